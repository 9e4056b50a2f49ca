// `npm run package`: the installed application, into dist/.
//
//   npm run package -- [--linux | --win] [--dir]    arguments are electron-builder's
//   PACKWRIGHT_ELECTRON_DIST=DIR                    an unpacked official Electron; else the one npm start fetched

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { run } from './run.mjs';
import { findRuntime } from './runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LIMIT_MS = 30 * 60 * 1000;

/**
 * Why an Electron may not be packaged.
 *
 * @param {string} folder  an unpacked Electron
 * @param {string} version  the one that the project is made for, e.g. `45.4.1`
 * @returns {string | null} null when it may
 */
export function refusalToPackage(folder, version) {
  // Every official release says in this file which it is; the trial runtime has none.
  const file = join(folder, 'version');
  const found = existsSync(file)
    ? readFileSync(file, 'utf8').trim().replace(/^v/, '')
    : 'not an official release';
  if (found === version) return null;
  return `Only the official Electron ${version} is packaged, and ${folder} is ${found}. Name another folder in PACKWRIGHT_ELECTRON_DIST.`;
}

async function main() {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  const dist =
    process.env.PACKWRIGHT_ELECTRON_DIST ?? dirname(findRuntime()?.executable ?? join(root, 'no-electron'));
  const refusal = refusalToPackage(dist, version);
  if (refusal) {
    console.error(refusal);
    return 1;
  }
  buildIfChanged(console.log);
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [
    'build',
    ...process.argv.slice(2),
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${version}`,
  ];
  return await run(process.execPath, [builder, ...args], { limitMs: LIMIT_MS });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
