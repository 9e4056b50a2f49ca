import type { changes as english } from '../en/changes.ts';
import type { Translated } from '../translated.ts';

/** What SAP has otherwise than the order on the bench, one line each, in the band above the order. */
export const changes: Translated<typeof english> = {
  orderGone: 'Auftrag {{order}} ist in SAP storniert, geschlossen oder auf einer Pickliste',
  lineAdded: 'Neu: {{quantity, quantity}} {{uom}} {{name}} ({{item}})',
  lineRemoved: 'Nicht mehr bestellt: {{quantity, quantity}} {{uom}} {{name}} ({{item}})',
  quantityRaised: '{{name}} ({{item}}): {{now, quantity}} {{uom}} statt {{before, quantity}}',
  quantityLowered: '{{name}} ({{item}}): nur {{now, quantity}} {{uom}} statt {{before, quantity}}',
  unitChanged: '{{name}} ({{item}}): bestellt in {{now}} statt {{before}}',
  addressChanged: 'Neue Adresse: {{now}}',
  customerReferenceChanged: 'Kundenreferenz: {{now, text}} statt {{before, text}}',
  shippingTypeChanged: 'Versand: {{now, text}} statt {{before, text}}',
  dueDateChanged: 'Fällig {{now, day}} statt {{before, day}}',
  partialNowAllowed: 'Teillieferungen sind jetzt erlaubt',
  partialNoLongerAllowed: 'Der Auftrag darf nur noch vollständig versandt werden',
  commentsChanged: 'Bemerkung: {{now, text}}',
};
