import type { Finding } from '../../../shared/contracts/setup.ts';
import type { ServiceLayer } from '../service-layer/client.ts';
import type { Failure } from '../service-layer/outcome.ts';
import { approvals } from './checks/approvals.ts';
import { bins } from './checks/bins.ts';
import { posting, reading } from './checks/rights.ts';
import { series } from './checks/series.ts';
import { uniqueKey } from './checks/unique-key.ts';
import { version } from './checks/version.ts';
import type { Gone } from './findings.ts';
import { inquiry, type Surveyed } from './inquiry.ts';

const CHECKS = [version, reading, posting, uniqueKey, series, approvals, bins];

/**
 * Looks at what a company's own settings mean for packing. Changes nothing in SAP. Ends with the first failure that
 * says nothing about the company (SAP away, wrong password).
 */
export async function survey(
  sap: ServiceLayer,
  surveyed: Surveyed,
  signal: AbortSignal,
): Promise<{ readonly kind: 'done'; readonly value: readonly Finding[] } | Failure> {
  const ask = inquiry(sap, signal);
  const findings: Finding[] = [];
  for (const check of CHECKS) {
    const found: Finding | Gone = await check(ask, surveyed);
    if ('kind' in found) return found;
    findings.push(found);
  }
  return { kind: 'done', value: findings };
}
