import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Device, devicesAsync, HIDAsync } from 'node-hid';
import { SCALE, SCANNER } from './hid-devices.ts';
import { type HidDevice, type HidIdentity, plugInHid } from './uhid.ts';
import { until } from './wait.ts';

const vectors = join(import.meta.dirname, '..', '..', 'vectors', 'hid-scale');

/** A scan of a HID POS scanner: number, length, AIM identifier, data, and no report to follow. */
const SCAN_REPORT = Buffer.concat([
  Buffer.from([2, 13]),
  Buffer.from(']E04006381333931'),
  Buffer.alloc(64 - 2 - 16),
]);

/** Every recorded report of a scale, sent by the device and read through node-hid. */
export async function hidScale() {
  const reports = readdirSync(vectors)
    .filter((name) => name.endsWith('.bin'))
    .map((name) => readFileSync(join(vectors, name)));
  return await plugged(SCALE, reports);
}

export async function hidScanner() {
  return await plugged(SCANNER, [SCAN_REPORT]);
}

/** Is found, sends, is unplugged, is plugged in again and sends again. */
async function plugged(identity: HidIdentity, reports: readonly Buffer[]) {
  const first = plugInHid(identity);
  const listed = await listedAs(identity);
  const { received, error } = await session(listed, first, reports);
  const stillListed = await until('the device to leave the list', async () =>
    (await find(identity)) ? null : { listed: false },
  );

  const second = plugInHid(identity);
  const again = await session(await listedAs(identity), second, reports.slice(0, 1));
  return {
    listed: { usagePage: listed.usagePage, usage: listed.usage, serialNumber: listed.serialNumber },
    sent: reports.map(hex),
    received,
    error,
    stillListed: stillListed.listed,
    receivedAgain: again.received,
  };
}

/** Opens it, receives what it sends, and unplugs it. */
async function session(listed: Device, device: HidDevice, reports: readonly Buffer[]) {
  const opened = await HIDAsync.open(listed.path ?? '');
  const received: string[] = [];
  let error: string | null = null;
  opened.on('data', (report: Buffer) => received.push(hex(report)));
  // node-hid 3.4 gives a string, no Error.
  opened.on('error', (reason: unknown) => {
    error = String(reason);
  });
  try {
    for (const report of reports) device.send(report);
    await until(`${reports.length} reports`, () => received.length >= reports.length);
    device.unplug();
    await until('node-hid to report the unplugged device', () => error);
    return { received, error };
  } finally {
    await opened.close();
  }
}

async function listedAs(identity: HidIdentity): Promise<Device> {
  return await until(`${identity.name} to be listed`, async () => await find(identity));
}

async function find({ vendorId, productId }: HidIdentity): Promise<Device | undefined> {
  return (await devicesAsync(vendorId, productId)).at(0);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
