import { badgeCode, checkDigit, commandCode, GS } from '../../../shared/barcode/index.ts';
import type { AcceptanceKind, SheetCode } from '../../../shared/contracts/acceptance.ts';

/** One code of the test sheet: how it is drawn, and what has to arrive when it is scanned. */
export type SheetEntry = {
  readonly code: SheetCode;
  /** Name of the symbology for the drawing library. */
  readonly bcid: 'code128' | 'gs1-128' | 'ean13' | 'gs1datamatrix' | 'qrcode' | 'code39';
  /** As the drawing library takes it: GS1 elements in brackets. */
  readonly drawn: string;
  /** What arrives behind an AIM identifier; GS stands for FNC1 between elements. */
  readonly text: string;
  /** AIM identifiers by which a scanner may call it (ISO/IEC 15424); those that send none are not asked. */
  readonly aim: readonly string[];
  readonly atShiftStart: boolean;
};

/** Identifiers 90 to 99 are for whatever a company likes, so that none of these is ever goods. */
const GS1_SHORT = ['90PW-TEST', '99A+B'] as const;
const GS1_SQUARE = ['90PW-SQUARE', '99C+D'] as const;
const GS1_LONG = ['90LOT-01234567', '91ABCDEFGH', '99123456789012'] as const;

const sheet: readonly SheetEntry[] = [
  // On a German keyboard Y and Z change places and the signs are elsewhere; on a French one A and Q too.
  { code: 'layout', bcid: 'code128', ...same('QWAZY-12/+;#'), aim: [']C0'], atShiftStart: true },
  { code: 'capsLock', bcid: 'code128', ...same('CapsLOCKoff'), aim: [']C0'], atShiftStart: true },
  { code: 'gs1-128', bcid: 'gs1-128', ...elements(GS1_SHORT), aim: [']C1'], atShiftStart: true },
  // Begins with 2: a number for use inside the company, never an article of anybody's.
  {
    code: 'ean-13',
    bcid: 'ean13',
    ...same(withCheckDigit('209999000001')),
    aim: [']E0'],
    atShiftStart: true,
  },
  {
    code: 'command',
    bcid: 'code128',
    ...same(own(commandCode('CONFIRM'))),
    aim: [']C0'],
    atShiftStart: true,
  },
  {
    code: 'gs1-datamatrix',
    bcid: 'gs1datamatrix',
    ...elements(GS1_SQUARE),
    aim: [']d2'],
    atShiftStart: false,
  },
  {
    code: 'qr',
    bcid: 'qrcode',
    ...same('Packwright: Größe 42 µm'),
    aim: [']Q1', ']Q0', ']Q2'],
    atShiftStart: false,
  },
  { code: 'code-39', bcid: 'code39', ...same('PW-39 TEST.1'), aim: [']A0', ']A1'], atShiftStart: false },
  { code: 'badge', bcid: 'code128', ...same(own(badgeCode('TEST'))), aim: [']C0'], atShiftStart: false },
  { code: 'long', bcid: 'gs1-128', ...elements(GS1_LONG), aim: [']C1'], atShiftStart: false },
];

/** The codes that are worked through, in the order in which they stand on the sheet. */
export function sheetFor(kind: AcceptanceKind): readonly SheetEntry[] {
  return kind === 'full' ? sheet : sheet.filter(({ atShiftStart }) => atShiftStart);
}

function same(text: string): { readonly drawn: string; readonly text: string } {
  return { drawn: text, text };
}

/** Elements of variable length with two-digit identifiers: FNC1 alone tells where each ends. */
function elements(parts: readonly string[]): { readonly drawn: string; readonly text: string } {
  return {
    drawn: parts.map((part) => `(${part.slice(0, 2)})${part.slice(2)}`).join(''),
    text: parts.join(GS),
  };
}

function withCheckDigit(digits: string): string {
  return digits + checkDigit(digits);
}

function own(code: string | null): string {
  if (code === null) throw new Error('A code of the test sheet cannot be made');
  return code;
}
