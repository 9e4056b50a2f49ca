/** The order that is open, and what a code means. */
export const session = {
  NO_OPEN_SESSION: {
    happened: 'No order is open',
    expected: 'A tote, a pick list or an order first.',
    next: 'Scan the tote or the order.',
  },
  SESSION_ALREADY_OPEN: {
    happened: 'Another order is still open',
    expected: 'One order at a time; open is {{work}}.',
    next: 'Finish it, or put it aside with F8.',
  },
  SESSION_SUSPENDED: {
    happened: 'This order is put aside',
    expected: 'An order that is being packed.',
    next: 'Scan its tote to go on with it.',
  },
  SESSION_NOT_SUSPENDED: {
    happened: 'This order is not put aside',
    expected: 'An order that was put aside.',
    next: 'Go on packing.',
  },
  SESSION_SHIPPED: {
    happened: 'This order is packed and closed',
    expected: 'An order that is still to pack.',
    next: 'Scan the next tote.',
  },
  SESSION_ABANDONED: {
    happened: 'This order was given up',
    expected: 'An order that is being packed.',
    next: 'Scan its tote to begin it again.',
  },
  ORDER_WITHOUT_LINES: {
    happened: 'This order has nothing to pack',
    expected: 'At least one open line.',
    next: 'Put the tote aside and ask the office.',
  },
  PACKAGINGS_MISSING: {
    happened: 'No packaging is set up',
    expected: 'At least one packaging in the rules {{rules}}.',
    next: 'Ask the station admin to set up the packagings.',
  },
  CODE_UNKNOWN: {
    happened: 'Unknown code',
    expected: 'A code of an item on this order.',
    next: 'Scan another code on the item; if there is none, put it aside.',
  },
  CODE_AMBIGUOUS: {
    happened: 'This code has several meanings',
    expected: 'One meaning; this one has: {{meanings}}.',
    next: 'Scan another code on the item.',
  },
  CODE_OF_STORE: {
    happened: "A shop's own code",
    expected: "The maker's bar code, or ours.",
    next: "Scan the maker's bar code on the item.",
  },
  SCAN_NOT_GOODS: {
    happened: 'That is no code of goods',
    expected: 'Goods, a location or a carton label.',
    next: 'Follow the sign.',
  },
};
