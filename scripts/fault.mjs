// `npm run test:fault`: the tests of faults again, many more of them than `npm test` has the time for.
//
//   node scripts/fault.mjs [parsers] [printing] [sap] [devices] [--seeds N] [--seed FIRST]
//
// Without a name all of them. `--seeds` is how many cases (inputs, jobs, days, cycles); `--seed` is the first of the
// days, to see one again that failed.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './run.mjs';

const LIMIT_MS = 3 * 60 * 60 * 1000;
/** What stands for the number of cases, how many they are unless told, and which tests they are for. */
const AREAS = {
  parsers: {
    variable: 'PACKWRIGHT_FAULT_INPUTS',
    many: 1_000_000,
    // Each is a test of a unit, which is given more inputs here, and the time for them.
    tests: ['tests/unit', '-t', 'any input', `--testTimeout=${LIMIT_MS}`],
  },
  printing: { variable: 'PACKWRIGHT_FAULT_JOBS', many: 500, tests: ['tests/fault/printing'] },
  sap: { variable: 'PACKWRIGHT_FAULT_SEEDS', many: 1_000, tests: ['tests/fault/sap'] },
  devices: { variable: 'PACKWRIGHT_FAULT_CYCLES', many: 200, tests: ['tests/fault/devices'] },
};
/** Shipments that wait after three days without SAP. */
const WAITING_SHIPMENTS = 5_000;
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
async function runFaults({ areas, seeds, seed }) {
  let code = 0;
  for (const { variable, many, tests } of areas.map((name) => AREAS[name])) {
    const env = {
      ...process.env,
      [variable]: seeds ?? String(many),
      PACKWRIGHT_FAULT_WAITING: String(WAITING_SHIPMENTS),
      ...(seed === undefined ? {} : { PACKWRIGHT_FAULT_SEED: seed }),
    };
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    code = (await run(process.execPath, [vitest, 'run', ...tests], { env, limitMs: LIMIT_MS })) || code;
  }
  return code;
}
