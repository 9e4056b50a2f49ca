import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/** A HID device that the kernel takes for one on USB (`/dev/uhid`; documented in the kernel's hid/uhid.rst). */
export type HidDevice = {
  /** Sends an input report, its report number first. */
  send(report: Uint8Array): void;
  /** What was written to the device since the last call, each with its report number first. */
  written(): Buffer[];
  unplug(): void;
};

export type HidIdentity = {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string;
  readonly reportDescriptor: readonly number[];
};

/** Of `enum uhid_event_type` in the kernel's uapi/linux/uhid.h. */
const DESTROY = 1;
const OUTPUT = 6;
const CREATE2 = 11;
const INPUT2 = 12;
const SET_REPORT = 13;
const SET_REPORT_REPLY = 14;

const BUS_USB = 3;
const NAME_BYTES = 128;
const PLACE_BYTES = 64;
const MAX_REPORT_BYTES = 4_096;
/** The largest event: CREATE2. */
const EVENT_BYTES = 4 + NAME_BYTES + 2 * PLACE_BYTES + 20 + MAX_REPORT_BYTES;

export function plugInHid(identity: HidIdentity): HidDevice {
  const uhid = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK);
  const tell = (kind: number, ...parts: Uint8Array[]) =>
    writeSync(uhid, Buffer.concat([u32(kind), ...parts]));
  tell(CREATE2, creation(identity));

  return {
    send: (report) => tell(INPUT2, u16(report.length), report),
    written: () => {
      const reports: Buffer[] = [];
      for (let event = readEvent(uhid); event; event = readEvent(uhid)) {
        const kind = event.readUInt32LE(0);
        if (kind === OUTPUT) {
          reports.push(event.subarray(4, 4 + event.readUInt16LE(4 + MAX_REPORT_BYTES)));
        } else if (kind === SET_REPORT) {
          // id (4), report number, report type, size (2), the report.
          reports.push(event.subarray(12, 12 + event.readUInt16LE(10)));
          tell(SET_REPORT_REPLY, event.subarray(4, 8), u16(0));
        }
      }
      return reports;
    },
    unplug: () => {
      tell(DESTROY);
      closeSync(uhid);
    },
  };
}

function creation({ name, vendorId, productId, serialNumber, reportDescriptor }: HidIdentity): Buffer {
  const VERSION = 1;
  const COUNTRY = 0;
  return Buffer.concat([
    fixed(name, NAME_BYTES),
    fixed('', PLACE_BYTES),
    fixed(serialNumber, PLACE_BYTES),
    u16(reportDescriptor.length),
    u16(BUS_USB),
    ...[vendorId, productId, VERSION, COUNTRY].map(u32),
    Buffer.from(reportDescriptor),
  ]);
}

function readEvent(uhid: number): Buffer | null {
  const event = Buffer.alloc(EVENT_BYTES);
  try {
    readSync(uhid, event);
    return event;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
    throw error;
  }
}

function fixed(text: string, bytes: number): Buffer {
  const field = Buffer.alloc(bytes);
  field.write(text, 0, bytes - 1);
  return field;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
