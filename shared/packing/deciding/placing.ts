import { apply } from '../apply.ts';
import { cartonOnBench } from '../cartons.ts';
import type { CommandContext } from '../commands.ts';
import type { DecidedEvent } from '../events.ts';
import { lineAt, openOf } from '../lines.ts';
import { type Quantity, subtract, toBase } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { Content, Override, PackingState } from '../state.ts';
import type { Bin, WorkLine } from '../work.ts';
import { type Amount, isCatchWeight, positionsInTurn, unitsInto } from './amounts.ts';
import { type Goods, lift } from './decision.ts';
import { expiredGoodsFault, expiryOf, lifeObjections } from './expiry.ts';
import { binOf, locationObjections } from './locations.ts';
import { lotFault, lotObjections } from './lots.ts';
import { serialFault, serialObjections } from './serials.ts';

export type Placed =
  | { readonly events: readonly DecidedEvent[] }
  | { readonly awaits: 'location' }
  | { readonly refusal: Refusal };

/** More scans into one carton are a mistake at the bench, not a carton. */
const MAX_CONTENTS_PER_CARTON = 10_000;

/**
 * Finds the lines that the goods are for: those ordered in the scanned unit first, then in the work's order.
 * What one line has no room for goes to the next by whole units. Lines that take the goods without anybody's
 * word are preferred to those that need it.
 */
export function place(
  state: PackingState,
  goods: Goods,
  amount: Amount,
  location: Bin | null,
  context: CommandContext,
): Placed {
  const unaided = placeUnder(state, goods, amount, location, { ...context, override: null });
  return 'refusal' in unaided && context.override !== null
    ? placeUnder(state, goods, amount, location, context)
    : unaided;
}

function placeUnder(
  state: PackingState,
  goods: Goods,
  amount: Amount,
  location: Bin | null,
  context: CommandContext,
): Placed {
  const events: DecidedEvent[] = [];
  let after = state;
  let left = amount.units;
  let inTheWay: Refusal | null = null;
  for (const position of positionsInTurn(state, goods)) {
    const units = unitsInto(openOf(after, position), { ...amount, units: left });
    if (units <= 0) continue;
    const line = lineAt(state.work, position);
    const portion = { goods, units, quantity: toBase(units, amount.each) };
    const judged = judge(after, line, portion, location, context);
    if ('awaits' in judged) return judged;
    if ('refusal' in judged) {
      inTheWay = graver(inTheWay, judged.refusal);
      continue;
    }
    const event = unitPacked(after, line, portion, judged);
    if ('code' in event) return { refusal: event };
    events.push(event);
    after = apply(after, event);
    left = subtract(left, units);
    if (left <= 0) return { events };
  }
  if (inTheWay !== null) return { refusal: inTheWay };
  throw new Error(`${goods.item.itemCode} has room on the order, but on none of its lines`);
}

/** Of several lines' refusals the one that a person could lift: that line is the nearest to taking the goods. */
function graver(before: Refusal | null, refusal: Refusal): Refusal {
  return before === null || (before.liftedBy === null && refusal.liftedBy !== null) ? refusal : before;
}

type Portion = { readonly goods: Goods; readonly units: Quantity; readonly quantity: Quantity };

type Judged =
  | { readonly bin: Bin | null; readonly override: Override | null }
  | { readonly awaits: 'location' }
  | { readonly refusal: Refusal };

/**
 * Whether these goods may go in for this line. What nobody can lift is said first, so that nobody is fetched in
 * vain; then what is still missing; then what a person could lift.
 */
function judge(
  state: PackingState,
  line: WorkLine,
  { goods, quantity }: Portion,
  location: Bin | null,
  { today, override }: CommandContext,
): Judged {
  const fault =
    expiredGoodsFault(line, goods, today) ??
    lotFault(state, line, goods, quantity, today) ??
    serialFault(state, line, goods, today);
  if (fault !== null) return { refusal: fault };
  const place = binOf(state, line, goods, quantity, location);
  if (!('bin' in place)) return place;
  const { bin } = place;
  const lifted = lift(
    [
      ...lifeObjections(state, line, goods, today),
      ...lotObjections(state, line, goods, quantity, today),
      ...serialObjections(state, line, goods),
      ...locationObjections(state, line, goods, quantity, bin),
    ],
    override,
  );
  return 'refusal' in lifted ? lifted : { bin, override: lifted.override };
}

function unitPacked(
  state: PackingState,
  line: WorkLine,
  { goods, units, quantity }: Portion,
  { bin, override }: { readonly bin: Bin | null; readonly override: Override | null },
): Extract<DecidedEvent, { type: 'UnitPacked' }> | Refusal {
  const carton = cartonOnBench(state);
  if (carton === undefined) throw new Error('Goods were judged with no carton on the bench');
  if (carton.contents.length >= MAX_CONTENTS_PER_CARTON) {
    return refusal('TOO_MANY_CONTENTS', { carton: carton.number, limit: MAX_CONTENTS_PER_CARTON });
  }
  const byWeight = isCatchWeight(goods);
  const content: Content = {
    id: state.eventCount + 1,
    line: line.line,
    quantity,
    uom: byWeight ? line.item.baseUom : goods.uom,
    count: byWeight ? quantity : units,
    lot: line.item.tracking === 'lot' ? goods.lot : null,
    expiry: expiryOf(line, goods),
    serial: line.item.tracking === 'serial' ? goods.serial : null,
    bin,
    weightGrams: byWeight ? goods.weightGrams : null,
  };
  return { type: 'UnitPacked', carton: carton.number, content, override };
}
