// What the machine itself must bring: programs and libraries, looked for as such, so that any Linux can be
// asked, and the Debian and Ubuntu packages that bring them.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Need
 * @property {string} provides  a program's name, or a library's file name
 * @property {string} debian  the package's name
 * @property {boolean} [renamed]  whether its name got a `t64` at the end with the 64-bit time change of 2024
 * @property {string} reason  what it is for
 */

const window = 'Electron window';

/**
 * The libraries are those that `ldd` of Electron names and no other package of this list brings along;
 * libXss is on the list of Electron's own Debian packages.
 *
 * @type {readonly Need[]}
 */
export const START_NEEDS = [
  { provides: 'libgtk-3.so.0', debian: 'libgtk-3-0', renamed: true, reason: window },
  { provides: 'libatk-bridge-2.0.so.0', debian: 'libatk-bridge2.0-0', renamed: true, reason: window },
  { provides: 'libnss3.so', debian: 'libnss3', reason: window },
  { provides: 'libgbm.so.1', debian: 'libgbm1', reason: window },
  { provides: 'libdrm.so.2', debian: 'libdrm2', reason: window },
  { provides: 'libasound.so.2', debian: 'libasound2', renamed: true, reason: window },
  { provides: 'libXss.so.1', debian: 'libxss1', reason: window },
  { provides: 'libusb-1.0.so.0', debian: 'libusb-1.0-0', reason: 'USB scales' },
  { provides: 'udevadm', debian: 'udev', reason: 'finding serial ports' },
  { provides: 'unzip', debian: 'unzip', reason: 'unpacking the trial runtime' },
  { provides: 'Xvfb', debian: 'xvfb', reason: 'a display where there is none' },
  { provides: 'xauth', debian: 'xauth', reason: 'a display where there is none' },
];

/** @type {readonly Need[]} */
export const TEST_NEEDS = [
  { provides: 'socat', debian: 'socat', reason: 'serial lines in the tests' },
  { provides: 'pdftotext', debian: 'poppler-utils', reason: 'reading packing slips back in the tests' },
  { provides: 'zbarimg', debian: 'zbar-tools', reason: 'reading bar codes back in the tests' },
  { provides: 'cupsd', debian: 'cups', reason: 'a print service in the tests' },
];

/** The releases before the 64-bit time change; all later ones have the new names. */
const OLD_RELEASES = ['bullseye', 'bookworm', 'focal', 'jammy'];
/** Another installation may hold the package database; it is waited for. */
const LOCK_LIMIT_S = 300;
const LOCK_RETRY_MS = 5_000;
const APT_LIMIT_MS = 20 * 60 * 1000;

/**
 * @param {readonly Need[]} needs
 * @returns {Need[]} those that this machine does not bring
 */
export function missingFrom(needs) {
  const libraries = needs.length === 0 ? '' : knownLibraries();
  return needs.filter(({ provides }) =>
    provides.includes('.so') ? !libraries.includes(`\t${provides} `) : !isProgram(provides),
  );
}

/**
 * @param {readonly Need[]} needs
 * @param {string} [osRelease]  the text of /etc/os-release
 * @returns {string[]} the packages' names on this release of Debian, Ubuntu or one of their relatives
 */
export function namesOn(needs, osRelease = readFileSync('/etc/os-release', 'utf8')) {
  const values = Object.fromEntries(
    [...osRelease.matchAll(/^(\w+)="?([^"\n]*)"?$/gm)].map((m) => [m[1], m[2]]),
  );
  const release = values.UBUNTU_CODENAME ?? values.DEBIAN_CODENAME ?? values.VERSION_CODENAME;
  const old = OLD_RELEASES.includes(release);
  return needs.map(({ debian, renamed }) => (renamed && !old ? `${debian}t64` : debian));
}

/**
 * @param {readonly Need[]} needs
 * @returns {string | null} the one command that installs them; null where there is no apt-get
 */
export function installCommand(needs) {
  if (!isProgram('apt-get')) return null;
  return `apt-get install -y --no-install-recommends ${namesOn(needs).join(' ')}`;
}

/**
 * Installs them with apt-get, its package lists brought up to date first. Needs root.
 *
 * @param {readonly Need[]} needs
 * @returns {string | null} what apt-get said when it failed
 */
export function installPackages(needs) {
  return aptGet(['update']) ?? aptGet(['install', '-y', '--no-install-recommends', ...namesOn(needs)]);
}

/**
 * @param {string[]} args
 * @returns {string | null} what it said when it failed
 */
function aptGet(args) {
  const giveUpAt = Date.now() + LOCK_LIMIT_S * 1000;
  for (;;) {
    const done = spawnSync('apt-get', ['-q', '-o', `DPkg::Lock::Timeout=${LOCK_LIMIT_S}`, ...args], {
      encoding: 'utf8',
      timeout: APT_LIMIT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (done.status === 0) return null;
    // apt-get itself waits for the lock of the packages, but not for that of the lists.
    const locked = done.stderr.includes('Could not get lock');
    if (!locked || Date.now() > giveUpAt) return done.error?.message ?? done.stderr.trim();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_RETRY_MS);
  }
}

/** @param {string} name */
function isProgram(name) {
  // A normal user's PATH may lack these two, where udevadm and ldconfig may live.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, name)));
}

/** @returns {string} the dynamic linker's list: a line for each library, a tab before its name */
function knownLibraries() {
  return spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
}
