// `npm run --silent explain -- scan`: what each scan on standard input is, one JSON object per line.
// `npm run --silent explain -- scale --protocol NAME`: what the bytes of a scale mean, one JSON reading per line.
// Answers as soon as a line or message is complete. Exit code 0 at the end of the input, 2 for a wrong call.

import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Frame } from '../electron/station/devices/framing/framing.ts';
import { hidReports } from '../electron/station/devices/scale/hid-reports.ts';
import { readingOf, textOf } from '../electron/station/devices/scale/protocol.ts';
import { scaleProtocols } from '../electron/station/devices/scale/protocols.ts';
import { parseScan } from '../shared/barcode/index.ts';
import { WEIGHT_UNITS, type WeightUnit } from '../shared/weight/index.ts';
import { readLines } from './explain/lines.ts';

/** What stations can be configured with, and the reports of USB scales. */
const protocols = { ...scaleProtocols, hid: hidReports };
const NAMES = Object.keys(protocols) as (keyof typeof protocols)[];

const USAGE = `Say what to explain:
  npm run --silent explain -- scan
      One scan per line: a JSON string ("]C10109501101530003\\u001d..."), or the plain text of it.
  npm run --silent explain -- scale --protocol NAME [--unit UNIT]
      The bytes of a scale. Names: ${NAMES.join(', ')}.
      Units, for scales that send none: ${WEIGHT_UNITS.join(', ')}.`;
const WRONG_CALL = 2;

/** A scan of 7,089 characters with every one written as \uXXXX, and its quotation marks. */
const MAX_LINE_BYTES = 6 * 7_089 + 2;

const TOO_LONG = {
  ok: false,
  kind: 'unreadable',
  symbology: null,
  reason: 'too-long',
  detail: `A line of more than ${MAX_LINE_BYTES} bytes`,
  at: null,
};

// Whoever reads may stop reading, as `head` does.
process.stdout.on('error', () => process.exit());
// What was left out may be of no interest to anybody; the readings are.
process.stderr.on('error', () => undefined);

const call = readCall();
if (typeof call === 'string') {
  process.stderr.write(`${call}\n`);
  process.exitCode = WRONG_CALL;
} else {
  await call();
}

/** What is to be done, or what is wrong with the call. */
function readCall(): (() => Promise<void>) | string {
  let values: { protocol?: string; unit?: string };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({
      allowPositionals: true,
      options: { protocol: { type: 'string' }, unit: { type: 'string' } },
    }));
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
  const { protocol, unit = null } = values;
  if (positionals.length !== 1) return USAGE;
  if (positionals[0] === 'scan') {
    return protocol === undefined && unit === null
      ? explainScans
      : `A scan has no protocol or unit.\n${USAGE}`;
  }
  if (positionals[0] !== 'scale') return USAGE;
  const name = NAMES.find((known) => known === protocol);
  if (!name) return `Unknown scale protocol ${JSON.stringify(protocol ?? '')}.\n${USAGE}`;
  const known = WEIGHT_UNITS.find((one) => one === unit);
  if (unit !== null && !known) return `Unknown unit ${JSON.stringify(unit)}.\n${USAGE}`;
  return () => explainScale(name, known ?? null);
}

async function explainScans(): Promise<void> {
  for await (const line of readLines(process.stdin, MAX_LINE_BYTES)) {
    await answer(line === null ? TOO_LONG : explainScan(line));
  }
}

function explainScan(line: string) {
  const today = new Date().toISOString().slice(0, 10);
  const { ok, kind, symbology, ...rest } = parseScan(scanOf(line), today);
  return ok ? { ok, kind, symbology, elements: [], ...rest } : { ok, kind, symbology, ...rest };
}

/** A line is a JSON string, or else the scan itself. */
function scanOf(line: string): string {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : line;
  } catch {
    return line;
  }
}

async function explainScale(name: keyof typeof protocols, unit: WeightUnit | null) {
  const { framing: createFraming, read, title } = protocols[name];
  const framing = createFraming();

  for await (const chunk of process.stdin) {
    const bytes: Buffer = chunk;
    await answerFrames(framing.push(bytes));
  }
  await answerFrames(framing.paused?.() ?? []);
  if (framing.abandon().length > 0) {
    process.stderr.write('The input ended in the middle of a message, which was left out.\n');
  }

  async function answerFrames(frames: readonly Frame[]): Promise<void> {
    for (const frame of frames) {
      if (frame.kind === 'dropped') {
        process.stderr.write(`Bytes were left out that are no ${title} (${frame.why}).\n`);
        continue;
      }
      const said = read(frame.bytes, 0, unit);
      if (said.kind === 'prompt' && said.reading === null) continue;
      if (said.kind === 'weight' && said.confirms) continue;
      const { value, unit: sent, verdict } = readingOf(said, { raw: textOf(frame.bytes), at: 0 });
      await answer({ value, unit: sent, verdict });
    }
  }
}

/** Prints one line, as fast as it is read. */
async function answer(value: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}
