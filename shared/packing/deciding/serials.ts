import { lineAt, positionsOfItem } from '../lines.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState } from '../state.ts';
import { leftOfAllocation, serialOf } from '../stock.ts';
import type { IsoDate, WorkLine } from '../work.ts';
import { type Goods, list, naming } from './decision.ts';
import { contradictionFault, expiryOf } from './expiry.ts';

/** Why no word lets this serial go in: it is in a carton already, not there, expired, or contradicted. */
export function serialFault(
  state: PackingState,
  line: WorkLine,
  goods: Goods,
  today: IsoDate,
): Refusal | null {
  const { item } = line;
  const { serial } = goods;
  if (item.tracking !== 'serial' || serial === null) return null;
  const of = { ...naming(item), serial };
  const carton = cartonHolding(state, line, serial);
  if (carton !== null) return refusal('SERIAL_ALREADY_PACKED', { ...of, carton });
  if (serialOf(line, serial) === undefined) {
    return refusal('SERIAL_NOT_ON_STOCK', { ...of, warehouse: line.warehouse });
  }
  const contradiction = contradictionFault(line, goods);
  if (contradiction !== null) return contradiction;
  const expiry = expiryOf(line, goods);
  return expiry !== null && expiry < today ? refusal('SERIAL_EXPIRED', { ...of, expiry }) : null;
}

/** A serial that the pick list did not set aside, where lots and serials are set aside. */
export function serialObjections(state: PackingState, line: WorkLine, { serial }: Goods): readonly Refusal[] {
  if (line.item.tracking !== 'serial' || serial === null || state.rules.lot !== 'allocated') return [];
  const setAside = leftOfAllocation(state, line, 'serial', { serial });
  if (setAside === null || setAside >= 1) return [];
  const open = line.allocations.flatMap((row) => row.serial ?? []);
  const packed = new Set(state.packed.flatMap(({ taken }) => taken.map((row) => row.serial)));
  return [
    refusal('SERIAL_NOT_ALLOCATED', {
      ...naming(line.item),
      serial,
      allocated: list(open.filter((one) => !packed.has(one))),
    }),
  ];
}

/** The carton in which this serial of the item lies; null when in none. */
function cartonHolding(state: PackingState, { item }: WorkLine, serial: string): number | null {
  const positions = positionsOfItem(state.work, item.itemCode);
  const taken = positions.some((position) =>
    state.packed[position]?.taken.some((row) => row.serial === serial),
  );
  if (!taken) return null;
  const lines = new Set(positions.map((position) => lineAt(state.work, position).line));
  const holding = state.cartons.find(({ contents }) =>
    contents.some((content) => content.serial === serial && lines.has(content.line)),
  );
  return holding?.number ?? null;
}
