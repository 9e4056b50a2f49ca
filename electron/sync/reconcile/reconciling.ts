import type { Logger } from 'pino';
import { type Company, enterCompany } from '../company.ts';
import { backoffMs, inWords } from '../post/verdict.ts';
import type { Store } from '../store/store.ts';
import type { Wait } from '../wait.ts';
import { sweep } from './sweep.ts';

export type ReconcilingPorts = {
  readonly company: Company;
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: Wait;
  /** Told how many alarms there are after each sweep. */
  readonly onAlarms: (count: number) => void;
};

/** Each sweep looks so far back; the first of a day (and of a start) looks a month back. */
const DAYS_BACK = 2;
export const DAYS_BACK_ONCE_A_DAY = 31;

/**
 * Holds SAP against the store again and again until the signal, and once a day for a whole month. Differences become
 * alarms; a sweep that fails changes nothing. Rejects only with a bug.
 */
export async function keepReconciling(
  ports: ReconcilingPorts,
  intervalMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { company, store, log, now, random, wait, onAlarms } = ports;
  onAlarms((await store.reconciling.alarms()).length);
  let longOn: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    const today = dayOf(now(), 0);
    const since = dayOf(now(), longOn === today ? DAYS_BACK : DAYS_BACK_ONCE_A_DAY);
    const equipment = await enterCompany(company, signal);
    if (equipment === null || equipment.promise === 'unknown') {
      await wait.forMs(Math.min(backoffMs(failures++, random()), intervalMs), signal);
      continue;
    }
    const swept = await sweep(company.sap, store.reconciling, since, signal);
    if (swept.kind === 'done') {
      failures = 0;
      longOn = today;
      const { judged, findings } = swept.value;
      const changed = await store.reconciling.note(judged, findings);
      for (const { shipmentId, code } of findings)
        log.warn({ event: 'reconcile.differs', id: shipmentId, code });
      log.info({ event: 'reconcile.done', since, judged: judged.size, alarms: findings.length, changed });
      onAlarms((await store.reconciling.alarms()).length);
    } else if (!signal.aborted) {
      failures++;
      log.warn({ event: 'reconcile.failed', why: inWords(swept) });
    }
    await wait.forMs(
      failures === 0 ? intervalMs : Math.min(backoffMs(failures, random()), intervalMs),
      signal,
    );
  }
}

/** The calendar day here, so many days ago. */
export function dayOf(now: Date, daysAgo: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo);
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
}
