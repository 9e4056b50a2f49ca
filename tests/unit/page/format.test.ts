import { expect, test } from 'vitest';
import {
  ageOf,
  dayText,
  gramsText,
  quantityText,
  shortDayText,
  ssccText,
  weightText,
} from '../../../renderer/i18n/format.ts';

const NOW = Date.parse('2026-11-24T08:42:00Z');

test.each([
  [20, '20', '20'],
  [4.5, '4.5', '4,5'],
  [0.000_001, '0.000001', '0,000001'],
  [12_000, '12,000', '12.000'],
])('the quantity %d', (value, english, german) => {
  expect([quantityText(value, 'en'), quantityText(value, 'de')]).toEqual([english, german]);
});

test('a weight shows every gram, as the scale does; a difference only what it has', () => {
  expect(weightText(14_870, 'en')).toBe('14.870 kg');
  expect(weightText(14_870, 'de')).toBe('14,870 kg');
  expect(gramsText(60, 'de')).toBe('60 g');
  expect(gramsText(-25.5, 'de')).toBe('-25,5 g');
  expect(gramsText(1_512, 'en')).toBe('1.512 kg');
});

test('a day has its name for days near today and its year for expiry', () => {
  expect(dayText('2027-08-31', 'en')).toBe('31 Aug 2027');
  expect(dayText('2027-08-31', 'de')).toBe('31. Aug. 2027');
  expect(shortDayText('2026-11-23', 'de')).toBe('Mo., 23. Nov.');
});

test('what is no day is shown as it is, never as another day', () => {
  expect(dayText('2027-02-30', 'en')).toBe('2027-02-30');
  expect(dayText('unlimited', 'en')).toBe('unlimited');
});

test('an SSCC is grouped for the eye; anything else is left alone', () => {
  expect(ssccText('340123450000000024')).toBe('3 4012 3450 0000 0002 4');
  expect(ssccText('34012345')).toBe('34012345');
});

test.each([
  ['2026-11-24T08:41:30Z', { unit: 'now', days: 0, hours: 0, minutes: 0 }],
  ['2026-11-24T08:31:00Z', { unit: 'minutes', days: 0, hours: 0, minutes: 11 }],
  ['2026-11-23T15:20:00Z', { unit: 'hours', days: 0, hours: 17, minutes: 22 }],
  ['2026-11-21T06:42:00Z', { unit: 'days', days: 3, hours: 2, minutes: 0 }],
  ['2026-11-24T09:00:00Z', { unit: 'now', days: 0, hours: 0, minutes: 0 }],
] as const)('the age of %s', (since, age) => {
  expect(ageOf(since, NOW)).toEqual(age);
});
