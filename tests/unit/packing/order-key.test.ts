import { describe, expect, it } from 'vitest';
import { confirmation } from '../../../shared/contracts/confirmation.ts';
import { stationProgress } from '../../../shared/contracts/progress.ts';
import { work as workSchema } from '../../../shared/contracts/work.ts';
import {
  keyOfItsOrder,
  ORDER_KINDS,
  orderKeyOf,
  orderKindOf,
  orderOfKey,
  workKeyOf,
} from '../../../shared/packing/order-key.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { aSession } from '../../support/progress.ts';
import { line, SCREWS, work } from './bench.ts';

describe('the key of an order', () => {
  it('is unlike for any two documents, and says which it is', () => {
    expect(orderKeyOf({ entry: 12 })).toBe('SO12');
    expect(orderKeyOf({ kind: 'reserveInvoice', entry: 12 })).toBe('RI12');
    for (const kind of ORDER_KINDS) {
      for (const entry of [1, 12, 4_071_199]) {
        expect(orderOfKey(orderKeyOf({ kind, entry }))).toEqual({ kind, entry });
        for (const list of [null, 57]) expect(orderKindOf(workKeyOf({ kind, entry }, list))).toBe(kind);
      }
    }
    expect(workKeyOf({ kind: 'reserveInvoice', entry: 12 }, 57)).toBe('PL57-RI12');
  });
});

describe('what was written before there were reserve invoices', () => {
  const before: readonly (readonly [string, { parse(value: unknown): unknown }, unknown])[] = [
    ['a confirmation', confirmation, aConfirmation()],
    ['a work', workSchema, work([line(SCREWS)])],
    ['the progress of a station', stationProgress, [aSession()]],
  ];

  it.each(before)('is an order: %s is read, and written again byte for byte', (_what, schema, written) => {
    const text = JSON.stringify(written);
    expect(text).not.toMatch(/kind/i);
    expect(JSON.stringify(schema.parse(JSON.parse(text)))).toBe(text);
    expect(keyOfItsOrder(aConfirmation())).toBe('SO407');
  });
});
