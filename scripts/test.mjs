// `npm test`: checks the sources, runs every test of the parts, builds, and runs the tests of the real
// application, and those on a kernel's devices where the machine can have them. Stops at the first stage that
// fails. The last line is the sum, alone: `N passed, N failed`.
//
//   node scripts/test.mjs [check] [parts] [build] [application] [lab]    only these stages, in this order

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { provideLab } from './lab-parts.mjs';
import { run } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number }} VitestReport */
/** @typedef {VitestReport & { stats: { expected: number, unexpected: number, skipped: number } }} Report */

const STAGE_LIMIT_MS = 30 * 60 * 1000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), 'packwright-test-'));

/** Each stage runs to its end and gives what it counted. */
const stages = { check, parts, build, application, lab };

const names = /** @type {(keyof typeof stages)[]} */ (process.argv.slice(2));
const total = await runStages(names.length > 0 ? names : ['check', 'parts', 'build', 'application', 'lab']);
rmSync(reports, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * @param {(keyof typeof stages)[]} chosen
 * @returns {Promise<Count>} the sum
 */
async function runStages(chosen) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const [index, name] of chosen.entries()) {
    console.log(`\n== ${name} (${index + 1} of ${chosen.length})`);
    const start = performance.now();
    const count = await stages[name]();
    console.log(
      `== ${name}: ${count.failed > 0 ? 'FAILED' : 'ok'} after ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
    if (count.failed > 0) break;
  }
  return sum;
}

async function check() {
  return judged(await program(join('scripts', 'check.mjs')));
}

function parts() {
  return vitest('parts');
}

async function lab() {
  const provided = provideLab(console.log);
  if (provided.ready) return vitest('lab', ['--config', join('tests', 'lab', 'vitest.config.ts')]);
  console.log(`The tests on a kernel's devices can not run here: ${provided.why}`);
  return judged(0);
}

/**
 * @param {string} name  of its report
 * @param {string[]} [args]
 */
async function vitest(name, args = []) {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await program(join('node_modules', 'vitest', 'vitest.mjs'), ['run', ...args, ...reporters]);
  const counts = read(report);
  return judged(code, counts.numPassedTests, counts.numFailedTests, counts.numPendingTests);
}

async function build() {
  try {
    buildIfChanged(console.log);
    return judged(0);
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return judged(1);
  }
}

async function application() {
  const report = join(reports, 'application.json');
  const code = await program(
    join('node_modules', '@playwright', 'test', 'cli.js'),
    ['test', '--reporter=list,json'],
    {
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      opensWindows: true,
    },
  );
  const counts = read(report).stats;
  return judged(code, counts?.expected, counts?.unexpected, counts?.skipped);
}

/**
 * @param {string} script  from the project's root
 * @param {string[]} [args]
 * @param {{ env?: NodeJS.ProcessEnv, opensWindows?: boolean }} [how]
 */
function program(script, args = [], how = {}) {
  return run(process.execPath, [join(root, script), ...args], { limitMs: STAGE_LIMIT_MS, ...how });
}

/**
 * @param {string} report  written by Vitest (`num...`) or Playwright (`stats`)
 * @returns {Partial<Report>} empty when the run ended before it wrote one
 */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}

/**
 * A run that failed without a failed test (a file that does not load, an error after the last test, a stage
 * that took too long) is a failure all the same.
 *
 * @param {number} code  the exit code
 * @returns {Count}
 */
function judged(code, passed = 0, failed = 0, skipped = 0) {
  return { passed, failed: code !== 0 ? Math.max(failed, 1) : failed, skipped };
}
