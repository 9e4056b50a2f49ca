import { backoffMs } from './post/verdict.ts';
import type { Store } from './store/store.ts';
import type { Wait } from './wait.ts';

export type SpareMomentPorts = {
  readonly store: Pick<Store, 'onChange'>;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: Wait;
};

const LONGEST_NAP_MS = 60_000;

/**
 * Does what shipments go before, one after the other, until it is stopped. Rejects only with a bug.
 *
 * @param next what is to be done now: nothing while a shipment is due or on its way; and when the next becomes due, ISO
 * @param act does it; false when SAP could not be asked, after which it waits longer each time
 */
export async function inSpareMoments<Due>(
  { store, now, random, wait }: SpareMomentPorts,
  next: () => Promise<{ readonly due: Due | null; readonly nextDueAt: string | null }>,
  act: (due: Due) => Promise<boolean>,
  stop: AbortSignal,
): Promise<void> {
  let failures = 0;
  let wake = new AbortController();
  const stopListening = store.onChange(() => wake.abort());
  while (!stop.aborted) {
    wake = new AbortController();
    const { due, nextDueAt } = await next();
    if (due === null) {
      const napMs = nextDueAt === null ? LONGEST_NAP_MS : Date.parse(nextDueAt) - now().getTime();
      const either = AbortSignal.any([stop, wake.signal]);
      await wait.forMs(Math.min(Math.max(napMs, 0), LONGEST_NAP_MS), either);
    } else if (await act(due)) {
      failures = 0;
    } else {
      await wait.forMs(backoffMs(failures++, random()), stop);
    }
  }
  stopListening();
}
