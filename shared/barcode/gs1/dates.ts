/** Calendar date `YYYY-MM-DD`. */
export type IsoDate = string;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/**
 * The day that a GS1 date means.
 *
 * @param yymmdd six digits; day 00 means the last day of the month
 * @param today decides the century: a year more than 50 ahead is of the century before, one 50 or more behind
 *   of the next (GS1 General Specifications, determination of century in dates)
 * @returns null when that century's year has no such day (29 February)
 */
export function dayMeant(yymmdd: string, today: IsoDate): IsoDate | null {
  const yearOfCentury = Number(yymmdd.slice(0, 2));
  const month = Number(yymmdd.slice(2, 4));
  const thisYear = Number(today.slice(0, 4));
  const ahead = yearOfCentury - (thisYear % 100);
  const century = Math.floor(thisYear / 100) + (ahead >= 51 ? -1 : ahead <= -50 ? 1 : 0);
  const year = century * 100 + yearOfCentury;
  const last = daysInMonth(year, month);
  const day = Number(yymmdd.slice(4, 6)) || last;
  if (day > last) return null;
  return `${String(year).padStart(4, '0')}-${yymmdd.slice(2, 4)}-${String(day).padStart(2, '0')}`;
}
