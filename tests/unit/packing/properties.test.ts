import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, replay } from '../../../shared/packing/apply.ts';
import { decide } from '../../../shared/packing/decide.ts';
import { differences } from '../../../shared/packing/difference.ts';
import type { PackingEvent } from '../../../shared/packing/events.ts';
import { nextStep } from '../../../shared/packing/next-step.ts';
import { noticed } from '../../../shared/packing/noticing.ts';
import { lotsInVain } from '../../../shared/packing/packed-in-vain.ts';
import { lineProgress } from '../../../shared/packing/progress.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import type { Refusal } from '../../../shared/packing/refusals.ts';
import { shipmentOf } from '../../../shared/packing/shipment.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import { expectedWeight } from '../../../shared/packing/weight.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { context, rules as rulesOf, TODAY, work } from './bench.ts';
import { changedOrder, changedStock } from './changing-works.ts';
import { generatedWork } from './generated-works.ts';
import { commandOf, contextOf, moves } from './random-commands.ts';
import { inOrder, recounted, tooMuch } from './recount.ts';
import { PARAMS } from './refusal-params.ts';

const RUNS = 250;

describe('whatever is done at the bench', () => {
  it('nothing is packed that may not be, nothing ships that SAP does not want, a refusal changes nothing, and the events tell all', () => {
    const seen = { events: new Map<string, number>(), refusals: new Set<string>(), overridden: 0 };
    fc.assert(
      fc.property(generatedWork, moves, ({ lines, rules }, made) => {
        const events: PackingEvent[] = [];
        let state = opened(events, { lines, rules });
        const first = state.work;
        let sapHas: Work | null = first;
        made.forEach((move, at) => {
          if (move.sapMoved) {
            sapHas = changedOrder(first, move, `r${at}`);
            state = heard(events, state, sapHas);
            expectSound(state);
          }
          const command = commandOf(state, move, at + 1);
          const how = contextOf(move);
          const decision = decide(state, command, how);
          expect(decide(state, command, how)).toEqual(decision);
          if (decision.ok) {
            state = frozen(decision.events.reduce(apply, state));
            events.push(...decision.events);
            for (const event of decision.events) {
              seen.events.set(event.type, (seen.events.get(event.type) ?? 0) + 1);
              if (event.type === 'ShipmentClosed') expect(differences(state.work, sapHas)).toEqual([]);
              if ('override' in event && event.override !== null) {
                expect(event.override).toEqual(how.override);
                seen.overridden += 1;
              }
            }
          } else {
            expectComplete(decision.refusal);
            seen.refusals.add(decision.refusal.code);
          }
          expectSound(state);
        });
        expect(replay(events)).toEqual(state);
        for (const { type } of events)
          if (NOTICED.has(type)) seen.events.set(type, (seen.events.get(type) ?? 0) + 1);
        if (state.phase === 'shipped') expectAddedUp(state);
      }),
      { numRuns: RUNS },
    );
    // The moves were not all refused, or of one kind.
    for (const type of OFTEN)
      expect({ type, often: (seen.events.get(type) ?? 0) > RUNS / 100 }).toEqual({ type, often: true });
    expect(seen.overridden).toBeGreaterThan(0);
    expect(seen.refusals.size).toBeGreaterThan(45);
  });
});

describe('whatever stock becomes meanwhile', () => {
  it('what goes in is what may go in now, and no lot leaves that was blocked since', () => {
    const seen = { packed: 0, shipped: 0, blocked: 0 };
    fc.assert(
      fc.property(generatedWork, moves, ({ lines, rules }, made) => {
        const events: PackingEvent[] = [];
        let state = opened(events, { lines, rules });
        const first = state.work;
        made.forEach((move, at) => {
          if (move.sapMoved) state = heard(events, state, changedStock(first, move, `r${at}`));
          expect(state.sapChange).toBeNull();
          if (lotsInVain(state, TODAY).length > 0) seen.blocked += 1;
          const decision = decide(state, commandOf(state, move, at + 1), contextOf(move));
          if (!decision.ok) return;
          const before = tooMuch(state);
          state = frozen(decision.events.reduce(apply, state));
          events.push(...decision.events);
          for (const event of decision.events) {
            if (event.type === 'UnitPacked') {
              seen.packed += 1;
              expect(tooMuch(state).filter((one) => !before.includes(one))).toEqual([]);
            }
            if (event.type === 'ShipmentClosed') {
              seen.shipped += 1;
              expect(lotsInVain(state, TODAY)).toEqual([]);
            }
          }
        });
        expect(replay(events)).toEqual(state);
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(seen.packed, seen.shipped, seen.blocked)).toBeGreaterThan(RUNS / 100);
  });
});

const OFTEN: readonly PackingEvent['type'][] = [
  'UnitPacked',
  'ItemIdentified',
  'LocationConfirmed',
  'UnitTakenOut',
  'TakeOutStarted',
  'CartonClosed',
  'LabelConfirmed',
  'CartonReopened',
  'CartonOpened',
  'ShipmentClosed',
  'SessionResumed',
  'QuantityTyped',
  'OrderChangeNoticed',
  'OrderChangeWithdrawn',
  'WorkChanged',
];

const NOTICED = new Set<string>(['OrderChangeNoticed', 'OrderChangeWithdrawn', 'StockRefreshed']);

/** The session after it heard what SAP has now: what lies in cartons is what it was, and it knows all of it. */
function heard(events: PackingEvent[], before: PackingState, sapHas: Work | null): PackingState {
  const told = noticed(before, sapHas);
  events.push(...told);
  const after = frozen(told.reduce<PackingState>(apply, before));
  expect(noticed(after, sapHas)).toEqual([]);
  expect(after.cartons).toEqual(before.cartons);
  return after;
}

function opened(
  events: PackingEvent[],
  { lines, rules }: { lines: Parameters<typeof work>[0]; rules: Parameters<typeof rulesOf>[0] },
): PackingState {
  const decision = decide(
    null,
    { type: 'openSession', sessionId: 's', shipmentId: 'p', work: work(lines), rules: rulesOf(rules) },
    context(),
  );
  if (!decision.ok) throw new Error(`Refused: ${JSON.stringify(decision.refusal)}`);
  events.push(...decision.events);
  const state = replay(decision.events);
  if (state === null) throw new Error('No events');
  return frozen(state);
}

/** What holds of every state that is ever reached. */
function expectSound(state: PackingState): void {
  expect(tooMuch(state)).toEqual([]);
  expect(inOrder(state.packed)).toEqual(inOrder(recounted(state)));
  const statuses = state.cartons.map(({ status }) => status);
  expect(statuses.filter((one) => one === 'open' || one === 'weighing').length).toBeLessThanOrEqual(1);
  expect(statuses.filter((one) => one === 'closed').length).toBeLessThanOrEqual(1);
  expect(nextStep(state).code).not.toBe('');
  const lines = new Set(state.work.lines.map(({ line }) => line));
  expect(state.cartons.every(({ contents }) => contents.every(({ line }) => lines.has(line)))).toBe(true);
  for (const line of state.work.lines) {
    const { orderedInUom, packedInUom } = lineProgress(state, line);
    expect(packedInUom).toBeLessThanOrEqual(orderedInUom);
  }
  for (const carton of state.cartons) {
    const { grams } = expectedWeight(state, carton);
    if (grams !== null) expect(grams).toBeGreaterThanOrEqual(carton.packaging.tareGrams);
  }
}

/** A refusal says all that its message needs, in values that a message can show. */
function expectComplete({ code, params }: Refusal): void {
  expect({ code, names: Object.keys(params).sort() }).toEqual({
    code,
    names: Object.keys(PARAMS[code]).sort(),
  });
  for (const value of Object.values(params)) {
    expect(value === null || typeof value === 'string' || Number.isFinite(value)).toBe(true);
  }
}

/** Lines, what was taken for them and what lies in cartons tell one quantity. */
function expectAddedUp(state: PackingState): void {
  const { lines, cartons } = shipmentOf(state);
  expect(lines.length).toBeGreaterThan(0);
  expect(new Set(cartons.map(({ sscc }) => sscc)).size).toBe(cartons.length);
  for (const { line, baseQuantity, taken } of lines) {
    const inCartons = cartons.flatMap(({ contents }) =>
      contents.filter((one) => one.line.line === line.line),
    );
    expect(sum(taken.map(({ quantity }) => quantity))).toBe(baseQuantity);
    expect(sum(inCartons.map((content) => content.baseQuantity))).toBe(baseQuantity);
  }
  const shippedLines = new Set(lines.map(({ line }) => line.line));
  expect(cartons.every(({ contents }) => contents.every(({ line }) => shippedLines.has(line.line)))).toBe(
    true,
  );
}

/** Throws wherever anything tries to change it. */
function frozen<Thing>(thing: Thing): Thing {
  if (typeof thing !== 'object' || thing === null || Object.isFrozen(thing)) return thing;
  Object.freeze(thing);
  for (const inner of Object.values(thing)) frozen(inner);
  return thing;
}
