// Builds the application into out/, when a source changed since the last time.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'out', '.sources');

/** Everything that the build reads; packages by the lock file. */
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * @param {(text: string) => void} say  progress in plain words
 * @throws with the builder's own words when the sources do not build
 */
export function buildIfChanged(say) {
  const sources = hashOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('Building the application ...');
  rmSync(stamp, { force: true });
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const done = spawnSync(process.execPath, [builder, 'build'], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The application does not build:\n${done.stdout}${done.stderr}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/**
 * @param {readonly string[]} places  files and folders, from the project's root
 * @returns {string} a hash over the names and contents of all files in them
 */
function hashOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn)) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]} the files it is or holds, in a fixed order
 */
function filesIn(place) {
  if (statSync(join(root, place)).isFile()) return [place];
  const names = readdirSync(join(root, place)).sort();
  return names.flatMap((name) => filesIn(join(place, name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    buildIfChanged(console.log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
