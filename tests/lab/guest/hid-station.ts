import { deviceConfig } from '../../../electron/station/devices/config.ts';
import { openDevice } from '../../../electron/station/devices/devices.ts';
import { reportsOf } from '../../support/hid-scanner.ts';
import { SCALE, SCANNER } from './hid-devices.ts';
import { clock, untilStatus } from './serial.ts';
import { plugInHid } from './uhid.ts';
import { until } from './wait.ts';

const ANY_AGE_MS = 60_000;
/** Status, grams: stable, and the second one whose number is the first's. */
const HEAVY = Buffer.from([3, 4, 2, 0, 110, 3]);
const LIGHT = Buffer.from([3, 4, 2, 0, 110, 0]);
const SEND_EVERY_MS = 50;

/** The station's own scale weighs, is zeroed, is unplugged and plugged in again, in one run. */
export async function hidStationScale() {
  const scale = openDevice(deviceConfig.parse({ ...named('scale'), usb: '0922:8003' }), clock);
  if (scale.kind !== 'scale') throw new Error('not a scale');
  let device = plugInHid(SCALE);
  let report = HEAVY;
  let sending = setInterval(() => device.send(report), SEND_EVERY_MS);
  try {
    const first = await until('a weight', () => scale.latest(ANY_AGE_MS));
    const identity = scale.state().identity;
    const zeroing = scale.zero();
    const written = await until('the order to zero', () => device.written().at(0));
    report = Buffer.from([3, 2, 2, 0, 0, 0]);
    const zeroed = await zeroing;

    clearInterval(sending);
    device.unplug();
    const { code } = await untilStatus(scale, 'lost');
    const whileUnplugged = scale.latest(ANY_AGE_MS);
    report = LIGHT;
    const plugged = performance.now();
    device = plugInHid(SCALE);
    sending = setInterval(() => device.send(report), SEND_EVERY_MS);
    const after = await until('a weight again', () => scale.latest(ANY_AGE_MS));
    return {
      first: first.grams,
      identity,
      written: written.toString('hex'),
      zeroed,
      code,
      whileUnplugged,
      after: after.grams,
      reattachMs: Math.round(performance.now() - plugged),
    };
  } finally {
    clearInterval(sending);
    await scale.close();
    device.unplug();
  }
}

/** The station's own scanner is switched on, scans, beeps, is unplugged and plugged in again. */
export async function hidStationScanner() {
  const scanner = openDevice(deviceConfig.parse(named('scanner')), clock);
  if (scanner.kind !== 'scanner') throw new Error('not a scanner');
  const scans: string[] = [];
  scanner.onScan(({ text }) => scans.push(text));
  const sent = [`]Q3010400638133393110${'LOT'.repeat(50)}`, ']E04006381333931'];
  const written: string[] = [];
  try {
    for (const text of sent) {
      const device = plugInHid(SCANNER);
      await untilStatus(scanner, 'ready');
      await until('it is switched on', () => {
        written.push(...device.written().map((bytes) => bytes.subarray(0, 5).toString('hex')));
        return written.length > 0;
      });
      for (const report of reportsOf(text, 'honeywell')) device.send(report);
      await until('the scan', () => scans.includes(text));
      scanner.soundRefusal?.();
      await until('the beep', () => {
        written.push(...device.written().map((bytes) => bytes.subarray(0, 5).toString('hex')));
        return written.some((one) => one.startsWith('fd'));
      });
      device.unplug();
      await untilStatus(scanner, 'lost');
    }
    return { sent, scans, written: [...new Set(written)].sort(), counters: scanner.state().counters };
  } finally {
    await scanner.close();
  }
}

function named(kind: 'scale' | 'scanner') {
  return { id: kind, name: `Bench ${kind}`, kind, protocol: 'hid' };
}
