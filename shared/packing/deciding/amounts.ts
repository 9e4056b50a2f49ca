import { lineAt, openOf, openOfLines, positionsOfItem, sameUnit } from '../lines.ts';
import { isPackable, type Quantity, quantity, sum, toBase } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState } from '../state.ts';
import { type Goods, naming } from './decision.ts';

/** So many whole units of so many base units each. A unit goes to one line: nobody cuts a box open to count. */
export type Amount = { readonly units: Quantity; readonly each: Quantity };

/**
 * True when the quantity of these goods is their own weight: the item's base unit is a weight, and they were not
 * scanned in a unit for which SAP says what it holds (a bag of 25 kg). A weight on the label always counts.
 */
export function isCatchWeight({ item, uom, weightGrams }: Goods): boolean {
  if (!item.catchWeight || item.tracking === 'serial') return false;
  return weightGrams !== null || uom.entry === item.baseUom.entry;
}

/** Null while the weight that says how much it is has not been read. */
export function amountOf(goods: Goods): Amount | null {
  const { item, uom, count, weightGrams } = goods;
  if (!isCatchWeight(goods)) return { units: count, each: uom.factor };
  const gramsOfUnit = item.unitWeightGrams;
  return weightGrams === null || gramsOfUnit === null
    ? null
    : { units: 1, each: quantity(weightGrams / gramsOfUnit) };
}

/** Why this can be no amount of such goods, whatever is ordered. */
export function amountFault(goods: Goods): Refusal | null {
  const { item, uom, count } = goods;
  const base = toBase(count, uom.factor);
  if (item.tracking === 'serial' && base !== 1) {
    return refusal('COUNT_OF_SERIAL_ITEM', { ...naming(item), scanned: base });
  }
  if (isCatchWeight(goods)) {
    if (count !== 1) return refusal('COUNT_OF_CATCH_WEIGHT_ITEM', { ...naming(item), scanned: count });
    if (item.unitWeightGrams === null) {
      return refusal('CATCH_WEIGHT_UNIT_UNKNOWN', { ...naming(item), uom: item.baseUom.code });
    }
  }
  const amount = amountOf(goods);
  return amount === null || isPackable(toBase(amount.units, amount.each))
    ? null
    : refusal('QUANTITY_INVALID', { count });
}

/** Why so much is not open on the order's lines of the item. An amount not known yet needs something open. */
export function roomFault(state: PackingState, goods: Goods, amount: Amount | null): Refusal | null {
  const { item, uom } = goods;
  const base = item.baseUom.code;
  const positions = positionsInTurn(state, goods);
  const open = openOfLines(state, positions);
  if (open <= 0) {
    const ordered = positions.map((position) => lineAt(state.work, position).quantity);
    return refusal('LINE_COMPLETE', {
      ...naming(item),
      ordered: sum(ordered),
      uom: base,
    });
  }
  if (amount === null) return null;
  const scanned = toBase(amount.units, amount.each);
  if (scanned > open) {
    return amount.units === 1 && amount.each !== 1
      ? refusal('OVER_SCAN_BY_UNIT', {
          ...naming(item),
          remaining: open,
          unit: uom.code,
          holds: scanned,
          uom: base,
        })
      : refusal('OVER_SCAN', { ...naming(item), remaining: open, scanned, uom: base });
  }
  return fitsInLines(
    amount,
    positions.map((position) => openOf(state, position)),
  )
    ? null
    : refusal('UNIT_SPANS_LINES', {
        ...naming(item),
        scanned,
        uom: base,
        largest: Math.max(...positions.map((position) => openOf(state, position))),
        lines: positions.length,
      });
}

/** Positions of the lines that goods can be for: those ordered in the scanned unit, then the others. */
export function positionsInTurn({ work }: PackingState, { item, uom }: Goods): readonly number[] {
  const positions = positionsOfItem(work, item.itemCode);
  const inUnit = (position: number): boolean => sameUnit(lineAt(work, position).uom, uom);
  return [...positions.filter(inUnit), ...positions.filter((position) => !inUnit(position))];
}

/** How many of the units find room in so much: all of them, or as many whole ones as go in. */
export function unitsInto(open: Quantity, { units, each }: Amount): Quantity {
  if (toBase(units, each) <= open) return units;
  const whole = Math.floor(quantity(open / each));
  return Math.min(Math.floor(units), toBase(whole, each) <= open ? whole : whole - 1);
}

function fitsInLines(amount: Amount, open: readonly Quantity[]): boolean {
  let left = amount.units;
  for (const room of open) left = quantity(left - unitsInto(room, { ...amount, units: left }));
  return left <= 0;
}
