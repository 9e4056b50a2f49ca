import type { Alarm, Place } from '../../../shared/contracts/alarm.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import { objectTypeOf } from '../orders.ts';
import type { DeliveredDocument } from '../service-layer/entities.ts';

type Difference = Alarm['differences'][number];
type SapLine = DeliveredDocument['DocumentLines'][number];

/**
 * The lines of which SAP's delivery says something else than what was packed. SAP may know more (a bin that it chose
 * by itself); only what was confirmed is held against it.
 */
export function differencesOf(
  confirmation: Confirmation,
  document: DeliveredDocument,
): readonly Difference[] {
  const baseType = objectTypeOf({ kind: confirmation.orderKind });
  const packed = new Map(
    confirmation.lines.map((line) => [keyOf(baseType, line.orderEntry, line.orderLine), line] as const),
  );
  const inSap = Map.groupBy(document.DocumentLines, (line) =>
    keyOf(line.BaseType, line.BaseEntry, line.BaseLine),
  );
  return [...new Set([...packed.keys(), ...inSap.keys()])].flatMap((key) => {
    const ours = packed.get(key);
    const theirs = inSap.get(key) ?? [];
    const taken = ours?.taken.map(({ bin, ...row }) => ({ ...row, bin: bin?.entry ?? null })) ?? [];
    if (ours !== undefined && isSame(taken, theirs)) return [];
    return [
      {
        orderEntry: ours?.orderEntry ?? theirs[0]?.BaseEntry ?? -1,
        orderLine: ours?.orderLine ?? theirs[0]?.BaseLine ?? -1,
        itemCode: ours?.itemCode ?? theirs[0]?.ItemCode ?? '',
        packed: joined(taken),
        inSap: joined(theirs.flatMap(placesOf)),
      },
    ];
  });
}

function keyOf(...base: readonly (number | null | undefined)[]): string {
  return base.join('/');
}

/** A line of the order that somebody split in SAP is several lines there. */
function isSame(packed: readonly Place[], lines: readonly SapLine[]): boolean {
  const same = (ours: readonly Place[], theirs: readonly Place[]) =>
    ours.length === 0 || JSON.stringify(joined(ours)) === JSON.stringify(joined(theirs));
  const numbered = ({ lot, serial }: Place) => lot !== null || serial !== null;
  const withoutBin = (rows: readonly Place[]) => rows.map((row) => ({ ...row, bin: null }));
  return (
    sum(packed.map(({ quantity }) => quantity)) ===
      sum(lines.map(({ InventoryQuantity }) => InventoryQuantity)) &&
    same(withoutBin(packed.filter(numbered)), lines.flatMap(numbersOf)) &&
    same(
      packed.filter(({ bin }) => bin !== null),
      lines.flatMap(binsOf),
    )
  );
}

/** As the line tells them best: by bin, else by lot and serial, else by number alone. */
function placesOf(line: SapLine): readonly Place[] {
  const told = [binsOf(line), numbersOf(line)].find((rows) => rows.length > 0);
  return told ?? [{ quantity: line.InventoryQuantity, lot: null, serial: null, bin: null }];
}

function numbersOf({ BatchNumbers: lots, SerialNumbers: serials }: SapLine): readonly Place[] {
  return [
    ...lots.map(({ lot, quantity }) => ({ quantity, lot, serial: null, bin: null })),
    ...serials.map(({ serial }) => ({ quantity: 1, lot: null, serial, bin: null })),
  ];
}

/** A bin row points to the row of the lot or serial that it holds. */
function binsOf({ BatchNumbers: lots, SerialNumbers: serials, DocumentLinesBinAllocations }: SapLine) {
  return DocumentLinesBinAllocations.map(({ binEntry, quantity, rowIndex }) => ({
    quantity,
    lot: lots[rowIndex]?.lot ?? null,
    serial: serials[rowIndex]?.serial ?? null,
    bin: binEntry,
  }));
}

/** Rows of one place put together, in an order of their own. */
function joined(rows: readonly Place[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { quantity, lot, serial, bin } of rows) {
    const key = JSON.stringify([lot, serial, bin]);
    places.set(key, { quantity: sum([quantity, places.get(key)?.quantity ?? 0]), lot, serial, bin });
  }
  return [...places].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}
