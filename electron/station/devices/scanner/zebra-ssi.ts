import { byLength } from '../framing/packets.ts';
import { scanOf } from './plain.ts';
import type { ScannerMessage, ScannerProtocol, ScannerRead, ScannerReader } from './protocol.ts';
import type { ScanTextSettings } from './scan-text.ts';

/** Length (all but the check bytes), operation, source, status, data, check bytes. */
const HEADER_BYTES = 4;
const CHECK_BYTES = 2;
const OP = { segment: 0x73, segmentAck: 0x74, ack: 0xd0, nak: 0xd1, decodeData: 0xf3 } as const;
/** All that a decoder sends (72E-40451; enioka_scan): its revision, parameters, capabilities and events beside those. */
const FROM_DECODER: readonly number[] = [
  OP.segment,
  0x80,
  0xa4,
  0xc6,
  OP.ack,
  OP.nak,
  0xd4,
  OP.decodeData,
  0xf6,
];
const SOURCE = { decoder: 0x00, host: 0x04 } as const;
const STATUS = { resent: 0b01, continued: 0b10 } as const;
/** NAK's reason that asks for the packet again. */
const RESEND = 1;

/**
 * Segments of a scan that no single packet holds: their number behind the header, and in the first one the header
 * of the scan, as enioka_scan reads it.
 */
const SEGMENT = {
  firstMark: 0x02,
  numberAt: 4,
  dataAt: 5,
  operationAt: 5,
  codeAt: 10,
  lengthAt: 12,
  textAt: 14,
};

/** Of the symbologies the one whose number says more than the text: GS1-128, when no AIM identifier is sent. */
const GS1_128 = 0x0f;
const GS1_128_AIM = Buffer.from(']C1', 'latin1');
const AIM_START = 0x5d;

/** Zebra's Simple Serial Interface, on RS-232 or USB (72E-40451; set the scanner to send packeted data). */
export const zebraSsi: ScannerProtocol = {
  title: 'Zebra SSI',
  framing: () => byLength({ length: lengthOf, isSound }),
  reader: createSsiReader,
  hello: null,
  // Three short low beeps.
  refusalTone: latin1(fromHost(0xe6, 0x07)),
  afterTone: null,
};

type Parts = {
  readonly code: number;
  readonly bytes: number;
  readonly last: number;
  readonly data: Uint8Array;
};

/** Every packet of the scanner is confirmed, else it comes again; one that came again is confirmed and not counted. */
function createSsiReader(settings: ScanTextSettings): ScannerReader {
  let parts: Parts | null = null;
  let before: Uint8Array | null = null;

  function read(packet: Uint8Array): ScannerRead {
    const [, operation, , status = 0] = packet;
    if (operation === OP.segment) return { message: readSegment(packet), reply: fromHost(OP.segmentAck) };
    if (operation === OP.ack || operation === OP.nak) return other(null);
    const isResent = (status & STATUS.resent) !== 0 && before !== null && sameContent(before, packet);
    before = packet;
    if (operation !== OP.decodeData || isResent) return other(fromHost(OP.ack));
    return { message: readData(packet, status), reply: fromHost(OP.ack) };
  }

  function readData(packet: Uint8Array, status: number): ScannerMessage {
    if (status & STATUS.continued) return SPLIT;
    const [code = 0, ...text] = packet.subarray(HEADER_BYTES, -CHECK_BYTES);
    return scanOf(withAim(code, Uint8Array.from(text)), settings);
  }

  function readSegment(packet: Uint8Array): ScannerMessage {
    const number = packet[SEGMENT.numberAt] ?? 0;
    if (number === 0) {
      parts = packet[2] === SEGMENT.firstMark ? firstPart(packet) : null;
      return parts === null ? OUT_OF_PLACE : { kind: 'part' };
    }
    if (number === parts?.last) return { kind: 'part' };
    if (number - 1 !== parts?.last) {
      parts = null;
      return OUT_OF_PLACE;
    }
    const data = Buffer.concat([parts.data, packet.subarray(SEGMENT.dataAt, -CHECK_BYTES)]);
    parts = { ...parts, last: number, data };
    if (data.length < parts.bytes) return { kind: 'part' };
    const { code, bytes } = parts;
    parts = null;
    return data.length === bytes ? scanOf(withAim(code, data), settings) : OUT_OF_PLACE;
  }

  return {
    read,
    askAgain: fromHost(OP.nak, RESEND),
    abandon: () => {
      const had = parts !== null;
      parts = null;
      before = null;
      return had;
    },
  };
}

function firstPart(packet: Uint8Array): Parts | null {
  if (packet[SEGMENT.operationAt] !== OP.decodeData) return null;
  const { codeAt, lengthAt, textAt } = SEGMENT;
  const [high = 0, low = 0] = packet.subarray(lengthAt);
  const data = packet.slice(textAt, -CHECK_BYTES);
  return { code: packet[codeAt] ?? 0, bytes: high * 256 + low, last: 0, data };
}

function withAim(code: number, text: Uint8Array): Uint8Array {
  return code === GS1_128 && text[0] !== AIM_START ? Buffer.concat([GS1_128_AIM, text]) : text;
}

/** The same packet but for its status, which says that it came again, and so its check bytes. */
function sameContent(one: Uint8Array, other: Uint8Array): boolean {
  const content = (packet: Uint8Array) =>
    Buffer.concat([packet.subarray(0, HEADER_BYTES - 1), packet.subarray(HEADER_BYTES, -CHECK_BYTES)]);
  return content(one).equals(content(other));
}

function other(reply: Uint8Array | null): ScannerRead {
  return { message: { kind: 'other' }, reply };
}

/** Besides its length a packet has an operation and a source that are a decoder's, or it is none. */
function lengthOf([length = 0, operation, source = SOURCE.decoder]: Uint8Array): number {
  const isOperation = operation === undefined || FROM_DECODER.includes(operation);
  const isSource = source === SOURCE.decoder || (operation === OP.segment && source === SEGMENT.firstMark);
  return length >= HEADER_BYTES && isOperation && isSource ? length + CHECK_BYTES : 0;
}

function isSound(packet: Uint8Array): boolean {
  const [high, low] = checkOf(packet.subarray(0, -CHECK_BYTES));
  return packet.at(-2) === high && packet.at(-1) === low;
}

/** The two's complement of the sum, the higher byte first. */
function checkOf(bytes: Uint8Array): readonly [number, number] {
  const check = -bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff;
  return [check >> 8, check & 0xff];
}

function fromHost(operation: number, ...data: readonly number[]): Uint8Array {
  const bytes = Uint8Array.of(HEADER_BYTES + data.length, operation, SOURCE.host, 0, ...data);
  return Uint8Array.of(...bytes, ...checkOf(bytes));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

const SPLIT: ScannerMessage = {
  kind: 'trouble',
  code: 'not-understood',
  detail:
    'The scanner sent a scan in parts of a kind that is not supported, so nothing was taken. Switch its "multipacket" option off.',
};

const OUT_OF_PLACE: ScannerMessage = {
  kind: 'trouble',
  code: 'half-frame',
  detail:
    'A part of a scan did not arrive, so nothing was taken. Scan again; if it stays, check plug and cable.',
};
