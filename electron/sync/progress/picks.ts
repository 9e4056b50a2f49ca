import { z } from 'zod';
import type { SessionProgress } from '../../../shared/contracts/progress.ts';
import type { OrderRef } from '../../../shared/packing/order-key.ts';
import { type Quantity, quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import { objectTypeOf } from '../orders.ts';

/** What should stand on a pick list as picked at a bench, in base units. */
export type WantedPick = SessionProgress['picked'][number];

/** What this service wrote on a pick list line, and what it last tried to write: SAP's answer may be lost. */
export type OwnPick = { readonly line: number; readonly written: Quantity; readonly tried: Quantity };

const line = z.looseObject({
  LineNumber: z.int(),
  BaseObjectType: z.int(),
  OrderEntry: z.int(),
  PickStatus: z.string(),
  PickedQuantity: z.number(),
  ReleasedQuantity: z.number(),
});
/** A pick list with everything that SAP has on it: PUT resets what it does not get. */
export const wholePickList = z.looseObject({
  Status: z.string(),
  UseBaseUnits: z.string().nullish(),
  PickListsLines: z.array(line),
});
export type WholePickList = z.infer<typeof wholePickList>;
type Line = z.infer<typeof line>;

/** SAP does not let go of these any more. */
const DELIVERED = new Set(['ps_PartiallyDelivered', 'ps_Closed']);

export type PickChange = { readonly line: number; readonly picked: Quantity };
export type PickChanges = {
  readonly changes: readonly PickChange[];
  /** Lines whose picked quantity somebody else wrote: they are left alone. */
  readonly ofOthers: readonly number[];
};

/**
 * What has to be written on a pick list as SAP has it now, so that the lines of one order say what is packed. A
 * line on which stands what this service did not write is somebody else's; lots, serials and bins are SAP's to ask
 * for, so that lines with any are left alone too.
 */
export function pickChanges(
  list: WholePickList,
  order: OrderRef,
  wanted: readonly WantedPick[],
  own: readonly OwnPick[],
): PickChanges {
  const changes: PickChange[] = [];
  const ofOthers: number[] = [];
  for (const line of list.PickListsLines) {
    const want = wanted.find(({ pickListLine }) => pickListLine === line.LineNumber);
    const known = own.find((each) => each.line === line.LineNumber);
    if ((want === undefined && known === undefined) || !isChangeable(list, line, order)) continue;
    if (![known?.written ?? 0, known?.tried ?? 0].includes(line.PickedQuantity)) {
      ofOthers.push(line.LineNumber);
      continue;
    }
    const factor = list.UseBaseUnits === 'tYES' ? 1 : (want?.factor ?? 1);
    const picked = Math.min(quantity((want?.quantity ?? 0) / factor), listedOf(line));
    if (picked !== line.PickedQuantity) changes.push({ line: line.LineNumber, picked });
  }
  return { changes, ofOthers };
}

function isChangeable(list: WholePickList, line: Line, order: OrderRef): boolean {
  const rows = [line.BatchNumbers, line.SerialNumbers, line.DocumentLinesBinAllocations];
  return (
    list.Status !== 'ps_Closed' &&
    line.BaseObjectType === objectTypeOf(order) &&
    line.OrderEntry === order.entry &&
    !DELIVERED.has(line.PickStatus) &&
    rows.every((each) => !Array.isArray(each) || each.length === 0)
  );
}

/** Released is what is not picked yet: together they stay what was listed. */
function listedOf(line: Line): Quantity {
  return sum([line.ReleasedQuantity, line.PickedQuantity]);
}

/** The whole pick list with the changes in it, for PUT. */
export function withPicks(list: WholePickList, changes: readonly PickChange[]): Record<string, unknown> {
  const PickListsLines = list.PickListsLines.map((line) => {
    const change = changes.find((each) => each.line === line.LineNumber);
    if (change === undefined) return line;
    const ReleasedQuantity = subtract(listedOf(line), change.picked);
    return { ...line, PickedQuantity: change.picked, ReleasedQuantity };
  });
  const entries = Object.entries({ ...list, PickListsLines });
  return Object.fromEntries(entries.filter(([name]) => !name.includes('odata.')));
}

/** True when nothing but the changed lines, and statuses that follow from them, differs. */
export function onlyThose(
  before: WholePickList,
  after: WholePickList,
  changes: readonly PickChange[],
): boolean {
  const changed = new Set(changes.map((each) => each.line));
  const rest = ({ Status: _status, PickListsLines, ...header }: WholePickList): string =>
    JSON.stringify([
      header,
      PickListsLines.map((line) => (changed.has(line.LineNumber) ? unpicked(line) : line)),
    ]);
  return rest(before) === rest(after);
}

function unpicked({
  PickStatus: _status,
  PickedQuantity: _picked,
  ReleasedQuantity: _released,
  PreviouslyReleasedQuantity: _previously,
  ...line
}: Line) {
  return line;
}
