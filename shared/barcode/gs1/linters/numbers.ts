import { digitsOnly, fault, type LintError, type Linter, type LintFault } from './linter.ts';

/** Piece and total in one number of digits each: `0103` is the first of three. */
export function pieceoftotal(data: string): LintFault | null {
  const half = data.length / 2;
  if (half === 0 || half > 4 || !Number.isInteger(half) || data.length === 0) {
    return fault('INVALID_LENGTH_FOR_PIECE_OF_TOTAL', data);
  }
  const wrong = digitsOnly(data);
  if (wrong !== null) return wrong;
  const piece = Number(data.slice(0, half));
  const total = Number(data.slice(half));
  if (piece === 0) return fault('ZERO_PIECE_NUMBER', data, 0, half);
  if (total === 0) return fault('ZERO_TOTAL_PIECES', data, half, half);
  return piece > total ? fault('PIECE_NUMBER_EXCEEDS_TOTAL', data) : null;
}

/** `2/3`: second of three, without leading zeros. */
export function posinseqslash(data: string): LintFault | null {
  const parsed = /^(\d+)\/(\d+)$/.exec(data);
  if (parsed === null) return fault('POSITION_IN_SEQUENCE_MALFORMED', data);
  const [, position = '', end = ''] = parsed;
  if (position.startsWith('0')) return fault('ILLEGAL_ZERO_PREFIX', data, 0, position.length);
  if (end.startsWith('0')) return fault('ILLEGAL_ZERO_PREFIX', data, position.length + 1);
  return Number(position) > Number(end) ? fault('POSITION_EXCEEDS_END', data) : null;
}

/** Degrees times 10,000,000, counted up from the south pole. */
export const latitude: Linter = upTo(1_800_000_000, 'LATITUDE_INVALID_LENGTH', 'INVALID_LATITUDE');
/** Degrees times 10,000,000, counted eastwards once around. */
export const longitude: Linter = upTo(3_600_000_000, 'LONGITUDE_INVALID_LENGTH', 'INVALID_LONGITUDE');

function upTo(highest: number, wrongLength: LintError, tooHigh: LintError): Linter {
  return (data) => {
    if (data.length !== 10) return fault(wrongLength, data);
    return digitsOnly(data) ?? (Number(data) > highest ? fault(tooHigh, data) : null);
  };
}
