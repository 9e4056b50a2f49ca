/** Lots, expiry, serial numbers, and taking out again. */
export const lots = {
  LOT_NOT_ON_STOCK: {
    happened: 'Lot {{lot}} is not on stock',
    expected: 'A lot that SAP has in warehouse {{warehouse}}.',
    next: 'Put this unit aside and take another lot.',
  },
  LOT_LOCKED: {
    happened: 'Lot {{lot}} is locked',
    expected: 'A released lot.',
    next: 'Put this unit in quarantine and take another lot.',
  },
  LOT_NOT_ACCESSIBLE: {
    happened: 'Lot {{lot}} is not released',
    expected: 'A released lot.',
    next: 'Put this unit back and take another lot.',
  },
  LOT_EXPIRED: {
    happened: 'Expired on {{expiry, day}}',
    expected: 'A lot that keeps; {{lot}} does not.',
    next: 'Put this unit in quarantine and take another lot.',
  },
  GOODS_EXPIRED: {
    happened: 'Expired on {{expiry, day}}',
    expected: '{{name}} that keeps.',
    next: 'Put this unit in quarantine and take another one.',
  },
  EXPIRY_CONTRADICTS: {
    happened: 'The expiry date does not fit',
    expected: 'SAP has {{onRecord, day}} for {{of}}; the label says {{onLabel, day}}.',
    next: 'Put this unit aside and ask the office.',
  },
  REMAINING_LIFE_SHORT: {
    happened: 'Expires too soon: {{expiry, day}}',
    expected: '{{daysRequired, quantity}} days for this customer; {{of}} has {{daysLeft, quantity}}.',
    next: 'Put it back and take a fresher one.',
  },
  LOT_NOT_ALLOCATED: {
    happened: 'Wrong lot: {{lot}}',
    expected: 'Set aside for this order: {{allocated, list}}.',
    next: 'Put it back and take {{allocated, list}}.',
  },
  FEFO_EARLIER_LOT: {
    happened: 'Another lot expires first',
    expected: 'Lot {{earlier}}, which expires {{earlierExpiry, day}}, from {{bins, list}}.',
    next: 'Put it back and take lot {{earlier}}.',
  },
  LOT_SHORT: {
    happened: 'SAP has only {{onStock, quantity}} of lot {{lot}}',
    expected: '{{scanned, quantity}} of this lot on stock.',
    next: 'Take the rest from another lot and tell the office.',
  },
  LOT_SHORT_IN_BIN: {
    happened: 'Only {{onStock, quantity}} of lot {{lot}} in {{bin}}',
    expected: '{{scanned, quantity}} of this lot there.',
    next: 'Take the rest from another location and tell the office.',
  },
  LOT_NOT_IN_BIN: {
    happened: 'SAP has no lot {{lot}} in {{bin}}',
    expected: 'It lies in: {{bins, list}}.',
    next: 'Scan the location that it really comes from.',
  },
  SERIAL_ALREADY_PACKED: {
    happened: 'Scanned twice: {{serial}}',
    expected: 'Another unit; this one is in carton {{carton}}.',
    next: 'Take the next unit and scan its serial number.',
  },
  SERIAL_NOT_ON_STOCK: {
    happened: 'Serial number {{serial}} is not on stock',
    expected: 'One that SAP has in warehouse {{warehouse}}.',
    next: 'Put this unit aside and take another one.',
  },
  SERIAL_NOT_ALLOCATED: {
    happened: 'Wrong serial number: {{serial}}',
    expected: 'Set aside for this order: {{allocated, list}}.',
    next: 'Put it back and take one of these.',
  },
  SERIAL_EXPIRED: {
    happened: 'Expired on {{expiry, day}}',
    expected: 'A unit that keeps; {{serial}} does not.',
    next: 'Put this unit in quarantine and take another one.',
  },
  SERIAL_IN_OTHER_BIN: {
    happened: 'SAP has {{serial}} in {{bin}}',
    expected: 'A unit from {{location}}.',
    next: 'Scan the location that it really comes from.',
  },
  TAKING_OUT: {
    happened: 'You are taking out',
    expected: 'Scans of what comes out of the carton.',
    next: 'Press F3 to go on packing.',
  },
  NOT_TAKING_OUT: {
    happened: 'You are not taking out',
    expected: 'Taking out, begun with F3.',
    next: 'Press F3 first.',
  },
  NOT_IN_CARTON: {
    happened: 'Not in carton {{carton}}: {{name}}',
    expected: 'Something that was packed into it.',
    next: 'Look into the carton; scan what lies in it.',
  },
  NOT_SO_MANY_IN_CARTON: {
    happened: 'Only {{inside, quantity}} {{uom}} are in carton {{carton}}',
    expected: 'At most as many; scanned were {{scanned, quantity}}.',
    next: 'Take out at most {{inside, quantity}} {{uom}}.',
  },
};
