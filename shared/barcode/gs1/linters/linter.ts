/**
 * Why a component of a GS1 value is wrong. These are the names of the official GS1 Barcode Syntax Tests, so that
 * their cases and their documentation apply as they stand.
 */
export type LintError =
  | 'COUPON_EXPIRES_BEFORE_START'
  | 'COUPON_FIELD_OUT_OF_RANGE'
  | 'COUPON_TOO_LONG'
  | 'COUPON_TOO_SHORT'
  | 'DATE_TOO_LONG'
  | 'DATE_TOO_SHORT'
  | 'GCP_DATASOURCE_OFFLINE'
  | 'HOUR_TOO_LONG'
  | 'HOUR_TOO_SHORT'
  | 'HOUR_WITH_MINUTE_TOO_LONG'
  | 'HOUR_WITH_MINUTE_TOO_SHORT'
  | 'IBAN_TOO_LONG'
  | 'IBAN_TOO_SHORT'
  | 'ILLEGAL_DAY'
  | 'ILLEGAL_HOUR'
  | 'ILLEGAL_IBAN_COUNTRY_CODE'
  | 'ILLEGAL_MINUTE'
  | 'ILLEGAL_MONTH'
  | 'ILLEGAL_SECOND'
  | 'ILLEGAL_ZERO_PREFIX'
  | 'ILLEGAL_ZERO_VALUE'
  | 'IMPORTER_IDX_MUST_BE_ONE_CHARACTER'
  | 'INCORRECT_CHECK_DIGIT'
  | 'INCORRECT_CHECK_PAIR'
  | 'INCORRECT_IBAN_CHECKSUM'
  | 'INVALID_BIOLOGICAL_SEX_CODE'
  | 'INVALID_CSET39_CHARACTER'
  | 'INVALID_CSET64_CHARACTER'
  | 'INVALID_CSET64_PADDING'
  | 'INVALID_CSET82_CHARACTER'
  | 'INVALID_GCP_PREFIX'
  | 'INVALID_IBAN_CHARACTER'
  | 'INVALID_IMPORT_IDX_CHARACTER'
  | 'INVALID_LATITUDE'
  | 'INVALID_LENGTH_FOR_PIECE_OF_TOTAL'
  | 'INVALID_LONGITUDE'
  | 'INVALID_MEDIA_TYPE'
  | 'INVALID_PACKAGE_TYPE'
  | 'INVALID_PERCENT_SEQUENCE'
  | 'INVALID_WINDING_DIRECTION'
  | 'LATITUDE_INVALID_LENGTH'
  | 'LONGITUDE_INVALID_LENGTH'
  | 'MINUTE_TOO_LONG'
  | 'MINUTE_TOO_SHORT'
  | 'NON_DIGIT_CHARACTER'
  | 'NOT_HYPHEN'
  | 'NOT_ISO3166'
  | 'NOT_ISO3166_ALPHA2'
  | 'NOT_ISO3166_OR_999'
  | 'NOT_ISO4217'
  | 'NOT_ZERO'
  | 'NOT_ZERO_OR_ONE'
  | 'PIECE_NUMBER_EXCEEDS_TOTAL'
  | 'POSITION_EXCEEDS_END'
  | 'POSITION_IN_SEQUENCE_MALFORMED'
  | 'REQUIRES_NON_DIGIT_CHARACTER'
  | 'SECOND_TOO_LONG'
  | 'SECOND_TOO_SHORT'
  | 'TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION'
  | 'TOO_SHORT_FOR_CHECK_DIGIT'
  | 'TOO_SHORT_FOR_CHECK_PAIR'
  | 'ZERO_PIECE_NUMBER'
  | 'ZERO_TOTAL_PIECES';

/** What is wrong and which characters of the component are to blame. */
export type LintFault = { readonly error: LintError; readonly at: number; readonly length: number };

/** Checks one component of a value; null when it is in order. */
export type Linter = (data: string) => LintFault | null;

/** A fault over the whole component, or over `length` characters from `at`. */
export function fault(error: LintError, data: string, at = 0, length = data.length - at): LintFault {
  return { error, at, length };
}

/** A linter that wants every character in a set, and blames the first that is not. */
export function only(characters: string, error: LintError): Linter {
  const allowed = new Set(characters);
  return (data) => {
    for (let at = 0; at < data.length; at++) {
      if (!allowed.has(data.charAt(at))) return fault(error, data, at, 1);
    }
    return null;
  };
}

/** A linter that wants the whole component to match, and blames all of it. */
export function matching(pattern: RegExp, error: LintError): Linter {
  return (data) => (pattern.test(data) ? null : fault(error, data));
}

/** A linter that wants the whole component to be one of a list. */
export function oneOf(values: ReadonlySet<string>, error: LintError): Linter {
  return (data) => (values.has(data) ? null : fault(error, data));
}

export const digitsOnly: Linter = only('0123456789', 'NON_DIGIT_CHARACTER');
