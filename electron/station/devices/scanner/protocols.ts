import { createFraming } from '../framing/framing.ts';
import { honeywellMsgGet } from './honeywell-msgget.ts';
import { plainReader } from './plain.ts';
import type { ScannerProtocol } from './protocol.ts';
import { zebraSsi } from './zebra-ssi.ts';

const serial: ScannerProtocol = {
  title: 'serial',
  framing: createFraming,
  reader: plainReader,
  hello: null,
  refusalTone: null,
  afterTone: null,
};

/** SYN BEL CR: a beep. */
const HONEYWELL_TONE = '\u0016\u0007\r';

/** By the name that the configuration uses. */
export const scannerProtocols = {
  serial,
  'zebra-ssi': zebraSsi,
  honeywell: { ...serial, title: 'Honeywell', refusalTone: HONEYWELL_TONE },
  'honeywell-msgget': { ...honeywellMsgGet, refusalTone: HONEYWELL_TONE },
  // Its low tone (PowerScan manual p. 381).
  'datalogic-powerscan': { ...serial, title: 'Datalogic PowerScan', refusalTone: '34\r' },
  // F is the tone for what is not on file, and locks the scanner until E: so E follows, and comes first of all,
  // because whoever sent an F before may have been killed.
  'datalogic-magellan': {
    ...serial,
    title: 'Datalogic Magellan',
    hello: 'E',
    refusalTone: 'F',
    afterTone: 'E',
  },
  cipherlab: { ...serial, title: 'CipherLab', refusalTone: '#@////\r' },
} as const satisfies Readonly<Record<string, ScannerProtocol>>;

export type ScannerProtocolName = keyof typeof scannerProtocols;
