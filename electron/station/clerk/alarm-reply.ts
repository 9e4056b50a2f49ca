import { MAX_ALARMS, type StationReply } from '../../../shared/contracts/questions.ts';
import type { Bin } from '../../../shared/packing/work.ts';
import type { KnownAlarms } from '../uplink/alarms.ts';

/**
 * The alarms as a clerk sees them: the newest ones, and what the shelves are called that their differences name.
 *
 * @param known null until the sync service told them
 * @param binOf a bin by its AbsEntry; null where the station does not know it
 */
export function alarmReply(
  known: KnownAlarms | null,
  binOf: (entry: number) => Bin | null,
): Extract<StationReply, { type: 'alarms' }> {
  const all = known?.alarms ?? [];
  const alarms = all.slice(0, MAX_ALARMS);
  const places = alarms
    .flatMap(({ differences }) => differences)
    .flatMap(({ packed, inSap }) => [...packed, ...inSap]);
  const bins: Record<string, string> = {};
  for (const entry of new Set(places.flatMap(({ bin }) => bin ?? []))) {
    const bin = binOf(entry);
    if (bin !== null) bins[entry] = bin.code;
  }
  return { type: 'alarms', alarms, count: all.length, bins, toldAt: known?.toldAt ?? null };
}
