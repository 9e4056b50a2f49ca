import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextSscc } from '../../../shared/labels/sscc.ts';
import { startZplPrinter, type ZplPrinter } from '../../support/zpl-printer.ts';
import { disagreements, jobsOnRecord } from './record.ts';
import { type Station, startStation } from './station-process.ts';
import {
  FAULTS,
  type Fault,
  OWN_STEPS,
  type OwnStep,
  PRINTER_STEPS,
  type PrinterStep,
  type Step,
} from './steps.ts';

export type PrintedThroughFaults = {
  /** What the record and the paper do not agree about. */
  readonly disagreements: readonly string[];
  /** How often the station was killed at each step, and each fault happened. */
  readonly kills: Readonly<Record<Step, number>>;
  readonly faults: Readonly<Record<Fault, number>>;
  /** How many jobs ended as what. */
  readonly ends: Readonly<Record<string, number>>;
  readonly labelsOnPaper: number;
};

/** From then on nothing goes wrong any more, so that every carton comes to its label. */
const TROUBLED_TRIES = 3;
const RANGE = { extensionDigit: 0, companyPrefix: '9529999', firstSerial: 1, lastSerial: 999_999 };

/**
 * Closes cartons and prints their labels at a printer that fails, by a station that is killed, and has somebody
 * ask for each label again until it is there, or open the carton again; then counts the paper.
 *
 * @param seed the same seed gives the same faults and killings
 * @param counts whether the printer tells how many labels it has printed
 */
export async function printThroughFaults(
  cartons: number,
  seed: number,
  counts: boolean,
): Promise<PrintedThroughFaults> {
  const folder = mkdtempSync(join(tmpdir(), 'packwright-print-faults-'));
  const printer = await startZplPrinter({ counts, tellsErrors: true });
  const bench = openBench(folder, printer);
  const chances = chancesFrom(seed, counts);
  try {
    for (let carton = 1; carton <= cartons; carton++) await bringOut(bench, chances, carton);
    const ends = Object.groupBy(jobsOnRecord(folder), ({ state }) => state);
    return {
      disagreements: disagreements(folder, printer.printed()),
      kills: bench.kills,
      faults: bench.faults,
      ends: Object.fromEntries(Object.entries(ends).map(([state, jobs]) => [state, jobs?.length ?? 0])),
      labelsOnPaper: printer.printed().length,
    };
  } finally {
    await bench.close();
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One carton, from its closing until its label is on paper for sure or its number is dead. */
async function bringOut(bench: Bench, chances: Chances, carton: number): Promise<void> {
  const next = nextSscc(RANGE, carton - 1);
  if ('refusal' in next) throw new Error(next.refusal);
  const { sscc } = next;
  for (let tries = 0; ; tries++) {
    const calm = tries >= TROUBLED_TRIES;
    const wanted = { carton, sscc, again: tries > 0 };
    const { fault, step } = calm ? CALM : chances.next();
    await bench.print(wanted, fault, step);
    const last = bench.lastState(sscc);
    if (last === 'printed') return;
    if (last !== null && last !== 'notPrinted' && chances.opensCartonAgain()) {
      await bench.reopen(carton, sscc);
      return;
    }
  }
}

const CALM = { fault: 'none', step: null } as const;

type Bench = ReturnType<typeof openBench>;
type Wanted = { readonly carton: number; readonly sscc: string; readonly again: boolean };

function openBench(folder: string, printer: ZplPrinter) {
  const kills = counters([...OWN_STEPS, ...PRINTER_STEPS]);
  const faults = counters(FAULTS);
  let station: Station | null = null;
  let plan: { readonly fault: Fault; readonly killAt: PrinterStep | null } = { fault: 'none', killAt: null };
  let taken = false;
  let isOff: Promise<void> | null = null;

  printer.onEvent((event) => {
    if (event === 'taken') {
      taken = true;
      if (plan.killAt === 'label-taken') station?.kill();
      if (plan.fault === 'paper-out-after' || plan.fault === 'cancelled-by-hand')
        printer.set({ paperOut: true });
      if (plan.fault === 'head-open-after') printer.set({ headOpen: true });
      if (plan.fault === 'answers-late') printer.set({ answersAfterMs: 400 });
      if (plan.fault === 'answers-never') printer.set({ silent: true });
      if (plan.fault === 'power-lost-with-label') losePower();
    } else if (taken) {
      if (plan.killAt === 'asked-after') station?.kill();
      if (plan.fault === 'power-lost-after-print') isOff ??= printer.switchOff();
      if (plan.fault === 'cancelled-by-hand') {
        printer.forget();
        printer.set({ paperOut: false });
      }
    }
  });

  /** It has the label in its memory, and its plug is pulled before it prints. */
  function losePower(): void {
    printer.set({ paused: true });
    isOff ??= Promise.resolve().then(() => printer.switchOff());
  }

  /** Somebody puts everything right: power, paper, head. */
  async function attend(): Promise<void> {
    plan = { fault: 'none', killAt: null };
    taken = false;
    if (isOff) {
      await isOff;
      await printer.switchOn();
    }
    isOff = null;
    printer.set({ paperOut: false, headOpen: false, paused: false, silent: false, answersAfterMs: 0 });
  }

  /** A living station at rest, started again when it was killed. */
  async function resting(): Promise<Station> {
    if (station?.isAlive()) return station;
    await attend();
    station = await startStation(folder, printer.port);
    return station;
  }

  return {
    kills,
    faults,
    print: async (wanted: Wanted, fault: Fault, dieAt: Step | null): Promise<void> => {
      const running = await resting();
      const killAt = PRINTER_STEPS.find((step) => step === dieAt) ?? null;
      const own: OwnStep | null = OWN_STEPS.find((step) => step === dieAt) ?? null;
      plan = { fault, killAt };
      faults[fault] += 1;
      if (fault === 'paper-out-before') printer.set({ paperOut: true });
      const died = await running.ask({ kind: 'label', ...wanted, dieAt: own });
      if (died && dieAt) kills[dieAt] += 1;
      await attend();
      await resting();
    },
    reopen: async (carton: number, sscc: string): Promise<void> => {
      await (await resting()).ask({ kind: 'reopen', carton, sscc });
    },
    lastState: (sscc: string): string | null =>
      jobsOnRecord(folder).findLast((job) => job.sscc === sscc)?.state ?? null,
    close: async (): Promise<void> => {
      await attend();
      station?.kill();
      await station?.exited;
    },
  };
}

type Chances = {
  /**
   * What happens during the next job: each fault once by itself, then faults by chance, and the station killed at
   * each step in turn during two jobs of three.
   */
  next(): { readonly fault: Fault; readonly step: Step | null };
  opensCartonAgain(): boolean;
};

function chancesFrom(seed: number, counts: boolean): Chances {
  const below = randomFrom(seed);
  // Of a printer that counts nothing, a label that somebody cancelled at it looks like a printed one.
  const faults = FAULTS.filter((fault) => counts || fault !== 'cancelled-by-hand');
  const steps = [...OWN_STEPS, ...PRINTER_STEPS];
  let jobs = 0;
  let killed = 0;
  return {
    next: () => {
      jobs += 1;
      const first = faults[jobs - 1];
      if (first) return { fault: first, step: null };
      const isKilled = below(3) > 0;
      if (isKilled) killed += 1;
      return {
        fault: faults[below(faults.length)] ?? 'none',
        step: isKilled ? (steps[killed % steps.length] ?? null) : null,
      };
    },
    opensCartonAgain: () => below(4) === 0,
  };
}

/** Mulberry32: small, and the same everywhere. Gives whole numbers below the limit asked for. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

function counters<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
