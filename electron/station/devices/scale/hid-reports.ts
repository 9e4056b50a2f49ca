import type { WeightUnit } from '../../../../shared/weight/index.ts';
import type { Frame, Framing } from '../framing/framing.ts';
import { noWeight, type ScaleAnswer, type ScaleProtocol, textOf, toWeight } from './protocol.ts';

/** Input reports of USB scales (HID usage page 0x8D), one after the other: Dymo, Mettler PS60, Fairbanks, Stamps.com. */
export const hidReports: Pick<ScaleProtocol, 'title' | 'framing' | 'read' | 'sendsUnit'> = {
  title: 'USB HID scale reports',
  framing: createReportFraming,
  read: readReport,
  sendsUnit: true,
};

/** Report number, status, unit, power of ten, weight in two bytes, the lower one first. */
const REPORT_BYTES = 6;
const DATA_REPORT = 3;

/** Usages 0x51 to 0x5C; of milligrams, carats, tael and the like no carton is weighed. */
const UNITS: Readonly<Record<number, WeightUnit>> = { 2: 'g', 3: 'kg', 8: 't', 11: 'oz', 12: 'lb' };
/** No scale for parcels has more decimals or zeros. */
const MAX_EXPONENT = 5;

function readReport(message: Uint8Array, at: number): ScaleAnswer {
  const received = { raw: textOf(message), at };
  const report = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const unit = UNITS[report.getUint8(2)] ?? 'none';
  const value = timesPowerOfTen(report.getUint16(4, true), report.getInt8(3));
  switch (report.getUint8(1)) {
    case 1:
      return noWeight('fault', received);
    case 2:
      return toWeight('zero', ['', value, unit], received);
    case 3:
      return toWeight('moving', ['', value, unit], received);
    case 4:
      return toWeight('stable', ['', value, unit], received);
    // Below zero: the weight itself has no sign.
    case 5:
      return noWeight('under', received);
    case 6:
      return noWeight('over', received);
    case 7:
      return noWeight('uncalibrated', received);
    // 8: it has to be set to zero first; above: reserved.
    default:
      return noWeight('unknown', received);
  }
}

/** The exact decimal number; no number where the power is beyond any scale. */
function timesPowerOfTen(digits: number, exponent: number): string {
  if (Math.abs(exponent) > MAX_EXPONENT) return '';
  if (exponent >= 0) return `${digits}${'0'.repeat(exponent)}`;
  const padded = String(digits).padStart(1 - exponent, '0');
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** Data reports by their number and length; what stands between them is left out. */
function createReportFraming(): Framing {
  let report: number[] = [];
  let isOutside = false;

  function add(byte: number): Frame[] {
    if (report.length === 0 && byte !== DATA_REPORT) {
      const news: Frame[] = isOutside ? [] : [{ kind: 'dropped', why: 'outside' }];
      isOutside = true;
      return news;
    }
    isOutside = false;
    report.push(byte);
    if (report.length < REPORT_BYTES) return [];
    const bytes = Uint8Array.from(report);
    report = [];
    return [{ kind: 'message', bytes }];
  }

  return {
    push: (chunk) => Array.from(chunk).flatMap(add),
    begun: () => report.length > 0,
    abandon: () => {
      const half: Frame[] = report.length > 0 ? [{ kind: 'dropped', why: 'half' }] : [];
      report = [];
      isOutside = false;
      return half;
    },
  };
}
