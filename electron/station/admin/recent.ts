import type { BenchReport } from '../../../shared/contracts/questions.ts';
import type { Clock, Devices } from '../devices/types.ts';

type Reported = BenchReport['devices'][number];
/** What came from a device lately, and what went over its line. */
export type Recent = Pick<Reported, 'recent' | 'wire'>;

/** As many as fit the screen of the station admin. */
const KEPT = 12;
const MAX_CHARACTERS = 400;
const NOTHING: Recent = { recent: [], wire: [] };

/** Keeps the last that came from each device and went to it, for whoever sets the bench up. */
export function openRecent(devices: Pick<Devices, 'scanners' | 'scales'>, clock: Pick<Clock, 'now'>) {
  const byDevice = new Map<string, Recent>();

  function keep(device: string, text: string): void {
    const before = byDevice.get(device) ?? NOTHING;
    // A scale says the same ten times a second.
    if (before.recent.at(-1)?.text === text) return;
    const one = { at: clock.now().toISOString(), text: text.slice(0, MAX_CHARACTERS) };
    byDevice.set(device, { ...before, recent: [...before.recent, one].slice(-KEPT) });
  }

  function keepBytes(device: string, direction: 'in' | 'out', bytes: Uint8Array): void {
    const before = byDevice.get(device) ?? NOTHING;
    const text = Buffer.from(bytes.subarray(0, MAX_CHARACTERS)).toString('latin1');
    const wire = [...before.wire, { at: clock.now().toISOString(), direction, text }].slice(-KEPT);
    byDevice.set(device, { ...before, wire });
  }

  for (const device of [...devices.scanners, ...devices.scales]) {
    device.onTraffic?.(({ direction, bytes }) => keepBytes(device.id, direction, bytes));
  }
  for (const scanner of devices.scanners) scanner.onScan(({ text, device }) => keep(device, text));
  for (const scale of devices.scales) {
    scale.onReading(({ raw, verdict }) => keep(scale.id, `${raw} → ${verdict}`));
  }
  return { of: (device: string): Recent => byDevice.get(device) ?? NOTHING };
}
