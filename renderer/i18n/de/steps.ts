export const steps = { scanItem: { what: 'Scan the item', hint: '' } };
