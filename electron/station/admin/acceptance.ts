import type { AcceptanceKind, ReadingTrouble } from '../../../shared/contracts/acceptance.ts';
import type { AcceptanceView } from '../../../shared/contracts/station-view.ts';
import { troubleOf } from './reading.ts';
import { type SheetEntry, sheetFor } from './test-sheet.ts';

/** One code as it went: how often it was tried, and how long it took from when it was due. */
type Tried = {
  readonly entry: SheetEntry;
  readonly state: 'open' | 'right' | 'wrong' | 'skipped';
  readonly tries: number;
  readonly trouble: ReadingTrouble | null;
  readonly got: string | null;
  readonly tookMs: number | null;
  readonly device: string | null;
};

/** Somebody working through the test sheet. */
export type Acceptance = {
  readonly kind: AcceptanceKind;
  readonly startedAt: string;
  readonly tried: readonly Tried[];
  /** Monotonic nanoseconds since which the code in hand is due. */
  readonly dueSince: bigint;
};

export function startAcceptance(kind: AcceptanceKind, at: Date, mono: bigint): Acceptance {
  const tried = sheetFor(kind).map((entry): Tried => ({ ...UNTRIED, entry }));
  return { kind, startedAt: at.toISOString(), tried, dueSince: mono };
}

const UNTRIED = { state: 'open', tries: 0, trouble: null, got: null, tookMs: null, device: null } as const;

/** The code that is due: the first one that is neither right nor skipped. Null when none is. */
export function dueCode({ tried }: Acceptance): SheetEntry | null {
  return tried.find(isDue)?.entry ?? null;
}

/** A scan, held against the code that is due. A right one goes on to the next; a wrong one may be tried again. */
export function holdAgainst(acceptance: Acceptance, scan: ScanForSheet, mono: bigint): Acceptance {
  return withDue(acceptance, mono, (due) => {
    const others = sheetFor('full').filter(({ code }) => code !== due.entry.code);
    const trouble = troubleOf(due.entry, scan.text, others);
    const tries = due.tries + 1;
    if (trouble !== null)
      return { ...due, state: 'wrong', tries, trouble, got: scan.text, device: scan.device };
    const tookMs = Number((mono - acceptance.dueSince) / 1_000_000n);
    return { ...due, state: 'right', tries, trouble: null, got: null, tookMs, device: scan.device };
  });
}

export type ScanForSheet = { readonly text: string; readonly device: string | null };

export function skipDue(acceptance: Acceptance, mono: bigint): Acceptance {
  return withDue(acceptance, mono, (due) => ({ ...due, state: 'skipped' }));
}

/** Every code was read right. */
export function hasPassed({ tried }: Acceptance): boolean {
  return tried.every(({ state }) => state === 'right');
}

/** What the journal keeps of it, per code; `tookMs` is from when the code was due until it was right. */
export function recordOf({ kind, startedAt, tried }: Acceptance): object {
  return {
    kind,
    startedAt,
    passed: tried.every(({ state }) => state === 'right'),
    codes: tried.map(({ entry, state, tries, trouble, got, tookMs, device }) => ({
      code: entry.code,
      state: state === 'open' ? 'notTried' : state,
      tries,
      trouble,
      got,
      tookMs,
      device,
    })),
  };
}

/** As the page shows it; `ended` once it is on record. */
export function acceptanceView(acceptance: Acceptance, ended: AcceptanceView['ended']): AcceptanceView {
  const due = ended === null ? dueCode(acceptance) : null;
  return {
    kind: acceptance.kind,
    startedAt: acceptance.startedAt,
    codes: acceptance.tried.map(({ entry, state, trouble, got }) => ({
      code: entry.code,
      state: entry.code === due?.code && state === 'open' ? 'due' : state,
      trouble,
      got,
    })),
    ended,
  };
}

function isDue({ state }: Tried): boolean {
  return state === 'open' || state === 'wrong';
}

function withDue(acceptance: Acceptance, mono: bigint, change: (due: Tried) => Tried): Acceptance {
  const at = acceptance.tried.findIndex(isDue);
  const due = acceptance.tried[at];
  if (due === undefined) return acceptance;
  const next = change(due);
  const dueSince = isDue(next) ? acceptance.dueSince : mono;
  return { ...acceptance, tried: acceptance.tried.with(at, next), dueSince };
}
