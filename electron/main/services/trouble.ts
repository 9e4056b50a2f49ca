import type { Message } from '../../../shared/contracts/station-view.ts';
import type { SupervisedService } from './supervisor.ts';

export type Role = 'station' | 'sync' | 'sandbox';

/** The page hears one trouble: the station's own goes first, since nothing is packed without it. */
const BY_WEIGHT: readonly Role[] = ['station', 'sync', 'sandbox'];
/** Failures in a row after which the page says so, while starting goes on. */
const FAILURES_BEFORE_TELLING = 4;

/** Why a service has halted, or that it ends again and again; null while all is well or may soon be. */
export function troubleOf(
  services: ReadonlyMap<Role, Pick<SupervisedService, 'state' | 'failures'>>,
  halts: ReadonlyMap<Role, Message>,
): Message | null {
  for (const role of BY_WEIGHT) {
    const trouble = halts.get(role) ?? failing(role, services.get(role));
    if (trouble !== null) return trouble;
  }
  return null;
}

function failing(
  service: Role,
  supervised: Pick<SupervisedService, 'state' | 'failures'> | undefined,
): Message | null {
  if (supervised === undefined || supervised.state() === 'running') return null;
  const times = supervised.failures();
  return times < FAILURES_BEFORE_TELLING
    ? null
    : { code: 'SERVICE_KEEPS_FAILING', params: { service, times } };
}
