import type { SerialPort } from 'serialport';
import { deviceConfig } from '../../../electron/station/devices/config.ts';
import { openDevice } from '../../../electron/station/devices/devices.ts';
import { clock, close, makeSerialDevice, untilStatus } from './serial.ts';

/** Older than any reading in this scenario. */
const ANY_AGE_MS = 600_000;
const WEIGHED_WITHIN_MS = 5_000;

/** A Mettler Toledo scale weighs, is unplugged with a load on it, and weighs another load after that. */
export async function serialScale() {
  const device = await makeSerialDevice({
    name: 'Bench scale',
    vendorId: 0x0eb8,
    productId: 0x2200,
    serialNumber: 'LAB-COM-SCALE',
  });
  const config = { id: 'scale', name: 'Bench scale', kind: 'scale', protocol: 'mt-sics', path: device.path };
  const scale = openDevice(deviceConfig.parse(config), clock);
  if (scale.kind !== 'scale') throw new Error('not a scale');
  try {
    const first = await device.plugIn();
    answerWith(first, 'S S     1.250 kg');
    await untilStatus(scale, 'ready');
    const before = await scale.stable(WEIGHED_WITHIN_MS);
    const latestBefore = scale.latest(ANY_AGE_MS);

    device.gadget.unplug();
    const { code } = await untilStatus(scale, 'lost');
    const whileUnplugged = { latest: scale.latest(ANY_AGE_MS), stable: await scale.stable(1_000) };
    await close(first);

    // A scale that is there and does not say anything yet has no weight either.
    const second = await device.plugIn();
    await untilStatus(scale, 'fault');
    const whileSilent = scale.latest(ANY_AGE_MS);
    answerWith(second, 'S S     0.480 kg');
    const after = await scale.stable(WEIGHED_WITHIN_MS);
    await untilStatus(scale, 'ready');
    device.gadget.unplug();
    await close(second);
    return {
      before: before?.grams,
      latestBefore: latestBefore?.grams,
      code,
      whileUnplugged,
      whileSilent,
      after: after?.grams,
    };
  } finally {
    await scale.close();
    device.gadget.remove();
  }
}

/** The scale's own program: every `SI` gets this answer. */
function answerWith(ownEnd: SerialPort, line: string): void {
  ownEnd.on('data', (bytes: Buffer) => {
    if (bytes.includes('SI\r\n')) ownEnd.write(`${line}\r\n`);
  });
}
