import type { Logger } from 'pino';
import { type Company, enterCompany } from '../company.ts';
import type { ProgressConfig } from '../config.ts';
import { backoffMs } from '../post/verdict.ts';
import { inSpareMoments, type SpareMomentPorts } from '../spare-moments.ts';
import type { OrderToTell, Store } from '../store/store.ts';
import { tellOrder } from './order-fields.ts';
import { tellPickList } from './pick-list.ts';

export type TellingPorts = SpareMomentPorts & {
  readonly company: Company;
  readonly store: Pick<Store, 'progress' | 'onChange'>;
  readonly log: Logger;
};

/**
 * Tells SAP how far orders are at the benches, until it is stopped: one at a time, and only in moments in which no
 * shipment is due or on its way, so that nothing is ever posted later because of it. What can not be told is told
 * later, as it is then; a stop does not wait for SAP's answer. Rejects only with a bug.
 */
export async function keepTelling(
  ports: TellingPorts,
  config: ProgressConfig,
  stop: AbortSignal,
): Promise<void> {
  const { progress } = ports.store;
  const next = async () => {
    const { order, nextDueAt } = await progress.next();
    return { due: order, nextDueAt };
  };
  await inSpareMoments(ports, next, (order) => tell(ports, config, order, stop), stop);
}

/** One order. False when SAP could not be told, or not all of it. */
async function tell(
  ports: TellingPorts,
  config: ProgressConfig,
  toTell: OrderToTell,
  stop: AbortSignal,
): Promise<boolean> {
  const { company, store, now, random } = ports;
  const equipment = await enterCompany(company, stop);
  if (equipment === null) return false;

  const { order, standing, pickLists, tries } = toTell;
  const told = { sap: company.sap, log: ports.log };
  let isTold = true;
  if (config.orders && equipment.orderFields) isTold = await tellOrder(told, order, standing, stop);
  for (const list of config.pickLists ? pickLists : []) {
    if (!(await tellPickList({ ...told, store }, order, list, stop))) isTold = false;
  }
  const after = (ms: number) => new Date(now().getTime() + ms).toISOString();
  if (isTold) await store.progress.settle(toTell, after(config.intervalMs));
  else await store.progress.putOff(toTell, after(backoffMs(tries, random())));
  return isTold;
}
