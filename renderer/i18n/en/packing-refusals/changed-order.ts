/** What SAP changed of the order while it is on the bench. */
export const changedOrder = {
  ORDER_GONE: {
    happened: 'SAP has this order no more',
    expected: 'Order {{order}}, open in SAP. It was cancelled, closed or moved onto a pick list.',
    next: 'Take everything out and give the order up. Ask the office.',
  },
  SAP_CHANGED_ORDER: {
    happened: 'SAP has changed this order',
    expected: 'The order as SAP has it now. Changes: {{changes, quantity}}; items: {{items, list}}.',
    next: 'Look at the changes, then take them over.',
  },
  NOTHING_CHANGED: {
    happened: 'SAP has changed nothing',
    expected: 'A change to take over.',
    next: 'Go on packing.',
  },
  PACKED_OVER_ORDER: {
    happened: '{{surplus, quantity}} {{uom}} too many: {{item}}',
    expected: '{{ordered, quantity}} {{uom}} now; {{packed, quantity}} are packed, carton {{cartons}}.',
    next: 'Take {{surplus, quantity}} {{uom}} out, then take the change over.',
  },
  PACKED_LOT_BLOCKED: {
    happened: 'Lot {{lot}} was blocked after packing',
    expected: 'Only released lots of {{item}}; it lies in carton {{cartons}}.',
    next: 'Take lot {{lot}} out and keep it apart.',
  },
  PACKED_LOT_EXPIRED: {
    happened: 'Lot {{lot}} has expired since packing',
    expected: 'Goods that still live; {{item}} in carton {{cartons}} lived until {{expiry, day}}.',
    next: 'Take lot {{lot}} out and keep it apart.',
  },
  CARTON_LABEL_OUTDATED: {
    happened: 'Carton {{carton}} has an outdated label',
    expected: 'A label with what SAP has now.',
    next: 'Open carton {{carton}} again and close it: a new label comes out.',
  },
};
