import type { DecidedEvent } from '../events.ts';
import { lineAt, positionsOfItem, sameUnit } from '../lines.ts';
import { type Quantity, subtract, sum, toBase } from '../quantity.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { Carton, Content, PackingState, Pending } from '../state.ts';
import { isCatchWeight } from './amounts.ts';
import { accepted, type Decision, type Goods, naming, refuse, refused } from './decision.ts';
import { firstOf, openCartonOf, stillPending, takingOut } from './readiness.ts';

export function startTakeOut(state: PackingState): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const inTheWay = firstOf(takingOut(state), stillPending(state));
  if (inTheWay !== null) return refused(inTheWay);
  return ready.carton.contents.length === 0
    ? refuse('CARTON_EMPTY', { carton: ready.carton.number })
    : accepted({ type: 'TakeOutStarted' });
}

/** Goods in hand that still waited for something stay in the carton. */
export function endTakeOut(state: PackingState): Decision {
  return state.mode === 'takeOut' ? accepted({ type: 'TakeOutEnded' }) : refuse('NOT_TAKING_OUT', {});
}

/** Takes the last scan back: what it left in the hand, else what it put into the carton. */
export function undoLast(state: PackingState): Decision {
  if (state.pending !== null) return accepted({ type: 'PendingDropped' });
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const { carton } = ready;
  const last = latest(carton.contents);
  return last === undefined
    ? refuse('CARTON_EMPTY', { carton: carton.number })
    : accepted({ type: 'UnitTakenOut', carton: carton.number, content: last.id, quantity: last.quantity });
}

/**
 * Takes scanned goods out of the carton on the bench. Of units that nothing tells apart the one packed last
 * comes out first, and a whole one of the scanned unit before a part of a larger one.
 */
export function takeOut(state: PackingState, carton: Carton, goods: Goods): Decision {
  const inside = contentsLike(state, carton, goods);
  if (inside.length === 0) return refused(notInside(carton, goods));
  const found = narrowed(inside, goods);
  if ('awaits' in found) {
    return accepted({ type: 'ItemIdentified', pending: { ...goods, awaits: found.awaits } });
  }
  if (found.contents.length === 0) return refused(notInside(carton, goods));
  return isCatchWeight(goods)
    ? takePiece(carton, found.contents)
    : takeQuantity(carton, found.contents, goods);
}

/** What lies in the carton of this item; pieces with their own weight and counted ones are two kinds. */
function contentsLike(state: PackingState, carton: Carton, goods: Goods): readonly Content[] {
  const positions = positionsOfItem(state.work, goods.item.itemCode);
  const lines = new Set(positions.map((position) => lineAt(state.work, position).line));
  const weighed = isCatchWeight(goods);
  return carton.contents.filter(
    ({ line, weightGrams }) => lines.has(line) && (weightGrams !== null) === weighed,
  );
}

/** Those that the scanned lot, serial or weight means; asked for where the item alone leaves it open. */
function narrowed(
  inside: readonly Content[],
  goods: Goods,
): { readonly awaits: Pending['awaits'] } | { readonly contents: readonly Content[] } {
  const { item, lot, serial, weightGrams } = goods;
  if (item.tracking === 'serial') {
    if (serial === null) return { awaits: 'serial' };
    return { contents: inside.filter((content) => content.serial === serial) };
  }
  const ofLot = item.tracking === 'lot' && lot !== null ? inside.filter((one) => one.lot === lot) : inside;
  if (new Set(ofLot.map((content) => content.lot)).size > 1) return { awaits: 'lot' };
  if (!isCatchWeight(goods)) return { contents: ofLot };
  if (weightGrams === null) return ofLot.length > 1 ? { awaits: 'weight' } : { contents: ofLot };
  return { contents: ofLot.filter((content) => content.weightGrams === weightGrams) };
}

function takePiece(carton: Carton, pieces: readonly Content[]): Decision {
  const piece = latest(pieces);
  if (piece === undefined) throw new Error('A piece was found and then not');
  return accepted({
    type: 'UnitTakenOut',
    carton: carton.number,
    content: piece.id,
    quantity: piece.quantity,
  });
}

function takeQuantity(carton: Carton, contents: readonly Content[], { item, uom, count }: Goods): Decision {
  const scanned = toBase(count, uom.factor);
  const inside = sum(contents.map(({ quantity }) => quantity));
  if (scanned > inside) {
    return refuse('NOT_SO_MANY_IN_CARTON', {
      ...naming(item),
      inside,
      scanned,
      uom: item.baseUom.code,
      carton: carton.number,
    });
  }
  const inUnit = contents.filter((content) => sameUnit(content.uom, uom));
  const inOthers = contents.filter((content) => !sameUnit(content.uom, uom));
  return accepted(...takenFrom(carton, [...inUnit.toReversed(), ...inOthers.toReversed()], scanned));
}

function takenFrom(carton: Carton, contents: readonly Content[], scanned: Quantity): readonly DecidedEvent[] {
  const events: DecidedEvent[] = [];
  let left = scanned;
  for (const { id, quantity } of contents) {
    if (left <= 0) break;
    const out = Math.min(left, quantity);
    events.push({ type: 'UnitTakenOut', carton: carton.number, content: id, quantity: out });
    left = subtract(left, out);
  }
  return events;
}

function latest(contents: readonly Content[]): Content | undefined {
  return contents.reduce<Content | undefined>(
    (last, content) => (last === undefined || content.id > last.id ? content : last),
    undefined,
  );
}

function notInside(carton: Carton, { item, lot, serial }: Goods): Refusal {
  const tracked = { none: null, lot, serial }[item.tracking];
  return refusal('NOT_IN_CARTON', { ...naming(item), of: tracked, carton: carton.number });
}
