export const packingRefusals = { ITEM_NOT_ON_ORDER: { happened: 'a', expected: 'b', next: 'c' } };
