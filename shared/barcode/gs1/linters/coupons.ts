import { yymmdd } from './dates.ts';
import { digitsOnly, fault, type LintFault } from './linter.ts';

/**
 * The coupons of North America (AI 8110 and 8112) are digits that describe their own layout: numbers behind a
 * digit that tells their length, and optional fields that each begin with their own number, in rising order.
 */
type Field =
  /** So many digits of any value. */
  | { readonly kind: 'digits'; readonly count: number }
  /** One digit, out of these. */
  | { readonly kind: 'choice'; readonly of: string }
  /** A length digit out of these, then that many digits more than `beyond`; behind a 9, where allowed, none. */
  | { readonly kind: 'number'; readonly lengths: string; readonly beyond: number }
  /** YYMMDD. */
  | { readonly kind: 'date' }
  /** There only if the next digit is its number. */
  | { readonly kind: 'optional'; readonly number: string; readonly fields: readonly Field[] };

/** Company prefixes, funders, retailers and serial numbers have at least six digits. */
const SHORTEST = 6;
const ANY_DIGIT = '0123456789';
const OFFER_CODE: Field = { kind: 'digits', count: 6 };

const PURCHASE: readonly Field[] = [
  { kind: 'number', lengths: '12345', beyond: 0 },
  { kind: 'choice', of: '012349' },
  { kind: 'digits', count: 3 }, // family code
];
const FURTHER_PURCHASE: readonly Field[] = [
  ...PURCHASE,
  { kind: 'number', lengths: '01234569', beyond: SHORTEST }, // company prefix, if it is another one
];

const COUPON: readonly Field[] = [
  { kind: 'number', lengths: '0123456', beyond: SHORTEST }, // company prefix
  OFFER_CODE,
  { kind: 'number', lengths: '12345', beyond: 0 }, // save value
  ...PURCHASE,
  {
    kind: 'optional',
    number: '1',
    fields: [{ kind: 'choice', of: '0123' }, ...FURTHER_PURCHASE], // how the purchases combine, the second
  },
  { kind: 'optional', number: '2', fields: FURTHER_PURCHASE },
  { kind: 'optional', number: '3', fields: [{ kind: 'date' }] }, // last day
  { kind: 'optional', number: '4', fields: [{ kind: 'date' }] }, // first day
  { kind: 'optional', number: '5', fields: [{ kind: 'number', lengths: ANY_DIGIT, beyond: SHORTEST }] }, // serial
  { kind: 'optional', number: '6', fields: [{ kind: 'number', lengths: '1234567', beyond: SHORTEST }] }, // retailer
  {
    kind: 'optional',
    number: '9',
    fields: [
      { kind: 'choice', of: '01256' }, // what the save value means
      { kind: 'choice', of: '012' }, // which purchase it applies to
      { kind: 'choice', of: ANY_DIGIT }, // store coupon
      { kind: 'choice', of: '01' }, // not to be multiplied
    ],
  },
];

const POSITIVE_OFFER: readonly Field[] = [
  { kind: 'choice', of: '01' }, // format
  { kind: 'number', lengths: '0123456', beyond: SHORTEST }, // funder
  OFFER_CODE,
  { kind: 'number', lengths: ANY_DIGIT, beyond: SHORTEST }, // serial number
];

export function couponcode(data: string): LintFault | null {
  return lintCoupon(data, COUPON);
}

export function couponposoffer(data: string): LintFault | null {
  return lintCoupon(data, POSITIVE_OFFER);
}

function lintCoupon(data: string, layout: readonly Field[]): LintFault | null {
  const wrong = digitsOnly(data);
  if (wrong !== null) return wrong;
  const dates: string[] = [];
  const end = readFields(data, 0, layout, dates);
  if (typeof end !== 'number') return end;
  if (end < data.length) return fault('COUPON_TOO_LONG', data, end);
  const [last, first] = dates;
  const expiresEarly = last !== undefined && first !== undefined && last < first;
  return expiresEarly ? fault('COUPON_EXPIRES_BEFORE_START', data) : null;
}

/** @returns where the fields end, or what is wrong; the dates met are added to `dates` */
function readFields(
  data: string,
  start: number,
  fields: readonly Field[],
  dates: string[],
): number | LintFault {
  let at = start;
  for (const field of fields) {
    const end = readField(data, at, field, dates);
    if (typeof end !== 'number') return end;
    at = end;
  }
  return at;
}

function readField(data: string, at: number, field: Field, dates: string[]): number | LintFault {
  const digit = data.charAt(at);
  switch (field.kind) {
    case 'digits':
      return skip(data, at, field.count);
    case 'choice':
      return readChoice(data, at, field.of);
    case 'number': {
      const behind = readChoice(data, at, field.lengths);
      if (typeof behind !== 'number') return behind;
      const isLeftOut = digit === '9' && field.lengths !== ANY_DIGIT;
      return isLeftOut ? behind : skip(data, behind, Number(digit) + field.beyond);
    }
    case 'date': {
      const end = skip(data, at, 6);
      if (typeof end !== 'number') return end;
      const date = data.slice(at, end);
      dates.push(date);
      const wrong = yymmdd(date);
      return wrong === null ? end : { ...wrong, at: at + wrong.at };
    }
    case 'optional':
      return digit === field.number ? readFields(data, at + 1, field.fields, dates) : at;
    default:
      return field satisfies never;
  }
}

function readChoice(data: string, at: number, of: string): number | LintFault {
  if (at >= data.length) return fault('COUPON_TOO_SHORT', data, at);
  return of.includes(data.charAt(at)) ? at + 1 : fault('COUPON_FIELD_OUT_OF_RANGE', data, at, 1);
}

function skip(data: string, at: number, count: number): number | LintFault {
  return at + count <= data.length ? at + count : fault('COUPON_TOO_SHORT', data, at);
}
