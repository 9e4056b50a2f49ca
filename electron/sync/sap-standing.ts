import type { SapStatus } from '../../shared/contracts/catalogue.ts';
import type { CompanySetUp } from '../../shared/contracts/setup.ts';
import type { SapConfig } from './config.ts';
import type { Standing } from './service-layer/session.ts';

/** How the service stands with SAP, for whoever wants to know: the last answer, pull and set-up. */
export type SapStanding = {
  readonly status: () => SapStatus;
  readonly onChange: (listener: () => void) => () => void;
  readonly noteStanding: (standing: Standing) => void;
  readonly noteSetUp: (setUp: CompanySetUp) => void;
  readonly notePull: (at: string) => void;
  readonly noteAlarms: (count: number) => void;
};

/**
 * Starts as `unconfigured`, or as `away` until SAP has answered for the first time.
 *
 * @param known what was found in the company before the service was started
 */
export function openSapStanding(
  config: SapConfig | null,
  now: () => Date,
  known: CompanySetUp | null = null,
): SapStanding {
  const listeners = new Set<() => void>();
  let status: SapStatus = {
    state: config === null ? 'unconfigured' : 'away',
    since: now().toISOString(),
    code: null,
    detail: null,
    company: config?.company ?? null,
    sandbox: config?.sandbox ?? false,
    promise: known?.promise ?? 'unknown',
    lastPullAt: null,
    alarms: 0,
    setUp: known,
  };
  const change = (next: SapStatus) => {
    status = next;
    for (const listener of listeners) listener();
  };
  return {
    status: () => status,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    noteStanding: (standing) => {
      const code = standing.state === 'connected' ? null : standing.code;
      if (status.state === standing.state && status.code === code) return;
      const detail = standing.state === 'connected' ? null : standing.detail;
      change({ ...status, state: standing.state, code, detail, since: now().toISOString() });
    },
    noteSetUp: (setUp) => change({ ...status, promise: setUp.promise, setUp }),
    notePull: (lastPullAt) => change({ ...status, lastPullAt }),
    noteAlarms: (alarms) => {
      if (alarms !== status.alarms) change({ ...status, alarms });
    },
  };
}
