import type { SessionCommand } from '../../../shared/packing/commands.ts';
import { nextStep } from '../../../shared/packing/next-step.ts';
import { lineProgress } from '../../../shared/packing/progress.ts';
import { quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import { expectedWeight } from '../../../shared/packing/weight.ts';
import type { Bin, WorkLine } from '../../../shared/packing/work.ts';
import { close, openCarton, scan, ship, weigh } from './bench.ts';

/** Goods in the hand of somebody who took them from the shelf that the pick list or the page named. */
type InHand = {
  readonly lot: string | null;
  readonly serial: string | null;
  readonly bin: Bin | null;
  readonly most: number;
};

/** What somebody does who reads the next step and does just that. Null when there is nothing to do. */
export function obey(state: PackingState, number: number): SessionCommand | null {
  const step = nextStep(state);
  switch (step.code) {
    case 'scanItem':
      return scanGoods(state, lineNumbered(state, step.params.line));
    case 'scanLocation':
      return { type: 'scanLocation', bin: binCoded(state, step.params.bin) };
    case 'scanLot':
      return { type: 'scanLot', lot: pendingGoods(state)?.lot ?? '', expiry: null };
    case 'scanSerial':
      return { type: 'scanSerial', serial: pendingGoods(state)?.serial ?? '' };
    case 'scanLocationOfItem': {
      const bin = pendingGoods(state)?.bin ?? null;
      return bin === null ? null : { type: 'scanLocation', bin };
    }
    case 'takeOut':
      return { type: 'endTakeOut' };
    case 'closeCarton':
      return close(number);
    case 'weigh':
      return weigh(cartonWeight(state), number);
    case 'scanLabel':
      return { type: 'scanLabel', sscc: step.params.sscc };
    case 'orderGone':
      return { type: 'abandon', reason: 'cancelled' };
    case 'putBack':
      return { type: 'dropPending' };
    case 'acceptChanges':
      return { type: 'acceptChanges' };
    case 'takeOutSurplus':
      return takeOutSurplus(state, step.params, number);
    case 'replaceLabel':
      return { type: 'reopenCarton', number: step.params.carton, reason: 'new address' };
    case 'openCarton':
      return openCarton;
    case 'closeShipment':
      return ship;
    case 'resume':
      return { type: 'resume' };
    case 'scanWeight':
    case 'nothing':
      return null;
    default:
      return step satisfies never;
  }
}

/** What SAP does not order any more comes out of its carton, piece by piece as it went in. */
function takeOutSurplus(
  state: PackingState,
  { line, carton: number }: { readonly line: number; readonly carton: number },
  serialNumber: number,
): SessionCommand {
  const onBench = state.cartons.find(({ status }) => status === 'open');
  if (onBench?.number !== number) {
    return onBench !== undefined && onBench.contents.length > 0
      ? close(serialNumber)
      : { type: 'reopenCarton', number, reason: 'SAP orders less' };
  }
  if (state.mode === 'pack') return { type: 'startTakeOut' };
  const content = onBench.contents.findLast((one) => one.line === line);
  if (content === undefined) throw new Error(`Nothing of line ${line} lies in carton ${number}`);
  const { uom, count, lot, serial, weightGrams } = content;
  const { item } = lineNumbered(state, line);
  return weightGrams === null ? scan(item, { uom, count, lot, serial }) : scan(item, { weightGrams, lot });
}

/** Scans one unit, as large as fits; of every second one only the item first, and then what is asked for. */
function scanGoods(state: PackingState, line: WorkLine): SessionCommand | null {
  const goods = goodsFor(state, line);
  if (goods === null) return null;
  const { item } = line;
  if (item.catchWeight) {
    const piece = Math.min(goods.most, 1.5);
    return scan(item, { weightGrams: quantity(piece * 1000), lot: goods.lot });
  }
  const units = [...item.barcodes.map(({ uom }) => uom), line.uom].toSorted((a, b) => b.factor - a.factor);
  const uom = units.find(({ factor }) => factor <= goods.most) ?? item.baseUom;
  const count = uom.factor <= goods.most ? 1 : goods.most;
  const bare = state.eventCount % 2 === 0;
  return scan(item, { uom, count, lot: bare ? null : goods.lot, serial: bare ? null : goods.serial });
}

function pendingGoods(state: PackingState): InHand | null {
  const { pending } = state;
  const lines = state.work.lines.filter(({ item }) => item.itemCode === pending?.item.itemCode);
  const wanted = quantity((pending?.count ?? 0) * (pending?.uom.factor ?? 0));
  const weight = (pending?.weightGrams ?? 0) / 1000;
  const needed = pending?.item.catchWeight ? weight : wanted;
  for (const line of lines) {
    const fits = heapsAtHand(state, line).find(
      ({ most, lot, bin }) =>
        most >= needed &&
        (pending?.lot == null || pending.lot === lot) &&
        (pending?.awaits !== 'location' || bin !== null),
    );
    if (fits !== undefined) return fits;
  }
  return null;
}

function goodsFor(state: PackingState, line: WorkLine): InHand | null {
  return heapsAtHand(state, line)[0] ?? null;
}

/** Where locations are scanned first, only what lies there is at hand. */
function heapsAtHand(state: PackingState, line: WorkLine): readonly InHand[] {
  const heaps = heapsFor(state, line);
  return state.rules.location === 'scan' && line.binManaged
    ? heaps.filter(({ bin }) => bin?.entry === state.location?.entry)
    : heaps;
}

/** Where goods for a line are, best first: what is set aside for it, else what the page proposes. */
function heapsFor(state: PackingState, line: WorkLine): readonly InHand[] {
  const open = subtract(
    line.quantity,
    packedFrom(state, (one) => one.line === line.line),
  );
  const bound = line.item.tracking === 'none' || state.rules.lot === 'allocated';
  const heaps = line.allocations.length > 0 && bound ? setAside(state, line) : proposed(state, line);
  return heaps.map((heap) => ({ ...heap, most: Math.min(open, heap.most) })).filter(({ most }) => most > 0);
}

function setAside(state: PackingState, line: WorkLine): readonly InHand[] {
  return line.allocations.map(({ lot, serial, bin, quantity: some }) => ({
    lot,
    serial,
    bin,
    most: subtract(
      some,
      packedFrom(
        state,
        (one) =>
          one.line === line.line && one.lot === lot && one.serial === serial && one.bin?.entry === bin?.entry,
      ),
    ),
  }));
}

function proposed(state: PackingState, line: WorkLine): readonly InHand[] {
  const here = (kind: 'lot' | 'serial', name: string | null, bin: Bin | null): number =>
    packedFrom(
      state,
      (one) =>
        one[kind] === name &&
        one.bin?.entry === bin?.entry &&
        state.work.lines.some(
          (other) =>
            other.line === one.line &&
            other.warehouse === line.warehouse &&
            other.item.itemCode === line.item.itemCode,
        ),
    );
  switch (line.item.tracking) {
    case 'none':
      return line.binManaged
        ? line.bins.map(({ bin, quantity: some }) => ({
            lot: null,
            serial: null,
            bin,
            most: subtract(some, here('lot', null, bin)),
          }))
        : [{ lot: null, serial: null, bin: null, most: line.quantity }];
    case 'serial':
      return line.serials.map(({ serial, bin }) => ({
        lot: null,
        serial,
        bin,
        most: 1 - here('serial', serial, bin),
      }));
    case 'lot':
      return lineProgress(state, line).lots.flatMap(({ lot }): readonly InHand[] => {
        const stock = line.lots.find((one) => one.lot === lot);
        return line.binManaged
          ? (stock?.bins ?? []).map(({ bin, quantity: some }) => ({
              lot,
              serial: null,
              bin,
              most: subtract(some, here('lot', lot, bin)),
            }))
          : [{ lot, serial: null, bin: null, most: subtract(stock?.quantity ?? 0, here('lot', lot, null)) }];
      });
  }
}

function packedFrom(
  state: PackingState,
  which: (content: PackingState['cartons'][number]['contents'][number]) => boolean,
): number {
  const contents = state.cartons.flatMap((carton) => carton.contents).filter(which);
  return sum(contents.map((content) => content.quantity));
}

function cartonWeight(state: PackingState): number {
  const carton = state.cartons.find(({ status }) => status === 'weighing');
  return carton === undefined ? 0 : (expectedWeight(state, carton).grams ?? carton.packaging.tareGrams + 1);
}

function lineNumbered(state: PackingState, number: number): WorkLine {
  const found = state.work.lines.find(({ line }) => line === number);
  if (found === undefined) throw new Error(`There is no line ${number}`);
  return found;
}

function binCoded(state: PackingState, code: string): Bin {
  const bins = state.work.lines.flatMap((line) => [
    ...line.bins.map(({ bin }) => bin),
    ...line.lots.flatMap((one) => one.bins.map(({ bin }) => bin)),
    ...line.serials.flatMap(({ bin }) => bin ?? []),
  ]);
  const found = bins.find((one) => one.code === code);
  if (found === undefined) throw new Error(`There is no bin ${code}`);
  return found;
}
