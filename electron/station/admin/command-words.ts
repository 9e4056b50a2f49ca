import type { CommandName } from '../../../shared/barcode/index.ts';
import type { PaperLanguage } from '../../../shared/labels/words.ts';

/** The words on the printed sheet of command codes. */
export type CommandWords = {
  readonly title: string;
  /** How it is used, under the title. */
  readonly how: string;
  readonly buttons: string;
  readonly packagings: string;
  readonly quantities: string;
  readonly page: string;
  /** Commands that need no value. */
  readonly commands: Readonly<Record<Exclude<CommandName, 'QUANTITY' | 'PACKAGING' | 'REASON'>, string>>;
};

export function commandWords(language: PaperLanguage): CommandWords {
  return language === 'de' ? GERMAN : ENGLISH;
}

const ENGLISH: CommandWords = {
  title: 'Command codes',
  how: 'A scanned code does what the button of that name does.',
  buttons: 'Buttons',
  packagings: 'Packagings',
  quantities: 'Quantities',
  page: 'Page',
  commands: {
    CONFIRM: 'Go on',
    CANCEL: 'Back',
    'CLOSE-CARTON': 'Close the carton',
    'NEW-CARTON': 'New carton',
    WEIGH: 'Weigh',
    'CHECK-SCALE': 'Weigh the test weight',
    'TAKE-OUT': 'Begin or end taking out',
    UNDO: 'Take back the last scan',
    'REPRINT-LABEL': 'Print the last label again',
    'CLOSE-SHIPMENT': 'Close the shipment',
    HOLD: 'Put aside',
    'SIGN-OUT': 'Sign out',
  },
};

const GERMAN: CommandWords = {
  title: 'Befehlscodes',
  how: 'Ein gescannter Code tut, was die Taste dieses Namens tut.',
  buttons: 'Tasten',
  packagings: 'Verpackungen',
  quantities: 'Mengen',
  page: 'Seite',
  commands: {
    CONFIRM: 'Weiter',
    CANCEL: 'Zurück',
    'CLOSE-CARTON': 'Karton schließen',
    'NEW-CARTON': 'Neuer Karton',
    WEIGH: 'Wiegen',
    'CHECK-SCALE': 'Prüfgewicht wiegen',
    'TAKE-OUT': 'Herausnehmen beginnen oder beenden',
    UNDO: 'Letzten Scan zurücknehmen',
    'REPRINT-LABEL': 'Letztes Etikett noch einmal drucken',
    'CLOSE-SHIPMENT': 'Sendung abschließen',
    HOLD: 'Zurückstellen',
    'SIGN-OUT': 'Abmelden',
  },
};
