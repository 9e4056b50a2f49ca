// A virtual display for machines that have none.

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Room for the largest window that is looked at, and space around it. */
const SCREEN = '1920x1200x24';
const READY_LIMIT_MS = 15_000;

/** @returns {boolean} whether windows can be opened here as it is */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Opens a virtual display that only this user's programs can look at.
 *
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, close: () => void }>}
 * @throws when Xvfb can't be started, or is not ready in time
 */
export async function openDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'packwright-display-'));
  const authority = join(folder, 'authority');
  const cookie = randomBytes(16).toString('hex');
  // The server takes any entry's cookie; the programs need one under the number, which only the server knows.
  allow(authority, '0', cookie);
  const options = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority];
  // A process group of its own: Ctrl+C must end the programs before their display.
  const server = spawn('Xvfb', options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const close = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const number = await numberOf(server);
    allow(authority, number, cookie);
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, close };
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>} the number it chose, which it says once it is ready
 */
function numberOf(server) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ reason) => reject(new Error(`The virtual display (Xvfb) ${reason}.`));
    const timer = setTimeout(() => fail(`was not ready within ${READY_LIMIT_MS / 1000} s`), READY_LIMIT_MS);
    server.once('error', (error) => fail(`could not be started: ${error.message}`));
    server.once('exit', (code) => fail(`ended with exit code ${code}`));
    server.stdio[3]?.once('data', (number) => resolve(String(number).trim()));
    server.once('close', () => clearTimeout(timer));
    server.stdio[3]?.once('data', () => clearTimeout(timer));
  });
}

/**
 * @param {string} authority
 * @param {string} number
 * @param {string} cookie
 */
function allow(authority, number, cookie) {
  const done = spawnSync('xauth', ['-q', '-f', authority, 'add', `:${number}`, '.', cookie], {
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`xauth failed: ${done.error?.message ?? done.stderr.trim()}`);
}
