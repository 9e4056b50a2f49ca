import { cartonOnBench, cartonWithLabelDue } from './cartons.ts';
import { amountOf } from './deciding/amounts.ts';
import { disagreement } from './deciding/changes.ts';
import { differences } from './difference.ts';
import { lineAt, openOf, packedOf } from './lines.ts';
import { surplusAgainst } from './packed-in-vain.ts';
import { quantity, toBase } from './quantity.ts';
import type { Carton, PackingState, Pending } from './state.ts';
import { binsToTakeFrom, unpackedSerials, usableLots } from './stock.ts';
import type { Bin, WorkLine } from './work.ts';

/**
 * The one thing to do next, with what its text needs. Quantities are in the line's own unit of measure;
 * `line` says which line is meant, so that the page can show it large.
 */
export type NextStep =
  | { readonly code: 'scanLocation'; readonly params: OfLine & { readonly bin: string } }
  | { readonly code: 'scanItem'; readonly params: OfLine }
  | { readonly code: 'scanLot'; readonly params: OfPending }
  | { readonly code: 'scanSerial'; readonly params: OfPending }
  | { readonly code: 'scanWeight'; readonly params: OfPending }
  | { readonly code: 'scanLocationOfItem'; readonly params: OfPending }
  | { readonly code: 'takeOut'; readonly params: OfCarton }
  | { readonly code: 'closeCarton'; readonly params: OfCarton }
  | { readonly code: 'weigh'; readonly params: OfCarton }
  | { readonly code: 'scanLabel'; readonly params: OfCarton & { readonly sscc: string } }
  | { readonly code: 'orderGone'; readonly params: { readonly order: number } }
  | {
      readonly code: 'takeOutSurplus';
      readonly params: OfPending &
        OfCarton & { readonly line: number; readonly surplus: number; readonly uom: string };
    }
  | { readonly code: 'putBack'; readonly params: OfPending }
  | { readonly code: 'acceptChanges'; readonly params: { readonly changes: number } }
  | { readonly code: 'replaceLabel'; readonly params: OfCarton }
  | { readonly code: 'openCarton'; readonly params: None }
  | { readonly code: 'closeShipment'; readonly params: { readonly cartons: number } }
  | { readonly code: 'resume'; readonly params: None }
  | { readonly code: 'nothing'; readonly params: None };

type None = Readonly<Record<string, never>>;
type OfCarton = { readonly carton: number };
type OfPending = { readonly item: string; readonly name: string };
type OfLine = OfPending & { readonly line: number; readonly remaining: number; readonly uom: string };

export type NextStepCode = NextStep['code'];

/**
 * The one thing to do next: what is begun first (half-scanned goods, taking out, weighing, a label), then what
 * SAP changed, then the next line, then closing. With an order that SAP has no more nothing is to be done but to
 * unpack it. The same state gives the same step.
 */
export function nextStep(state: PackingState): NextStep {
  if (state.phase === 'suspended') return { code: 'resume', params: {} };
  if (state.phase !== 'packing') return { code: 'nothing', params: {} };
  if (state.sapChange !== null && state.sapChange.now === null) {
    return { code: 'orderGone', params: { order: state.work.order.number } };
  }
  const carton = cartonOnBench(state);
  if (state.pending !== null) return disputedStep(state, state.pending) ?? pendingStep(state.pending);
  if (carton?.status === 'weighing') return { code: 'weigh', params: { carton: carton.number } };
  const change = changeStep(state, carton);
  if (carton !== undefined && state.mode === 'takeOut') {
    return change?.code === 'takeOutSurplus' && change.params.carton === carton.number
      ? change
      : { code: 'takeOut', params: { carton: carton.number } };
  }
  return labelStep(state) ?? change ?? lineStep(state, carton) ?? closingStep(state, carton);
}

/** Goods in hand are not asked more about when SAP's order and the one on the bench disagree on them. */
function disputedStep(state: PackingState, pending: Pending): NextStep | null {
  if (state.mode === 'takeOut') return null;
  const amount = amountOf(pending);
  const base = amount === null ? null : toBase(amount.units, amount.each);
  if (disagreement(state, pending.item, base) === null) return null;
  const change = changeStep(state, cartonOnBench(state));
  const { itemCode, name } = pending.item;
  return change?.code === 'acceptChanges' ? change : { code: 'putBack', params: { item: itemCode, name } };
}

function pendingStep({ awaits, item: { itemCode, name } }: Pending): NextStep {
  const params = { item: itemCode, name };
  switch (awaits) {
    case 'lot':
      return { code: 'scanLot', params };
    case 'serial':
      return { code: 'scanSerial', params };
    case 'weight':
      return { code: 'scanWeight', params };
    case 'location':
      return { code: 'scanLocationOfItem', params };
  }
}

function labelStep(state: PackingState): NextStep | null {
  const due = cartonWithLabelDue(state);
  return due === undefined || due.sscc === null
    ? null
    : { code: 'scanLabel', params: { carton: due.number, sscc: due.sscc } };
}

/** What SAP changed is taken over before anything more is packed, and the surplus taken out before that. */
function changeStep(state: PackingState, carton: Carton | undefined): NextStep | null {
  const now = state.sapChange?.now ?? null;
  if (now === null) return null;
  const surplus = surplusAgainst(state, now);
  const onBench = surplus.find(({ cartons }) => cartons.some(({ number }) => number === carton?.number));
  const [first] = onBench === undefined ? surplus : [onBench];
  if (first === undefined) {
    return { code: 'acceptChanges', params: { changes: differences(state.work, now).length } };
  }
  const { line, cartons } = first;
  return {
    code: 'takeOutSurplus',
    params: {
      item: line.item.itemCode,
      name: line.item.name,
      line: line.line,
      surplus: quantity(first.surplus / line.uom.factor),
      uom: line.uom.code,
      carton: (onBench === undefined ? cartons[0]?.number : carton?.number) ?? 0,
    },
  };
}

/** Null when nothing can be packed any more. */
function lineStep(state: PackingState, carton: Carton | undefined): NextStep | null {
  const next = nextLine(state);
  if (next === null) return null;
  if (carton === undefined) return { code: 'openCarton', params: {} };
  const { line, bins } = next;
  const params = {
    item: line.item.itemCode,
    name: line.item.name,
    line: line.line,
    remaining: quantity(openOf(state, next.position) / line.uom.factor),
    uom: line.uom.code,
  };
  const there = bins.some((bin) => bin.entry === state.location?.entry);
  const [bin] = bins;
  return state.rules.location === 'scan' && bin !== undefined && !there
    ? { code: 'scanLocation', params: { ...params, bin: bin.code } }
    : { code: 'scanItem', params };
}

type Candidate = { readonly line: WorkLine; readonly position: number; readonly bins: readonly Bin[] };

/**
 * The line to go on with, among those of which something can be taken: the one begun, else one at the location
 * that was scanned last, else along the bins, else in the order of the work. Of an item that is ordered from a warehouse
 * with bins and from one without, what has a bin comes first: the other goods could not say where they are from.
 */
function nextLine(state: PackingState): Candidate | null {
  const begun = state.work.lines.findIndex(
    (_line, position) => packedOf(state, position) > 0 && openOf(state, position) > 0,
  );
  const first = begun < 0 ? null : candidate(state, begun);
  if (first !== null) return first;
  let best: Candidate | null = null;
  for (const position of state.work.lines.keys()) {
    const next = candidate(state, position);
    if (next !== null && (best === null || comesBefore(next, best, state.location))) best = next;
  }
  return best;
}

function comesBefore(a: Candidate, b: Candidate, location: Bin | null): boolean {
  const here = (one: Candidate): boolean => one.bins.some(({ entry }) => entry === location?.entry);
  if (here(a) !== here(b)) return here(a);
  const [first, other] = [a.bins[0], b.bins[0]];
  return first !== undefined && (other === undefined || first.code < other.code);
}

/** Null when the line is complete, or the stock of it is used up or may not be sent. */
function candidate(state: PackingState, position: number): Candidate | null {
  const line = lineAt(state.work, position);
  if (openOf(state, position) <= 0 || !somethingToTake(state, line)) return null;
  const bins = binsToTakeFrom(state, line, state.openedOn);
  return line.binManaged && bins.length === 0 ? null : { line, position, bins };
}

function somethingToTake(state: PackingState, line: WorkLine): boolean {
  switch (line.item.tracking) {
    case 'none':
      return true;
    case 'lot':
      return usableLots(state, line, state.openedOn).length > 0;
    case 'serial':
      return unpackedSerials(state, line).length > 0;
  }
}

function closingStep(state: PackingState, carton: Carton | undefined): NextStep {
  if (carton !== undefined && carton.contents.length > 0) {
    return { code: 'closeCarton', params: { carton: carton.number } };
  }
  const outdated = state.cartons.find(({ labelOutdated }) => labelOutdated);
  if (outdated !== undefined) return { code: 'replaceLabel', params: { carton: outdated.number } };
  const cartons = state.cartons.filter(({ contents }) => contents.length > 0).length;
  return cartons > 0 ? { code: 'closeShipment', params: { cartons } } : { code: 'nothing', params: {} };
}
