import type { changedOrder as english } from '../../en/packing-refusals/changed-order.ts';
import type { Translated } from '../../translated.ts';

/** What SAP changed of the order while it is on the bench. */
export const changedOrder: Translated<typeof english> = {
  ORDER_GONE: {
    happened: 'SAP hat diesen Auftrag nicht mehr',
    expected: 'Auftrag {{order}}, offen in SAP. Er wurde storniert, geschlossen oder kam auf eine Pickliste.',
    next: 'Alles herausnehmen und den Auftrag abgeben. Im Büro nachfragen.',
  },
  SAP_CHANGED_ORDER: {
    happened: 'SAP hat diesen Auftrag geändert',
    expected:
      'Der Auftrag, wie SAP ihn jetzt hat. Änderungen: {{changes, quantity}}; Artikel: {{items, list}}.',
    next: 'Die Änderungen ansehen, dann übernehmen.',
  },
  NOTHING_CHANGED: {
    happened: 'SAP hat nichts geändert',
    expected: 'Eine Änderung zum Übernehmen.',
    next: 'Weiterpacken.',
  },
  PACKED_OVER_ORDER: {
    happened: '{{surplus, quantity}} {{uom}} zu viel: {{item}}',
    expected: 'Jetzt {{ordered, quantity}} {{uom}}; gepackt sind {{packed, quantity}}, Karton {{cartons}}.',
    next: '{{surplus, quantity}} {{uom}} herausnehmen, dann die Änderung übernehmen.',
  },
  PACKED_LOT_BLOCKED: {
    happened: 'Charge {{lot}} wurde nach dem Packen gesperrt',
    expected: 'Nur freigegebene Chargen von {{item}}; sie liegt in Karton {{cartons}}.',
    next: 'Charge {{lot}} herausnehmen und getrennt lagern.',
  },
  PACKED_LOT_EXPIRED: {
    happened: 'Charge {{lot}} ist seit dem Packen abgelaufen',
    expected: 'Haltbare Ware; {{item}} in Karton {{cartons}} war haltbar bis {{expiry, day}}.',
    next: 'Charge {{lot}} herausnehmen und getrennt lagern.',
  },
  CARTON_LABEL_OUTDATED: {
    happened: 'Karton {{carton}} hat ein veraltetes Etikett',
    expected: 'Ein Etikett mit dem, was SAP jetzt hat.',
    next: 'Karton {{carton}} wieder öffnen und schließen: Ein neues Etikett kommt.',
  },
};
