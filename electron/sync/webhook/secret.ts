import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'webhook-secret';
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * The secret path below which SAP calls: made once and kept in the service's data folder, for its owner alone. Set-up
 * reads it too, beside the service that may be running.
 */
export function webhookSecret(folder: string): string {
  const path = join(folder, FILE);
  try {
    // Given up where there is one already: whoever made it first has told SAP.
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(path, 'utf8');
  if (SECRET.test(secret)) return secret;
  throw new Error(`${path} is damaged: remove it and run set-up again.`);
}
