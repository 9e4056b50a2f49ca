import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { deviceNode, makeGadget, type UsbIdentity } from './usb-gadget.ts';
import { until } from './wait.ts';

const PRINTED_WITHIN_MS = 60_000;

export const PRINTER: UsbIdentity = {
  name: 'ZTC ZT410-203dpi ZPL',
  vendorId: 0x0a5f,
  productId: 0x00f9,
  serialNumber: 'LAB-PRINTER',
  kind: 'printer',
};

/** Bytes of every value go to a printer on USB, as many as a label with a picture has. */
export async function usbPrinter() {
  const gadget = makeGadget(PRINTER);
  try {
    gadget.plugIn();
    const node = await until('the printer', () => deviceNode(PRINTER.serialNumber, 'usbmisc'));
    const ownEnd = openSync(gadget.ownEnd, constants.O_RDWR | constants.O_NONBLOCK);
    try {
      const job = Buffer.from(
        Array.from({ length: 100_003 }, (_, index) => (index * 31 + (index >> 8)) & 0xff),
      );
      const sending = writeFile(node, job, { flag: 'r+' });
      const arrived = await arriving(ownEnd, job.length);
      await sending;
      return { sent: summary(job), arrived: summary(arrived) };
    } finally {
      closeSync(ownEnd);
    }
  } finally {
    gadget.remove();
  }
}

/** Reading waits for nothing, so that a printer that gets too little does not hold the machine. */
async function arriving(ownEnd: number, bytes: number): Promise<Buffer> {
  const chunk = Buffer.alloc(16_384);
  const chunks: Buffer[] = [];
  let length = 0;
  await until(
    `${bytes} bytes at the printer`,
    () => {
      for (let read = readNow(ownEnd, chunk); read > 0; read = readNow(ownEnd, chunk)) {
        chunks.push(Buffer.from(chunk.subarray(0, read)));
        length += read;
      }
      return length >= bytes;
    },
    PRINTED_WITHIN_MS,
  );
  return Buffer.concat(chunks);
}

/** How many bytes were read; none where none have come. */
export function readNow(file: number, into: Buffer): number {
  try {
    return readSync(file, into);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}

function summary(bytes: Buffer) {
  return { length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
