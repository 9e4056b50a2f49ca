import { lineAt, openOf } from '../lines.ts';
import { type Quantity, sum } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState } from '../state.ts';
import { allocatedBins, type InBin, leftInBins, leftOfAllocation, serialOf, stockByBin } from '../stock.ts';
import type { Bin, Item, WorkLine } from '../work.ts';
import { type Goods, list, naming } from './decision.ts';
import { binsOfItem } from './readiness.ts';

/**
 * Where the rule asks for locations: whether the item may be taken from the one that was scanned, before it is
 * known which lot or serial it is.
 */
export function itemLocationFault(
  state: PackingState,
  item: Item,
  positions: readonly number[],
  location: Bin | null,
): Refusal | null {
  if (state.rules.location === 'off') return null;
  const lines = positions
    .filter((position) => openOf(state, position) > 0)
    .map((position) => lineAt(state.work, position));
  if (lines.some(({ binManaged }) => !binManaged)) return null;
  const bins = binsOfItem(state, item);
  if (location === null) return refusal('LOCATION_NEEDED', { ...naming(item), bins });
  return lines.some((line) => liesIn(line, location))
    ? null
    : refusal('ITEM_NOT_IN_BIN', { ...naming(item), bin: location.code, bins });
}

/**
 * The bin that goods for a line come from: the one that was scanned, else the one that follows without a guess
 * (the serial's own; the only one set aside; the only one in which they lie). Null where the warehouse has none.
 */
export function binOf(
  state: PackingState,
  line: WorkLine,
  goods: Goods,
  quantity: Quantity,
  location: Bin | null,
): { readonly bin: Bin | null } | { readonly awaits: 'location' } | { readonly refusal: Refusal } {
  if (!line.binManaged) return { bin: null };
  if (location !== null) {
    const fault = binFault(state, line, goods, quantity, location);
    return fault === null ? { bin: location } : { refusal: fault };
  }
  if (state.rules.location === 'scan') {
    return {
      refusal: refusal('LOCATION_NEEDED', { ...naming(line.item), bins: binsOfItem(state, line.item) }),
    };
  }
  const onlyBin =
    line.item.tracking === 'serial' ? serialBin(line, goods) : onlyBinFor(state, line, goods, quantity);
  if (onlyBin !== null) {
    const fault = binFault(state, line, goods, quantity, onlyBin);
    return fault === null ? { bin: onlyBin } : { refusal: fault };
  }
  return nowhereEnough(state, line, goods, quantity) ?? { awaits: 'location' };
}

/** It lies there, but the pick list set it aside elsewhere, as far as it still has something set aside. */
export function locationObjections(
  state: PackingState,
  line: WorkLine,
  goods: Goods,
  quantity: Quantity,
  bin: Bin | null,
): readonly Refusal[] {
  const { tracking } = line.item;
  if (bin === null || tracking === 'serial' || (tracking === 'lot' && state.rules.lot !== 'allocated'))
    return [];
  const which = tracking === 'lot' ? { lot: goods.lot, bin } : { bin };
  const setAside = leftOfAllocation(state, line, 'bin', which);
  if (setAside === null || setAside >= quantity) return [];
  const expected = allocatedBins(state, line, tracking === 'lot' ? goods.lot : null);
  if (expected.length === 0) return [];
  return [
    refusal('WRONG_LOCATION', { ...naming(line.item), bin: bin.code, expected: list(codesOf(expected)) }),
  ];
}

/** Why these goods cannot have come from this bin. */
function binFault(
  state: PackingState,
  line: WorkLine,
  goods: Goods,
  quantity: Quantity,
  bin: Bin,
): Refusal | null {
  const of = naming(line.item);
  if (line.item.tracking === 'serial') {
    const known = serialBin(line, goods);
    return known === null || known.entry === bin.entry
      ? null
      : refusal('SERIAL_IN_OTHER_BIN', {
          ...of,
          serial: goods.serial ?? '',
          bin: known.code,
          location: bin.code,
        });
  }
  const lot = lotNameOf(line, goods);
  const left = leftInBins(state, line, lot);
  const bins = list(codesOf(left));
  if (!stockByBin(line, lot).some((stock) => stock.bin.entry === bin.entry)) {
    return lot === null
      ? refusal('ITEM_NOT_IN_BIN', { ...of, bin: bin.code, bins })
      : refusal('LOT_NOT_IN_BIN', { ...of, lot, bin: bin.code, bins });
  }
  const onStock = left.find((stock) => stock.bin.entry === bin.entry)?.quantity ?? 0;
  if (onStock >= quantity) return null;
  return short(line, lot, bin.code, onStock, quantity);
}

/** Goods of which no bin holds enough need not be asked where they come from. */
function nowhereEnough(
  state: PackingState,
  line: WorkLine,
  goods: Goods,
  quantity: Quantity,
): { readonly refusal: Refusal } | null {
  if (line.item.tracking === 'serial') return null;
  const lot = lotNameOf(line, goods);
  const left = leftInBins(state, line, lot);
  if (left.some((stock) => stock.quantity >= quantity)) return null;
  const where = left.length === 0 ? line.warehouse : list(codesOf(left));
  return { refusal: short(line, lot, where, sum(left.map((stock) => stock.quantity)), quantity) };
}

function short(
  { item }: WorkLine,
  lot: string | null,
  bin: string,
  onStock: Quantity,
  scanned: Quantity,
): Refusal {
  return lot === null
    ? refusal('BIN_SHORT', { ...naming(item), bin, onStock, scanned })
    : refusal('LOT_SHORT_IN_BIN', { ...naming(item), lot, bin, onStock, scanned });
}

/** The one bin that is set aside for these goods, or in which they lie; null when there are several, or none. */
function onlyBinFor(state: PackingState, line: WorkLine, goods: Goods, quantity: Quantity): Bin | null {
  const lot = lotNameOf(line, goods);
  const left = leftInBins(state, line, lot);
  const enoughIn = new Set(left.filter((one) => one.quantity >= quantity).map(({ bin }) => bin.entry));
  const setAside = allocatedBins(state, line, lot).filter(({ bin }) => enoughIn.has(bin.entry));
  const [only, ...others] = setAside.length > 0 ? setAside : left;
  return only !== undefined && others.length === 0 ? only.bin : null;
}

function serialBin(line: WorkLine, { serial }: Goods): Bin | null {
  return serial === null ? null : (serialOf(line, serial)?.bin ?? null);
}

function lotNameOf(line: WorkLine, { lot }: Goods): string | null {
  return line.item.tracking === 'lot' ? lot : null;
}

/** Whether something of the line's item lies in this bin, or may: a serial whose bin SAP does not know. */
function liesIn(line: WorkLine, bin: Bin): boolean {
  const here = (one: { readonly bin: Bin | null }): boolean =>
    one.bin === null || one.bin.entry === bin.entry;
  switch (line.item.tracking) {
    case 'none':
      return line.bins.some(here);
    case 'lot':
      return line.lots.some(({ lot }) => stockByBin(line, lot).some(here));
    case 'serial':
      return line.serials.some(here);
  }
}

function codesOf(bins: readonly InBin[]): readonly string[] {
  return bins.map(({ bin }) => bin.code);
}
