import fc from 'fast-check';
import type { CommandContext, SessionCommand } from '../../../shared/packing/commands.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { Bin, WorkLine } from '../../../shared/packing/work.ts';
import { anItem } from '../../support/works.ts';
import { BOX, bin, EACH, openCarton, person, scan, sscc, TODAY, weigh, word } from './bench.ts';
import { obey } from './perfect-packer.ts';

/** One move at the bench: what is done, and with which of the many things at hand. */
export type Move = {
  readonly what: (typeof WHATS)[number];
  readonly which: number;
  readonly other: number;
  readonly count: number;
  readonly odd: boolean;
  readonly withWord: boolean;
  /** SAP's order has become another before the move is made. */
  readonly sapMoved: boolean;
};

/** The more often a move stands here, the more often it is made. */
const WHATS = [
  'nextStep',
  'nextStep',
  'nextStep',
  'nextStep',
  'nextStep',
  'nextStep',
  'scanGoods',
  'scanGoods',
  'scanGoods',
  'scanGoods',
  'scanBareItem',
  'scanBareItem',
  'scanLot',
  'scanSerial',
  'scanLocation',
  'scanLocation',
  'scanLabel',
  'scanLabel',
  'typeQuantity',
  'dropPending',
  'startTakeOut',
  'endTakeOut',
  'undoLast',
  'choosePackaging',
  'startClosing',
  'startClosing',
  'cancelClosing',
  'weigh',
  'weigh',
  'openCarton',
  'openCarton',
  'reopenCarton',
  'reopenCarton',
  'reopenCarton',
  'acceptChanges',
  'acceptChanges',
  'closeShipment',
  'closeShipment',
  'suspend',
  'resume',
  'resume',
] as const;

export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...WHATS),
    which: fc.nat(99),
    other: fc.nat(99),
    count: fc.constantFrom(1, 1, 1, 1, 1, 2, 3, 0.5, 0, -1, 1e9),
    odd: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    withWord: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    sapMoved: fc.integer({ min: 0, max: 11 }).map((one) => one === 0),
  }),
  { minLength: 20, maxLength: 80 },
);

export function contextOf({ which, withWord }: Move): CommandContext {
  return {
    person: which % 2 === 0 ? person(['pack', 'reopenCarton', 'typeQuantity']) : person(['pack']),
    today: TODAY,
    override: withWord ? word('overrideLot', 'overrideWeight', 'shipPartial', 'reopenCarton') : null,
  };
}

/** The command of a move: mostly something that lies on the bench, now and then something that nobody has. */
export function commandOf(state: PackingState, move: Move, at: number): SessionCommand {
  const { what, which, other, count, odd } = move;
  const line = pick(state.work.lines, which) ?? state.work.lines[0];
  if (line === undefined) throw new Error('A work without lines');
  switch (what) {
    case 'nextStep':
      return obey(state, at) ?? { type: 'undoLast' };
    case 'scanGoods':
      return goods(line, move);
    case 'scanBareItem':
      return scan(odd ? anItem({ itemCode: 'STRANGER' }) : line.item, { uom: unitOf(line, other), count });
    case 'scanLot':
      return {
        type: 'scanLot',
        lot: odd ? 'NO-LOT' : lotName(pendingLine(state, line), other),
        expiry: null,
      };
    case 'scanSerial':
      return { type: 'scanSerial', serial: odd ? 'NO-SERIAL' : serialName(pendingLine(state, line), other) };
    case 'scanLocation':
      return { type: 'scanLocation', bin: odd ? bin('Z-99') : (pick(binsOf(line), other) ?? bin('A-01')) };
    case 'scanLabel':
      return { type: 'scanLabel', sscc: odd ? sscc(999_999) : (labelOf(state, which) ?? sscc(0)) };
    case 'typeQuantity':
      return { type: 'typeQuantity', count };
    case 'dropPending':
    case 'startTakeOut':
    case 'endTakeOut':
    case 'undoLast':
    case 'cancelClosing':
    case 'resume':
    case 'acceptChanges':
      return { type: what };
    case 'choosePackaging':
      return { type: 'choosePackaging', code: odd ? 'XXL' : (['S', 'L'][which % 2] ?? 'S') };
    case 'startClosing':
      return { type: 'startClosing', sscc: sscc(odd ? 0 : at) };
    case 'weigh':
      return weigh(odd ? 0 : weightOf(state, other), at);
    case 'openCarton':
      return openCarton;
    case 'reopenCarton':
      return {
        type: 'reopenCarton',
        number: pick(state.cartons, which)?.number ?? 1,
        reason: odd ? '' : 'wrong',
      };
    case 'closeShipment':
      return { type: 'closeShipment', reason: odd ? null : 'customer waits' };
    case 'suspend':
      return { type: 'suspend', reason: odd ? '' : 'shift ends' };
    default:
      return what satisfies never;
  }
}

function goods(line: WorkLine, { other, count, odd }: Move): SessionCommand {
  const { item } = line;
  const expiry = odd ? '2026-11-01' : null;
  if (item.catchWeight) {
    return scan(item, { weightGrams: 250 + (other % 5) * 400, lot: lotName(line, other), expiry });
  }
  return scan(item, {
    uom: unitOf(line, other),
    count: item.tracking === 'serial' && !odd ? 1 : count,
    lot: lotName(line, other),
    serial: serialName(line, other),
    expiry,
  });
}

function pendingLine(state: PackingState, line: WorkLine): WorkLine {
  return state.work.lines.find(({ item }) => item.itemCode === state.pending?.item.itemCode) ?? line;
}

function unitOf(line: WorkLine, which: number) {
  const units = [EACH, BOX, line.uom, line.item.baseUom, ...line.item.barcodes.map(({ uom }) => uom)];
  return line.item.tracking === 'serial' ? line.item.baseUom : (pick(units, which) ?? EACH);
}

function lotName(line: WorkLine, which: number): string {
  return pick(line.lots, which)?.lot ?? 'NO-LOT';
}

function serialName(line: WorkLine, which: number): string {
  return pick(line.serials, which)?.serial ?? 'NO-SERIAL';
}

function binsOf(line: WorkLine): readonly Bin[] {
  return [
    ...line.bins.map((one) => one.bin),
    ...line.lots.flatMap(({ bins }) => bins.map((one) => one.bin)),
    ...line.serials.flatMap((one) => one.bin ?? []),
  ];
}

function labelOf(state: PackingState, which: number): string | null {
  const due = state.cartons.find(({ status }) => status === 'closed');
  return due?.sscc ?? pick(state.deadSsccs, which) ?? pick(state.cartons, which)?.sscc ?? null;
}

/** About what lies in the carton, so that some weighings are right and some are not. */
function weightOf(state: PackingState, other: number): number {
  const carton = state.cartons.find(({ status }) => status === 'weighing');
  const grams = (carton?.contents ?? []).reduce((sum, content) => {
    const item = state.work.lines.find(({ line }) => line === content.line)?.item;
    return sum + (content.weightGrams ?? content.quantity * (item?.unitWeightGrams ?? 0));
  }, carton?.packaging.tareGrams ?? 0);
  return Math.max(0, grams + (other % 3 === 0 ? 1_000 * ((other % 5) - 2) : 0));
}

function pick<Thing>(things: readonly Thing[], which: number): Thing | undefined {
  return things[which % things.length];
}
