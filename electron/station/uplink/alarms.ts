import type { Client } from 'nice-grpc';
import { type Alarm, alarm } from '../../../shared/contracts/alarm.ts';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';

/** All differences between SAP and what is known here, as the sync service told them last. */
export type KnownAlarms = {
  /** The newest first. */
  readonly alarms: readonly Alarm[];
  /** When they were told, ISO 8601; they hold for as long as the sync service is there. */
  readonly toldAt: string;
};

/**
 * Hears of the alarms, all of them each time, until the stream ends. What was told last stands while the sync service
 * is away: a difference does not go away because nobody looks.
 */
export async function watchAlarms(
  client: Client<SyncServiceDefinition>,
  { stationId, now }: { readonly stationId: string; readonly now: () => Date },
  signal: AbortSignal,
  heard: (known: KnownAlarms) => void,
): Promise<void> {
  for await (const told of client.watchAlarms({ stationId }, { signal })) {
    const alarms = told.alarms
      .map((text) => alarm.parse(JSON.parse(text)))
      .sort((a, b) => b.since.localeCompare(a.since));
    heard({ alarms, toldAt: now().toISOString() });
  }
}
