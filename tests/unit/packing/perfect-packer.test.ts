import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../shared/packing/apply.ts';
import { decide } from '../../../shared/packing/decide.ts';
import { nextStep } from '../../../shared/packing/next-step.ts';
import { shipmentOf } from '../../../shared/packing/shipment.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import { context, open } from './bench.ts';
import { generatedWork } from './generated-works.ts';
import { obey } from './perfect-packer.ts';
import { tooMuch } from './recount.ts';

/** More than the longest of the generated works needs. */
const MOST_STEPS = 1_000;

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
