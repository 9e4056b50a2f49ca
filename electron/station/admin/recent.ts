import type { Clock, Devices } from '../devices/types.ts';

export type Recent = { readonly at: string; readonly text: string };

/** As many as fit the screen of the station admin. */
const KEPT = 12;
const MAX_CHARACTERS = 400;

/** Keeps what came from each device lately, for whoever sets the bench up. */
export function openRecent(devices: Pick<Devices, 'scanners' | 'scales'>, clock: Pick<Clock, 'now'>) {
  const byDevice = new Map<string, readonly Recent[]>();

  function keep(device: string, text: string): void {
    const before = byDevice.get(device) ?? [];
    // A scale says the same ten times a second.
    if (before.at(-1)?.text === text) return;
    const one = { at: clock.now().toISOString(), text: text.slice(0, MAX_CHARACTERS) };
    byDevice.set(device, [...before, one].slice(-KEPT));
  }

  for (const scanner of devices.scanners) scanner.onScan(({ text, device }) => keep(device, text));
  for (const scale of devices.scales) {
    scale.onReading(({ raw, verdict }) => keep(scale.id, `${raw} → ${verdict}`));
  }
  return { of: (device: string): readonly Recent[] => byDevice.get(device) ?? [] };
}
