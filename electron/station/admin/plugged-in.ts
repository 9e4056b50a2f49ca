import { SerialPort } from 'serialport';
import type { Plugged, ReplyTo } from '../../../shared/contracts/questions.ts';
import type { StationConfig } from '../config.ts';
import { knownDevice, usbName } from '../devices/known-devices.ts';
import { suggestByUsb } from '../devices/suggest.ts';
import { identityOf } from '../devices/transport/hid-choice.ts';
import type { HidListed } from '../devices/transport/hid-system.ts';
import { lastingPath, realPath } from '../devices/transport/lasting-path.ts';
import { nodeHid } from '../devices/transport/node-hid.ts';
import { hidNotAllowed, notAllowed, refusalOf } from '../devices/transport/not-allowed.ts';
import { type UsbPrinter, usbPrinters } from '../devices/transport/usb-printers.ts';
import type { DeviceState } from '../devices/types.ts';
import { entryFor, type FoundBy, type Possible } from './suggested-entry.ts';

type Configured = StationConfig['devices'];
type SerialListed = Awaited<ReturnType<typeof SerialPort.list>>[number];

/** What this computer lists; the real one, unless a test says otherwise. */
export type Listings = {
  serial(): Promise<readonly SerialListed[]>;
  hid(): Promise<readonly HidListed[]>;
  printers(): Promise<readonly UsbPrinter[]>;
};

const MACHINE: Listings = { serial: () => SerialPort.list(), hid: nodeHid.list, printers: usbPrinters };

/** Usage pages of bar code scanners and of weighing devices. */
const BENCH_USAGES = new Set([0x8c, 0x8d]);

/**
 * The serial ports and the USB scanners, scales and printers of this computer, as the system lists them: nothing is
 * opened and not a byte is sent. Keyboards and mice are left out, and so are serial ports that nothing is known of and
 * nobody configured.
 */
export async function pluggedIn(
  configured: Configured,
  states: readonly DeviceState[],
  listings: Listings = MACHINE,
): Promise<Extract<ReplyTo<'pluggedIn'>, { type: 'pluggedIn' }>> {
  const [serial, hid, printers] = await Promise.allSettled([
    listings.serial(),
    listings.hid(),
    listings.printers(),
  ]);
  const users = await portUsers(configured);
  const plugged = await Promise.all([
    ...listedBy(serial).map((port) => ofSerial(port, configured, users)),
    ...distinct(listedBy(hid).filter(isForABench)).map((one) => ofHid(one, configured, states)),
    ...listedBy(printers).map((one) => ofPrinter(one, configured, users)),
  ]);
  return {
    type: 'pluggedIn',
    plugged: plugged.filter(isWorthALine),
    troubles: [serial, hid, printers].flatMap((one) =>
      one.status === 'rejected' ? [String(one.reason)] : [],
    ),
  };
}

function listedBy<T>(settled: PromiseSettledResult<readonly T[]>): readonly T[] {
  return settled.status === 'fulfilled' ? settled.value : [];
}

/** Names of the configured devices by the device file that theirs stands for just now. */
async function portUsers(configured: Configured): Promise<ReadonlyMap<string, string>> {
  const users = configured.flatMap((device) => ('path' in device ? [device] : []));
  return new Map(
    await Promise.all(users.map(async ({ path, name }) => [await realPath(path), name] as const)),
  );
}

async function ofSerial(
  port: SerialListed,
  configured: Configured,
  users: ReadonlyMap<string, string>,
): Promise<Plugged> {
  const { path, manufacturer, serialNumber, vendorId, productId } = port;
  const ids =
    vendorId && productId
      ? ([vendorId, productId].map((id) => Number.parseInt(id, 16)) as [number, number])
      : null;
  const known = ids && knownOf(...ids);
  const found = { by: 'serial', path: await lastingPath(path) } as const;
  return {
    by: 'serial',
    place: path,
    name: manufacturer ?? '',
    usb: ids && usbName(...ids),
    serialNumber: serialNumber ?? null,
    known,
    usedBy: users.get(path) ?? null,
    entry: ids && entryOf(ids, known?.name ?? '', found, configured),
    notAllowed: (await refusalOf(path)) === 'not-allowed' ? notAllowed(path).detail : null,
  };
}

async function ofHid(
  listed: HidListed,
  configured: Configured,
  states: readonly DeviceState[],
): Promise<Plugged> {
  const { path, vendorId, productId, product, serialNumber, place } = listed;
  const usb = usbName(vendorId, productId);
  const known = knownOf(vendorId, productId);
  const found = { by: 'hid', usb, serialNumber, place } as const;
  const refused = (await refusalOf(path)) === 'not-allowed';
  return {
    by: 'hid',
    place,
    name: product,
    usb,
    serialNumber,
    known,
    usedBy: states.find(({ identity }) => identity === identityOf(listed))?.name ?? null,
    entry: entryOf([vendorId, productId], product, found, configured) ?? byUsage(listed, found, configured),
    notAllowed: refused ? hidNotAllowed(path, vendorId).detail : null,
  };
}

/** A device that is in no table says itself what it is for. */
function byUsage(
  { usagePage, product, vendorId, productId }: HidListed,
  found: FoundBy,
  configured: Configured,
): string | null {
  if (usagePage === null || !BENCH_USAGES.has(usagePage) || knownDevice(vendorId, productId) !== null)
    return null;
  return entryFor(
    { as: usagePage === 0x8d ? 'scale' : 'scanner', protocol: 'hid' },
    product,
    found,
    configured,
  );
}

async function ofPrinter(
  { path, name, serialNumber, language }: UsbPrinter,
  configured: Configured,
  users: ReadonlyMap<string, string>,
): Promise<Plugged> {
  const possible: Possible | null = language && { as: 'printer', protocol: language };
  return {
    by: 'usb-printer',
    place: path,
    name,
    usb: null,
    serialNumber,
    known: null,
    usedBy: users.get(path) ?? null,
    entry: possible && entryFor(possible, name, { by: 'usb-printer', path }, configured),
    notAllowed: (await refusalOf(path)) === 'not-allowed' ? notAllowed(path).detail : null,
  };
}

function entryOf(
  ids: readonly [number, number],
  name: string,
  found: FoundBy,
  configured: Configured,
): string | null {
  const suggestion = suggestByUsb(...ids);
  if (suggestion === null || suggestion.as === 'unusable') return null;
  return entryFor(suggestion, name === '' ? suggestion.because : name, found, configured);
}

function knownOf(vendorId: number, productId: number): Plugged['known'] {
  const known = knownDevice(vendorId, productId);
  if (known === null) return null;
  return {
    name: known.name,
    kind: known.kind,
    speaks: known.speaks,
    advice: 'advice' in known ? known.advice : null,
  };
}

/** A computer has serial ports that no plug belongs to. */
function isWorthALine({ by, usb, usedBy }: Plugged): boolean {
  return by !== 'serial' || usb !== null || usedBy !== null;
}

function isForABench({ vendorId, productId, usagePage }: HidListed): boolean {
  return (usagePage !== null && BENCH_USAGES.has(usagePage)) || knownDevice(vendorId, productId) !== null;
}

/** A device that does several things is listed once for each of them. */
function distinct(listed: readonly HidListed[]): readonly HidListed[] {
  return [...new Map(listed.map((one) => [identityOf(one), one])).values()];
}
