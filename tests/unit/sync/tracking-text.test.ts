import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  TRACKING_FIELD_CHARACTERS,
  trackingNumber,
  trackingText,
} from '../../../shared/contracts/addition.ts';

const given = (...numbers: readonly string[]) =>
  numbers.map((number, at) => ({ carton: at === 0 ? null : at, number }));

it('all numbers stand in one field: the shipment’s first, each once, none cut, and how many more there are', () => {
  expect(trackingText([])).toBe('');
  expect(trackingText(given('AB-1234'))).toBe('AB-1234');
  expect(trackingText([...given('AB-1234', 'CD-5678')].reverse())).toBe('AB-1234, CD-5678');
  expect(trackingText(given('SAME-1', 'SAME-1'))).toBe('SAME-1');
  expect(trackingText(given('1Z999AA10123456784', '1Z999AA10123456795', '1Z999AA10123456806'))).toBe(
    '1Z999AA10123456784 +2',
  );
  const longest = '9'.repeat(TRACKING_FIELD_CHARACTERS);
  expect(trackingText(given(longest, 'AB-1234'))).toBe(longest);
});

it('whatever is given, it fits into SAP’s field and begins with a whole number', () => {
  const number = fc
    .stringMatching(/^[A-Z0-9]{4,30}$/)
    .filter((text) => trackingNumber.safeParse(text).success);
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 40 }), (numbers) => {
      const text = trackingText(given(...numbers));
      expect(text.length).toBeLessThanOrEqual(TRACKING_FIELD_CHARACTERS);
      expect(text.split(/, | \+/)[0]).toBe(numbers[0]);
    }),
  );
});

it.each(['1Z 999-AA.10/12', 'ABCD', '9'.repeat(30)])('%s is a number of a carrier', (text) => {
  expect(trackingNumber.safeParse(text).success).toBe(true);
});
it.each(['ABC', '9'.repeat(31), 'AB\u001dCD', '-AB12', 'AB12 ', 'ÄB1234', ''])('%j is none', (text) => {
  expect(trackingNumber.safeParse(text).success).toBe(false);
});
