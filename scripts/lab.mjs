// `npm run test:lab`: the station's device code with real devices of a real kernel, in a machine of its own.
//
//   node scripts/lab.mjs [vitest's arguments]

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideLab } from './lab-parts.mjs';
import { run } from './run.mjs';

/** Without hardware virtualisation each machine takes half a minute to start. */
const LIMIT_MS = 20 * 60 * 1000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const lab = provideLab((text) => console.log(text));
if (lab.ready) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, 'tests', 'lab', 'vitest.config.ts');
  const args = ['run', '--config', config, ...process.argv.slice(2)];
  process.exitCode = await run(process.execPath, [vitest, ...args], { limitMs: LIMIT_MS });
} else {
  console.error(`The hardware lab can not be had here: ${lab.why}.`);
  process.exitCode = 1;
}
