import type { Gs1Facts } from './gs1/facts.ts';
import type { ScanElement } from './gs1/rules.ts';
import type { CommandName } from './own-codes.ts';
import type { ScanProblem } from './problems.ts';
import type { Symbology } from './symbology.ts';

/** What one scan is. `symbology` is null when the scanner sent no AIM identifier. */
export type ParsedScan = ReadScan | UnreadableScan;

export type ReadScan =
  /** Elements of a GS1 symbol, each checked; what they require beside them is asked of the whole label. */
  | {
      readonly ok: true;
      readonly kind: 'gs1';
      readonly symbology: Symbology | null;
      readonly elements: readonly ScanElement[];
      readonly via: 'element-string' | 'digital-link';
      readonly facts: Gs1Facts;
    }
  /** EAN-13, EAN-8, UPC-A, UPC-E, ITF-14: `gtin` has 14 digits, `text` is as scanned. */
  | {
      readonly ok: true;
      readonly kind: 'gtin';
      readonly symbology: Symbology | null;
      readonly gtin: string;
      readonly text: string;
    }
  /** Any other code: an order, a tote, a bin, an item code, a serial number. */
  | { readonly ok: true; readonly kind: 'plain'; readonly symbology: Symbology | null; readonly text: string }
  | {
      readonly ok: true;
      readonly kind: 'command';
      readonly symbology: Symbology | null;
      readonly command: CommandName;
      readonly argument: string | null;
    }
  | {
      readonly ok: true;
      readonly kind: 'badge';
      readonly symbology: Symbology | null;
      readonly badge: string;
    };

export type UnreadableScan = {
  readonly ok: false;
  readonly kind: 'unreadable';
  readonly symbology: Symbology | null;
  readonly reason: ScanProblem;
  /** English, for logs and `explain`. */
  readonly detail: string;
  /** Index in the scan of the first wrong character, where there is one. */
  readonly at: number | null;
};
