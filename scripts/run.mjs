// Runs another program to its end, on a virtual display where it needs one and the machine has none.

import { spawn } from 'node:child_process';
import { hasDisplay, openDisplay } from './display.mjs';

/** A program that was asked to end has this long to do so. */
const GRACE_MS = 10_000;

/**
 * Runs a program to its end; its input and output are ours. When we are asked to end, or its time is over, it
 * is asked to end, and after a while made to.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, opensWindows?: boolean, limitMs?: number }} [how]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 * @throws when it can't be started
 */
export async function run(command, args, { env = process.env, opensWindows = false, limitMs } = {}) {
  const display = opensWindows && !hasDisplay() ? await openDisplay() : null;
  try {
    return await runToEnd(command, args, { ...env, ...display?.env }, limitMs);
  } finally {
    display?.close();
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number | undefined} limitMs
 * @returns {Promise<number>}
 */
function runToEnd(command, args, env, limitMs) {
  // A process group of its own, so that nothing it started is left when it has to be made to end.
  const child = spawn(command, args, { stdio: 'inherit', env, detached: process.platform !== 'win32' });
  /** @type {NodeJS.Timeout[]} */
  const timers = [];
  const end = () => {
    child.kill('SIGTERM');
    timers.push(setTimeout(() => killGroup(child), GRACE_MS));
  };
  if (limitMs !== undefined) {
    timers.push(
      setTimeout(() => {
        console.error(`${command} ${args.join(' ')} did not end within ${limitMs / 1000} s.`);
        end();
      }, limitMs),
    );
  }
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => {
    timers.forEach(clearTimeout);
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}
