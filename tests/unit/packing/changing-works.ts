import { quantity } from '../../../shared/packing/quantity.ts';
import type { LotStatus, Work, WorkLine } from '../../../shared/packing/work.ts';

/** Which change of an order, and of which of its lines. */
export type Change = { readonly which: number; readonly other: number };

/** The order as SAP has it after a change; null when it was cancelled. The stock stays what it was. */
export function changedOrder(work: Work, { which, other }: Change, revision: string): Work | null {
  const line = work.lines[other % work.lines.length];
  if (line === undefined) throw new Error('A work without lines');
  const now = { ...work, revision };
  switch (which % 9) {
    case 0:
      return null;
    case 1:
      return withLine(now, { ...line, quantity: quantity(line.quantity - line.uom.factor) });
    case 2:
      return withLine(now, { ...line, quantity: 0 });
    case 3:
      return withLine(now, { ...line, quantity: quantity(line.quantity + line.uom.factor) });
    case 4:
      return { ...now, lines: [...work.lines, { ...line, line: 900 + other, allocations: [] }] };
    case 5: {
      const goods = work.lines[(other + 1) % work.lines.length] ?? line;
      return withLine(now, { ...goods, line: line.line, orderLine: line.orderLine });
    }
    case 6:
      return { ...now, shipTo: { ...work.shipTo, street: `Street ${other}` }, shippingType: 'Express' };
    case 7:
      return { ...now, partialAllowed: !work.partialAllowed, comments: 'Ring twice' };
    default:
      return now;
  }
}

/**
 * The same order with other stock of some items: a lot's state, a quantity, the serials or the allocations are not
 * what they were. Lines of an item in a warehouse keep telling the same.
 */
export function changedStock(work: Work, { which, other }: Change, revision: string): Work {
  const statuses: readonly LotStatus[] = ['locked', 'notAccessible', 'released'];
  const lines = work.lines.map((line): WorkLine => {
    if ((line.item.itemCode.length + Number(line.binManaged) + other) % 2 === 0) return line;
    switch (which % 4) {
      case 0:
        return {
          ...line,
          lots: line.lots.map((lot, at) =>
            at === other % line.lots.length ? { ...lot, status: statuses[other % 3] ?? 'locked' } : lot,
          ),
        };
      case 1:
        return {
          ...line,
          lots: line.lots.map((lot) => ({ ...lot, quantity: Math.floor(lot.quantity / 2) })),
        };
      case 2:
        return { ...line, serials: line.serials.slice(other % 3), allocations: [] };
      default:
        return {
          ...line,
          bins: line.bins.map((one) => ({ ...one, quantity: Math.floor(one.quantity / 2) })),
        };
    }
  });
  return { ...work, lines, revision };
}

/** A line of which nothing is ordered any more is not on the order. */
function withLine(work: Work, changed: WorkLine): Work | null {
  const lines = work.lines
    .map((line) => (line.line === changed.line ? changed : line))
    .filter((line) => line.quantity > 0);
  return lines.length === 0 ? null : { ...work, lines };
}
