import { lineAt, openOf, positionOf, positionsOfItem } from './lines.ts';
import { type Quantity, subtract, sum } from './quantity.ts';
import type { PackingState, Taken } from './state.ts';
import type { Bin, IsoDate, LotStock, SerialStock, WorkLine } from './work.ts';

/** Which goods of a line are meant. An undefined field means any; null means goods that have none. */
export type Which = {
  readonly lot?: string | null;
  readonly serial?: string | null;
  readonly bin?: Bin | null;
};

/** A place in the warehouse, and how much of some goods is there, in base units. */
export type InBin = { readonly bin: Bin; readonly quantity: Quantity };

/** What of this line's item lies in cartons and came from this line's warehouse, by whichever line it went. */
function takenFromStock(state: PackingState, line: WorkLine, which: Which): Quantity {
  return sum(
    positionsOfItem(state.work, line.item.itemCode)
      .filter((position) => lineAt(state.work, position).warehouse === line.warehouse)
      .flatMap((position) => matching(state.packed[position]?.taken ?? [], which)),
  );
}

export function lotOf(line: WorkLine, lot: string): LotStock | undefined {
  return line.lots.find((stock) => stock.lot === lot);
}

export function serialOf(line: WorkLine, serial: string): SerialStock | undefined {
  return line.serials.find((stock) => stock.serial === serial);
}

/** What is left of a lot, less what lies in cartons. */
export function leftOfLot(state: PackingState, line: WorkLine, stock: LotStock): Quantity {
  return subtract(stock.quantity, takenFromStock(state, line, { lot: stock.lot }));
}

/** Where a lot lies, or an item without lots, and how much is left there; bins with nothing left are left out. */
export function leftInBins(state: PackingState, line: WorkLine, lot: string | null): readonly InBin[] {
  return stockByBin(line, lot)
    .map(({ bin, quantity }) => ({
      bin,
      quantity: subtract(quantity, takenFromStock(state, line, { lot, bin })),
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** Where a lot lies, or an item without lots, as SAP had it. */
export function stockByBin(line: WorkLine, lot: string | null): readonly InBin[] {
  return lot === null ? line.bins : (lotOf(line, lot)?.bins ?? []);
}

/** Every bin of the line's warehouse in which its item lies, whatever the lot, as SAP had it. */
export function binsOfStock(line: WorkLine): readonly Bin[] {
  if (!line.binManaged) return [];
  return distinctBins([
    ...line.bins.map(({ bin }) => bin),
    ...line.lots.flatMap(({ bins }) => bins.map(({ bin }) => bin)),
    ...line.serials.flatMap(({ bin }) => bin ?? []),
  ]);
}

/** Serials on stock that do not lie in a carton. */
export function unpackedSerials(state: PackingState, line: WorkLine): readonly SerialStock[] {
  const packed = new Set(
    positionsOfItem(state.work, line.item.itemCode).flatMap(
      (position) => state.packed[position]?.taken.map(({ serial }) => serial) ?? [],
    ),
  );
  return line.serials.filter(({ serial }) => !packed.has(serial));
}

/**
 * What the pick list set aside of some goods for this line, less what went in for it. Null when the pick list
 * says nothing of the kind that is asked for, so that nothing follows from it.
 */
export function leftOfAllocation(
  state: PackingState,
  line: WorkLine,
  kind: 'lot' | 'serial' | 'bin',
  which: Which,
): Quantity | null {
  const rows = line.allocations.filter((row) => row[kind] !== null);
  if (rows.length === 0) return null;
  const taken = state.packed[positionOf(state.work, line)]?.taken ?? [];
  const matchingRows = rows.filter((row) => allows(row, which));
  return subtract(sum(matchingRows.map(({ quantity }) => quantity)), sum(matching(taken, which)));
}

/** Bins that the pick list named for these goods of this line, with what is left to take from each. */
export function allocatedBins(state: PackingState, line: WorkLine, lot: string | null): readonly InBin[] {
  const bins = new Map(
    line.allocations.flatMap((row) =>
      row.bin !== null && (lot === null || row.lot === null || row.lot === lot)
        ? [[row.bin.entry, row.bin] as const]
        : [],
    ),
  );
  return [...bins.values()]
    .map((bin) => ({
      bin,
      quantity: leftOfAllocation(state, line, 'bin', lot === null ? { bin } : { lot, bin }) ?? 0,
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** Whether a lot or serial of this expiry may still be sent: not expired, and with the life the rules ask for. */
function livesLongEnough(expiry: IsoDate | null, today: IsoDate, minimumDays: number): boolean {
  return expiry === null || (expiry >= today && daysBetween(today, expiry) >= minimumDays);
}

/** Days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** Earliest expiry first; what never expires last; else as SAP has them. */
export function byExpiry(
  a: { readonly expiry: IsoDate | null },
  b: { readonly expiry: IsoDate | null },
): number {
  if (a.expiry === b.expiry) return 0;
  if (a.expiry === null) return 1;
  return b.expiry === null || a.expiry < b.expiry ? -1 : 1;
}

/** Lots that may go in by their state, expiry and remaining life and are not used up, earliest expiry first. */
export function usableLots(state: PackingState, line: WorkLine, today: IsoDate): readonly LotStock[] {
  return line.lots
    .filter(
      (stock) =>
        stock.status === 'released' &&
        livesLongEnough(stock.expiry, today, state.rules.minimumRemainingLifeDays) &&
        leftOfLot(state, line, stock) > 0,
    )
    .sort(byExpiry);
}

/**
 * Where something that this line still needs can be taken from now: the bins that the pick list set aside, as far
 * as its word binds and something is left there; else those that the goods lie in, of lots those of the one that
 * expires first.
 */
export function binsToTakeFrom(state: PackingState, line: WorkLine, today: IsoDate): readonly Bin[] {
  if (!line.binManaged || openOf(state, positionOf(state.work, line)) <= 0) return [];
  const inTurn = binsInTurn(state, line, today);
  const binds = line.item.tracking === 'none' || state.rules.lot === 'allocated';
  const filled = new Set(inTurn.flat().map(({ entry }) => entry));
  const setAside = binds ? allocatedBins(state, line, null).filter(({ bin }) => filled.has(bin.entry)) : [];
  const first = inTurn.find((bins) => bins.length > 0) ?? [];
  return distinctBins(setAside.length > 0 ? setAside.map(({ bin }) => bin) : first);
}

/** Bins with something left that may be sent; of lots, one list each, earliest expiry first. */
function binsInTurn(state: PackingState, line: WorkLine, today: IsoDate): readonly (readonly Bin[])[] {
  switch (line.item.tracking) {
    case 'none':
      return [leftInBins(state, line, null).map(({ bin }) => bin)];
    case 'lot':
      return usableLots(state, line, today).map(({ lot }) =>
        leftInBins(state, line, lot).map(({ bin }) => bin),
      );
    case 'serial':
      return [unpackedSerials(state, line).flatMap(({ bin }) => bin ?? [])];
  }
}

function distinctBins(bins: readonly Bin[]): readonly Bin[] {
  return [...new Map(bins.map((bin) => [bin.entry, bin])).values()];
}

function matching(taken: readonly Taken[], which: Which): readonly Quantity[] {
  return taken.filter((row) => isMeant(row, which)).map(({ quantity }) => quantity);
}

function isMeant(row: Taken, { lot, serial, bin }: Which): boolean {
  return (
    (lot === undefined || row.lot === lot) &&
    (serial === undefined || row.serial === serial) &&
    (bin === undefined || row.bin?.entry === bin?.entry)
  );
}

/** An allocation that does not say which lot, serial or bin leaves it open. */
function allows(row: WorkLine['allocations'][number], { lot, serial, bin }: Which): boolean {
  return (
    (lot === undefined || row.lot === null || row.lot === lot) &&
    (serial === undefined || row.serial === null || row.serial === serial) &&
    (bin === undefined || row.bin === null || row.bin.entry === bin?.entry)
  );
}
