import { type Quantity, quantity, subtract, sum, toBase } from '../../../shared/packing/quantity.ts';
import { baseDocument } from './basis.ts';
import { type Books, table } from './books.ts';
import type { Entity } from './company.ts';
import {
  type BasePlace,
  type BaseRef,
  baseSetOf,
  type DocumentLine,
  documents,
  ORDER_TYPE,
} from './documents.ts';

export type PickStatus =
  | 'ps_Released'
  | 'ps_PartiallyPicked'
  | 'ps_Picked'
  | 'ps_PartiallyDelivered'
  | 'ps_Closed';

/** A line of a pick list. What is released and not picked yet, and what is picked, add up to what is listed. */
export type PickListLine = Entity & {
  readonly LineNumber: number;
  readonly BaseObjectType: number;
  readonly OrderEntry: number;
  readonly OrderRowID: number;
  readonly ReleasedQuantity: Quantity;
  readonly PickedQuantity: Quantity;
  readonly PickStatus: PickStatus;
};

export type PickList = Entity & {
  readonly Absoluteentry: number;
  readonly Status: PickStatus;
  /** Quantities are in the order line's unit, unless tYES. */
  readonly UseBaseUnits: 'tYES' | 'tNO';
  readonly PickListsLines: readonly PickListLine[];
};

/** How much, in base units, a delivery took of a pick list line; `picked` is what it picked by doing so. */
export type PickDelivered = {
  readonly list: number;
  readonly line: number;
  readonly quantity: Quantity;
  readonly picked: Quantity;
};

type PickPlace = { readonly list: number; readonly line: number };

function pickLists(books: Books) {
  return table<PickList>(books, 'PickLists');
}

/** The pick lists that are for an order or a reserve invoice. */
function listsOf(books: Books, base: BaseRef): readonly number[] {
  return table<readonly number[]>(books, 'pickListsOfOrder').get(keyOf(base)) ?? [];
}

function noteList(books: Books, base: BaseRef, list: number): void {
  const known = listsOf(books, base);
  if (!known.includes(list))
    table<readonly number[]>(books, 'pickListsOfOrder').put(keyOf(base), [...known, list]);
}

function keyOf({ type, entry }: BaseRef): number | string {
  return type === ORDER_TYPE ? entry : `${type}/${entry}`;
}

/** What each of a list's lines is for, every document once. */
function basesOf(lines: readonly PickListLine[]): readonly BaseRef[] {
  const bases = lines.map(baseOfPick);
  return [...new Map(bases.map((base) => [keyOf(base), base])).values()];
}

function baseOfPick({ BaseObjectType: type, OrderEntry: entry }: PickListLine): BaseRef {
  return { type, entry };
}

function isFor(line: PickListLine, base: BaseRef): boolean {
  return line.BaseObjectType === base.type && line.OrderEntry === base.entry;
}

/** What was delivered of each pick list line, in base units; SAP shows only the status that comes of it. */
function deliveredPicks(books: Books) {
  return table<Quantity>(books, 'deliveredPicks');
}

/** Stores a pick list; its lines, its status and the marks on its orders' lines follow from the quantities. */
export function putPickList(books: Books, list: PickList): PickList {
  const PickListsLines = list.PickListsLines.map((line) => ({
    ...line,
    PickStatus: statusOf(books, list, line),
  }));
  const stored: PickList = { ...list, PickListsLines, Status: statusOfList(PickListsLines) };
  pickLists(books).put(stored.Absoluteentry, stored);
  for (const base of basesOf(PickListsLines)) {
    noteList(books, base, stored.Absoluteentry);
    markBase(books, base);
  }
  return stored;
}

/** Closed stays closed, unless the quantities that a delivery had used up come back. */
function statusOf(books: Books, list: PickList, line: PickListLine): PickStatus {
  const delivered = deliveredPicks(books).get(deliveredKey(list.Absoluteentry, line.LineNumber)) ?? 0;
  if (delivered === 0 && line.PickStatus === 'ps_Closed') return 'ps_Closed';
  if (delivered > 0) return delivered >= listedOf(books, list, line) ? 'ps_Closed' : 'ps_PartiallyDelivered';
  if (line.PickedQuantity === 0) return 'ps_Released';
  return line.ReleasedQuantity > 0 ? 'ps_PartiallyPicked' : 'ps_Picked';
}

function statusOfList(lines: readonly PickListLine[]): PickStatus {
  const open = lines.map(({ PickStatus }) => PickStatus).filter((status) => status !== 'ps_Closed');
  if (open.length === 0) return 'ps_Closed';
  if (open.length < lines.length || open.includes('ps_PartiallyDelivered')) return 'ps_PartiallyDelivered';
  if (open.every((status) => status === 'ps_Released')) return 'ps_Released';
  return open.every((status) => status === 'ps_Picked') ? 'ps_Picked' : 'ps_PartiallyPicked';
}

/** What the list says of the order line in all, in base units. */
function listedOf(books: Books, list: PickList, line: PickListLine): Quantity {
  return toBase(sum([line.ReleasedQuantity, line.PickedQuantity]), factorOf(books, list, line));
}

function factorOf(books: Books, list: PickList, line: PickListLine): number {
  if (list.UseBaseUnits === 'tYES') return 1;
  return orderLineOf(books, line)?.UnitsOfMeasurment ?? 1;
}

export function orderLineOf(
  books: Books,
  {
    BaseObjectType,
    OrderEntry,
    OrderRowID,
  }: Pick<PickListLine, 'BaseObjectType' | 'OrderEntry' | 'OrderRowID'>,
): DocumentLine | undefined {
  return baseDocument(books, { type: BaseObjectType, entry: OrderEntry })?.DocumentLines.find(
    ({ LineNum }) => LineNum === OrderRowID,
  );
}

/** Pick status, picked quantity and number of the (latest) pick list, as SAP shows them on order lines. */
function markBase(books: Books, base: BaseRef): void {
  const set = baseSetOf(base.type);
  const document = baseDocument(books, base);
  if (set === undefined || document === undefined) return;
  const lists = listsOf(books, base).flatMap((list) => pickLists(books).get(list) ?? []);
  const DocumentLines = document.DocumentLines.map((line): DocumentLine => {
    const picks = lists.flatMap((list) =>
      list.PickListsLines.filter(
        (pick) => isFor(pick, base) && pick.OrderRowID === line.LineNum && pick.PickStatus !== 'ps_Closed',
      ).map((pick) => ({ list: list.Absoluteentry, pick })),
    );
    const released = sum(picks.map(({ pick }) => pick.ReleasedQuantity));
    const picked = sum(picks.map(({ pick }) => pick.PickedQuantity));
    return {
      ...line,
      PickListIdNumber: picks.at(-1)?.list ?? null,
      PickQuantity: picked,
      PickStatusEx: pickStatusEx(released, picked),
    };
  });
  documents(books, set).put(base.entry, { ...document, DocumentLines });
}

function pickStatusEx(released: Quantity, picked: Quantity): string {
  if (picked > 0) return released > 0 ? 'dlps_PartiallyPicked' : 'dlps_Picked';
  return released > 0 ? 'dlps_ReleasedForPicking' : 'dlps_NotPicked';
}

/** Closes what is left of pick lists for a document that will not be delivered any more. */
export function closePicksOf(books: Books, base: BaseRef): void {
  for (const entry of listsOf(books, base)) {
    const list = pickLists(books).get(entry);
    if (list !== undefined) closeLines(books, list, (line) => isFor(line, base));
  }
}

export function closeLines(books: Books, list: PickList, which: (line: PickListLine) => boolean): void {
  const PickListsLines = list.PickListsLines.map(
    (line): PickListLine => (which(line) ? { ...line, PickStatus: 'ps_Closed' } : line),
  );
  putPickList(books, { ...list, PickListsLines });
}

/** True when the named pick list line is for that order line. */
export function isPickOf(books: Books, base: BasePlace, { list, line }: PickPlace): boolean {
  const named = pickLists(books)
    .get(list)
    ?.PickListsLines.find(({ LineNumber }) => LineNumber === line);
  return named !== undefined && isFor(named, base) && named.OrderRowID === base.line;
}

/**
 * What a delivery of an order line takes of pick lists: of those lines that it names, else of the open ones for
 * that order line, oldest list first. Which ones SAP takes when none is named is not known.
 */
export function picksFor(
  books: Books,
  base: BasePlace,
  delivered: Quantity,
  named: readonly PickPlace[],
): readonly PickDelivered[] {
  const picks: PickDelivered[] = [];
  let left = delivered;
  for (const { list, line } of openPicks(books, base, named)) {
    const place = { list: list.Absoluteentry, line: line.LineNumber };
    const before = deliveredPicks(books).get(deliveredKey(place.list, place.line)) ?? 0;
    const taken = Math.min(left, subtract(listedOf(books, list, line), before));
    if (taken <= 0) continue;
    const alreadyPicked = toBase(line.PickedQuantity, factorOf(books, list, line));
    const picked = Math.max(0, subtract(sum([before, taken]), alreadyPicked));
    picks.push({ ...place, quantity: taken, picked });
    left = subtract(left, taken);
  }
  return picks;
}

function openPicks(
  books: Books,
  base: BasePlace,
  named: readonly PickPlace[],
): readonly { readonly list: PickList; readonly line: PickListLine }[] {
  return listsOf(books, base).flatMap((entry) => {
    const list = pickLists(books).get(entry);
    return (list?.PickListsLines ?? [])
      .filter(
        (line) =>
          isFor(line, base) &&
          line.OrderRowID === base.line &&
          line.PickStatus !== 'ps_Closed' &&
          (named.length === 0 || named.some((each) => each.list === entry && each.line === line.LineNumber)),
      )
      .flatMap((line) => (list === undefined ? [] : { list, line }));
  });
}

/** Carries out what `picksFor` said, or (`sign` -1) takes it back. */
export function deliverFromPicks(
  books: Books,
  { list: entry, line: number, ...pick }: PickDelivered,
  sign: 1 | -1,
): void {
  const list = pickLists(books).get(entry);
  if (list === undefined) return;
  const key = deliveredKey(entry, number);
  deliveredPicks(books).put(key, sum([deliveredPicks(books).get(key) ?? 0, sign * pick.quantity]));
  const PickListsLines = list.PickListsLines.map((line): PickListLine => {
    if (line.LineNumber !== number) return line;
    const picked = quantity((sign * pick.picked) / factorOf(books, list, line));
    return {
      ...line,
      PickStatus: 'ps_Released',
      PickedQuantity: sum([line.PickedQuantity, picked]),
      ReleasedQuantity: subtract(line.ReleasedQuantity, picked),
    };
  });
  putPickList(books, { ...list, PickListsLines });
}

function deliveredKey(list: number, line: number): string {
  return `${list}/${line}`;
}
