import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../../scripts/run.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-run-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("a program's exit code is its answer, and a signal is a failure", async () => {
  expect(await run('sh', ['-c', 'exit 7'])).toBe(7);
  expect(await run('sh', ['-c', 'kill -KILL $$'])).toBe(1);
});

test('a program that does not exist is said to be so', async () => {
  await expect(run('no-such-program', [])).rejects.toThrow('no-such-program');
});

test('a program that takes too long is asked to end and may put things in order', async () => {
  const file = join(folder, 'ended');
  const script = `trap 'echo in order > ${file}; exit 3' TERM; while :; do sleep 0.05; done`;
  expect(await run('sh', ['-c', script], { limitMs: 300 })).toBe(3);
  expect(readFileSync(file, 'utf8')).toBe('in order\n');
});

test('a program that opens windows gets a display of its own, which ends after it', async () => {
  const file = join(folder, 'display');
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  const script = `echo "$DISPLAY" > ${file}; test -S "/tmp/.X11-unix/X\${DISPLAY#:}" && test -s "$XAUTHORITY"`;
  expect(await run('sh', ['-c', script], { opensWindows: true })).toBe(0);
  const socket = `/tmp/.X11-unix/X${readFileSync(file, 'utf8').trim().slice(1)}`;
  await expect.poll(() => existsSync(socket), { timeout: 5_000 }).toBe(false);
});
