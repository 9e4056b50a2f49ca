import type { SessionProgress, StationProgress } from '../../shared/contracts/progress.ts';
import { STATION, type SyncClient } from './sync-client.ts';

/** A session of order 407 with 3 of 10 packed, with whatever a test wants to be different. */
export function aSession(changes: Partial<SessionProgress> = {}): SessionProgress {
  const orderEntry = changes.orderEntry ?? 407;
  return {
    shipmentId: '01920000-0000-7000-8000-000000000001',
    workKey: `SO${orderEntry}`,
    orderEntry,
    pickListEntry: null,
    state: 'packing',
    packed: 3,
    total: 10,
    picked: [],
    ...changes,
  };
}

let reports = 0;

/** Tells the sync service, as a station does, what it has begun. */
export async function report(
  { calls }: SyncClient,
  sessions: StationProgress,
  changes: { readonly stationId?: string; readonly run?: string; readonly number?: number } = {},
): Promise<void> {
  await calls.reportProgress({
    stationId: STATION,
    run: 'run',
    number: ++reports,
    sessions: JSON.stringify(sessions),
    ...changes,
  });
}
