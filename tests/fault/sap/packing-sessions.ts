import { randomUUID } from 'node:crypto';
import { confirmationBody } from '../../../electron/station/packing/confirmation.ts';
import { type Confirmation, confirmation } from '../../../shared/contracts/confirmation.ts';
import { apply } from '../../../shared/packing/apply.ts';
import type { SessionCommand } from '../../../shared/packing/commands.ts';
import { decide } from '../../../shared/packing/decide.ts';
import type { PackingEvent } from '../../../shared/packing/events.ts';
import { nextStep } from '../../../shared/packing/next-step.ts';
import { subtract, sum } from '../../../shared/packing/quantity.ts';
import type { RuleLayer } from '../../../shared/packing/rules.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { sorted } from '../../support/sap-documents.ts';
import { close, context, eventsOf, person, rules, TODAY } from '../../unit/packing/bench.ts';
import { obey } from '../../unit/packing/perfect-packer.ts';

/** What left the bench, and what the session's own events say was packed of each order line, row by row. */
export type Packed = {
  readonly confirmation: Confirmation;
  readonly byLine: ReadonlyMap<number, ReturnType<typeof sorted>>;
};

const MOST_STEPS = 1_000;
const ANA = { ...person(), badge: 'ANA', language: null } as const;

/**
 * Packs a work as somebody does who always does the next step, and ships what lies in the cartons after so many
 * of them, or as soon as nothing more can be done. Null when nothing was packed by then.
 */
export function packingSession(work: Work, layer: RuleLayer, steps: number): Packed | null {
  const opening = { sessionId: 'session', shipmentId: randomUUID(), work, rules: rules(layer) };
  const events: PackingEvent[] = [...eventsOf(null, { type: 'openSession', ...opening })];
  let state = events.reduce<PackingState | null>(apply, null);
  let ending = false;
  for (let at = 0; state !== null && state.phase === 'packing' && at < MOST_STEPS; at++) {
    ending ||= at >= steps;
    const command = ending ? endingStep(state, at) : obey(state, at);
    const decision = command === null ? null : decide(state, command, context());
    if (decision?.ok === true) {
      events.push(...decision.events);
      state = decision.events.reduce<PackingState>(apply, state);
    } else if (ending) return null;
    else ending = true;
  }
  if (state?.phase !== 'shipped') return null;
  return { confirmation: confirmationOf(state), byLine: tally(events) };
}

/** What is half done is finished; then the carton is closed and the shipment with it. */
function endingStep(state: PackingState, at: number): SessionCommand | null {
  const { code } = nextStep(state);
  if (state.pending !== null || code === 'weigh' || code === 'scanLabel') return obey(state, at);
  const onBench = state.cartons.find(({ status }) => status === 'open');
  if (onBench !== undefined && onBench.contents.length > 0) return close(at);
  return { type: 'closeShipment', reason: 'the rest follows' };
}

function confirmationOf(state: PackingState): Confirmation {
  const desk = { person: ANA, session: state, liftable: null, lastVerdict: null, justShipped: null };
  const clock = { now: () => new Date(`${TODAY}T10:00:00Z`), mono: () => 0n };
  const body = confirmationBody(state, desk, { clock, stationId: 'bench-1' });
  return confirmation.parse({ ...body.confirmation, journal: { seq: 1, hash: 'a'.repeat(64) } });
}

/** Counted from what happened, without what the packing core adds up itself. */
function tally(events: readonly PackingEvent[]): Packed['byLine'] {
  const lying = new Map(
    events.flatMap((event) => (event.type === 'UnitPacked' ? [[event.content.id, event.content]] : [])),
  );
  for (const event of events) {
    if (event.type !== 'UnitTakenOut') continue;
    const content = lying.get(event.content);
    if (content === undefined) throw new Error(`Content ${event.content} was never packed`);
    lying.set(content.id, { ...content, quantity: subtract(content.quantity, event.quantity) });
  }
  const contents = [...lying.values()].filter(({ quantity }) => quantity > 0);
  return new Map(
    [...Map.groupBy(contents, ({ line }) => line)].map(([line, of]) => [
      line,
      sorted(
        of.map(({ lot, serial, bin, quantity }) => ({ lot, serial, bin: bin?.entry ?? null, quantity })),
      ),
    ]),
  );
}

/** The base quantity of some rows. */
export function total(rows: ReturnType<typeof sorted> | undefined): number {
  return sum((rows ?? []).map(({ quantity }) => quantity));
}
