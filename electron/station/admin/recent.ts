import type { BenchReport } from '../../../shared/contracts/questions.ts';
import type { Clock, Devices, Traffic } from '../devices/types.ts';

type Reported = BenchReport['devices'][number];
/** What came from a device lately, and what went over its line. */
export type Recent = Pick<Reported, 'recent' | 'wire'>;

/** As many as fit the screen of the station admin. */
const KEPT = 12;
/** A question of a printer and its answers take four, and it is asked every few seconds. */
const KEPT_OF_WIRE = 24;
const MAX_CHARACTERS = 400;
/** More of one write or report is only counted: a label can have 100 KB. */
const MAX_BYTES = 400;
const NOTHING: Recent = { recent: [], wire: [] };

/** Keeps the last that came from each device and went to it, for whoever sets the bench up. */
export function openRecent(
  devices: Pick<Devices, 'scanners' | 'scales' | 'printers'>,
  clock: Pick<Clock, 'now'>,
) {
  const byDevice = new Map<string, Recent>();

  function keep(device: string, text: string): void {
    const before = byDevice.get(device) ?? NOTHING;
    // A scale says the same ten times a second.
    if (before.recent.at(-1)?.text === text) return;
    const one = { at: clock.now().toISOString(), text: text.slice(0, MAX_CHARACTERS) };
    byDevice.set(device, { ...before, recent: [...before.recent, one].slice(-KEPT) });
  }

  function keepBytes(device: string, { direction, bytes, form }: Traffic): void {
    const before = byDevice.get(device) ?? NOTHING;
    const one = { at: clock.now().toISOString(), direction, text: shown(bytes, form), bytes: bytes.length };
    byDevice.set(device, { ...before, wire: [...before.wire, one].slice(-KEPT_OF_WIRE) });
  }

  for (const device of [...devices.scanners, ...devices.scales, ...devices.printers]) {
    device.onTraffic?.((traffic) => keepBytes(device.id, traffic));
  }
  for (const scanner of devices.scanners) scanner.onScan(({ text, device }) => keep(device, text));
  for (const scale of devices.scales) {
    scale.onReading(({ raw, verdict }) => keep(scale.id, `${raw} → ${verdict}`));
  }
  return { of: (device: string): Recent => byDevice.get(device) ?? NOTHING };
}

/** A character per byte, or two hexadecimal digits for each and a space between. */
function shown(bytes: Uint8Array, form: Traffic['form']): string {
  const kept = Buffer.from(bytes.subarray(0, MAX_BYTES));
  return form === 'text' ? kept.toString('latin1') : kept.toString('hex').replace(/..(?=.)/g, '$& ');
}
