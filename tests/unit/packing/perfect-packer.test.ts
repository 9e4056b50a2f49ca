import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../shared/packing/apply.ts';
import { decide } from '../../../shared/packing/decide.ts';
import { differences } from '../../../shared/packing/difference.ts';
import { nextStep } from '../../../shared/packing/next-step.ts';
import { shipmentOf } from '../../../shared/packing/shipment.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { context, hearing, open, person } from './bench.ts';
import { changedOrder } from './changing-works.ts';
import { generatedWork } from './generated-works.ts';
import { obey } from './perfect-packer.ts';
import { tooMuch } from './recount.ts';

/** More than the longest of the generated works needs. */
const MOST_STEPS = 1_000;
/** Somebody who may open cartons again, as who takes over changes needs to. */
const EXPERIENCED = context({ person: person(['pack', 'reopenCarton']) });

describe('somebody who always does the next step', () => {
  it('ends every work with a complete shipment, and is never refused', () => {
    const seen = { shipments: 0, awaited: new Set<string>(), steps: new Set<string>() };
    fc.assert(
      fc.property(generatedWork, ({ lines, rules }) => {
        let state: PackingState = open(lines, rules);
        for (let at = 0; at < MOST_STEPS && state.phase === 'packing'; at++) {
          const step = nextStep(state);
          seen.steps.add(step.code);
          const command = obey(state, at);
          if (command === null) throw new Error(`Nothing to do at ${JSON.stringify(step)}`);
          const decision = decide(state, command, context());
          if (!decision.ok) {
            throw new Error(
              `${JSON.stringify(step)} → ${command.type} → ${JSON.stringify(decision.refusal)}`,
            );
          }
          state = decision.events.reduce(apply, state);
          if (state.pending !== null) seen.awaited.add(state.pending.awaits);
        }
        expect(state.phase).toBe('shipped');
        expect(shipmentOf(state).partial).toBe(false);
        expect(tooMuch(state)).toEqual([]);
        seen.shipments += 1;
      }),
      { numRuns: 400 },
    );
    expect(seen.shipments).toBeGreaterThanOrEqual(400);
    expect([...seen.awaited].sort()).toEqual(['location', 'lot', 'serial']);
    expect([...seen.steps].sort()).toEqual([
      'closeCarton',
      'closeShipment',
      'scanItem',
      'scanLabel',
      'scanLocation',
      'scanLocationOfItem',
      'scanLot',
      'scanSerial',
      'weigh',
    ]);
  });
});

describe('somebody who always does the next step, while SAP changes the order', () => {
  it('ships in the end what SAP has in the end, or gives up what SAP has no more', () => {
    const seen = { shipped: 0, abandoned: 0, steps: new Set<string>() };
    const changes = fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 12 }),
        which: fc.constantFrom(0, 1, 2, 2, 6, 6, 7, 8, 8),
        other: fc.nat(9),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(generatedWork, changes, ({ lines, rules }, toCome) => {
        let state: PackingState = open(lines, rules);
        let sapHas: Work | null = state.work;
        const first = state.work;
        const queue = [...toCome];
        let sinceChange = 0;
        for (let at = 0; at < MOST_STEPS && state.phase === 'packing'; at++) {
          const [next] = queue;
          if (next !== undefined && sinceChange >= next.after) {
            sapHas = changedOrder(first, next, `r${at}`);
            state = hearing(state, sapHas);
            queue.shift();
            sinceChange = 0;
          }
          sinceChange += 1;
          const step = nextStep(state);
          seen.steps.add(step.code);
          const command = obey(state, at);
          if (command === null) throw new Error(`Nothing to do at ${JSON.stringify(step)}`);
          const decision = decide(state, command, EXPERIENCED);
          if (!decision.ok) {
            throw new Error(
              `${JSON.stringify(step)} → ${command.type} → ${JSON.stringify(decision.refusal)}`,
            );
          }
          state = decision.events.reduce(apply, state);
        }
        if (state.phase === 'abandoned') {
          expect(sapHas).toBeNull();
          seen.abandoned += 1;
        } else {
          expect(state.phase).toBe('shipped');
          expect(differences(state.work, sapHas)).toEqual([]);
          expect(shipmentOf(state).partial).toBe(false);
          expect(tooMuch(state)).toEqual([]);
          seen.shipped += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(Math.min(seen.shipped, seen.abandoned)).toBeGreaterThan(20);
    expect([...seen.steps]).toEqual(
      expect.arrayContaining(['acceptChanges', 'orderGone', 'replaceLabel', 'takeOut', 'takeOutSurplus']),
    );
  });
});
