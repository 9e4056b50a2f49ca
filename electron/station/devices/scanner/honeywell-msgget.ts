import { byLength } from '../framing/packets.ts';
import { plainReader } from './plain.ts';
import type { ScannerProtocol } from './protocol.ts';

/**
 * Honeywell's packets: SYN FE, four bytes that mean nothing here, CR, "MSGGET", the data's length in four digits
 * with its last CR, Honeywell's letter for the symbology, the AIM letter and modifier, GS, data, CR.
 */
export const honeywellMsgGet: ScannerProtocol = {
  title: 'Honeywell MSGGET',
  framing: () => byLength({ length: lengthOf, isSound: (packet) => packet.at(-1) === CR }),
  reader: (settings) => {
    const reader = plainReader(settings);
    return { ...reader, read: (packet) => reader.read(scanIn(packet)) };
  },
  hello: null,
  refusalTone: null,
  afterTone: null,
};

const SYN = 0x16;
const FE = 0xfe;
const CR = 0x0d;
const GS = 0x1d;
const FIELDS = { from: 7, to: 20 };
const FIELDS_TEXT = /^MSGGET(?<length>\d{4})[\x20-\x7e](?<aim>[A-Za-z])(?<modifier>[0-9A-Za-z])$/;
const HEADER_BYTES = FIELDS.to + 1;

function lengthOf(begun: Uint8Array): number | null {
  const [first, second = FE, , , , , seventh = CR] = begun;
  if (first !== SYN || second !== FE || seventh !== CR) return 0;
  if (begun.length < HEADER_BYTES) return null;
  const dataBytes = Number(fieldsOf(begun).length ?? 0);
  return dataBytes === 0 || begun[FIELDS.to] !== GS ? 0 : HEADER_BYTES + dataBytes;
}

/** The data behind the AIM identifier, as other scanners send it. */
function scanIn(packet: Uint8Array): Uint8Array {
  const { aim = '', modifier = '' } = fieldsOf(packet);
  return Buffer.concat([Buffer.from(`]${aim}${modifier}`, 'latin1'), packet.subarray(HEADER_BYTES, -1)]);
}

function fieldsOf(packet: Uint8Array): Partial<Record<string, string>> {
  const fields = Buffer.from(packet.subarray(FIELDS.from, FIELDS.to)).toString('latin1');
  return FIELDS_TEXT.exec(fields)?.groups ?? {};
}
