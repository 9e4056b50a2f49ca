import type {
  AcceptanceView,
  LineView,
  SessionView,
  StationView,
} from '../../shared/contracts/station-view.ts';

/** Something to try on the virtual bench: what it is (a word of the catalogue), and the code or the weight. */
export type BenchTry =
  | {
      readonly kind: 'scan';
      readonly what:
        | 'badge'
        | 'tote'
        | 'location'
        | 'item'
        | 'lot'
        | 'otherLot'
        | 'serial'
        | 'label'
        | 'code'
        | 'print'
        | 'wrong';
      readonly text: string;
      /** What it is called, where that says more than the code. */
      readonly name?: string;
    }
  | {
      readonly kind: 'weight';
      readonly what: 'onScale' | 'tooLight' | 'tooHeavy' | 'offScale' | 'load';
      readonly grams: number;
    };

type BenchScan = Extract<BenchTry, { kind: 'scan' }>;

/** Totes offered at a time; the list below has them all. */
const OFFERED_WORKS = 3;
/** As much as one light item: more than any tolerance, less than anybody would feel. */
const WRONG_BY_GRAMS = 250;
/** What a scale without a test weight is tried with. */
const ANY_LOAD_GRAMS = 1_000;
/** GS1's own example of a GTIN: on no order. */
const WRONG_ITEM = '9506000134352';

/** What can be tried now, the right things first; none of them when a press is due. */
export function rightTries(view: StationView): readonly BenchTry[] {
  const { screen, session, queue, trialBadges, acceptance } = view;
  if (acceptance !== null) return triesOfAcceptance(acceptance);
  if (screen === 'signIn') {
    return trialBadges.map(({ code, name }) => ({ kind: 'scan', what: 'badge', text: code, name }));
  }
  if (screen === 'packing' && session) return triesOf(session);
  return queue
    .slice(0, OFFERED_WORKS)
    .map(({ tote, orderNumber }) => ({ kind: 'scan', what: 'tote', text: tote ?? String(orderNumber) }));
}

function triesOfAcceptance({ steps, ended }: AcceptanceView): readonly BenchTry[] {
  const due = ended === null ? steps.find(({ state }) => state === 'due' || state === 'wrong') : undefined;
  if (due === undefined) return [];
  switch (due.step) {
    case 'scaleEmpty':
    case 'scaleEmptyAgain':
      return [{ kind: 'weight', what: 'offScale', grams: 0 }];
    case 'scaleLoaded':
      return [{ kind: 'weight', what: 'load', grams: due.testGrams ?? ANY_LOAD_GRAMS }];
    case 'paper':
    case 'label':
      return due.scannable === null ? [] : [scan('print', due.scannable)];
    default:
      return due.scannable === null ? [] : [scan('code', due.scannable)];
  }
}

function triesOf(session: SessionView): readonly BenchTry[] {
  const weighing = session.cartons.find(({ status }) => status === 'weighing');
  if (weighing) return weights(weighing.expectedGrams ?? 1000);
  const label = session.cartons.find(({ status }) => status === 'closed')?.sscc;
  if (label) return [scan('label', `]C100${label}`)];
  if (session.mode === 'takeOut') return takenOut(session);
  const line = lineInHand(session);
  return line ? goods(session.next.code, line) : [];
}

function weights(expected: number): readonly BenchTry[] {
  return [
    { kind: 'weight', what: 'onScale', grams: expected },
    { kind: 'weight', what: 'tooLight', grams: Math.max(0, expected - WRONG_BY_GRAMS) },
    { kind: 'weight', what: 'tooHeavy', grams: expected + WRONG_BY_GRAMS },
    { kind: 'weight', what: 'offScale', grams: 0 },
  ];
}

function takenOut({ cartons, lines }: SessionView): readonly BenchTry[] {
  const last = cartons.find(({ status }) => status === 'open')?.contents.at(-1);
  const line = last && lines.find(({ itemCode }) => itemCode === last.itemCode);
  if (!line) return [];
  const of = last.serial ?? last.lot;
  return [item(line), ...(of ? [scan(last.serial ? 'serial' : 'lot', of)] : [])];
}

/** The line of the item that waits for its lot or serial, else the next one. */
function lineInHand({ pending, lines }: SessionView): LineView | undefined {
  return pending
    ? lines.find(({ itemCode, state }) => itemCode === pending.itemCode && state !== 'complete')
    : lines.find(({ isNext }) => isNext);
}

function goods(step: string, line: LineView): readonly BenchTry[] {
  const [lot, other] = line.lots;
  switch (step) {
    case 'scanLocation':
    case 'scanLocationOfItem':
      return line.bins.slice(0, 1).map((bin) => scan('location', bin));
    case 'scanLot':
      return [...(lot ? [scan('lot', lot.lot)] : []), ...(other ? [scan('otherLot', other.lot)] : [])];
    case 'scanSerial':
      return (line.serials ?? []).slice(0, 1).map((serial) => scan('serial', serial));
    default:
      return [item(line)];
  }
}

/** What somebody who tries it out wants to see refused. */
export function wrongTries({ screen, session }: StationView): readonly BenchTry[] {
  if (screen !== 'packing' || !session || session.mode === 'takeOut') return [];
  const isPacking = session.cartons.every(({ status }) => status !== 'weighing' && status !== 'closed');
  return isPacking ? [scan('wrong', WRONG_ITEM)] : [];
}

function item(line: LineView): BenchScan {
  return { ...scan('item', line.barcode ?? line.itemCode), name: line.name };
}

function scan(what: BenchScan['what'], text: string): BenchScan {
  return { kind: 'scan', what, text };
}
