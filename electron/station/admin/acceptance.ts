import type { AcceptanceKind } from '../../../shared/contracts/acceptance.ts';
import type { AcceptanceView, Message } from '../../../shared/contracts/station-view.ts';
import type { PrintEnd } from '../printing/print-end.ts';
import { troubleOf } from './reading.ts';
import type { Step } from './steps.ts';
import { type SheetEntry, sheetFor } from './test-sheet.ts';

/** What was printed for a step: the digits of its code, and how the print ended; null while it is on its way. */
export type Print = { readonly digits: string; readonly end: PrintEnd | null };

/** What a scale said when it was tried; in grams. */
export type Weighed = { readonly grams: number; readonly expectedGrams: number | null };

/** One step as it went: how often it was tried, and how long it took from when it was due. */
export type Trial = {
  readonly step: Step;
  readonly state: 'open' | 'right' | 'wrong' | 'skipped';
  readonly tries: number;
  readonly trouble: Message | null;
  readonly got: string | null;
  readonly tookMs: number | null;
  /** The scanner that read it, null for the keyboard and for what is not read. */
  readonly scanner: string | null;
  readonly weighed: Weighed | null;
  readonly print: Print | null;
};

/** Somebody trying the bench, one step after the other. */
export type Acceptance = {
  readonly kind: AcceptanceKind;
  readonly startedAt: string;
  readonly trials: readonly Trial[];
  /** Monotonic nanoseconds since which the step in hand is due. */
  readonly dueSince: bigint;
};

/** @param lastSheet printed before it began: its own code proves the printer of papers as well */
export function startAcceptance(
  kind: AcceptanceKind,
  steps: readonly Step[],
  lastSheet: Print | null,
  { at, mono }: { readonly at: Date; readonly mono: bigint },
): Acceptance {
  const trials = steps.map(
    (step): Trial => ({ ...UNTRIED, step, print: step.step === 'paper' ? lastSheet : null }),
  );
  return { kind, startedAt: at.toISOString(), trials, dueSince: mono };
}

const UNTRIED = {
  state: 'open',
  tries: 0,
  trouble: null,
  got: null,
  tookMs: null,
  scanner: null,
  weighed: null,
  print: null,
} as const;

/** The step that is due: the first one that is neither right nor skipped. Null when none is. */
export function dueTrial({ trials }: Acceptance): Trial | null {
  return trials.find(isDue) ?? null;
}

/** What came of a try. */
export type Outcome = {
  /** Null when it is right. */
  readonly trouble: Message | null;
  readonly got?: string;
  readonly scanner?: string | null;
  readonly weighed?: Weighed;
};

/** Takes a try of the step that is due. A right one goes on to the next; a wrong one may be tried again. */
export function judged(acceptance: Acceptance, outcome: Outcome, mono: bigint): Acceptance {
  return withDue(acceptance, mono, (due) => {
    const { trouble, got = null, scanner = null, weighed = null } = outcome;
    const common = { ...due, tries: due.tries + 1, trouble, scanner, weighed };
    if (trouble !== null) return { ...common, state: 'wrong', got };
    return {
      ...common,
      state: 'right',
      got: null,
      tookMs: Number((mono - acceptance.dueSince) / 1_000_000n),
    };
  });
}

/** What is wrong with a scan, held against the code of the sheet that is due; null when nothing is. */
export function codeTrouble(entry: SheetEntry, scanned: string): Message | null {
  const others = sheetFor('full').filter(({ code }) => code !== entry.code);
  const code = troubleOf(entry, scanned, others);
  return code === null ? null : { code, params: { code: entry.code } };
}

/** The same, where one scanner is tried. @param device the one that read it; null for the keyboard */
export function scannerTrouble(
  { channels, entry }: Extract<Step, { kind: 'scanner' }>,
  scanned: string,
  device: string | null,
): Message | null {
  if (device === null || !channels.includes(device)) return { code: 'OTHER_SCANNER', params: {} };
  return codeTrouble(entry, scanned);
}

/** Something is on its way for the step that is due; what was wrong with the one before says nothing of it. */
export function printing(acceptance: Acceptance, print: Print, mono: bigint): Acceptance {
  return withDue(acceptance, mono, (due) => ({
    ...due,
    state: 'open',
    trouble: null,
    got: null,
    print,
  }));
}

/** How a print ended; nothing where another one was asked for since. */
export function printEnded(acceptance: Acceptance, print: Print, trouble: Message | null): Acceptance {
  const trials = acceptance.trials.map((trial): Trial => {
    if (trial.print?.digits !== print.digits) return trial;
    if (trouble === null || !isDue(trial)) return { ...trial, print };
    return { ...trial, print, state: 'wrong', tries: trial.tries + 1, trouble };
  });
  return { ...acceptance, trials };
}

export function skipDue(acceptance: Acceptance, mono: bigint): Acceptance {
  return withDue(acceptance, mono, (due) => ({ ...due, state: 'skipped' }));
}

/** Every step came out right. */
export function hasPassed({ trials }: Acceptance): boolean {
  return trials.every(({ state }) => state === 'right');
}

/** What the journal keeps of it, per step; `tookMs` is from when the step was due until it was right. */
export function recordOf(acceptance: Acceptance): object {
  const { kind, startedAt, trials } = acceptance;
  return {
    kind,
    startedAt,
    passed: hasPassed(acceptance),
    steps: trials.map(({ step, state, print, ...trial }) => ({
      ...trial,
      step: step.step,
      device: 'device' in step ? step.device.id : null,
      state: state === 'open' ? 'notTried' : state,
      print: print && { digits: print.digits, ...print.end },
    })),
  };
}

/** As the page shows it; `ended` once it is on record. */
export function acceptanceView(
  acceptance: Acceptance,
  ended: AcceptanceView['ended'],
  isVirtual: boolean,
): AcceptanceView {
  const due = ended === null ? dueTrial(acceptance) : null;
  return {
    kind: acceptance.kind,
    startedAt: acceptance.startedAt,
    steps: acceptance.trials.map((trial) => {
      const { step, state, trouble, got, print } = trial;
      return {
        step: step.step,
        device: 'device' in step ? step.device.name : null,
        state: trial === due && state === 'open' ? 'due' : state,
        trouble,
        got,
        testGrams: step.kind === 'scale' ? (step.testWeight?.grams ?? null) : null,
        print: printState(print),
        scannable: isVirtual ? scannable(trial) : null,
      };
    }),
    ended,
  };
}

/** What a scanner would send of the code that is wanted; null where nothing is scanned, or nothing is on paper. */
function scannable({ step, print }: Trial): string | null {
  if (step.kind === 'code' || step.kind === 'scanner') return `${step.entry.aim[0] ?? ''}${step.entry.text}`;
  return print?.end?.state === 'printed' ? `]C1${print.digits}` : null;
}

function printState(print: Print | null): AcceptanceView['steps'][number]['print'] {
  if (print === null || print.end?.state === 'notPrinted') return 'none';
  return print.end === null ? 'printing' : 'out';
}

function isDue({ state }: Trial): boolean {
  return state === 'open' || state === 'wrong';
}

function withDue(acceptance: Acceptance, mono: bigint, change: (due: Trial) => Trial): Acceptance {
  const at = acceptance.trials.findIndex(isDue);
  const due = acceptance.trials[at];
  if (due === undefined) return acceptance;
  const next = change(due);
  const dueSince = isDue(next) ? acceptance.dueSince : mono;
  return { ...acceptance, trials: acceptance.trials.with(at, next), dueSince };
}
