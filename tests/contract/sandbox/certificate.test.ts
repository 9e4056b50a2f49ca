import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCertificate } from '../../../electron/sandbox/service-layer/certificate.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = new Date();
const years = (count: number) => new Date(now.getTime() + count * 365.25 * 24 * 3_600_000);

it('stays the same from start to start, so that a pin stays good', async () => {
  const made = await openCertificate(folder, now);
  expect(made.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(await openCertificate(folder, years(9))).toEqual(made);
});

it('is made anew before it runs out', async () => {
  const made = await openCertificate(folder, now);
  expect((await openCertificate(folder, years(9.9))).fingerprint).not.toBe(made.fingerprint);
});

it('is one of its own in every folder, its key for its owner alone', async () => {
  const made = await openCertificate(folder, now);
  expect((await openCertificate(null, now)).fingerprint).not.toBe(made.fingerprint);
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, 'certificate-key.pem')).mode & 0o777).toBe(0o600);
  }
});
