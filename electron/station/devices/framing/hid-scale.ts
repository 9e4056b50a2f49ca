import {
  isDecimal,
  notWeighed,
  type WeightReading,
  type WeightUnit,
  weighed,
} from '../../../../shared/weight/index.ts';

/** Report 3 of a HID scale: its number, status, unit, power of ten and weight (two bytes, the low one first). */
const DATA_REPORT = 3;
const DATA_BYTES = 5;

/** Status usages 0x71 to 0x78, which reports count from 1. */
const STATUS = { fault: 1, zero: 2, moving: 3, stable: 4, underZero: 5, over: 6, uncalibrated: 7 } as const;

/** Unit usages from 0x51 on, counted from 1. Those that no carton is weighed with (mg, carat, tael …) are left out. */
const UNITS: ReadonlyMap<number, WeightUnit> = new Map([
  [0x02, 'g'],
  [0x03, 'kg'],
  [0x08, 't'],
  [0x0b, 'oz'],
  [0x0c, 'lb'],
]);

/**
 * What one report of a HID scale means (HID Point of Sale Usage Tables, usage page 0x8D). Null for reports that
 * are about no weight, as some scales send between the others.
 *
 * The weight has no sign: the status alone tells that it is under zero. Each report names its own unit and power
 * of ten, since a key on the scale changes them.
 *
 * @param report with its number or, as some systems hand it over, without: then it has five bytes
 * @param at monotonic milliseconds when it arrived
 */
export function readHidScale(report: Uint8Array, at: number): WeightReading | null {
  const withoutNumber = report.length === DATA_BYTES;
  if (!withoutNumber && report[0] !== DATA_REPORT) return null;
  const received = { raw: Buffer.from(report).toString('latin1'), at };
  const [status = 0, unitCode = 0, exponent = 0, low = 0, high] = withoutNumber ? report : report.subarray(1);
  if (high === undefined) return notWeighed('unknown', received);

  const value = scaled(high * 256 + low, exponent);
  const unit = UNITS.get(unitCode);
  switch (status) {
    case STATUS.zero:
      // At zero with a weight on it: one of the two is wrong.
      if (low + high > 0 || value === null || !unit) return notWeighed('unknown', received);
      return weighed('zero', value, unit, received);
    case STATUS.moving:
    case STATUS.stable:
      if (value === null || !unit) return notWeighed('unknown', received);
      return weighed(status === STATUS.stable ? 'stable' : 'moving', value, unit, received);
    case STATUS.underZero:
      return notWeighed('under', received);
    case STATUS.over:
      return notWeighed('over', received);
    case STATUS.fault:
      return notWeighed('fault', received);
    case STATUS.uncalibrated:
      return notWeighed('uncalibrated', received);
    // Has to be zeroed first (8), or says what the tables do not know.
    default:
      return notWeighed('unknown', received);
  }
}

/** Digits times a power of ten as a decimal number; null for one that no scale can mean. */
function scaled(digits: number, exponentByte: number): string | null {
  const exponent = exponentByte < 128 ? exponentByte : exponentByte - 256;
  const places = Math.max(0, -exponent);
  const text = `${digits}${digits === 0 ? '' : '0'.repeat(Math.max(0, exponent))}`.padStart(places + 1, '0');
  const value = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return isDecimal(value) ? value : null;
}
