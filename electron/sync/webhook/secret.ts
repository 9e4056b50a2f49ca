import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'webhook-secret';
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * The secret path below which SAP calls: made once and kept in the service's data folder, for its owner alone. Set-up
 * reads it too, beside the service that may be running. A damaged one is made anew: SAP then calls in vain until it is
 * told, which the set-up says, and nothing else stops.
 */
export function webhookSecret(folder: string): string {
  const path = join(folder, FILE);
  const known = read(path);
  if (known !== null && SECRET.test(known)) return known;
  // Written beside and then given its name: whoever is killed in between leaves no half of one.
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  if (known === null) linkUnlessThere(fresh, path);
  else renameSync(fresh, path);
  rmSync(fresh, { force: true });
  return readFileSync(path, 'utf8');
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isError(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Given up where there is one already: whoever made it first has told SAP. */
function linkUnlessThere(fresh: string, path: string): void {
  try {
    linkSync(fresh, path);
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
