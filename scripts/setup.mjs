// Makes a fresh clone ready: `node scripts/setup.mjs services|start|test`, run by the pre-scripts of package.json.
//
// Needs nothing but Node 20 and npm, since it is what brings everything else. When all is in place it says
// nothing and takes a fraction of a second. It talks on standard error: standard output belongs to the command.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installCommand, installPackages, missingFrom, namesOn, START_NEEDS, TEST_NEEDS } from './system.mjs';

const MINIMUM_NODE = 20;
const COMMAND_LIMIT_MS = 30 * 60 * 1000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each command needs beside the npm packages. */
const purposes = {
  services: { needs: [], electron: false },
  start: { needs: START_NEEDS, electron: true },
  test: { needs: [...START_NEEDS, ...TEST_NEEDS], electron: true },
};

const purpose = purposes[/** @type {keyof typeof purposes} */ (process.argv[2] ?? 'test')];
if (!purpose) stop(`Say what to set up: ${Object.keys(purposes).join(', ')}.`);
if (Number.parseInt(process.versions.node, 10) < MINIMUM_NODE) {
  stop(
    `Packwright's set-up needs Node ${MINIMUM_NODE} or newer; this is ${process.versions.node}. Install a newer one.`,
  );
}
installNpmPackages();
installSystemPackages();
if (purpose.electron) provideElectron();

/** Installs exactly what the lock file says, when it says something else than at the last time. */
function installNpmPackages() {
  const stamp = join(root, 'node_modules', '.packwright-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing the npm packages (a minute or two) ...');
  // Only errors are shown: npm warns about the Node it runs on, though the project brings the Node it needs.
  run(
    'npm',
    ['ci', '--loglevel=error', '--no-audit', '--no-fund'],
    'The npm packages could not be installed',
  );
  writeFileSync(stamp, lock);
}

/** Installs the system's packages when it may; else names the one command that does. */
function installSystemPackages() {
  if (process.platform !== 'linux') return;
  const missing = missingFrom(purpose.needs);
  if (missing.length === 0) return;
  const command = installCommand(missing);
  const list = missing.map((need) => `  ${need.provides} (${need.reason})`).join('\n');
  if (command === null) {
    say(`Not found on this machine, please install them:\n${list}`);
    return;
  }
  if (process.getuid?.() !== 0) {
    stop(
      `Missing on this machine:\n${list}\nInstall them with this command, then try again:\n\n  sudo ${command}\n`,
    );
  }
  say(`Installing Debian packages: ${namesOn(missing).join(' ')} ...`);
  const failure = installPackages(missing);
  if (failure) stop(`The Debian packages could not be installed. Try: ${command}\n${failure}`);
}

/** Runs on the project's own Node, which the packages that make the runtime need. */
function provideElectron() {
  const node = join(root, 'node_modules', '.bin', 'node');
  run(node, [join(root, 'scripts', 'runtime.mjs')], 'Electron could not be put in place');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} failure
 */
function run(command, args, failure) {
  const shell = process.platform === 'win32';
  const done = spawnSync(command, args, {
    cwd: root,
    shell,
    timeout: COMMAND_LIMIT_MS,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (done.status !== 0) stop(`${failure} (${command} ${args.join(' ')}).`);
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * @param {string} text
 * @returns {never}
 */
function stop(text) {
  say(text);
  process.exit(1);
}
