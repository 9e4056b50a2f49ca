import { deviceConfig } from '../../../electron/station/devices/config.ts';
import { openDevice } from '../../../electron/station/devices/devices.ts';
import { clock, close, makeSerialDevice, openHandles, untilStatus } from './serial.ts';
import { until } from './wait.ts';

const CYCLES = 20;

/** A scanner on USB-COM scans, is unplugged and plugged in again, over and over, in one run of the station's code. */
export async function serialScanner() {
  const device = await makeSerialDevice({
    name: 'Bench scanner',
    vendorId: 0x0c2e,
    productId: 0x0720,
    serialNumber: 'LAB-COM-SCANNER',
  });
  const config = {
    id: 'scanner',
    name: 'Bench scanner',
    kind: 'scanner',
    protocol: 'serial',
    path: device.path,
  };
  const scanner = openDevice(deviceConfig.parse(config), clock);
  if (scanner.kind !== 'scanner') throw new Error('not a scanner');
  const scans: string[] = [];
  scanner.onScan(({ text }) => scans.push(text));

  const sent: string[] = [];
  const unplugged: (string | null)[] = [];
  const handles: number[] = [];
  let slowestReattachMs = 0;
  try {
    await untilStatus(scanner, 'lost');
    for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
      const plugged = performance.now();
      const ownEnd = await device.plugIn();
      await untilStatus(scanner, 'ready');
      slowestReattachMs = Math.max(slowestReattachMs, Math.round(performance.now() - plugged));

      for (const text of [`0104006381333931\u001d10LOT${cycle}`, `]C1004006381333931${cycle}`]) {
        sent.push(text);
        ownEnd.write(`${text}\r`);
        await until(`scan ${sent.length}`, () => scans.length >= sent.length);
      }
      device.gadget.unplug();
      unplugged.push((await untilStatus(scanner, 'lost')).code);
      await close(ownEnd);
      handles.push(openHandles());
    }
    return { sent, scans, unplugged, slowestReattachMs, handles, counters: scanner.state().counters };
  } finally {
    await scanner.close();
    device.gadget.remove();
  }
}
