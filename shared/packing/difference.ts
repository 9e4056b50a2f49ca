import { type Quantity, quantity } from './quantity.ts';
import type { Address, IsoDate, Work, WorkLine } from './work.ts';

/**
 * What SAP can have otherwise than the work on the bench, with what its text needs. Quantities are in the line's
 * own unit of measure, as SAP has it now.
 */
export type DifferenceParams = {
  /** Cancelled, closed, delivered by others or moved onto a pick list: this work is not there any more. */
  orderGone: { readonly order: number };
  lineAdded: OfLine & { readonly quantity: Quantity; readonly uom: string };
  lineRemoved: OfLine & { readonly quantity: Quantity; readonly uom: string };
  quantityRaised: OfLine & FromTo<Quantity> & { readonly uom: string };
  quantityLowered: OfLine & FromTo<Quantity> & { readonly uom: string };
  unitChanged: OfLine & FromTo<string>;
  addressChanged: FromTo<string>;
  customerReferenceChanged: FromTo<string | null>;
  shippingTypeChanged: FromTo<string | null>;
  dueDateChanged: FromTo<IsoDate>;
  partialNowAllowed: Readonly<Record<string, never>>;
  partialNoLongerAllowed: Readonly<Record<string, never>>;
  commentsChanged: FromTo<string | null>;
};

type OfLine = { readonly line: number; readonly item: string; readonly name: string };
type FromTo<Value> = { readonly before: Value; readonly now: Value };

export type DifferenceCode = keyof DifferenceParams;
export type Difference = {
  [Code in DifferenceCode]: { readonly code: Code; readonly params: DifferenceParams[Code] };
}[DifferenceCode];

/**
 * What a person has to know of SAP's order as it is now, against the one that is being packed. Stock is none of
 * it: lots, serials, bins and what is set aside change all day (see `linesAsOnStock`).
 *
 * @param now null when SAP has the work no more
 */
export function differences(work: Work, now: Work | null): readonly Difference[] {
  if (now === null || isOther(work, now))
    return [{ code: 'orderGone', params: { order: work.order.number } }];
  return [...lineDifferences(work, now), ...headDifferences(work, now)];
}

/** A work's key is never used again; should it be all the same, its goods are not these ones. */
function isOther(work: Work, now: Work): boolean {
  return (
    now.key !== work.key || now.order.entry !== work.order.entry || now.customer.code !== work.customer.code
  );
}

/** True when both lines want the same goods from the same place, so that what was packed for one fits the other. */
export function sameGoods(a: WorkLine, b: WorkLine): boolean {
  return (
    a.orderEntry === b.orderEntry &&
    a.item.itemCode === b.item.itemCode &&
    a.item.tracking === b.item.tracking &&
    a.item.catchWeight === b.item.catchWeight &&
    a.item.baseUom.entry === b.item.baseUom.entry &&
    a.warehouse === b.warehouse &&
    a.binManaged === b.binManaged
  );
}

/** The work's lines that SAP knows something newer of than what is ordered: stock, what is set aside, the item. */
export function linesAsOnStock(work: Work, now: Work): readonly WorkLine[] {
  const lines = byNumber(now);
  return work.lines.flatMap((line) => {
    const other = lines.get(line.line);
    if (other === undefined || !sameGoods(line, other)) return [];
    const refreshed = { ...other, quantity: line.quantity, uom: line.uom };
    return same(line, refreshed) ? [] : [refreshed];
  });
}

/** True when a label that was printed for the one does not hold for the other. */
export function labelsDiffer(work: Work, now: Work): boolean {
  return (
    !same(work.shipTo, now.shipTo) ||
    work.order.customerReference !== now.order.customerReference ||
    work.shippingType !== now.shippingType
  );
}

export function byNumber(work: Work): ReadonlyMap<number, WorkLine> {
  return new Map(work.lines.map((line) => [line.line, line]));
}

function lineDifferences(work: Work, now: Work): readonly Difference[] {
  const before = byNumber(work);
  const after = byNumber(now);
  const numbers = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return numbers.flatMap((number) => lineDifference(before.get(number), after.get(number)));
}

function lineDifference(before: WorkLine | undefined, now: WorkLine | undefined): readonly Difference[] {
  if (before !== undefined && now !== undefined && sameGoods(before, now))
    return amountDifference(before, now);
  return [
    ...(before === undefined ? [] : [{ code: 'lineRemoved', params: wholeLine(before) } as const]),
    ...(now === undefined ? [] : [{ code: 'lineAdded', params: wholeLine(now) } as const]),
  ];
}

function amountDifference(before: WorkLine, now: WorkLine): readonly Difference[] {
  const { factor, code: uom } = now.uom;
  const [was, is] = [quantity(before.quantity / factor), quantity(now.quantity / factor)];
  const params = { ...naming(now), before: was, now: is, uom };
  return [
    ...(before.uom.entry === now.uom.entry && before.uom.factor === factor
      ? []
      : [{ code: 'unitChanged', params: { ...naming(now), before: before.uom.code, now: uom } } as const]),
    ...(is > was ? [{ code: 'quantityRaised', params } as const] : []),
    ...(is < was ? [{ code: 'quantityLowered', params } as const] : []),
  ];
}

function headDifferences(work: Work, now: Work): readonly Difference[] {
  const found: Difference[] = [];
  if (!same(work.shipTo, now.shipTo)) {
    const params = { before: addressText(work.shipTo), now: addressText(now.shipTo) };
    found.push({ code: 'addressChanged', params });
  }
  const { order } = now;
  if (work.order.customerReference !== order.customerReference) {
    const params = { before: work.order.customerReference, now: order.customerReference };
    found.push({ code: 'customerReferenceChanged', params });
  }
  if (work.shippingType !== now.shippingType) {
    found.push({ code: 'shippingTypeChanged', params: { before: work.shippingType, now: now.shippingType } });
  }
  if (work.order.dueDate !== order.dueDate) {
    found.push({ code: 'dueDateChanged', params: { before: work.order.dueDate, now: order.dueDate } });
  }
  if (work.partialAllowed !== now.partialAllowed) {
    found.push({ code: now.partialAllowed ? 'partialNowAllowed' : 'partialNoLongerAllowed', params: {} });
  }
  if (work.comments !== now.comments) {
    found.push({ code: 'commentsChanged', params: { before: work.comments, now: now.comments } });
  }
  return found;
}

function wholeLine(line: WorkLine): DifferenceParams['lineAdded'] {
  return { ...naming(line), quantity: quantity(line.quantity / line.uom.factor), uom: line.uom.code };
}

function naming({ line, item }: WorkLine): OfLine {
  return { line, item: item.itemCode, name: item.name };
}

function addressText({ name, street, zip, city, country }: Address): string {
  return [name, street, `${zip} ${city}`.trim(), country].filter((part) => part !== '').join(', ');
}

/** Both come out of the same schema, so that equal data is written alike. */
function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
