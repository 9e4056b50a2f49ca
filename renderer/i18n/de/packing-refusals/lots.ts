import type { lots as english } from '../../en/packing-refusals/lots.ts';
import type { Translated } from '../../translated.ts';

/** Lots, expiry, serial numbers, and taking out again. */
export const lots: Translated<typeof english> = {
  LOT_NOT_ON_STOCK: {
    happened: 'Charge {{lot}} ist nicht auf Lager',
    expected: 'Eine Charge, die SAP im Lager {{warehouse}} hat.',
    next: 'Beiseitelegen und eine andere Charge nehmen.',
  },
  LOT_LOCKED: {
    happened: 'Charge {{lot}} ist gesperrt',
    expected: 'Eine freigegebene Charge.',
    next: 'Ins Sperrlager legen und eine andere Charge nehmen.',
  },
  LOT_NOT_ACCESSIBLE: {
    happened: 'Charge {{lot}} ist nicht freigegeben',
    expected: 'Eine freigegebene Charge.',
    next: 'Zurücklegen und eine andere Charge nehmen.',
  },
  LOT_EXPIRED: {
    happened: 'Abgelaufen am {{expiry, day}}',
    expected: 'Eine haltbare Charge; {{lot}} ist es nicht.',
    next: 'Ins Sperrlager legen und eine andere Charge nehmen.',
  },
  GOODS_EXPIRED: {
    happened: 'Abgelaufen am {{expiry, day}}',
    expected: '{{name}}, haltbar.',
    next: 'Ins Sperrlager legen und eine andere Einheit nehmen.',
  },
  EXPIRY_CONTRADICTS: {
    happened: 'Das Haltbarkeitsdatum passt nicht',
    expected: 'SAP hat {{onRecord, day}} für {{of}}; auf dem Etikett steht {{onLabel, day}}.',
    next: 'Beiseitelegen und im Büro fragen.',
  },
  REMAINING_LIFE_SHORT: {
    happened: 'Läuft zu bald ab: {{expiry, day}}',
    expected: '{{daysRequired, quantity}} Tage für diesen Kunden; {{of}} hat {{daysLeft, quantity}}.',
    next: 'Zurücklegen und frischere Ware nehmen.',
  },
  LOT_NOT_ALLOCATED: {
    happened: 'Falsche Charge: {{lot}}',
    expected: 'Für diesen Auftrag reserviert: {{allocated, list}}.',
    next: 'Zurücklegen und {{allocated, list}} nehmen.',
  },
  FEFO_EARLIER_LOT: {
    happened: 'Eine andere Charge läuft früher ab',
    expected: 'Charge {{earlier}}, haltbar bis {{earlierExpiry, day}}, von {{bins, list}}.',
    next: 'Zurücklegen und Charge {{earlier}} nehmen.',
  },
  LOT_SHORT: {
    happened: 'SAP hat nur {{onStock, quantity}} von Charge {{lot}}',
    expected: '{{scanned, quantity}} dieser Charge auf Lager.',
    next: 'Rest aus einer anderen Charge nehmen und im Büro melden.',
  },
  LOT_SHORT_IN_BIN: {
    happened: 'Nur {{onStock, quantity}} von Charge {{lot}} auf {{bin}}',
    expected: 'Dort {{scanned, quantity}} dieser Charge.',
    next: 'Rest von einem anderen Lagerplatz nehmen und im Büro melden.',
  },
  LOT_NOT_IN_BIN: {
    happened: 'SAP hat keine Charge {{lot}} auf {{bin}}',
    expected: 'Sie liegt auf: {{bins, list}}.',
    next: 'Den Lagerplatz scannen, von dem sie wirklich kommt.',
  },
  SERIAL_ALREADY_PACKED: {
    happened: 'Doppelt gescannt: {{serial}}',
    expected: 'Eine andere Einheit; diese ist in Karton {{carton}}.',
    next: 'Nächste Einheit nehmen und ihre Seriennummer scannen.',
  },
  SERIAL_NOT_ON_STOCK: {
    happened: 'Seriennummer {{serial}} ist nicht auf Lager',
    expected: 'Eine, die SAP im Lager {{warehouse}} hat.',
    next: 'Beiseitelegen und eine andere Einheit nehmen.',
  },
  SERIAL_NOT_ALLOCATED: {
    happened: 'Falsche Seriennummer: {{serial}}',
    expected: 'Für diesen Auftrag reserviert: {{allocated, list}}.',
    next: 'Zurücklegen und eine von diesen nehmen.',
  },
  SERIAL_EXPIRED: {
    happened: 'Abgelaufen am {{expiry, day}}',
    expected: 'Eine haltbare Einheit; {{serial}} ist es nicht.',
    next: 'Ins Sperrlager legen und eine andere Einheit nehmen.',
  },
  SERIAL_IN_OTHER_BIN: {
    happened: 'SAP hat {{serial}} auf {{bin}}',
    expected: 'Eine Einheit von {{location}}.',
    next: 'Den Lagerplatz scannen, von dem sie wirklich kommt.',
  },
  TAKING_OUT: {
    happened: 'Gerade wird herausgenommen',
    expected: 'Scans von dem, was aus dem Karton kommt.',
    next: 'F3 drücken, um weiterzupacken.',
  },
  NOT_TAKING_OUT: {
    happened: 'Gerade wird nicht herausgenommen',
    expected: 'Herausnehmen, begonnen mit F3.',
    next: 'Zuerst F3 drücken.',
  },
  NOT_IN_CARTON: {
    happened: 'Nicht in Karton {{carton}}: {{name}}',
    expected: 'Etwas, das hineingepackt wurde.',
    next: 'In den Karton sehen; scannen, was darin liegt.',
  },
  NOT_SO_MANY_IN_CARTON: {
    happened: 'In Karton {{carton}} sind nur {{inside, quantity}} {{uom}}',
    expected: 'Höchstens so viele; gescannt wurden {{scanned, quantity}}.',
    next: 'Höchstens {{inside, quantity}} {{uom}} herausnehmen.',
  },
};
