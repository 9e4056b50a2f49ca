import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { createZplMachine } from '../../support/zpl-machine.ts';
import { SCALE } from './hid-devices.ts';
import { close, makeSerialDevice } from './serial.ts';
import { plugInHid } from './uhid.ts';
import { deviceNode, makeGadget } from './usb-gadget.ts';
import { PRINTER, readNow } from './usb-printer.ts';
import { until } from './wait.ts';

/** A device as it lies on the bench: a plug to pull, and what it is to the station. */
export type Plugged = {
  /** What the station's configuration says of it, beside its id. */
  readonly config: object;
  plugIn(): Promise<void>;
  unplug(): Promise<void>;
  /** Takes it apart, plugged in or not. */
  remove(): Promise<void>;
};

const SEND_EVERY_MS = 50;
/** As often as a printer looks whether bytes came. */
const HEAR_EVERY_MS = 5;

/** A scanner on a serial line over USB. */
export async function makeScanner(): Promise<Plugged & { scan(text: string): void }> {
  const device = await makeSerialDevice({
    name: 'Bench scanner',
    vendorId: 0x0c2e,
    productId: 0x0720,
    serialNumber: 'LAB-BENCH-SCANNER',
  });
  let ownEnd: Awaited<ReturnType<typeof device.plugIn>> | null = null;
  return {
    config: { kind: 'scanner', name: 'Hand scanner', protocol: 'serial', path: device.path },
    plugIn: async () => {
      ownEnd = await device.plugIn();
    },
    unplug: async () => {
      device.gadget.unplug();
      if (ownEnd) await close(ownEnd);
    },
    scan: (text) => void ownEnd?.write(`${text}\r`),
    remove: async () => {
      // The kernel waits for the device's own end to be closed, and this thread would wait in the kernel for itself.
      if (ownEnd) await close(ownEnd);
      device.gadget.remove();
    },
  };
}

/** A HID scale that says by itself, many times a second, what lies on it. */
export function makeScale(): Plugged & { load(grams: number): void } {
  let device: ReturnType<typeof plugInHid> | null = null;
  let report = weightReport(0);
  const sending = setInterval(() => device?.send(report), SEND_EVERY_MS);
  const unplug = () => {
    device?.unplug();
    device = null;
  };
  return {
    config: { kind: 'scale', name: 'Bench scale', protocol: 'hid', usb: '0922:8003' },
    plugIn: async () => {
      device = plugInHid(SCALE);
    },
    unplug: async () => unplug(),
    load: (grams) => {
      report = weightReport(grams);
    },
    remove: async () => {
      clearInterval(sending);
      unplug();
    },
  };
}

/** Number, status (zero or stable), unit (grams), exponent, weight. */
function weightReport(grams: number): Buffer {
  const report = Buffer.from([3, grams === 0 ? 2 : 4, 2, 0, 0, 0]);
  report.writeUInt16LE(grams, 4);
  return report;
}

/** A label printer on USB, which is asked and answers through the kernel's driver. */
export async function makePrinter(): Promise<Plugged & { printed(): readonly string[] }> {
  const gadget = makeGadget(PRINTER);
  const machine = createZplMachine({ counts: true, tellsErrors: true });
  let letGo: (() => void) | null = null;
  const release = () => {
    letGo?.();
    letGo = null;
  };
  const plugIn = async () => {
    gadget.plugIn();
    const node = await until('the printer', () => deviceNode(PRINTER.serialNumber, 'usbmisc'));
    letGo = answering(gadget.ownEnd, machine);
    return node;
  };
  const unplug = () => {
    release();
    gadget.unplug();
  };
  const path = await plugIn();
  unplug();
  return {
    config: {
      kind: 'printer',
      name: 'Label printer',
      protocol: 'zpl',
      connection: 'device-file',
      path,
      statusEveryMs: 250,
    },
    plugIn: async () => void (await plugIn()),
    unplug: async () => unplug(),
    printed: machine.printed,
    remove: async () => {
      release();
      gadget.remove();
    },
  };
}

/** Hands what comes on the printer's own end to the machine and its answers back; gives how to let go of it. */
function answering(path: string, machine: Pick<ReturnType<typeof createZplMachine>, 'connect'>): () => void {
  const ownEnd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const hear = machine.connect((answer) => writeSync(ownEnd, Buffer.from(answer, 'latin1')));
  const chunk = Buffer.alloc(16_384);
  const hearing = setInterval(() => {
    for (let read = readNow(ownEnd, chunk); read > 0; read = readNow(ownEnd, chunk)) {
      hear(Uint8Array.from(chunk.subarray(0, read)));
    }
  }, HEAR_EVERY_MS);
  return () => {
    clearInterval(hearing);
    closeSync(ownEnd);
  };
}
