// `npm run test:fault`: the tests of faults again, many more of them than `npm test` has the time for.
//
//   node scripts/fault.mjs [printing] [sap] [devices] [--seeds N] [--seed FIRST]
//
// Without a name all of them. `--seeds` is how many cases (days, jobs, cycles); `--seed` is the first of them, to
// see one again that failed.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './run.mjs';

/** What stands for the number of cases in each folder of tests/fault, and how many they are unless told. */
const AREAS = {
  printing: { variable: 'PACKWRIGHT_FAULT_JOBS', many: 500 },
  sap: { variable: 'PACKWRIGHT_FAULT_SEEDS', many: 1_000 },
  devices: { variable: 'PACKWRIGHT_FAULT_CYCLES', many: 200 },
};
/** Shipments that wait after three days without SAP. */
const WAITING_SHIPMENTS = 5_000;
const LIMIT_MS = 3 * 60 * 60 * 1000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const wanted = readArguments();
if (wanted === null) process.exitCode = 2;
else process.exitCode = await runFaults(wanted);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { seeds: { type: 'string' }, seed: { type: 'string' } },
      allowPositionals: true,
    });
    const unknown = positionals.filter((name) => !(name in AREAS));
    if (unknown.length > 0)
      throw new Error(
        `There are no faults of ${unknown.join(', ')}; there are ${Object.keys(AREAS).join(', ')}.`,
      );
    for (const [name, text] of Object.entries(values)) {
      if (!/^[1-9]\d*$/.test(text))
        throw new Error(`--${name} has to be a whole number from 1, not "${text}".`);
    }
    const areas = positionals.length > 0 ? positionals : Object.keys(AREAS);
    return { areas: /** @type {(keyof typeof AREAS)[]} */ (areas), ...values };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return null;
  }
}

/** @param {{ areas: (keyof typeof AREAS)[], seeds?: string, seed?: string }} wanted */
function runFaults({ areas, seeds, seed }) {
  const numbers = areas.map((name) => [AREAS[name].variable, seeds ?? String(AREAS[name].many)]);
  const env = {
    ...process.env,
    ...Object.fromEntries(numbers),
    PACKWRIGHT_FAULT_WAITING: String(WAITING_SHIPMENTS),
    ...(seed === undefined ? {} : { PACKWRIGHT_FAULT_SEED: seed }),
  };
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const folders = areas.map((name) => join('tests', 'fault', name));
  return run(process.execPath, [vitest, 'run', ...folders], { env, limitMs: LIMIT_MS });
}
