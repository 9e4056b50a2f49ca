import { daysInMonth } from '../dates.ts';
import { digitsOnly, fault, type LintError, type Linter, type LintFault } from './linter.ts';

/** Two-digit years are checked as years of this century: it decides only whether a 29 February exists. */
const CENTURY = '20';

export const yymmdd: Linter = date(6, false);
/** Day 00 stands for a date without a day. */
export const yymmd0: Linter = date(6, true);
export const yyyymmdd: Linter = date(8, false);
export const yyyymmd0: Linter = date(8, true);

export const hh: Linter = clock(23, 'HOUR_TOO_SHORT', 'HOUR_TOO_LONG', 'ILLEGAL_HOUR');
export const mi: Linter = clock(59, 'MINUTE_TOO_SHORT', 'MINUTE_TOO_LONG', 'ILLEGAL_MINUTE');
export const ss: Linter = clock(59, 'SECOND_TOO_SHORT', 'SECOND_TOO_LONG', 'ILLEGAL_SECOND');

export function hhmi(data: string): LintFault | null {
  if (data.length < 4) return fault('HOUR_WITH_MINUTE_TOO_SHORT', data);
  if (data.length > 4) return fault('HOUR_WITH_MINUTE_TOO_LONG', data);
  const minute = mi(data.slice(2));
  return digitsOnly(data) ?? hh(data.slice(0, 2)) ?? (minute && { ...minute, at: minute.at + 2 });
}

function date(length: 6 | 8, dayMayBeZero: boolean): Linter {
  return (data) => {
    if (data.length < length) return fault('DATE_TOO_SHORT', data);
    if (data.length > length) return fault('DATE_TOO_LONG', data);
    const wrong = digitsOnly(data);
    if (wrong !== null) return wrong;
    const year = Number(length === 6 ? CENTURY + data.slice(0, 2) : data.slice(0, 4));
    const month = Number(data.slice(-4, -2));
    const day = Number(data.slice(-2));
    if (month < 1 || month > 12) return fault('ILLEGAL_MONTH', data, length - 4, 2);
    const dayIsLegal = day === 0 ? dayMayBeZero : day <= daysInMonth(year, month);
    return dayIsLegal ? null : fault('ILLEGAL_DAY', data, length - 2, 2);
  };
}

function clock(highest: number, tooShort: LintError, tooLong: LintError, illegal: LintError): Linter {
  return (data) => {
    if (data.length < 2) return fault(tooShort, data);
    if (data.length > 2) return fault(tooLong, data);
    return digitsOnly(data) ?? (Number(data) > highest ? fault(illegal, data) : null);
  };
}
