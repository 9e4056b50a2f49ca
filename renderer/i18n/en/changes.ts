import type { DifferenceCode } from '../../../shared/packing/difference.ts';

/** What SAP has otherwise than the order on the bench, one line each, in the band above the order. */
export const changes = {
  orderGone: 'Order {{order}} is cancelled, closed or on a pick list in SAP',
  lineAdded: 'New: {{quantity, quantity}} {{uom}} {{name}} ({{item}})',
  lineRemoved: 'No longer ordered: {{quantity, quantity}} {{uom}} {{name}} ({{item}})',
  quantityRaised: '{{name}} ({{item}}): {{now, quantity}} {{uom}} instead of {{before, quantity}}',
  quantityLowered: '{{name}} ({{item}}): only {{now, quantity}} {{uom}} instead of {{before, quantity}}',
  unitChanged: '{{name}} ({{item}}): ordered in {{now}} instead of {{before}}',
  addressChanged: 'New address: {{now}}',
  customerReferenceChanged: "Customer's reference: {{now, text}} instead of {{before, text}}",
  shippingTypeChanged: 'Shipping: {{now, text}} instead of {{before, text}}',
  dueDateChanged: 'Due {{now, day}} instead of {{before, day}}',
  partialNowAllowed: 'Parts of the order may now be shipped',
  partialNoLongerAllowed: 'The order may only be shipped complete now',
  commentsChanged: 'Comment: {{now, text}}',
} satisfies Readonly<Record<DifferenceCode, string>>;
