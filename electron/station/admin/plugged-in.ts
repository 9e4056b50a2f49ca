import { SerialPort } from 'serialport';
import type { Plugged, ReplyTo } from '../../../shared/contracts/questions.ts';
import type { StationConfig } from '../config.ts';
import { knownDevice, usbName } from '../devices/known-devices.ts';
import { identityOf } from '../devices/transport/hid-choice.ts';
import type { HidListed } from '../devices/transport/hid-system.ts';
import { nodeHid } from '../devices/transport/node-hid.ts';
import type { DeviceState } from '../devices/types.ts';

type Configured = StationConfig['devices'];
type SerialListed = Awaited<ReturnType<typeof SerialPort.list>>[number];

/** Usage pages of bar code scanners and of weighing devices. */
const BENCH_USAGES = new Set([0x8c, 0x8d]);

/**
 * The serial ports and the USB scanners and scales of this computer, as the system lists them: nothing is opened
 * and not a byte is sent. Keyboards and mice are left out, and so are serial ports that nothing is known of and
 * nobody configured.
 */
export async function pluggedIn(
  configured: Configured,
  states: readonly DeviceState[],
): Promise<Extract<ReplyTo<'pluggedIn'>, { type: 'pluggedIn' }>> {
  const [serial, hid] = await Promise.allSettled([SerialPort.list(), nodeHid.list()]);
  return {
    type: 'pluggedIn',
    plugged: [
      ...listedBy(serial)
        .map((port) => ofSerial(port, configured))
        .filter(isWorthALine),
      ...distinct(listedBy(hid).filter(isForABench)).map((one) => ofHid(one, states)),
    ],
    troubles: [serial, hid].flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])),
  };
}

function listedBy<T>(settled: PromiseSettledResult<readonly T[]>): readonly T[] {
  return settled.status === 'fulfilled' ? settled.value : [];
}

function ofSerial(port: SerialListed, configured: Configured): Plugged {
  const { path, manufacturer, serialNumber, vendorId, productId } = port;
  const ids =
    vendorId && productId
      ? ([vendorId, productId].map((id) => Number.parseInt(id, 16)) as [number, number])
      : null;
  return {
    by: 'serial',
    place: path,
    name: manufacturer ?? '',
    usb: ids && usbName(...ids),
    serialNumber: serialNumber ?? null,
    known: ids && knownOf(...ids),
    usedBy: configured.find((device) => 'path' in device && device.path === path)?.name ?? null,
  };
}

function ofHid(listed: HidListed, states: readonly DeviceState[]): Plugged {
  const { vendorId, productId, product, serialNumber, place } = listed;
  return {
    by: 'hid',
    place,
    name: product,
    usb: usbName(vendorId, productId),
    serialNumber,
    known: knownOf(vendorId, productId),
    usedBy: states.find(({ identity }) => identity === identityOf(listed))?.name ?? null,
  };
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
function isWorthALine({ usb, usedBy }: Plugged): boolean {
  return usb !== null || usedBy !== null;
}

function isForABench({ vendorId, productId, usagePage }: HidListed): boolean {
  return (usagePage !== null && BENCH_USAGES.has(usagePage)) || knownDevice(vendorId, productId) !== null;
}

/** A device that does several things is listed once for each of them. */
function distinct(listed: readonly HidListed[]): readonly HidListed[] {
  return [...new Map(listed.map((one) => [identityOf(one), one])).values()];
}
