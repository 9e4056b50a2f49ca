// Runs another program to its end, on a virtual display where one is needed and the machine has none.

import { spawn } from 'node:child_process';

/** Room for the largest window that is looked at, and space around it. */
const SCREEN = '-screen 0 1920x1200x24';

/** @returns {boolean} whether windows can be opened here as it is */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Runs a program to its end; its input and output are ours. When we are asked to end, or its time is over, so
 * are it, all that it started and its display.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, opensWindows?: boolean, limitMs?: number }} [how]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 * @throws when it can't be started
 */
export function run(command, args, { env = process.env, opensWindows = false, limitMs } = {}) {
  const line = [command, ...args];
  if (opensWindows && !hasDisplay()) line.unshift('xvfb-run', '-a', '-s', SCREEN);
  const [program = command, ...rest] = line;
  // A process group of its own, since xvfb-run hands signals on to nobody.
  const child = spawn(program, rest, { stdio: 'inherit', env, detached: process.platform !== 'win32' });
  const end = () =>
    process.platform === 'win32' ? child.kill() : process.kill(-(child.pid ?? 0), 'SIGTERM');
  const timer = limitMs === undefined ? undefined : setTimeout(end, limitMs);
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve(code ?? 1);
    });
  });
}
