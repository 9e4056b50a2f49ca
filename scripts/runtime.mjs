// Which Electron opens the station on this machine, and why that one.
//
// The official release is the product's runtime. Where its download cannot be had, Linux x64 gets a runtime
// for trying and testing (trial-runtime.mjs). Runs on Node 24; `node scripts/runtime.mjs` puts one in place.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideTrialRuntime, TRIAL_VERSION, trialRuntimeIsPossible } from './trial-runtime.mjs';

/**
 * @typedef {object} Runtime
 * @property {'official' | 'trial'} kind  only the official one is ever packaged
 * @property {string} executable  absolute path of the Electron program
 * @property {string} version  Electron's version, e.g. `45.4.1`
 * @property {string} why  one sentence for a person: why this one
 */

/** The official download is given up when nothing arrives for this long. */
const SILENCE_LIMIT_MS = 10_000;
/** A failed download is not tried again for this long, so that an unreachable network costs nothing per start. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const electronFolder = join(root, 'node_modules', 'electron');

/**
 * The runtime that stands ready on this machine, without fetching anything.
 *
 * @returns {Runtime | null} null when `node scripts/setup.mjs` has to put one in place first
 */
export function findRuntime() {
  return officialRuntime() ?? trialRuntime();
}

/**
 * Puts a runtime in place: the official download first, else the trial runtime.
 *
 * @param {(text: string) => void} say  progress in plain words
 * @returns {Promise<Runtime>}
 * @throws when neither can be had on this machine
 */
export async function provideRuntime(say) {
  if (!officialRuntime() && !failedRecently()) await fetchOfficial(say);
  if (!officialRuntime() && trialRuntimeIsPossible()) await provideTrialRuntime(trialFolder(), say);
  const runtime = findRuntime();
  if (runtime) return runtime;
  throw new Error(
    `No Electron for ${process.platform} ${process.arch}: ${failureReason()}. The trial runtime exists for Linux ` +
      'x64 only. Connect this machine to the network and start again.',
  );
}

/** @returns {string} where everything lives that is fetched once per machine and is not part of the sources */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'packwright');
}

/** @returns {Runtime | null} */
function officialRuntime() {
  const name = join(electronFolder, 'path.txt');
  if (!existsSync(name)) return null;
  const executable = join(electronFolder, 'dist', readFileSync(name, 'utf8'));
  if (!existsSync(executable)) return null;
  return {
    kind: 'official',
    executable,
    version: officialVersion(),
    why: 'the official release of Electron',
  };
}

/** @param {(text: string) => void} say */
async function fetchOfficial(say) {
  say(`Fetching Electron ${officialVersion()} (about 120 MB) ...`);
  try {
    await downloadOfficial();
    // Finds the archive just fetched in Electron's own cache; writes path.txt last, so half an unpacking does not count.
    const unpacked = spawnSync(process.execPath, [join(electronFolder, 'install.js')], { encoding: 'utf8' });
    if (unpacked.status !== 0) throw new Error(`unpacking failed: ${unpacked.stderr.trim()}`);
  } catch (error) {
    const reason = shortReason(error);
    say(`The official Electron cannot be had here now: ${reason}. It is tried again after a day.`);
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(failureFile(), reason);
  }
}

async function downloadOfficial() {
  const { downloadArtifact } = await import('@electron/get');
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`no answer within ${SILENCE_LIMIT_MS / 1000} s`));
  let timer = setTimeout(giveUp, SILENCE_LIMIT_MS);
  try {
    await downloadArtifact({
      version: officialVersion(),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: createRequire(import.meta.url)(join(electronFolder, 'checksums.json')),
      downloadOptions: {
        signal: silence.signal,
        getProgressCallback: async () => {
          clearTimeout(timer);
          timer = setTimeout(giveUp, SILENCE_LIMIT_MS);
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

/** @returns {string} */
function officialVersion() {
  return JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version;
}

/** @returns {Runtime | null} */
function trialRuntime() {
  const executable = join(trialFolder(), 'electron');
  if (!existsSync(executable)) return null;
  const why = `${failureReason()}; this one is for trying and testing`;
  return { kind: 'trial', executable, version: TRIAL_VERSION, why };
}

function trialFolder() {
  return join(cacheFolder(), `trial-electron-${TRIAL_VERSION}`);
}

function failureFile() {
  return join(cacheFolder(), `electron-${officialVersion()}-download-failed.txt`);
}

/** @returns {string} */
function failureReason() {
  const reason = existsSync(failureFile()) ? readFileSync(failureFile(), 'utf8') : 'not tried yet';
  return `the official Electron ${officialVersion()} could not be fetched (${reason})`;
}

/** @returns {boolean} */
function failedRecently() {
  return existsSync(failureFile()) && Date.now() - statSync(failureFile()).mtimeMs < RETRY_AFTER_MS;
}

/** @param {unknown} error */
function shortReason(error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? 'unknown';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runtime = await provideRuntime((text) => console.log(text));
  console.log(`Electron ${runtime.version}: ${runtime.why}.`);
}
