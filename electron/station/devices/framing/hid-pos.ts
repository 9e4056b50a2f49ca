import type { Frame, Framing } from './framing.ts';

/** Report 2 of a HID POS scanner (usage page 0x8C), its number first. */
const SCAN_REPORT = 2;
const REPORT_BYTES = 64;
const LENGTH_AT = 1;
const TEXT_AT = 2;
const MORE_AT = 63;
/** In both layouts. */
const MAX_DATA_BYTES = 56;
/** `]`, with which every AIM symbology identifier begins, and how many characters it has. */
const AIM_START = 0x5d;
const AIM_BYTES = 3;

/**
 * Puts the reports of one HID POS scanner together to scans; what is pushed is one report. A scan begins with
 * its AIM identifier where the scanner sends one. Holds at most `limitBytes` bytes: a longer scan is dropped up
 * to its last report. `outside` is a scan report that is none.
 */
export function createHidPosFraming(limitBytes: number): Framing {
  let aim: Uint8Array | null = null;
  let data: Uint8Array[] = [];
  let size = 0;
  let overlong = false;

  function clear(): void {
    aim = null;
    data = [];
    size = 0;
    overlong = false;
  }

  function abandon(): Frame[] {
    const isNews = aim !== null && !overlong;
    clear();
    return isNews ? [{ kind: 'dropped', why: 'half' }] : [];
  }

  function add(part: Part): Frame[] {
    aim = part.aim;
    size += part.data.length;
    if (overlong) return [];
    overlong = size > limitBytes;
    if (!overlong) data.push(part.data);
    return overlong ? [{ kind: 'dropped', why: 'too-long' }] : [];
  }

  /** After the last part. A scan without data is none. */
  function finish(): Frame[] {
    const bytes = Buffer.concat([aim ?? new Uint8Array(0), ...data]);
    const isScan = !overlong && size > 0;
    clear();
    return isScan ? [{ kind: 'message', bytes }] : [];
  }

  return {
    push: (report) => {
      if (report[0] !== SCAN_REPORT) return [];
      const part = readPart(report);
      if (!part) return [...abandon(), { kind: 'dropped', why: 'outside' }];
      // Another symbology: the last report of the scan before did not arrive.
      const frames = aim && !sameBytes(aim, part.aim) ? abandon() : [];
      frames.push(...add(part));
      if (!part.more) frames.push(...finish());
      return frames;
    },
    begun: () => aim !== null,
    abandon,
  };
}

type Part = {
  /** Empty where the scanner sends none. */
  readonly aim: Uint8Array;
  readonly data: Uint8Array;
  readonly more: boolean;
};

/**
 * One report, in the layout that it has. Its length byte counts the data alone and is to be trusted, since data
 * may end with zeros:
 * - Honeywell, Access-IS: number, length, AIM identifier, 56 bytes of data, symbology, 0, more.
 * - Newland, ID TECH, Unitech: number, length, 56 bytes of data, 4 reserved, symbology, more.
 */
function readPart(report: Uint8Array): Part | null {
  const length = report[LENGTH_AT] ?? 0;
  if (report.length < REPORT_BYTES || length > MAX_DATA_BYTES) return null;
  const dataAt = hasAimField(report, length) ? TEXT_AT + AIM_BYTES : TEXT_AT;
  return {
    aim: report.slice(TEXT_AT, dataAt),
    data: report.slice(dataAt, dataAt + length),
    more: report[MORE_AT] !== 0,
  };
}

/**
 * Data of the second layout may begin with an identifier too, which the length then counts: nothing stands
 * where it would end in the first one.
 */
function hasAimField(report: Uint8Array, length: number): boolean {
  const dataEnd = report.subarray(TEXT_AT + length, TEXT_AT + length + AIM_BYTES);
  return report[TEXT_AT] === AIM_START && dataEnd.some((byte) => byte !== 0);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
