import type { Logger } from 'pino';
import { type Company, enterCompany } from '../company.ts';
import { backoffMs } from '../post/verdict.ts';
import { inSpareMoments, type SpareMomentPorts } from '../spare-moments.ts';
import type { AdditionToMake } from '../store/addition-store.ts';
import type { Store } from '../store/store.ts';
import { deliveryFor } from './delivery.ts';
import { type Made, NOT_WANTED } from './made.ts';
import { attachSlip } from './slip.ts';
import { writeTracking } from './tracking.ts';

export type AddingPorts = SpareMomentPorts & {
  readonly company: Company;
  readonly store: Pick<Store, 'additions' | 'onChange'>;
  readonly log: Logger;
};

/**
 * Brings to SAP what was added to deliveries, until it is stopped: one after the other, once the shipment is posted,
 * and only in moments in which no shipment is due or on its way. What SAP refuses is not tried again; a stop does not
 * wait for SAP's answer. Rejects only with a bug.
 */
export async function keepAdding(ports: AddingPorts, stop: AbortSignal): Promise<void> {
  const { additions } = ports.store;
  const next = async () => {
    const { addition, nextDueAt } = await additions.next();
    return { due: addition, nextDueAt };
  };
  await inSpareMoments(ports, next, (addition) => add(ports, addition, stop), stop);
}

/** One addition. False when SAP could not be asked. */
async function add(ports: AddingPorts, toMake: AdditionToMake, stop: AbortSignal): Promise<boolean> {
  const { company, store, log, now, random } = ports;
  const equipment = await enterCompany(company, stop);
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
