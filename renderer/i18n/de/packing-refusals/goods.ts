import type { goods as english } from '../../en/packing-refusals/goods.ts';
import type { Translated } from '../../translated.ts';

/** The item, how much of it, and where it comes from. */
export const goods: Translated<typeof english> = {
  ITEM_NOT_ON_ORDER: {
    happened: 'Nicht in diesem Auftrag: {{name}}',
    expected: 'Ein Artikel dieses Auftrags.',
    next: 'Beiseitelegen; gehört zu {{wantedBy}}.',
  },
  ITEM_NOT_ON_ANY_ORDER: {
    happened: 'Nicht in diesem Auftrag: {{name}}',
    expected: 'Ein Artikel dieses Auftrags.',
    next: 'Zurücklegen; kein offener Auftrag braucht ihn.',
  },
  ITEM_IS_ALTERNATIVE: {
    happened: 'Nicht in diesem Auftrag: {{name}}',
    expected: '{{ordered}}; SAP nennt diesen Artikel als Alternative dazu.',
    next: 'Das Büro muss den Auftrag in SAP ändern; dann kann er gepackt werden.',
  },
  LINE_COMPLETE: {
    happened: 'Schon vollständig: {{name}}',
    expected: 'Nichts mehr; alle {{ordered, quantity}} {{uom}} sind gepackt.',
    next: 'Diese Einheit zurücklegen.',
  },
  OVER_SCAN: {
    happened: 'Zu viel: {{name}}',
    expected: 'Höchstens noch {{remaining, quantity}} {{uom}}; gescannt wurden {{scanned, quantity}}.',
    next: 'Nur {{remaining, quantity}} {{uom}} packen.',
  },
  OVER_SCAN_BY_UNIT: {
    happened: 'In {{unit}} ist zu viel',
    expected: 'Offen sind {{remaining, quantity}} {{uom}}; darin sind {{holds, quantity}}.',
    next: 'Öffnen und {{remaining, quantity}} {{uom}} scannen.',
  },
  UNIT_SPANS_LINES: {
    happened: 'Zu viel für eine Zeile des Auftrags',
    expected:
      'Verteilt auf {{lines, quantity}} Zeilen; je Scan höchstens {{largest, quantity}} {{uom}}, nicht {{scanned, quantity}}.',
    next: 'Höchstens {{largest, quantity}} {{uom}} auf einmal scannen.',
  },
  UNIT_NOT_OF_ITEM: {
    happened: 'Falsche Einheit: {{unit}}',
    expected: '{{name}} gibt es als: {{units, list}}.',
    next: 'Code einer dieser Einheiten scannen.',
  },
  QUANTITY_INVALID: {
    happened: 'Keine Menge: {{count, quantity}}',
    expected: 'Eine Zahl über null, die zur Einheit passt.',
    next: 'F5 drücken und noch einmal tippen.',
  },
  QUANTITY_BY_SCAN_ONLY: {
    happened: 'Mengen werden hier nicht getippt',
    expected: 'Ein Scan jeder Einheit.',
    next: 'Jede Einheit scannen.',
  },
  QUANTITY_NEEDS_RIGHT: {
    happened: '{{name}} darf keine Mengen tippen',
    expected: 'Jemand mit dem Recht dazu.',
    next: 'Jede Einheit scannen oder jemanden fragen, der es darf.',
  },
  COUNT_OF_SERIAL_ITEM: {
    happened: 'Seriennummern einzeln scannen',
    expected: 'Eine Einheit je Scan, nicht {{scanned, quantity}}.',
    next: 'Jede Seriennummer scannen.',
  },
  COUNT_OF_CATCH_WEIGHT_ITEM: {
    happened: 'Gewogene Ware einzeln scannen',
    expected: 'Ein Stück je Scan, nicht {{scanned, quantity}}.',
    next: 'Das Gewichtsetikett jedes Stücks scannen.',
  },
  CATCH_WEIGHT_UNIT_UNKNOWN: {
    happened: 'SAP kennt das Gewicht von einem {{uom}} nicht',
    expected: 'Ein Gewicht für {{item}} in SAP.',
    next: 'Beiseitelegen und das Gewicht vom Büro eintragen lassen.',
  },
  LOT_MISSING: {
    happened: 'Die Charge fehlt: {{name}}',
    expected: 'Die Charge dieser Einheit.',
    next: 'Chargenetikett scannen.',
  },
  SERIAL_MISSING: {
    happened: 'Die Seriennummer fehlt: {{name}}',
    expected: 'Die Seriennummer dieser Einheit.',
    next: 'Seriennummer scannen.',
  },
  CATCH_WEIGHT_MISSING: {
    happened: 'Das Gewicht fehlt: {{name}}',
    expected: 'Ein Etikett mit dem Nettogewicht.',
    next: 'Gewichtsetikett scannen.',
  },
  LOCATION_MISSING: {
    happened: 'Woher kommt es?',
    expected: 'Einer von: {{bins, list}}.',
    next: 'Den Lagerplatz scannen, von dem es kommt.',
  },
  NOTHING_PENDING: {
    happened: 'Kein Artikel wartet darauf',
    expected: 'Erst der Artikel, dann Charge oder Seriennummer.',
    next: 'Zuerst den Artikel scannen.',
  },
  LOCATION_NEEDED: {
    happened: 'Zuerst der Lagerplatz',
    expected: 'Einer von: {{bins, list}}.',
    next: 'Lagerplatz scannen, dann den Artikel.',
  },
  LOCATION_UNKNOWN: {
    happened: 'Unbekannter Lagerplatz: {{code}}',
    expected: 'Ein Lagerplatz dieses Lagers.',
    next: 'Das Etikett am Regal noch einmal scannen.',
  },
  LOCATION_NOT_EXPECTED: {
    happened: 'Von {{bin}} ist nichts zu nehmen',
    expected: 'Offenes liegt auf: {{expected, list}}.',
    next: 'Dort weitermachen und diesen Lagerplatz scannen.',
  },
  WRONG_LOCATION: {
    happened: 'Falscher Lagerplatz: {{bin}}',
    expected: 'Reserviert auf {{expected, list}}.',
    next: 'Zurücklegen und von {{expected, list}} nehmen.',
  },
  ITEM_NOT_IN_BIN: {
    happened: 'SAP hat davon nichts auf {{bin}}',
    expected: 'Es liegt auf: {{bins, list}}.',
    next: 'Den Lagerplatz scannen, von dem es wirklich kommt.',
  },
  BIN_SHORT: {
    happened: 'SAP hat nur {{onStock, quantity}} auf {{bin}}',
    expected: 'Dort {{scanned, quantity}} auf Lager.',
    next: 'Rest von einem anderen Lagerplatz nehmen und im Büro melden.',
  },
};
