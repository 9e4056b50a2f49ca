import type { CommandContext, SessionCommand } from '../commands.ts';
import { lineAt, openOf, positionsOfItem, sameUnit } from '../lines.ts';
import { isPackable, quantity, toBase } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState, Pending } from '../state.ts';
import type { Bin, Item, WorkLine } from '../work.ts';
import { amountFault, amountOf, roomFault } from './amounts.ts';
import { disagreement } from './changes.ts';
import { accepted, type Decision, type Goods, list, naming, refuse, refused } from './decision.ts';
import { itemLocationFault } from './locations.ts';
import { place } from './placing.ts';
import { missingOf, openCartonOf } from './readiness.ts';
import { takeOut } from './take-out.ts';

type ScanItem = Extract<SessionCommand, { type: 'scanItem' }>;

/** One scan of goods: packs them, takes them out, or says what they still wait for. */
export function scanItem(state: PackingState, command: ScanItem, context: CommandContext): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const { pending } = state;
  if (pending !== null) {
    const completed = completedBy(pending, command);
    return completed === null ? refused(missingOf(state, pending)) : handle(state, completed, null, context);
  }
  if (positionsOfItem(state.work, command.item.itemCode).length === 0) {
    const other = state.mode === 'pack' ? disagreement(state, command.item, null) : null;
    if (other !== null) return refused(other);
    const ordered = lineItReplaces(state, command.item);
    if (ordered !== null) {
      return refuse('ITEM_IS_ALTERNATIVE', { ...naming(command.item), ordered: ordered.item.name });
    }
    return refuse('ITEM_NOT_ON_ORDER', { ...naming(command.item), wantedBy: list(command.wantedBy) });
  }
  const count = quantity(command.count * (state.typedCount ?? 1));
  if (!isPackable(command.count) || !isPackable(count)) {
    return refuse('QUANTITY_INVALID', { count: command.count });
  }
  const { item, uom, lot, expiry, serial, weightGrams } = command;
  return handle(state, { item, uom, count, lot, expiry, serial, weightGrams }, null, context);
}

export function scanLot(
  state: PackingState,
  { lot, expiry }: Extract<SessionCommand, { type: 'scanLot' }>,
  context: CommandContext,
): Decision {
  const { pending } = state;
  if (pending === null) return refuse('NOTHING_PENDING', {});
  if (pending.awaits !== 'lot') return refused(missingOf(state, pending));
  return handle(state, { ...goodsOf(pending), lot, expiry: expiry ?? pending.expiry }, null, context);
}

export function scanSerial(
  state: PackingState,
  { serial }: Extract<SessionCommand, { type: 'scanSerial' }>,
  context: CommandContext,
): Decision {
  const { pending } = state;
  if (pending === null) return refuse('NOTHING_PENDING', {});
  if (pending.awaits !== 'serial') return refused(missingOf(state, pending));
  return handle(state, { ...goodsOf(pending), serial }, null, context);
}

/** The location that goods in hand were waiting for. */
export function locatePending(
  state: PackingState,
  pending: Pending,
  bin: Bin,
  context: CommandContext,
): Decision {
  return pending.awaits === 'location'
    ? handle(state, goodsOf(pending), bin, context)
    : refused(missingOf(state, pending));
}

export function dropPending(state: PackingState): Decision {
  return state.pending === null ? refuse('NOTHING_PENDING', {}) : accepted({ type: 'PendingDropped' });
}

/** The open line in whose item's place SAP names this one. It is not packed for it: what a customer gets, SAP says. */
function lineItReplaces(state: PackingState, { itemCode }: Item): WorkLine | null {
  const replaced = state.work.lines.find(
    ({ alternatives }, position) => alternatives?.includes(itemCode) && openOf(state, position) > 0,
  );
  return replaced ?? null;
}

/** @param bin the location that was scanned for these very goods, else null */
function handle(state: PackingState, goods: Goods, bin: Bin | null, context: CommandContext): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const fault = unitFault(state, goods) ?? amountFault(goods);
  if (fault !== null) return refused(fault);
  return state.mode === 'takeOut'
    ? takeOut(state, ready.carton, goods)
    : pack(state, goods, bin ?? state.location, context);
}

function pack(state: PackingState, goods: Goods, location: Bin | null, context: CommandContext): Decision {
  const { item } = goods;
  const positions = positionsOfItem(state.work, item.itemCode);
  const amount = amountOf(goods);
  const base = amount === null ? null : toBase(amount.units, amount.each);
  const fault =
    disagreement(state, item, base) ??
    roomFault(state, goods, amount) ??
    itemLocationFault(state, item, positions, location);
  if (fault !== null) return refused(fault);
  if (item.tracking === 'serial' && goods.serial === null) return identified(goods, 'serial');
  if (item.tracking === 'lot' && goods.lot === null) return identified(goods, 'lot');
  if (amount === null) return identified(goods, 'weight');
  const placed = place(state, goods, amount, location, context);
  if ('awaits' in placed) return identified(goods, 'location');
  return 'refusal' in placed ? refused(placed.refusal) : accepted(...placed.events);
}

function identified(goods: Goods, awaits: Pending['awaits']): Decision {
  return accepted({ type: 'ItemIdentified', pending: { ...goods, awaits } });
}

function goodsOf({ awaits: _awaits, ...goods }: Pending): Goods {
  return goods;
}

/**
 * Goods in hand with what another scan of the same item says beside: the lot from its GS1 label after its EAN.
 * Null when the scan is of something else, or does not say what is waited for.
 */
function completedBy(pending: Pending, scan: ScanItem): Goods | null {
  const known = { lot: scan.lot, serial: scan.serial, weight: scan.weightGrams, location: null };
  if (scan.item.itemCode !== pending.item.itemCode || known[pending.awaits] === null) return null;
  if (!sameUnit(scan.uom, pending.uom)) return null;
  return {
    ...goodsOf(pending),
    lot: pending.lot ?? scan.lot,
    expiry: pending.expiry ?? scan.expiry,
    serial: pending.serial ?? scan.serial,
    weightGrams: pending.weightGrams ?? scan.weightGrams,
  };
}

function unitFault(state: PackingState, { item, uom }: Goods): Refusal | null {
  const lines = positionsOfItem(state.work, item.itemCode).map((position) => lineAt(state.work, position));
  const units = [
    item.baseUom,
    ...item.barcodes.map((barcode) => barcode.uom),
    ...lines.flatMap((line) => [line.uom, ...line.item.barcodes.map((barcode) => barcode.uom)]),
  ];
  if (units.some((unit) => sameUnit(unit, uom))) return null;
  return refusal('UNIT_NOT_OF_ITEM', {
    ...naming(item),
    unit: uom.code,
    units: list(units.map(({ code }) => code)),
  });
}
