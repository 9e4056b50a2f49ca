import type { admin as englishAdmin, sheet as englishSheet } from '../en/admin.ts';
import type { Translated } from '../translated.ts';

/** The words of the station admin's screen. */
export const admin: Translated<typeof englishAdmin> = {
  title: 'Einrichtung dieser Station',
  back: 'Zurück',
  print: 'Testblatt drucken',
  full: 'Abnahme des Platzes',
  shift: 'Prüfung zum Schichtbeginn',
  device: { setUp: 'Einstellung', identity: 'Welches es ist', counters: 'Seit die Station läuft' },
  counters: {
    connections: 'Verbunden',
    received: 'Verstanden',
    dropped: 'Verworfen',
    faults: 'Gestört',
    resyncs: 'Anfang gesucht',
    noReads: 'Stumm oder nichts gelesen',
  },
  recent: 'Kam zuletzt von ihm',
  noneRecent: 'Noch nichts. Etwas scannen oder auf die Waage legen.',
  virtual: 'Ein Gerät der Übung, ohne Stecker.',
  plugged: {
    title: 'Was angesteckt ist',
    about: 'Serielle Anschlüsse und USB-Scanner und -Waagen, wie dieser Rechner sie nennt.',
    none: 'Dieser Rechner nennt keinen seriellen Anschluss und keinen USB-Scanner, keine USB-Waage.',
    usedBy: 'dient als {{name}}',
    free: 'nicht benutzt',
    listen: 'Zuhören',
    listenTo: 'Hört zu: jetzt etwas scannen oder wiegen …',
    heard_zero: 'Es kam nichts. Ist es eingeschaltet, und spricht es von selbst?',
    heard_one: '{{count, quantity}} Byte kam:',
    heard_other: '{{count, quantity}} Bytes kamen:',
    unclear: 'Kein Protokoll ist darin zu erkennen; die Geschwindigkeit ist vielleicht eine andere.',
    maybe: {
      scale: 'Vielleicht eine Waage mit Protokoll "{{protocol}}": {{because}}',
      scanner: 'Vielleicht ein Scanner mit Protokoll "{{protocol}}": {{because}}',
      unusable: 'So nicht zu benutzen: {{because}}',
    },
    suggest: {
      hid: 'Mit Protokoll "hid" einrichten.',
      serial: 'Als serielles Gerät an {{place}} einrichten.',
      keyboard: 'Es tippt wie eine Tastatur.',
      unsupported: 'So kann es nicht benutzt werden.',
    },
  },
  company: {
    title: 'Die Firma in SAP',
    none: 'Der Sync-Dienst hat noch nichts gesagt.',
    database: 'Firma',
    state: 'Verbindung',
    lastPull: 'Zuletzt gelesen',
    promise: 'Einmal geliefert, weil',
    ownTable: 'SAPs eigener Schlüssel eine zweite Landung ablehnt: die eigene Tabelle ist da.',
    lookUp: 'jede Lieferung an ihrer Nummer gesucht wird, bevor noch einmal gesendet wird.',
    unknown: 'SAP wurde noch nicht gefragt.',
    finding: 'Was im Weg steht',
    better:
      'Mit dem Recht auf eine eigene Tabelle macht npm run sync -- setup daraus das stärkere Versprechen.',
  },
};

/** The words around the test sheet. */
export const sheet: Translated<typeof englishSheet> = {
  full: 'Abnahme des Platzes',
  shift: 'Prüfung zum Schichtbeginn',
  scan: 'Code {{number}} scannen',
  done: { passed: 'Bestanden', failed: 'Nicht bestanden' },
  doneText: {
    passed: 'Jeder Code wurde richtig gelesen. Das ist aufgezeichnet.',
    failed:
      'Nicht jeder Code wurde richtig gelesen. Das ist aufgezeichnet. Einstellungen berichtigen, dann neu starten.',
  },
  got: 'Kam an',
  skip: 'Hier nicht lesbar',
  end: 'Abbrechen',
  close: 'Fertig',
  again: 'Neu starten',
  state: { due: 'jetzt', open: 'kommt noch', right: 'richtig', wrong: 'falsch', skipped: 'ausgelassen' },
  code: {
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
  about: {
    layout: 'Kommen Buchstaben und Zeichen an, wie sie gedruckt sind?',
    capsLock: 'Bleiben Großbuchstaben groß?',
    'gs1-128': 'Kommt das Trennzeichen zwischen zwei Elementen an?',
    'ean-13': 'Werden Artikelnummern gelesen?',
    command: 'Werden die Befehlscodes des Tisches gelesen?',
    'gs1-datamatrix': 'Werden kleine quadratische Codes gelesen, samt Trennzeichen?',
    qr: 'Kommen auch Umlaute an?',
    'code-39': 'Werden alte Platz- und Behälteretiketten gelesen?',
    badge: 'Werden Ausweise gelesen?',
    long: 'Kommt ein langer Code ganz an, und schnell?',
  },
};
