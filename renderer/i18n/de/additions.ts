import type { additions as english } from '../en/additions.ts';
import type { Translated } from '../translated.ts';

/** Was nach dem Buchen zu einer Lieferung dazukommt. */
export const additions: Translated<typeof english> = {
  title: 'Zur Lieferung dazugegeben',
  none: 'Noch nichts.',
  give: 'Sendungsnummer',
  key: 'Einfg',
  kind: { tracking: 'Sendungsnummer', slip: 'Packzettel als Anhang' },
  takenBack: 'zurückgenommen',
  by: 'von {{by}}',
  more: '{{number}} (Karton {{carton}})',
  state: {
    waiting: 'wartet auf die Lieferung oder auf SAP',
    inSap: 'in SAP',
    inSapAs: 'in SAP als {{text}}',
    refused: 'nicht in SAP',
    notWanted: 'nicht mehr nötig: storniert oder zurückgegeben',
    replaced: 'durch eine neuere ersetzt',
  },
  dialog: {
    title: '{{order}}: Sendungsnummer',
    text: 'Etikett des Paketdienstes scannen oder Nummer tippen. Das eigene Etikett eines Kartons wählt den Karton.',
    hint: 'Nummer des Paketdienstes',
    shipment: 'Ganze Sendung',
    carton: 'Karton {{carton}}',
    noNumber: 'keine Nummer',
    takeBack: 'Diese Nummer zurücknehmen',
    done: 'Fertig',
  },
};
