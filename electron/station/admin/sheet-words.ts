import type { SheetCode } from '../../../shared/contracts/acceptance.ts';
import type { PaperLanguage } from '../../../shared/labels/words.ts';

/** The words on the printed test sheet. */
export type SheetWords = {
  readonly title: string;
  /** How it is used, under the title. */
  readonly how: string;
  /** Beside the code by which the page learns how a keyboard-mode scanner types. */
  readonly keyboard: string;
  readonly shift: string;
  readonly full: string;
  readonly page: string;
  readonly codes: Readonly<Record<SheetCode, string>>;
  /** Over the code that no other sheet has. */
  readonly thisSheet: string;
  /** On the label that a printer is tried with, large; and that no carton may have it. */
  readonly label: string;
  readonly noCarton: string;
};

export function sheetWords(language: PaperLanguage): SheetWords {
  return language === 'de' ? GERMAN : ENGLISH;
}

const ENGLISH: SheetWords = {
  title: 'Test sheet',
  how: 'Start the check on the screen, then scan the codes in the order of their numbers.',
  keyboard: 'Scanners that type like a keyboard: scan this code before all others.',
  shift: 'At the start of each shift',
  full: 'And for the acceptance of a bench',
  page: 'Page',
  codes: {
    layout: 'Keyboard layout',
    capsLock: 'Caps Lock',
    'gs1-128': 'GS1-128 with separator',
    'ean-13': 'EAN-13',
    command: 'Command code',
    'gs1-datamatrix': 'GS1 DataMatrix',
    qr: 'QR code with other letters',
    'code-39': 'Code 39',
    badge: 'Badge code',
    long: 'Long GS1-128',
  },
  thisSheet: 'This very sheet',
  label: 'TEST LABEL',
  noCarton: 'For no carton: scan it, then throw it away.',
};

const GERMAN: SheetWords = {
  title: 'Testblatt',
  how: 'Prüfung am Bildschirm starten, dann die Codes in der Reihenfolge ihrer Nummern scannen.',
  keyboard: 'Scanner, die wie eine Tastatur tippen: diesen Code vor allen anderen scannen.',
  shift: 'Zu Beginn jeder Schicht',
  full: 'Und für die Abnahme eines Platzes',
  page: 'Seite',
  codes: {
    layout: 'Tastaturbelegung',
    capsLock: 'Feststelltaste',
    'gs1-128': 'GS1-128 mit Trennzeichen',
    'ean-13': 'EAN-13',
    command: 'Befehlscode',
    'gs1-datamatrix': 'GS1 DataMatrix',
    qr: 'QR-Code mit anderen Buchstaben',
    'code-39': 'Code 39',
    badge: 'Ausweiscode',
    long: 'Langer GS1-128',
  },
  thisSheet: 'Genau dieses Blatt',
  label: 'TESTETIKETT',
  noCarton: 'Für keinen Karton: scannen, dann wegwerfen.',
};
