import {
  cset39,
  cset64,
  cset82,
  csetnumeric,
  hasnondigit,
  hyphen,
  importeridx,
  iso5218,
  mediatype,
  nonzero,
  nozeroprefix,
  pcenc,
  winding,
  yesno,
  zero,
} from './characters.ts';
import { companyPrefixAt, csum, csumalpha, iban } from './check-characters.ts';
import { couponcode, couponposoffer } from './coupons.ts';
import { hh, hhmi, mi, ss, yymmd0, yymmdd, yyyymmd0, yyyymmdd } from './dates.ts';
import type { Linter } from './linter.ts';
import { iso3166, iso3166alpha2, iso4217, iso3166999, packagetype } from './lists.ts';
import { latitude, longitude, pieceoftotal, posinseqslash } from './numbers.ts';

/** Every check of the GS1 Barcode Syntax Tests by its official name, beside those of the character sets. */
export const LINTERS = {
  couponcode,
  couponposoffer,
  cset39,
  cset64,
  cset82,
  csetnumeric,
  csum,
  csumalpha,
  gcppos1: companyPrefixAt(0),
  gcppos2: companyPrefixAt(1),
  hasnondigit,
  hh,
  hhmi,
  hyphen,
  iban,
  importeridx,
  iso3166,
  iso3166999,
  iso3166alpha2,
  iso4217,
  iso5218,
  latitude,
  longitude,
  mediatype,
  mi,
  nonzero,
  nozeroprefix,
  packagetype,
  pcenc,
  pieceoftotal,
  posinseqslash,
  ss,
  winding,
  yesno,
  yymmd0,
  yymmdd,
  yyyymmd0,
  yyyymmdd,
  zero,
} satisfies Readonly<Record<string, Linter>>;

export type LinterName = keyof typeof LINTERS;
