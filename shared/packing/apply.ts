import { labelsDiffer } from './difference.ts';
import type { PackingEvent } from './events.ts';
import { type Quantity, quantity, subtract, sum } from './quantity.ts';
import type { Carton, Content, PackedLine, PackingState, Taken } from './state.ts';
import type { Work } from './work.ts';

/**
 * The state after an event. Events are what `decide` gave: they are not judged again.
 *
 * @throws when the event cannot belong to this state, which a journal with an unbroken chain never holds
 */
export function apply(state: PackingState | null, event: PackingEvent): PackingState {
  if (event.type === 'SessionOpened') return opened(event);
  if (state === null) throw new Error(`${event.type} without a session`);
  return { ...after(state, event), eventCount: state.eventCount + 1 };
}

/** The state that a session's events lead to; null when there are none. */
export function replay(events: Iterable<PackingEvent>): PackingState | null {
  let state: PackingState | null = null;
  for (const event of events) state = apply(state, event);
  return state;
}

type Opened = Extract<PackingEvent, { type: 'SessionOpened' }>;
type Later = Exclude<PackingEvent, Opened>;

function opened({ sessionId, shipmentId, work, rules, openedOn }: Opened): PackingState {
  return {
    sessionId,
    shipmentId,
    work,
    rules,
    openedOn,
    phase: 'packing',
    mode: 'pack',
    location: null,
    pending: null,
    typedCount: null,
    cartons: [],
    packed: work.lines.map(() => ({ quantity: 0, taken: [] })),
    sapChange: null,
    deadSsccs: [],
    eventCount: 1,
  };
}

function after(state: PackingState, event: Later): PackingState {
  switch (event.type) {
    case 'LocationConfirmed':
      return { ...state, location: event.bin };
    case 'ItemIdentified':
      return { ...state, pending: event.pending, typedCount: null };
    case 'PendingDropped':
      return { ...state, pending: null };
    case 'QuantityTyped':
      return state.pending === null
        ? { ...state, typedCount: event.count }
        : { ...state, pending: { ...state.pending, count: event.count } };
    case 'UnitPacked':
      return packed(state, event);
    case 'UnitTakenOut':
      return takenOut(state, event);
    case 'TakeOutStarted':
      return { ...state, mode: 'takeOut', typedCount: null };
    case 'TakeOutEnded':
      return { ...state, mode: 'pack', pending: null, typedCount: null };
    case 'CartonOpened':
      return { ...state, cartons: [...state.cartons, newCarton(event)] };
    case 'PackagingChosen':
      return withCarton(state, event.carton, (carton) => ({ ...carton, packaging: event.packaging }));
    case 'ClosingStarted':
      return withCarton(state, event.carton, (carton) => ({ ...carton, status: 'weighing' }));
    case 'ClosingCancelled':
      return withCarton(state, event.carton, (carton) => ({ ...carton, status: 'open' }));
    case 'CartonClosed':
      return withCarton(state, event.carton, (carton) => ({
        ...carton,
        status: state.rules.labelScanBack ? 'closed' : 'done',
        sscc: event.sscc,
        weighing: event.weighing,
      }));
    case 'LabelConfirmed':
      return withCarton(state, event.carton, (carton) => ({ ...carton, status: 'done' }));
    case 'CartonReopened':
      return reopened(state, event);
    case 'ShipmentClosed':
      return { ...putDown(state), phase: 'shipped', cartons: withoutEmptyOpen(state.cartons) };
    case 'StockRefreshed':
      return { ...state, work: withLines(state.work, event) };
    case 'OrderChangeNoticed':
      return { ...state, sapChange: { now: event.now } };
    case 'OrderChangeWithdrawn':
      return { ...state, sapChange: null };
    case 'WorkChanged':
      return workChanged(state, event.work);
    case 'SessionSuspended':
      return { ...putDown(state), phase: 'suspended' };
    case 'SessionResumed':
      return { ...state, phase: 'packing' };
    case 'SessionAbandoned':
      return { ...putDown(state), phase: 'abandoned' };
    default:
      return event satisfies never;
  }
}

/** Whoever comes back later starts with empty hands: nothing half-scanned, no location, no mode. */
function putDown(state: PackingState): PackingState {
  return { ...state, mode: 'pack', location: null, pending: null, typedCount: null };
}

function withLines(work: Work, { lines, revision }: Extract<Later, { type: 'StockRefreshed' }>): Work {
  const refreshed = new Map(lines.map((line) => [line.line, line]));
  return { ...work, revision, lines: work.lines.map((line) => refreshed.get(line.line) ?? line) };
}

/** What lies in cartons stays where it is, under its line's own number. */
function workChanged(state: PackingState, work: Work): PackingState {
  const packed = new Map(state.work.lines.map(({ line }, position) => [line, state.packed[position]]));
  const outdated = labelsDiffer(state.work, work);
  return {
    ...state,
    work,
    sapChange: null,
    packed: work.lines.map(({ line }) => packed.get(line) ?? { quantity: 0, taken: [] }),
    cartons: state.cartons.map((carton) => ({
      ...carton,
      labelOutdated: carton.labelOutdated || (outdated && carton.sscc !== null),
    })),
  };
}

function newCarton({ number, packaging }: Extract<Later, { type: 'CartonOpened' }>): Carton {
  return {
    number,
    packaging,
    contents: [],
    status: 'open',
    weighing: null,
    sscc: null,
    labelOutdated: false,
  };
}

/** Where locations are not asked for, one that was scanned all the same is meant for the next unit only. */
function packed(state: PackingState, event: Extract<Later, { type: 'UnitPacked' }>): PackingState {
  const { content } = event;
  return {
    ...withCarton(state, event.carton, (carton) => ({ ...carton, contents: [...carton.contents, content] })),
    packed: withPacked(state, content, content.quantity),
    pending: null,
    typedCount: null,
    location: state.rules.location === 'scan' ? state.location : null,
  };
}

function takenOut(state: PackingState, event: Extract<Later, { type: 'UnitTakenOut' }>): PackingState {
  const carton = state.cartons.find(({ number }) => number === event.carton);
  const content = carton?.contents.find(({ id }) => id === event.content);
  if (content === undefined) throw new Error(`Content ${event.content} is not in carton ${event.carton}`);
  const rest = lessened(state, content, event.quantity);
  return {
    ...withCarton(state, event.carton, ({ contents, ...same }) => ({
      ...same,
      contents: contents.flatMap((one) => (one === content ? rest : [one])),
    })),
    packed: withPacked(state, content, -event.quantity),
    pending: null,
    typedCount: null,
  };
}

/** What stays of a content when some came out: counted in base units when its own unit was broken open. */
function lessened(state: PackingState, content: Content, out: Quantity): readonly Content[] {
  const left = subtract(content.quantity, out);
  if (left < 0) throw new Error(`Content ${content.id} does not hold ${out}`);
  if (left === 0) return [];
  const count = quantity(left / content.uom.factor);
  if (Number.isInteger(count)) return [{ ...content, quantity: left, count }];
  const line = state.work.lines.find((one) => one.line === content.line);
  const uom = line?.item.baseUom ?? content.uom;
  return [{ ...content, quantity: left, count: left, uom }];
}

/** An empty carton that stood open is put away when another one is opened again: one carton at a time. */
function reopened(state: PackingState, event: Extract<Later, { type: 'CartonReopened' }>): PackingState {
  const cleared = { ...state, cartons: withoutEmptyOpen(state.cartons) };
  return {
    ...withCarton(cleared, event.carton, (carton) => ({
      ...carton,
      status: 'open',
      weighing: null,
      sscc: null,
      labelOutdated: false,
    })),
    deadSsccs: [...state.deadSsccs, event.deadSscc],
  };
}

function withoutEmptyOpen(cartons: readonly Carton[]): readonly Carton[] {
  return cartons.filter(({ status, contents }) => status !== 'open' || contents.length > 0);
}

function withCarton(state: PackingState, number: number, change: (carton: Carton) => Carton): PackingState {
  if (!state.cartons.some((carton) => carton.number === number))
    throw new Error(`There is no carton ${number}`);
  return {
    ...state,
    cartons: state.cartons.map((carton) => (carton.number === number ? change(carton) : carton)),
  };
}

function withPacked(state: PackingState, content: Content, added: Quantity): readonly PackedLine[] {
  const position = state.work.lines.findIndex(({ line }) => line === content.line);
  const before = state.packed[position];
  if (before === undefined) throw new Error(`Line ${content.line} is not in work ${state.work.key}`);
  return state.packed.with(position, {
    quantity: sum([before.quantity, added]),
    taken: withTaken(before.taken, content, added),
  });
}

function withTaken(taken: readonly Taken[], content: Content, added: Quantity): readonly Taken[] {
  const { lot, serial, bin } = content;
  const at = taken.findIndex(
    (row) => row.lot === lot && row.serial === serial && row.bin?.entry === bin?.entry,
  );
  const before = taken[at];
  if (before === undefined) return [...taken, { quantity: added, lot, serial, bin }];
  const total = sum([before.quantity, added]);
  return total === 0 ? taken.toSpliced(at, 1) : taken.with(at, { ...before, quantity: total });
}
