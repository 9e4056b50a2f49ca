import { type Quantity, sum } from '../../../shared/packing/quantity.ts';
import { type Books, table } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import { isLockedIn } from './items.ts';
import { done, refusals, refused } from './refusals.ts';
import { type Move, onHand, rowsIn, type StockRow } from './stock.ts';
import { isYes, numberOf, rowsOf, textOf } from './values.ts';

/** What a delivery line takes: quantity in base units, and its rows of lots, serials and bins. */
export type Demand = {
  readonly item: Entity;
  readonly warehouse: string;
  readonly quantity: Quantity;
  /** Position of the line in the payload, from 1, as it stands in SAP's messages. */
  readonly position: number;
  readonly numbers: LineNumbers;
};

export type LineNumbers = {
  readonly lots: readonly Entity[];
  readonly serials: readonly Entity[];
  readonly bins: readonly Entity[];
};

/**
 * Rows belong to the line at the position that their BaseLineNumber names, wherever they stand; a row that names
 * none belongs to the first line.
 */
export function numbersByLine(lines: readonly Entity[]): readonly LineNumbers[] {
  const allOf = (property: string) => lines.flatMap((line) => rowsOf(line[property]));
  const lots = allOf('BatchNumbers');
  const serials = allOf('SerialNumbers');
  const bins = allOf('DocumentLinesBinAllocations');
  const at = (position: number) => (row: Entity) => (numberOf(row.BaseLineNumber) ?? 0) === position;
  return lines.map((_, position) => ({
    lots: lots.filter(at(position)),
    serials: serials.filter(at(position)),
    bins: bins.filter(at(position)),
  }));
}

/**
 * Takes a line's quantity out of stock, as SAP does when a delivery is added: lots and serials must add up
 * (-4014), exist and be there; in a warehouse with bins each must be allocated in full; nothing falls below zero.
 */
export function takeFromStock(books: Books, demand: Demand): Outcome<readonly Move[]> {
  const { item, warehouse, position } = demand;
  if (!isYes(item.InventoryItem)) return done([]);
  const code = codeOf(item);
  if (books.stock.at(code, warehouse) === undefined) return refused(refusals.notInWarehouse(code, warehouse));
  const parts = partsOf(books, demand);
  if (!parts.ok) return parts;
  const moves: Move[] = [];
  for (const [index, part] of parts.value.entries()) {
    const rows = inBins(books, demand, part, part.lot === null && part.serial === null ? -1 : index);
    if (!rows.ok) return rows;
    for (const row of rows.value) {
      const move = { item: code, warehouse, ...row };
      if (isLockedIn(item, warehouse))
        return refused(refusals.frozen(code, warehouse, binCode(books, row.bin)));
      if (!books.stock.take(move)) return refused(shortage(move, position));
      moves.push(move);
    }
  }
  return done(moves);
}

/** The line by lot or serial; one part with neither where the item is not managed so. */
function partsOf(
  books: Books,
  { item, warehouse, quantity, position, numbers }: Demand,
): Outcome<readonly StockRow[]> {
  const byLot = isYes(item.ManageBatchNumbers);
  const bySerial = isYes(item.ManageSerialNumbers);
  const tooMany = (!byLot && numbers.lots.length > 0) || (!bySerial && numbers.serials.length > 0);
  if (tooMany) return refused(refusals.incompleteNumbers);
  if (!byLot && !bySerial) {
    if (onHand(books.stock.at(codeOf(item), warehouse)) < quantity)
      return refused(refusals.negativeStock(position));
    return done([{ lot: null, serial: null, bin: null, quantity }]);
  }
  const parts = byLot ? numbers.lots.map(lotPart) : numbers.serials.map(serialPart);
  const complete = parts.every((part) => part.quantity > 0 && (byLot || part.quantity === 1));
  if (!complete || sum(parts.map((part) => part.quantity)) !== quantity)
    return refused(refusals.incompleteNumbers);
  for (const part of parts) {
    const refusal = numberRefusal(books, item, warehouse, part, position);
    if (refusal !== null) return refused(refusal);
  }
  return done(parts);
}

function lotPart(row: Entity): StockRow {
  return {
    lot: textOf(row.BatchNumberProperty) ?? '',
    serial: null,
    bin: null,
    quantity: numberOf(row.Quantity) ?? 0,
  };
}

function serialPart(row: Entity): StockRow {
  return {
    lot: null,
    serial: textOf(row.InternalSerialNumber) ?? '',
    bin: null,
    quantity: numberOf(row.Quantity) ?? 1,
  };
}

/** Table of the record of each lot and serial: BatchNumberDetails' or SerialNumberDetails' DocEntry by number. */
export function numberKey(kind: 'lot' | 'serial', item: string, number: string): string {
  return `${kind}|${item}|${number}`;
}

function numberRefusal(books: Books, item: Entity, warehouse: string, part: StockRow, position: number) {
  const code = codeOf(item);
  const number = part.lot ?? part.serial ?? '';
  const entry = table<number>(books, 'numbers').get(
    numberKey(part.lot === null ? 'serial' : 'lot', code, number),
  );
  if (entry === undefined) return refusals.unknownNumber(number, position);
  const locked =
    part.lot !== null && table(books, 'BatchNumberDetails').get(entry)?.Status !== 'bdsStatus_Released';
  const there = onHand(books.stock.at(code, warehouse), { lot: part.lot, serial: part.serial });
  return locked || there < part.quantity ? refusals.numberShort(code, number) : null;
}

/** The part by bin; where only one bin has what is wanted, SAP takes it by itself (whsBinSingleChoiceOnly). */
function inBins(
  books: Books,
  { item, warehouse, numbers }: Demand,
  part: StockRow,
  index: number,
): Outcome<readonly StockRow[]> {
  const code = codeOf(item);
  const rows = numbers.bins.filter((row) => (numberOf(row.SerialAndBatchNumbersBaseLine) ?? -1) === index);
  const managed = isYes(table(books, 'Warehouses').get(warehouse)?.EnableBinLocations);
  if (!managed) return rows.length === 0 ? done([part]) : refused(refusals.noBins(warehouse));
  const missing = refused(refusals.binsMissing(code, warehouse));
  if (numbers.bins.length === 0) {
    const choices = rowsIn(books.stock.at(code, warehouse), { lot: part.lot, serial: part.serial });
    const [only] = choices;
    return only !== undefined && choices.length === 1 ? done([{ ...part, bin: only.bin }]) : missing;
  }
  const taken = rows.map((row) => ({
    ...part,
    bin: numberOf(row.BinAbsEntry),
    quantity: numberOf(row.Quantity) ?? 0,
  }));
  if (sum(taken.map((row) => row.quantity)) !== part.quantity) return missing;
  const known = taken.every(({ bin, quantity }) => quantity > 0 && binIn(books, bin, warehouse));
  return known ? done(taken) : missing;
}

function binIn(books: Books, bin: number | null, warehouse: string): boolean {
  return bin !== null && table(books, 'BinLocations').get(bin)?.Warehouse === warehouse;
}

function binCode(books: Books, bin: number | null): string | null {
  return bin === null ? null : textOf(table(books, 'BinLocations').get(bin)?.BinCode);
}

function shortage({ item, lot, serial }: Move, position: number) {
  const number = lot ?? serial;
  return number === null ? refusals.negativeStock(position) : refusals.numberShort(item, number);
}

function codeOf(item: Entity): string {
  return textOf(item.ItemCode) ?? '';
}
