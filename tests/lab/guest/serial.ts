import { readdirSync } from 'node:fs';
import { SerialPort } from 'serialport';
import type { DeviceState } from '../../../electron/station/devices/types.ts';
import { deviceNode, makeGadget, type UsbGadget, type UsbIdentity } from './usb-gadget.ts';
import { until } from './wait.ts';

export const clock = { now: () => new Date(), mono: () => process.hrtime.bigint() };

/** A serial device on USB: its plug, its own end of the line, and where the station finds it. */
export type SerialDevice = {
  readonly gadget: UsbGadget;
  /** The path that the station opens. It is the same after every plugging in, as long as the port was let go. */
  readonly path: string;
  /** Plugs it in, waits until the station's end is there, and opens the device's own. */
  plugIn(): Promise<SerialPort>;
};

/** Makes the device and plugs it in once, to learn its path. */
export async function makeSerialDevice(identity: Omit<UsbIdentity, 'kind'>): Promise<SerialDevice> {
  const gadget = makeGadget({ ...identity, kind: 'acm' });
  const plugIn = async () => {
    gadget.plugIn();
    await until(`the serial port of ${identity.name}`, () => deviceNode(identity.serialNumber, 'tty'));
    return await openOwnEnd(gadget);
  };
  const ownEnd = await plugIn();
  const path = deviceNode(identity.serialNumber, 'tty') ?? '';
  await close(ownEnd);
  gadget.unplug();
  return { gadget, path, plugIn };
}

export async function close(port: SerialPort): Promise<void> {
  if (!port.isOpen) return;
  await new Promise<void>((resolve) => port.close(() => resolve()));
}

/** Waits until a device of the station has this status. */
export async function untilStatus(
  device: { state(): DeviceState },
  status: DeviceState['status'],
): Promise<DeviceState> {
  return await until(`status "${status}" of ${device.state().name}`, () =>
    device.state().status === status ? device.state() : null,
  );
}

/** Files, sockets and ports that this process holds open. */
export function openHandles(): number {
  return readdirSync('/proc/self/fd').length;
}

async function openOwnEnd(gadget: UsbGadget): Promise<SerialPort> {
  const port = new SerialPort({ path: gadget.ownEnd, baudRate: 9_600, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  // Unplugging closes it; that is no error.
  port.on('error', () => undefined);
  return port;
}
