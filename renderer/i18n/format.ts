/** The languages of the page. */
export type Language = 'en' | 'de';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;
/** SAP keeps at most six decimals of a quantity. */
const QUANTITY_DECIMALS = 6;

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A quantity as it is said: at most six decimals, none that are zero. */
export function quantityText(value: number, language: Language): string {
  return numberFormat(language, 0, QUANTITY_DECIMALS).format(value);
}

/** A weight in kilograms with every gram shown, as scales show it: `1.250 kg`. */
export function weightText(grams: number, language: Language): string {
  return `${numberFormat(language, 3, 3).format(grams / 1000)} kg`;
}

/** A small weight or difference: grams below a kilogram (`25 g`), else kilograms. */
export function gramsText(grams: number, language: Language): string {
  if (Math.abs(grams) >= 1000) return weightText(grams, language);
  return `${numberFormat(language, 0, 1).format(grams)} g`;
}

/** A calendar day (YYYY-MM-DD) with its year; text that is no day comes back as it is. */
export function dayText(day: string, language: Language): string {
  return formatDay(day, language, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A calendar day (YYYY-MM-DD) as weekday, day and month, for days near today. */
export function shortDayText(day: string, language: Language): string {
  return formatDay(day, language, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** The time of day of an ISO instant, in this computer's time zone. */
export function timeText(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit' });
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : format.format(time);
}

/** The time of day of an ISO instant with its seconds, in this computer's time zone. */
export function secondsText(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'medium' });
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : format.format(time);
}

/** Day and time of an ISO instant, in this computer's time zone; the year stands with it, for records are kept. */
export function dateTimeText(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : format.format(time);
}

/** How long something has lasted, as a key under `age` of the catalogue and its numbers. */
export type Age = {
  readonly unit: 'now' | 'minutes' | 'hours' | 'days';
  readonly minutes: number;
  readonly hours: number;
  readonly days: number;
};

/** The age of what began at the ISO instant `since`; a clock that runs behind gives `now`. */
export function ageOf(since: string, nowMs: number): Age {
  const total = Math.max(0, Math.floor((nowMs - Date.parse(since)) / MINUTE_MS)) || 0;
  const days = Math.floor(total / DAY_MINUTES);
  const hours = Math.floor((total % DAY_MINUTES) / HOUR_MINUTES);
  const minutes = total % HOUR_MINUTES;
  return { unit: unitOf(total), minutes, hours, days };
}

/** An SSCC in groups that the eye can compare; anything that is no SSCC comes back as it is. */
export function ssccText(sscc: string): string {
  return sscc.replace(/^(\d)(\d{4})(\d{4})(\d{4})(\d{4})(\d)$/, '$1 $2 $3 $4 $5 $6');
}

/** Today's calendar day in this computer's time zone, as YYYY-MM-DD. */
export function localDay(nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(nowMs);
}

function unitOf(totalMinutes: number): Age['unit'] {
  if (totalMinutes < 1) return 'now';
  if (totalMinutes < HOUR_MINUTES) return 'minutes';
  return totalMinutes < DAY_MINUTES ? 'hours' : 'days';
}

function formatDay(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // The parser takes 30 February for a day in March; an expiry must not move.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day)) return day;
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(time);
}

function numberFormat(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language} ${least} ${most}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  numberFormats.set(key, made);
  return made;
}
