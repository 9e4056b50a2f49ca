import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-ci-'));
  mkdirSync(join(folder, '.ci'));
  mkdirSync(join(folder, 'bin'));
  cpSync(join(root, '.ci/run'), join(folder, '.ci/run'));
  // Stands for npm: says what it was asked, and ends as told.
  writeFileSync(join(folder, 'bin/npm'), '#!/bin/sh\necho "asked: npm $*"\nexit "$END_WITH"\n');
  chmodSync(join(folder, 'bin/npm'), 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("it runs this README's test command, and ends as that ends", () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(run(readme, '0')).toEqual({ status: 0, stdout: 'asked: npm test\n' });
  expect(run(readme, '7')).toEqual({ status: 7, stdout: 'asked: npm test\n' });
});

test('another command in the README is another command in the run', () => {
  expect(run('## Test\n\n```sh\nnpm run other\n```\n\n## More\n```sh\nnpm no\n```\n', '0').stdout).toBe(
    'asked: npm run other\n',
  );
});

test('a README without a test command is a failure, not a green run of nothing', () => {
  expect(run('# Packwright\n\n## Start\n```sh\nnpm start\n```\n', '0')).toEqual({ status: 1, stdout: '' });
});

function run(readme: string, endWith: string): { status: number | null; stdout: string } {
  writeFileSync(join(folder, 'README.md'), readme);
  const { status, stdout } = spawnSync('bash', [join(folder, '.ci/run')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}`, END_WITH: endWith },
  });
  return { status, stdout };
}
