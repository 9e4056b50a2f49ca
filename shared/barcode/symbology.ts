/** Kinds of bar codes, as scanners tell them apart. */
export type Symbology =
  | 'aztec'
  | 'codabar'
  | 'code-11'
  | 'code-128'
  | 'code-39'
  | 'code-93'
  | 'data-matrix'
  | 'dotcode'
  | 'ean-13'
  | 'ean-8'
  | 'ean-add-on'
  | 'gs1-128'
  | 'gs1-composite'
  | 'gs1-databar'
  | 'gs1-datamatrix'
  | 'gs1-dotcode'
  | 'gs1-qr'
  | 'han-xin'
  | 'itf'
  | 'maxicode'
  | 'msi'
  | 'other'
  | 'pdf417'
  | 'qr'
  | 'scanner-message'
  | 'standard-2-of-5';

/** What a symbol's data are by its symbology: GS1 elements, a GTIN, any text, or nothing that identifies goods. */
export type Carries = 'elements' | 'gtin' | 'text' | 'nothing';

type Kind = { readonly symbology: Symbology; readonly carries: Carries };

/** A scan behind its AIM identifier. */
export type Marked = {
  /** null when the scanner sent no AIM identifier. */
  readonly kind: Kind | null;
  readonly data: string;
};

const text = (symbology: Symbology): Kind => ({ symbology, carries: 'text' });
const elements = (symbology: Symbology): Kind => ({ symbology, carries: 'elements' });
const nothing = (symbology: Symbology): Kind => ({ symbology, carries: 'nothing' });

/** AIM identifiers (ISO/IEC 15424) by code letter, and by modifier where it changes the meaning. */
const KINDS: Readonly<Record<string, Kind>> = {
  A: text('code-39'),
  C: text('code-128'),
  C1: elements('gs1-128'),
  E: nothing('ean-add-on'),
  E0: { symbology: 'ean-13', carries: 'gtin' },
  E3: { symbology: 'ean-13', carries: 'gtin' },
  E4: { symbology: 'ean-8', carries: 'gtin' },
  F: text('codabar'),
  G: text('code-93'),
  H: text('code-11'),
  I: text('itf'),
  J: text('dotcode'),
  J1: elements('gs1-dotcode'),
  L: text('pdf417'),
  M: text('msi'),
  Q: text('qr'),
  Q3: elements('gs1-qr'),
  Q4: elements('gs1-qr'),
  S: text('standard-2-of-5'),
  U: text('maxicode'),
  X: text('other'),
  Z: nothing('scanner-message'),
  d: text('data-matrix'),
  d2: elements('gs1-datamatrix'),
  d5: elements('gs1-datamatrix'),
  e: nothing('gs1-composite'),
  e0: elements('gs1-databar'),
  h: text('han-xin'),
  z: text('aztec'),
};

/** Characters of an AIM identifier: `]`, code letter, modifier. */
export const AIM_LENGTH = 3;

/**
 * Takes the AIM identifier off a scan.
 *
 * @returns null when the scan begins like an AIM identifier that is not known
 */
export function readAim(raw: string): Marked | null {
  if (!raw.startsWith(']')) return { kind: null, data: raw };
  const [letter, modifier] = [raw.charAt(1), raw.charAt(2)];
  const kind = /^[\dA-Za-z]$/.test(modifier) ? (KINDS[letter + modifier] ?? KINDS[letter]) : undefined;
  return kind === undefined ? null : { kind, data: raw.slice(AIM_LENGTH) };
}
