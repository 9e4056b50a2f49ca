// What the hardware lab is built from: an emulator from the system's packages; Debian's kernel, the few of its
// modules that the lab loads, and a static busybox from Debian's archive, unpacked into the machine's cache.

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from './runtime.mjs';
import { installCommand, installPackages, missingFrom } from './system.mjs';
import { openWorkshop } from './trial-runtime.mjs';

/**
 * @typedef {object} LabParts
 * @property {string} kernel  path of the compressed kernel
 * @property {readonly string[]} modules  paths of its modules, in the order in which they can be loaded
 * @property {string} busybox  path of a busybox that needs no libraries
 */
/** @typedef {{ ready: true, parts: LabParts } | { ready: false, why: string }} Lab */

/** @type {readonly import('./system.mjs').Need[]} */
const NEEDS = [
  { provides: 'qemu-system-x86_64', debian: 'qemu-system-x86', reason: 'a machine with real kernel devices' },
  { provides: 'xz', debian: 'xz-utils', reason: 'unpacking kernel modules' },
];

/** What the lab loads by name; what these depend on comes along. */
const WANTED_MODULES = [
  'virtio_pci',
  '9pnet_virtio',
  '9p',
  'hid-generic',
  'uhid',
  'dummy_hcd',
  'usb_f_acm',
  'usb_f_printer',
  'cdc-acm',
  'usblp',
];
const COMMAND_LIMIT_MS = 10 * 60 * 1000;

/**
 * The lab's parts, fetched where they do not stand on this machine yet. When all is in place it takes a few
 * milliseconds.
 *
 * @param {(text: string) => void} say  progress in plain words
 * @returns {Lab} with the reason, and what to do, when it can not be had
 */
export function provideLab(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return missing(`the hardware lab runs on Linux x64, and this is ${process.platform} ${process.arch}`);
  }
  const needs = missingFrom(NEEDS);
  if (needs.length > 0) {
    const command = installCommand(needs);
    const list = needs.map(({ provides, reason }) => `${provides} (${reason})`).join(', ');
    if (command === null) return missing(`not found on this machine: ${list}`);
    if (process.getuid?.() !== 0) return missing(`not found: ${list}; install with: sudo ${command}`);
    say(`Installing for the hardware lab: ${list} ...`);
    const failure = installPackages(needs);
    if (failure) return missing(`${command} failed: ${failure}`);
  }
  try {
    if (!findParts()) makeParts(say);
  } catch (error) {
    return missing(error instanceof Error ? error.message : String(error));
  }
  const parts = findParts();
  return parts
    ? { ready: true, parts }
    : missing(`${partsFolder()} is not complete; delete it and try again`);
}

/**
 * @param {string} why
 * @returns {Lab}
 */
function missing(why) {
  return { ready: false, why };
}

function partsFolder() {
  return join(cacheFolder(), 'hardware-lab');
}

/** @returns {LabParts | null} null when they are not there, or were made for another list of modules */
function findParts() {
  const folder = partsFolder();
  const list = join(folder, 'modules.json');
  if (!existsSync(list)) return null;
  const { wanted, order } = JSON.parse(readFileSync(list, 'utf8'));
  if (String(wanted) !== String(WANTED_MODULES)) return null;
  return {
    kernel: join(folder, 'vmlinuz'),
    modules: order.map((/** @type {string} */ name) => join(folder, name)),
    busybox: join(folder, 'busybox'),
  };
}

/**
 * The parts are gathered beside their place and renamed into it, so that a killed set-up never leaves half of them.
 *
 * @param {(text: string) => void} say
 */
function makeParts(say) {
  const workshop = openWorkshop(partsFolder());
  try {
    say("Fetching Debian's kernel for the hardware lab (about 70 MB) ...");
    const kernel = fetchKernel(workshop);
    const gathered = join(workshop, 'gathered');
    mkdirSync(gathered);
    copyFileSync(only(join(kernel, 'boot'), /^vmlinuz-/), join(gathered, 'vmlinuz'));
    const order = gatherModules(only(join(kernel, 'lib', 'modules'), /./), gathered);
    copyFileSync(busyboxOf(unpackedPackage('busybox-static', workshop)), join(gathered, 'busybox'));
    writeFileSync(join(gathered, 'modules.json'), JSON.stringify({ wanted: WANTED_MODULES, order }));
    rmSync(partsFolder(), { recursive: true, force: true });
    renameSync(gathered, partsFolder());
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/**
 * @param {string} workshop
 * @returns {string} the folder with the unpacked package of Debian's current kernel
 */
function fetchKernel(workshop) {
  if (!currentKernel()) updateLists();
  const kernel = currentKernel();
  if (!kernel) {
    throw new Error(
      "the package lists of this machine do not name Debian's kernel (linux-image-amd64); the hardware lab needs Debian",
    );
  }
  return unpackedPackage(kernel, workshop);
}

/** @returns {string | undefined} */
function currentKernel() {
  const answer = spawnSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' }).stdout ?? '';
  return /Depends: (linux-image-\S+)/.exec(answer)?.[1];
}

/** Brings apt's lists up to date, which only root may. */
function updateLists() {
  if (process.getuid?.() === 0) run('apt-get', ['-q', 'update']);
}

/**
 * @param {string} name  of a Debian package
 * @param {string} workshop
 * @returns {string} the folder with its files; nothing is installed
 */
function unpackedPackage(name, workshop) {
  const folder = join(workshop, name);
  mkdirSync(folder);
  try {
    run('apt-get', ['-q', 'download', name], folder);
  } catch {
    // The lists may be older than the archive.
    updateLists();
    run('apt-get', ['-q', 'download', name], folder);
  }
  const files = join(folder, 'files');
  run('dpkg-deb', ['-x', only(folder, /\.deb$/), files]);
  return files;
}

/**
 * Copies the wanted modules and all they depend on.
 *
 * @param {string} from  the kernel's folder of modules
 * @param {string} to
 * @returns {string[]} the copies' names, each after those it depends on
 */
function gatherModules(from, to) {
  const places = new Map(
    readdirSync(from, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ko(\.xz)?$/.test(path))
      .map((path) => [moduleName(path), join(from, path)]),
  );
  /** @type {string[]} */
  const order = [];
  const gather = (/** @type {string} */ name) => {
    const copy = `${name}.ko`;
    // Those that are not there as files are built into the kernel.
    const place = places.get(name);
    if (order.includes(copy) || !place) return;
    const bytes = place.endsWith('.xz') ? run('xz', ['-dc', place]) : readFileSync(place);
    for (const needed of dependencies(bytes)) gather(needed);
    writeFileSync(join(to, copy), bytes);
    order.push(copy);
  };
  for (const name of WANTED_MODULES) gather(moduleName(name));
  return order;
}

/**
 * What a module says itself of what it needs: `depends=a,b` in its information section.
 *
 * @param {Buffer} bytes
 * @returns {string[]}
 */
function dependencies(bytes) {
  const [, list = ''] = /\0depends=([^\0]*)\0/.exec(bytes.toString('latin1')) ?? [];
  return list.split(',').filter(Boolean).map(moduleName);
}

/**
 * The kernel takes `-` and `_` in a module's name for the same.
 *
 * @param {string} path
 */
function moduleName(path) {
  return basename(path)
    .replace(/\.ko(\.xz)?$/, '')
    .replaceAll('-', '_');
}

/** @param {string} files */
function busyboxOf(files) {
  const place = ['bin', 'usr/bin'].map((folder) => join(files, folder, 'busybox')).find(existsSync);
  if (!place) throw new Error("busybox is not where Debian's package has it");
  return place;
}

/**
 * @param {string} folder
 * @param {RegExp} name
 * @returns {string} the path of the one entry with such a name
 */
function only(folder, name) {
  const [found, ...others] = readdirSync(folder).filter((entry) => name.test(entry));
  if (!found || others.length > 0) throw new Error(`expected one ${name} in ${basename(dirname(folder))}`);
  return join(folder, found);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [folder]  in which it runs
 * @returns {Buffer} what it printed
 */
function run(command, args, folder) {
  const done = spawnSync(command, args, {
    cwd: folder,
    timeout: COMMAND_LIMIT_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.error) throw new Error(`${command} could not be run: ${done.error.message}`);
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed: ${String(done.stderr).trim() || done.status}`);
  }
  return done.stdout;
}
