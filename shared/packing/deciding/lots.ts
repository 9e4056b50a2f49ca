import type { Quantity } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState } from '../state.ts';
import { byExpiry, leftInBins, leftOfAllocation, leftOfLot, lotOf, usableLots } from '../stock.ts';
import type { IsoDate, LotStock, WorkLine } from '../work.ts';
import { type Goods, list, naming } from './decision.ts';
import { contradictionFault, expiryOf } from './expiry.ts';

/** Why no word lets this lot go in: it is not there, blocked, expired, contradicted, or used up. */
export function lotFault(
  state: PackingState,
  line: WorkLine,
  goods: Goods,
  quantity: Quantity,
  today: IsoDate,
): Refusal | null {
  const { item } = line;
  const { lot } = goods;
  if (item.tracking !== 'lot' || lot === null) return null;
  const of = { ...naming(item), lot };
  const stock = lotOf(line, lot);
  if (stock === undefined) return refusal('LOT_NOT_ON_STOCK', { ...of, warehouse: line.warehouse });
  if (stock.status === 'locked') return refusal('LOT_LOCKED', of);
  if (stock.status === 'notAccessible') return refusal('LOT_NOT_ACCESSIBLE', of);
  const contradiction = contradictionFault(line, goods);
  if (contradiction !== null) return contradiction;
  const expiry = expiryOf(line, goods);
  if (expiry !== null && expiry < today) return refusal('LOT_EXPIRED', { ...of, expiry });
  const onStock = leftOfLot(state, line, stock);
  return onStock < quantity ? refusal('LOT_SHORT', { ...of, onStock, scanned: quantity }) : null;
}

/**
 * Whether it is this lot's turn. Where lots are set aside but the pick list named none for this line (or there
 * is no pick list), what expires first goes first: nobody has chosen otherwise.
 */
export function lotObjections(
  state: PackingState,
  line: WorkLine,
  { lot }: Goods,
  quantity: Quantity,
  today: IsoDate,
): readonly Refusal[] {
  const stock = line.item.tracking === 'lot' && lot !== null ? lotOf(line, lot) : undefined;
  if (stock === undefined || state.rules.lot === 'any') return [];
  if (state.rules.lot === 'allocated') {
    const setAside = leftOfAllocation(state, line, 'lot', { lot: stock.lot });
    if (setAside !== null) return setAside >= quantity ? [] : [notAllocated(state, line, stock)];
  }
  const earlier = usableLots(state, line, today).find((other) => byExpiry(other, stock) < 0);
  return earlier === undefined ? [] : [outOfTurn(state, line, stock, earlier)];
}

function notAllocated(state: PackingState, line: WorkLine, { lot }: LotStock): Refusal {
  const open = line.allocations.filter(
    (row) => row.lot !== null && (leftOfAllocation(state, line, 'lot', { lot: row.lot }) ?? 0) > 0,
  );
  return refusal('LOT_NOT_ALLOCATED', {
    ...naming(line.item),
    lot,
    allocated: list(open.map((row) => (row.bin === null ? `${row.lot}` : `${row.lot} (${row.bin.code})`))),
  });
}

function outOfTurn(state: PackingState, line: WorkLine, stock: LotStock, earlier: LotStock): Refusal {
  return refusal('FEFO_EARLIER_LOT', {
    ...naming(line.item),
    lot: stock.lot,
    expiry: stock.expiry,
    earlier: earlier.lot,
    earlierExpiry: earlier.expiry ?? '',
    bins: list(leftInBins(state, line, earlier.lot).map(({ bin }) => bin.code)),
  });
}
