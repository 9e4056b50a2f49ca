/** Cartons, weight, labels and the shipment. */
export const cartons = {
  NO_OPEN_CARTON: {
    happened: 'No carton is open',
    expected: 'An open carton on the bench.',
    next: 'Press F2 for a new carton.',
  },
  CARTON_ALREADY_OPEN: {
    happened: 'Carton {{carton}} is still open',
    expected: 'One open carton at a time.',
    next: 'Close it first with F2.',
  },
  CARTON_EMPTY: {
    happened: 'Carton {{carton}} is empty',
    expected: 'At least one unit in it.',
    next: 'Pack something into it first.',
  },
  CARTON_CLOSING: {
    happened: 'Carton {{carton}} is being closed',
    expected: 'Its weight or its label.',
    next: 'Finish it, or press Esc to go on packing.',
  },
  NOT_CLOSING: {
    happened: 'No carton is being closed',
    expected: 'A carton on the scale.',
    next: 'Press F2 to close the carton.',
  },
  CARTON_UNKNOWN: {
    happened: 'There is no carton {{carton}}',
    expected: 'A carton of this shipment.',
    next: 'Press F7 to see the cartons.',
  },
  CARTON_NOT_CLOSED: {
    happened: 'Carton {{carton}} is not closed',
    expected: 'A closed carton.',
    next: 'Go on packing into it.',
  },
  REOPEN_NEEDS_RIGHT: {
    happened: '{{name}} may not open cartons again',
    expected: 'Somebody with the right to, for carton {{carton}}.',
    next: 'Ask somebody who may.',
  },
  PACKAGING_UNKNOWN: {
    happened: 'Unknown packaging: {{packaging}}',
    expected: 'One of: {{known, list}}.',
    next: 'Press F6 and choose.',
  },
  TOO_MANY_CARTONS: {
    happened: 'Too many cartons',
    expected: 'At most {{limit, quantity}} in one shipment.',
    next: 'Close the shipment; the rest goes into another one.',
  },
  TOO_MANY_CONTENTS: {
    happened: 'Carton {{carton}} has too many scans',
    expected: 'At most {{limit, quantity}} in one carton.',
    next: 'Close it with F2 and go on in the next one.',
  },
  SSCC_INVALID: {
    happened: 'The carton number is wrong',
    expected: 'A valid SSCC, not {{sscc}}.',
    next: 'Ask the station admin to check the number range.',
  },
  SSCC_USED: {
    happened: 'The carton number was used before',
    expected: 'A new SSCC, not {{sscc, sscc}}.',
    next: 'Ask the station admin to check the number range.',
  },
  WEIGHT_UNDER: {
    happened: 'Too light',
    expected: '{{expected, weight}} ± {{tolerance, grams}}; carton {{carton}} weighs {{actual, weight}}.',
    next: 'Something is missing: check the contents.',
  },
  WEIGHT_OVER: {
    happened: 'Too heavy',
    expected: '{{expected, weight}} ± {{tolerance, grams}}; carton {{carton}} weighs {{actual, weight}}.',
    next: 'Something too many is inside: check the contents.',
  },
  WEIGHT_BELOW_TARE: {
    happened: 'Lighter than the empty carton',
    expected: 'More than {{tare, weight}} for carton {{carton}}; the scale says {{actual, weight}}.',
    next: 'Check the scale and the packaging, then weigh again.',
  },
  SCALE_EMPTY: {
    happened: 'The scale is empty',
    expected: 'The carton on the scale.',
    next: 'Put the carton on the scale and press F2.',
  },
  LABEL_OF_OTHER_CARTON: {
    happened: 'That label belongs to carton {{carton}}',
    expected: 'The label of carton {{due}}.',
    next: 'Take the label off; scan the one of carton {{due}}.',
  },
  LABEL_DEAD: {
    happened: 'This label is no longer valid',
    expected: 'The new label, not {{sscc, sscc}}.',
    next: 'Take it off and destroy it.',
  },
  LABEL_NOT_OURS: {
    happened: 'Not a label of this shipment',
    expected: 'A carton of this shipment, not {{sscc, sscc}}.',
    next: 'Scan the label that was just printed.',
  },
  LABEL_NOT_DUE: {
    happened: 'The label of carton {{carton}} is not due',
    expected: 'What the sign says.',
    next: 'Follow the sign.',
  },
  LABEL_OUTSTANDING: {
    happened: 'Carton {{carton}} still waits for its label',
    expected: 'A scan of the label {{sscc, sscc}}.',
    next: 'Stick the label on and scan it.',
  },
  CARTON_STILL_OPEN: {
    happened: 'Carton {{carton}} is still open',
    expected: 'Closed cartons only.',
    next: 'Close the carton first with F2.',
  },
  NOTHING_PACKED: {
    happened: 'Nothing is packed',
    expected: 'At least one closed carton.',
    next: 'Pack something, or give the order up with F8.',
  },
  PARTIAL_NOT_BY_CUSTOMER: {
    happened: 'The customer takes no partial delivery',
    expected: 'Everything for {{customer}}; missing: {{missing, list}}.',
    next: 'Pack what is missing, or put the order aside with F8.',
  },
  SPLIT_NOT_BY_CUSTOMER: {
    happened: 'The customer takes this whole or not at all',
    expected: 'All of {{split, list}} for {{customer}}, or nothing of it.',
    next: 'Pack what is missing of it, or take it out of the cartons.',
  },
  PARTIAL_NOT_BY_RULE: {
    happened: 'The order is not complete',
    expected: 'All lines; missing: {{missing, list}}.',
    next: 'Pack what is missing, or put the order aside with F8.',
  },
  PARTIAL_NEEDS_RIGHT: {
    happened: '{{name}} may not ship short',
    expected: 'All lines; missing: {{missing, list}}.',
    next: 'Pack what is missing, or ask somebody who may.',
  },
  PARTIAL_NEEDS_REASON: {
    happened: 'The order is not complete',
    expected: 'A reason; missing: {{missing, list}}.',
    next: 'Press F10 and choose why.',
  },
};
