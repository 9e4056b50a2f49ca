import type { Logger } from 'pino';
import type { Company } from '../company.ts';
import { backoffMs } from '../post/verdict.ts';
import type { AdditionToMake } from '../store/addition-store.ts';
import type { Store } from '../store/store.ts';
import type { Wait } from '../wait.ts';
import { deliveryFor } from './delivery.ts';
import { type Made, NOT_WANTED } from './made.ts';
import { attachSlip } from './slip.ts';
import { writeTracking } from './tracking.ts';

export type AddingPorts = {
  readonly company: Company;
  readonly store: Pick<Store, 'additions' | 'onChange'>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: Wait;
};

const LONGEST_NAP_MS = 60_000;

/**
 * Brings to SAP what was added to deliveries, until it is stopped: one after the other, once the shipment is posted,
 * and only in moments in which no shipment is due or on its way. What SAP refuses is not tried again; a stop does not
 * wait for SAP's answer. Rejects only with a bug.
 */
export async function keepAdding(ports: AddingPorts, stop: AbortSignal): Promise<void> {
  const { store, wait, now, random } = ports;
  let failures = 0;
  let wake = new AbortController();
  const stopListening = store.onChange(() => wake.abort());
  while (!stop.aborted) {
    wake = new AbortController();
    const { addition, nextDueAt } = await store.additions.next();
    if (addition === null) {
      const napMs = nextDueAt === null ? LONGEST_NAP_MS : Date.parse(nextDueAt) - now().getTime();
      const either = AbortSignal.any([stop, wake.signal]);
      await wait.forMs(Math.min(Math.max(napMs, 0), LONGEST_NAP_MS), either);
    } else if (await add(ports, addition, stop)) {
      failures = 0;
    } else {
      await wait.forMs(backoffMs(failures++, random()), stop);
    }
  }
  stopListening();
}

/** One addition. False when SAP could not be asked. */
async function add(ports: AddingPorts, toMake: AdditionToMake, stop: AbortSignal): Promise<boolean> {
  const { company, store, log, now, random } = ports;
  // A log-in is shared with the posts and must not end with a deadline of ours.
  if ((await company.sap.enter(stop)) !== null) return false;
  const equipment = await company.equipment(stop);
  if (equipment === null) return false;

  const made = await make(ports, toMake, equipment.promise === 'ownTable', stop);
  const { shipmentId, kind, seq } = toMake.addition;
  const facts = { id: shipmentId, kind, seq };
  if (made.kind === 'settled') {
    await store.additions.settle(toMake.addition, made.verdict);
    log.info({ event: 'addition.settled', ...facts, state: made.verdict.state });
    return true;
  }
  const waitMs = made.notBeforeMs ?? backoffMs(toMake.tries, random());
  await store.additions.putOff(toMake.addition, new Date(now().getTime() + waitMs).toISOString());
  log.info({ event: 'addition.putOff', ...facts, why: made.why });
  return made.notBeforeMs !== undefined;
}

async function make(
  { company: { sap }, store }: AddingPorts,
  toMake: AdditionToMake,
  ownTable: boolean,
  signal: AbortSignal,
): Promise<Made> {
  const { addition, content, uploadedAs, ownTexts } = toMake;
  const found = await deliveryFor(sap, toMake, ownTable, signal);
  if (found.kind !== 'found') return found;
  const { delivery } = found;
  if (delivery.isCancelled) return NOT_WANTED;
  const at = { sap, store: store.additions, delivery, signal };
  return addition.kind === 'tracking'
    ? writeTracking(at, addition, ownTexts)
    : attachSlip(at, addition, { content, uploadedAs });
}
