import type { Finding } from '../../../../shared/contracts/setup.ts';
import { findingOf } from '../findings.ts';
import type { Inquiry } from '../inquiry.ts';

/** Version 2 of the Service Layer and stored queries are 10.0's. */
const OLDEST_MAJOR = 10;

/**
 * SAP says digits, 1000280 for build 10.00.280. Which feature package a build is, it does not say: what a feature
 * package brings is looked at itself.
 */
export async function version(ask: Inquiry): Promise<Finding> {
  const said = ask.version();
  const [, major, minor, build] = /^(\d{1,2})(\d{2})(\d{3})$/.exec(said ?? '') ?? [];
  if (major === undefined) return findingOf('version', 'notSeen', { found: 'versionUntold', sap: said });
  const params = { version: `${major}.${minor}.${build}` };
  return Number(major) < OLDEST_MAJOR
    ? findingOf('version', 'obstacle', { found: 'versionTooOld', params })
    : findingOf('version', 'present', { found: 'versionIs', params });
}
