// `npm run check`: everything about the sources that can be said without running them. Every check runs, so
// that one try shows all that is wrong; only a failed one's words are shown.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LIMIT_MS = 5 * 60 * 1000;
const SHOWN_LIMIT = 20_000;
/** Of all packages, since those of the page are bundled: permissive ones, and file-level copyleft. */
const ALLOWED_LICENCES =
  'MIT;ISC;0BSD;BSD;Apache-2.0;BlueOak-1.0.0;Python-2.0;OFL-1.1;MPL-2.0;CC0-1.0;CC-BY;WTFPL';

/** What is checked, and the package's program that does it. @type {[name: string, command: string[]][]} */
const checks = [
  ['types, shared (pure)', ['typescript7', '-p', 'shared']],
  ['types, services and tests', ['typescript7', '-p', '.']],
  ['types, page', ['typescript7', '-p', 'renderer']],
  ['types, tests of the application', ['typescript7', '-p', 'tests/e2e']],
  ['format and lint', ['@biomejs/biome', 'check', '--error-on-warnings']],
  ['lint with types', ['eslint', '--max-warnings=0', '.']],
  [
    'who imports whom',
    ['dependency-cruiser', '--output-type=err', 'electron', 'renderer', 'shared', 'tests', 'scripts'],
  ],
  ['unused code', ['knip', '--no-progress', '--treat-config-hints-as-errors']],
  ['wire format', ['@bufbuild/buf', 'lint', 'shared/proto']],
  ['licences', ['license-checker-rseidelsohn', '--excludePrivatePackages', '--onlyAllow', ALLOWED_LICENCES]],
];

const failed = checks.filter(([name, command]) => !passes(name, command)).map(([name]) => name);
if (failed.length > 0) {
  console.log(`Not in order: ${failed.join('; ')}.`);
  process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {string[]} command  a package and its arguments
 * @returns {boolean}
 */
function passes(name, [packageName = '', ...args]) {
  const start = performance.now();
  const done = spawnSync(process.execPath, [programOf(packageName), ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: LIMIT_MS,
  });
  const ok = done.status === 0;
  console.log(`  ${ok ? 'ok    ' : 'FAILED'}  ${name}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (!ok) console.log(`${done.error?.message ?? ''}${done.stdout}${done.stderr}`.slice(0, SHOWN_LIMIT));
  return ok;
}

/**
 * @param {string} packageName
 * @returns {string} the path of the program that the package installs
 */
function programOf(packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : String(Object.values(bin)[0]));
}
