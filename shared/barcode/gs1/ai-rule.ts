import type { LinterName } from './linters/index.ts';

/** One component of an AI's value: so many characters of one set, and the checks that apply to them. */
export type AiPart = {
  /** N: digits. X: CSET 82. Y: CSET 39. Z: base64url. */
  readonly set: 'N' | 'X' | 'Y' | 'Z';
  /** Shortest and longest, in characters. Only the last component of an AI may vary. */
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly linters: readonly LinterName[];
};

/** One row of the GS1 Syntax Dictionary. In patterns of AIs, `n` stands for any digit. */
export type AiRule = {
  /** First and last AI of the row, equal for a single one; the last digit counts up between them. */
  readonly first: string;
  readonly last: string;
  /** The value's length is known from the AI, so that no separator (FNC1) has to follow it. */
  readonly predefinedLength: boolean;
  /** May stand in the query of a GS1 Digital Link. */
  readonly linkAttribute: boolean;
  readonly parts: readonly AiPart[];
  /** Every entry must be met, by one of its groups whose AIs are all there. */
  readonly requires: readonly (readonly (readonly string[])[])[];
  readonly excludes: readonly string[];
  /** Primary key of a Digital Link: the qualifiers that may follow it, as alternative ordered sequences. */
  readonly linkKey: readonly (readonly string[])[] | null;
  readonly title: string;
};
