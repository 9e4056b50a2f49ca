import type { Readiness } from '../../../shared/contracts/catalogue.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { keyOfItsOrder, orderKeyOf } from '../../../shared/packing/order-key.ts';
import { type Quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import type { Allocation, Work, WorkLine } from '../../../shared/packing/work.ts';

/** Open work as SAP has it, before anything is taken off. */
export type SourceWork = {
  readonly work: Omit<Work, 'revision'>;
  /** Open base quantity of each order line over all works of the order, by order line number. */
  readonly openOfOrder: Readonly<Record<number, Quantity>>;
  /** Whether stock covers it, among all works of the same reading; absent where nobody looked. */
  readonly readiness?: Readiness;
};

/**
 * Work as it may be offered to a bench: what SAP has open, less what is packed and confirmed but not in SAP
 * yet. `outstanding` are the order's confirmations that SAP did not have. Null when nothing is left to pack.
 *
 * A confirmation counts against its own pick list; but whatever all of them took is taken off what the order
 * has open, so that an order that moved onto a pick list after it was packed is not packed again.
 */
export function offered(
  source: SourceWork,
  outstanding: readonly Confirmation[],
): Omit<Work, 'revision'> | null {
  const { work } = source;
  const taken = outstanding.filter((confirmed) => keyOfItsOrder(confirmed) === orderKeyOf(work.order));
  if (taken.length === 0) return work;
  const own = taken.filter(({ pickListEntry }) => pickListEntry === work.pickListEntry);
  const lines = work.lines
    .map((line) => {
      const ofOrder = subtract(source.openOfOrder[line.orderLine] ?? line.quantity, quantityOf(taken, line));
      const ofWork = subtract(line.quantity, quantityOf(own, line));
      return without(line, Math.min(ofOrder, ofWork), taken);
    })
    .filter((line) => line.quantity > 0);
  return lines.length === 0 ? null : { ...work, lines };
}

function linesOf(confirmations: readonly Confirmation[], line: WorkLine) {
  return confirmations
    .flatMap((confirmation) => confirmation.lines)
    .filter(({ orderEntry, orderLine }) => orderEntry === line.orderEntry && orderLine === line.orderLine);
}

function quantityOf(confirmations: readonly Confirmation[], line: WorkLine): Quantity {
  return sum(linesOf(confirmations, line).map(({ baseQuantity }) => baseQuantity));
}

/** The line with its quantity left, and without the lots, serials and bins that the packed goods came from. */
function without(line: WorkLine, quantity: Quantity, confirmations: readonly Confirmation[]): WorkLine {
  const taken = linesOf(confirmations, line).flatMap((each) => each.taken);
  const serials = new Set(taken.map(({ serial }) => serial));
  const takenFrom = (lot: string | null, binEntry: number | null) =>
    sum(
      taken
        .filter((row) => row.lot === lot && (binEntry === null || row.bin?.entry === binEntry))
        .map((row) => row.quantity),
    );
  const left = (stock: Quantity, lot: string | null, binEntry: number | null) =>
    Math.max(0, subtract(stock, takenFrom(lot, binEntry)));
  return {
    ...line,
    quantity,
    allocations: withoutTaken(line.allocations, taken),
    serials: line.serials.filter(({ serial }) => !serials.has(serial)),
    lots: line.lots.map((lot) => ({
      ...lot,
      quantity: left(lot.quantity, lot.lot, null),
      bins: lot.bins.map((each) => ({ ...each, quantity: left(each.quantity, lot.lot, each.bin.entry) })),
    })),
    bins: line.bins.map((each) => ({ ...each, quantity: left(each.quantity, null, each.bin.entry) })),
  };
}

/** Takes each row off the first allocation that names the same lot, serial and bin. */
function withoutTaken(
  allocations: readonly Allocation[],
  taken: Confirmation['lines'][number]['taken'],
): readonly Allocation[] {
  const rest: { -readonly [Key in keyof Allocation]: Allocation[Key] }[] = allocations.map((each) => ({
    ...each,
  }));
  for (const row of taken) {
    let quantity = row.quantity;
    for (const allocation of rest) {
      const same =
        allocation.lot === row.lot &&
        allocation.serial === row.serial &&
        (allocation.bin === null || allocation.bin.entry === row.bin?.entry);
      if (!same || quantity <= 0) continue;
      const used = Math.min(quantity, allocation.quantity);
      allocation.quantity = subtract(allocation.quantity, used);
      quantity = subtract(quantity, used);
    }
  }
  return rest.filter(({ quantity }) => quantity > 0);
}
