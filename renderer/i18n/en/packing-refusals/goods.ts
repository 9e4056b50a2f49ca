/** The item, how much of it, and where it comes from. */
export const goods = {
  ITEM_NOT_ON_ORDER: {
    happened: 'Not on this order: {{name}}',
    expected: 'An item of this order.',
    next: 'Put it aside; it belongs to {{wantedBy}}.',
  },
  ITEM_NOT_ON_ANY_ORDER: {
    happened: 'Not on this order: {{name}}',
    expected: 'An item of this order.',
    next: 'Put it back; no open order asks for it.',
  },
  ITEM_IS_ALTERNATIVE: {
    happened: 'Not on this order: {{name}}',
    expected: '{{ordered}}; SAP names this as an alternative of it.',
    next: 'Have the office change the order in SAP; then it can be packed.',
  },
  LINE_COMPLETE: {
    happened: 'Already complete: {{name}}',
    expected: 'Nothing more; all {{ordered, quantity}} {{uom}} are packed.',
    next: 'Put this one back.',
  },
  OVER_SCAN: {
    happened: 'Too many: {{name}}',
    expected: 'At most {{remaining, quantity}} {{uom}} more; scanned were {{scanned, quantity}}.',
    next: 'Pack only {{remaining, quantity}} {{uom}}.',
  },
  OVER_SCAN_BY_UNIT: {
    happened: 'This {{unit}} holds too many',
    expected: '{{remaining, quantity}} {{uom}} are open; it holds {{holds, quantity}}.',
    next: 'Open it and scan {{remaining, quantity}} {{uom}}.',
  },
  UNIT_SPANS_LINES: {
    happened: 'Too many for one line of the order',
    expected:
      '{{lines, quantity}} lines take it; at most {{largest, quantity}} {{uom}} per scan, not {{scanned, quantity}}.',
    next: 'Scan at most {{largest, quantity}} {{uom}} at once.',
  },
  UNIT_NOT_OF_ITEM: {
    happened: 'Wrong unit: {{unit}}',
    expected: '{{name}} comes in: {{units, list}}.',
    next: 'Scan the code of one of these units.',
  },
  QUANTITY_INVALID: {
    happened: 'Not a quantity: {{count, quantity}}',
    expected: 'A number above zero that the unit allows.',
    next: 'Press F5 and type it again.',
  },
  QUANTITY_BY_SCAN_ONLY: {
    happened: 'Quantities are not typed here',
    expected: 'A scan of every unit.',
    next: 'Scan every unit.',
  },
  QUANTITY_NEEDS_RIGHT: {
    happened: '{{name}} may not type quantities',
    expected: 'Somebody with the right to.',
    next: 'Scan every unit, or ask somebody who may.',
  },
  COUNT_OF_SERIAL_ITEM: {
    happened: 'Serial numbers go one by one',
    expected: 'One unit per scan, not {{scanned, quantity}}.',
    next: 'Scan every serial number.',
  },
  COUNT_OF_CATCH_WEIGHT_ITEM: {
    happened: 'Weighed goods go one by one',
    expected: 'One package per scan, not {{scanned, quantity}}.',
    next: 'Scan the weight label of every package.',
  },
  CATCH_WEIGHT_UNIT_UNKNOWN: {
    happened: 'SAP does not say what one {{uom}} weighs',
    expected: 'A weight for {{item}} in SAP.',
    next: 'Put it aside and ask the office to enter the weight.',
  },
  LOT_MISSING: {
    happened: 'The lot is missing: {{name}}',
    expected: 'The lot of this unit.',
    next: 'Scan its lot label.',
  },
  SERIAL_MISSING: {
    happened: 'The serial number is missing: {{name}}',
    expected: 'The serial number of this unit.',
    next: 'Scan its serial number.',
  },
  CATCH_WEIGHT_MISSING: {
    happened: 'The weight is missing: {{name}}',
    expected: 'A label with the net weight.',
    next: 'Scan its weight label.',
  },
  LOCATION_MISSING: {
    happened: 'Where does it come from?',
    expected: 'One of: {{bins, list}}.',
    next: 'Scan the location that you took it from.',
  },
  NOTHING_PENDING: {
    happened: 'No item waits for this',
    expected: 'The item first, then its lot or serial number.',
    next: 'Scan the item first.',
  },
  LOCATION_NEEDED: {
    happened: 'Location first',
    expected: 'One of: {{bins, list}}.',
    next: 'Scan the location, then the item.',
  },
  LOCATION_UNKNOWN: {
    happened: 'Unknown location: {{code}}',
    expected: 'A location of this warehouse.',
    next: 'Scan the label on the shelf again.',
  },
  LOCATION_NOT_EXPECTED: {
    happened: 'Nothing to take from {{bin}}',
    expected: 'What is open lies in: {{expected, list}}.',
    next: 'Go on there and scan that location.',
  },
  WRONG_LOCATION: {
    happened: 'Wrong location: {{bin}}',
    expected: 'It is set aside in {{expected, list}}.',
    next: 'Put it back and take it from {{expected, list}}.',
  },
  ITEM_NOT_IN_BIN: {
    happened: 'SAP has none of it in {{bin}}',
    expected: 'It lies in: {{bins, list}}.',
    next: 'Scan the location that it really comes from.',
  },
  BIN_SHORT: {
    happened: 'SAP has only {{onStock, quantity}} in {{bin}}',
    expected: '{{scanned, quantity}} on stock there.',
    next: 'Take the rest from another location and tell the office.',
  },
};
