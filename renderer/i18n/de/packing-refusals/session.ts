import type { session as english } from '../../en/packing-refusals/session.ts';
import type { Translated } from '../../translated.ts';

/** The order that is open, and what a code means. */
export const session: Translated<typeof english> = {
  NO_OPEN_SESSION: {
    happened: 'Kein Auftrag ist offen',
    expected: 'Zuerst ein Behälter, eine Pickliste oder ein Auftrag.',
    next: 'Behälter oder Auftrag scannen.',
  },
  SESSION_ALREADY_OPEN: {
    happened: 'Ein anderer Auftrag ist noch offen',
    expected: 'Ein Auftrag zur Zeit; offen ist {{work}}.',
    next: 'Fertig packen oder mit F8 beiseitelegen.',
  },
  SESSION_SUSPENDED: {
    happened: 'Dieser Auftrag liegt beiseite',
    expected: 'Ein Auftrag, der gerade gepackt wird.',
    next: 'Seinen Behälter scannen und weiterpacken.',
  },
  SESSION_NOT_SUSPENDED: {
    happened: 'Dieser Auftrag liegt nicht beiseite',
    expected: 'Ein beiseitegelegter Auftrag.',
    next: 'Weiterpacken.',
  },
  SESSION_SHIPPED: {
    happened: 'Dieser Auftrag ist gepackt und abgeschlossen',
    expected: 'Ein Auftrag, der noch zu packen ist.',
    next: 'Nächsten Behälter scannen.',
  },
  SESSION_ABANDONED: {
    happened: 'Dieser Auftrag wurde abgegeben',
    expected: 'Ein Auftrag, der gerade gepackt wird.',
    next: 'Seinen Behälter scannen und neu beginnen.',
  },
  ORDER_WITHOUT_LINES: {
    happened: 'In diesem Auftrag ist nichts zu packen',
    expected: 'Mindestens eine offene Zeile.',
    next: 'Behälter beiseitestellen und im Büro fragen.',
  },
  PACKAGINGS_MISSING: {
    happened: 'Keine Verpackung ist eingerichtet',
    expected: 'Mindestens eine Verpackung in den Regeln {{rules}}.',
    next: 'Den Stationsverwalter die Verpackungen einrichten lassen.',
  },
  CODE_UNKNOWN: {
    happened: 'Unbekannter Code',
    expected: 'Ein Code eines Artikels dieses Auftrags.',
    next: 'Anderen Code am Artikel scannen; gibt es keinen, beiseitelegen.',
  },
  CODE_AMBIGUOUS: {
    happened: 'Dieser Code ist mehrdeutig',
    expected: 'Eine Bedeutung; dieser hat: {{meanings}}.',
    next: 'Anderen Code am Artikel scannen.',
  },
  CODE_OF_STORE: {
    happened: 'Hauseigener Code eines Ladens',
    expected: 'Der Strichcode des Herstellers oder unser eigener.',
    next: 'Strichcode des Herstellers am Artikel scannen.',
  },
  SCAN_NOT_GOODS: {
    happened: 'Das ist kein Code von Ware',
    expected: 'Ware, ein Lagerplatz oder ein Kartonetikett.',
    next: 'Der Anzeige folgen.',
  },
};
