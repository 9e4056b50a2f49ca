import { hidScale, hidScanner } from './hid.ts';
import { hidStationScale, hidStationScanner } from './hid-station.ts';
import { serialScale } from './serial-scale.ts';
import { serialScanner } from './serial-scanner.ts';
import { stationBench } from './station-bench.ts';
import { usbPrinter } from './usb-printer.ts';

/** What the machine can be asked to do, by name. A scenario gives what it saw; the test outside judges it. */
export const scenarios = {
  hidScale,
  hidScanner,
  hidStationScale,
  hidStationScanner,
  serialScale,
  serialScanner,
  stationBench,
  usbPrinter,
} satisfies Record<string, () => Promise<unknown>>;

export type ScenarioName = keyof typeof scenarios;
export type Seen<Name extends ScenarioName> = Awaited<ReturnType<(typeof scenarios)[Name]>>;
