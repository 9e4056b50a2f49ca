import type { Logger } from 'pino';
import type { Company } from '../company.ts';
import type { ProgressConfig } from '../config.ts';
import { backoffMs } from '../post/verdict.ts';
import type { OrderToTell, Store } from '../store/store.ts';
import type { Wait } from '../wait.ts';
import { tellOrder } from './order-fields.ts';
import { tellPickList } from './pick-list.ts';

export type TellingPorts = {
  readonly company: Company;
  readonly store: Pick<Store, 'progress' | 'onChange'>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: Wait;
};

const LONGEST_NAP_MS = 60_000;

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
  const { store, wait, now, random } = ports;
  let failures = 0;
  let wake = new AbortController();
  const stopListening = store.onChange(() => wake.abort());
  while (!stop.aborted) {
    wake = new AbortController();
    const { order, nextDueAt } = await store.progress.next();
    if (order === null) {
      const napMs = nextDueAt === null ? LONGEST_NAP_MS : Date.parse(nextDueAt) - now().getTime();
      const either = AbortSignal.any([stop, wake.signal]);
      await wait.forMs(Math.min(Math.max(napMs, 0), LONGEST_NAP_MS), either);
    } else if (await tell(ports, config, order, stop)) {
      failures = 0;
    } else {
      await wait.forMs(backoffMs(failures++, random()), stop);
    }
  }
  stopListening();
}

/** One order. False when SAP could not be told, or not all of it. */
async function tell(
  ports: TellingPorts,
  config: ProgressConfig,
  toTell: OrderToTell,
  stop: AbortSignal,
): Promise<boolean> {
  const { company, store, now, random } = ports;
  // A log-in is shared with the posts and must not end with a deadline of ours.
  if ((await company.sap.enter(stop)) !== null) return false;
  const equipment = await company.equipment(stop);
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
