import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Device, HIDAsync } from 'node-hid';
import type { HidAttempt, HidHandle, HidHandler, HidListed, HidSystem } from './hid-system.ts';
import { hidNotAllowed, refusalOf } from './not-allowed.ts';

/** The machine's own HID devices. The native module is loaded by the first look at them. */
export const nodeHid: HidSystem = { list, open };

async function list(): Promise<readonly HidListed[]> {
  const { devicesAsync } = await import('node-hid');
  const listed = await Promise.all((await devicesAsync()).map(toListed));
  return listed.filter((one) => one !== null);
}

async function toListed(device: Device): Promise<HidListed | null> {
  const { path, vendorId, productId, product = '', serialNumber = '', usagePage = 0 } = device;
  if (!path) return null;
  return {
    path,
    vendorId,
    productId,
    product: product.trim(),
    serialNumber: serialNumber.trim() || null,
    place: await placeOf(path),
    usagePage: usagePage || null,
  };
}

/** `1-4.2:1.0` in the way to a device of Linux: bus, the ports on the way, configuration and interface. */
const USB_PORT = /\/(\d+-[\d.]+):\d+\.\d+\/[^/]+$/;

/** Linux numbers its hidraw nodes anew with each plugging, so the USB port is the place; elsewhere the path is. */
async function placeOf(path: string): Promise<string> {
  if (!path.startsWith('/dev/hidraw')) return path;
  const device = await realpath(`/sys/class/hidraw/${basename(path)}/device`).catch(() => '');
  return USB_PORT.exec(device)?.[1] ?? path;
}

async function open(listed: HidListed, handler: HidHandler): Promise<HidAttempt> {
  const { HIDAsync } = await import('node-hid');
  try {
    return { ok: true, handle: toHandle(await HIDAsync.open(listed.path), handler) };
  } catch (error) {
    return await whyNot(listed, reasonOf(error));
  }
}

function toHandle(device: HIDAsync, handler: HidHandler): HidHandle {
  let isGone = false;
  const gone = () => {
    if (!isGone) handler.gone();
    isGone = true;
  };
  // An unplugged device reports an error of its read and nothing else (node-hid #520).
  device.on('error', gone);
  device.on('data', (report: Uint8Array) => handler.received(report));
  const taken = async (sent: Promise<unknown>) => await sent.then(() => true).catch(() => false);
  return {
    write: (report) => taken(device.write(Buffer.from(report))),
    sendFeature: (report) => taken(device.sendFeatureReport(Buffer.from(report))),
    close: async () => {
      isGone = true;
      await device.close();
    },
  };
}

/** node-hid says only that it can not open; Linux says why. */
async function whyNot({ path, vendorId }: HidListed, said: string): Promise<HidAttempt> {
  const refused = await refusalOf(path);
  if (refused === 'not-allowed') return { ok: false, ...hidNotAllowed(path, vendorId) };
  if (refused === 'not-there')
    return { ok: false, code: 'not-there', detail: `${path} is not there any more.` };
  return { ok: false, code: 'not-opening', detail: `${path} does not open as a HID device: ${said}` };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
