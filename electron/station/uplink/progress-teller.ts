import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'nice-grpc';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { StationCatalogue } from '../orders/catalogue.ts';
import type { ReadProgress } from './progress.ts';

export type TellerPorts = {
  readonly stationId: string;
  /** Id of this process, for the sync service to tell what came late. */
  readonly run: string;
  readonly catalogue: Pick<StationCatalogue, 'position'>;
  readonly progress: ReadProgress;
};

/** How far orders are is looked at this often, and told when it changed. */
const ROUND_MS = 2_000;
const DEADLINE_MS = 15_000;

/**
 * A round of telling the sync service how far the orders here are: all of it when it changed, or when the store is
 * another one. It is read between scans; what a failed round did not tell the next one does, as it is then.
 *
 * @param nextReport numbers that grow over all links of this process
 */
export function progressTeller(
  client: Client<SyncServiceDefinition>,
  { stationId, run, catalogue, progress }: TellerPorts,
  nextReport: () => number,
  signal: AbortSignal,
): () => Promise<void> {
  let told = '';
  return async () => {
    const { storeId } = catalogue.position();
    const begun = progress(storeId);
    const sessions = JSON.stringify(begun);
    if (begun !== null && told !== storeId + sessions) {
      await client.reportProgress(
        { stationId, run, number: nextReport(), sessions },
        { signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]) },
      );
      told = storeId + sessions;
    }
    await sleep(ROUND_MS, undefined, { signal }).catch(() => {});
  };
}
