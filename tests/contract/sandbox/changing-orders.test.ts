import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changesOf, type OrderChanges } from '../../support/order-changes.ts';
import { type Asker, askSandbox } from '../../support/sandbox.ts';
import { anOrder, openDemo, rows, saying, wholeDelivery } from '../../unit/sandbox/demo-company.ts';
import { openWire, type Wire } from './wire.ts';

// What may happen to an order while it is packed.

let wire: Wire;
let asker: Asker;
let company: ReturnType<typeof openDemo>;
let entry: number;
let order: ReturnType<typeof anOrder>;
let changes: OrderChanges;
beforeEach(async () => {
  company = openDemo();
  wire = await openWire(company);
  asker = await askSandbox(wire.server);
  order = anOrder(company, { ItemCode: 'F1001', Quantity: 4 }, { ItemCode: 'H3001', Quantity: 3 });
  entry = Number(order.DocEntry);
  changes = changesOf(asker, entry);
});
afterEach(async () => {
  await asker.close();
  await wire.close();
});

const shape = z.object({
  DocumentStatus: z.string(),
  Cancelled: z.string(),
  DocTotal: z.number(),
  DocumentLines: z.array(
    z.object({
      LineNum: z.number(),
      ItemCode: z.string(),
      RemainingOpenQuantity: z.number(),
      LineStatus: z.string(),
    }),
  ),
});
const now = async () => shape.parse((await asker.get(`Orders(${entry})`)).json);
const lines = async () =>
  (await now()).DocumentLines.map((line) => [
    line.LineNum,
    line.ItemCode,
    line.RemainingOpenQuantity,
    line.LineStatus === 'bost_Open' ? 'open' : 'closed',
  ]);
const deliver = (portion?: (open: number) => number) =>
  company.create(
    'DeliveryNotes',
    wholeDelivery(company, company.sets.get('Orders')?.get(entry) ?? {}, portion),
  );

describe('an order that changes', () => {
  it('gets a line', async () => {
    await changes.addLine({ ItemCode: 'H3009', Quantity: 7 });
    expect(await lines()).toEqual([
      [0, 'F1001', 4, 'open'],
      [1, 'H3001', 3, 'open'],
      [2, 'H3009', 7, 'open'],
    ]);
  });

  it('wants more or less of a line, but not less than is delivered', async () => {
    await changes.changeQuantity(0, 9);
    expect((await lines())[0]).toEqual([0, 'F1001', 9, 'open']);
    expect((await now()).DocTotal).toBeCloseTo(9 * 8.9 + 3 * 6.9);
    expect(saying(deliver((open) => (open === 9 ? 5 : 0)))).toBe('done');
    await changes.changeQuantity(0, 6);
    expect((await lines())[0]).toEqual([0, 'F1001', 1, 'open']);
    await expect(changes.changeQuantity(0, 4)).rejects.toThrow('Quantity must be greater than zero');
    await changes.changeQuantity(0, 5);
    expect((await lines())[0]).toEqual([0, 'F1001', 0, 'closed']);
  });

  it('closes a line, of which nothing is delivered any more', async () => {
    await changes.closeLine(1);
    expect(await lines()).toEqual([
      [0, 'F1001', 4, 'open'],
      [1, 'H3001', 3, 'closed'],
    ]);
    const based = { BaseType: 17, BaseEntry: entry, BaseLine: 1, Quantity: 3 };
    expect(saying(company.create('DeliveryNotes', { CardCode: 'C20001', DocumentLines: [based] }))).toContain(
      'One of the base documents has already been closed',
    );
    expect(saying(deliver())).toBe('done');
    expect((await now()).DocumentStatus).toBe('bost_Close');
  });

  it('loses a line, unless something of it is delivered', async () => {
    await changes.removeAllLinesBut(1);
    expect(await lines()).toEqual([[1, 'H3001', 3, 'open']]);
    expect(saying(deliver((open) => open - 1))).toBe('done');
    await changes.addLine({ ItemCode: 'H3009', Quantity: 1 });
    await expect(changes.removeAllLinesBut(2)).rejects.toThrow('Document has target documents');
    expect(await lines()).toHaveLength(2);
  });

  it('is cancelled, but not when something of it is delivered', async () => {
    expect(saying(deliver((open) => (open === 4 ? 1 : 0)))).toBe('done');
    await expect(changes.cancel()).rejects.toThrow('Document has target documents');
    expect((await now()).Cancelled).toBe('tNO');
    const other = anOrder(company, { ItemCode: 'F1001', Quantity: 4 });
    await changesOf(asker, Number(other.DocEntry)).cancel();
    const cancelled = await asker.get(`Orders(${other.DocEntry})`);
    expect(cancelled.json).toMatchObject({ Cancelled: 'tYES', DocumentStatus: 'bost_Close' });
    await expect(changesOf(asker, Number(other.DocEntry)).reopen()).rejects.toThrow('cannot be reopened');
  });

  it('is closed and opened again, with what was left of it', async () => {
    expect(saying(deliver((open) => (open === 4 ? 4 : 1)))).toBe('done');
    await expect(changes.reopen()).rejects.toThrow('cannot be reopened');
    await changes.close();
    await expect(changes.addLine({ ItemCode: 'H3009', Quantity: 1 })).rejects.toThrow('already closed');
    expect(await lines()).toEqual([
      [0, 'F1001', 0, 'closed'],
      [1, 'H3001', 2, 'closed'],
    ]);
    await changes.reopen();
    expect(await lines()).toEqual([
      [0, 'F1001', 0, 'closed'],
      [1, 'H3001', 2, 'open'],
    ]);
    expect(saying(deliver())).toBe('done');
    await expect(changes.reopen()).rejects.toThrow('cannot be reopened');
  });

  it('takes the components of a kit along when it wants another number of kits', async () => {
    const kits = anOrder(company, { ItemCode: 'K5001', Quantity: 2 });
    const ofKits = changesOf(asker, Number(kits.DocEntry));
    const open = async () =>
      shape
        .parse((await asker.get(`Orders(${kits.DocEntry})`)).json)
        .DocumentLines.map(({ RemainingOpenQuantity }) => RemainingOpenQuantity);
    expect(await open()).toEqual([2, 2, 2, 2, 4]);
    await ofKits.changeQuantity(0, 3);
    expect(await open()).toEqual([3, 3, 3, 3, 6]);
    const one = wholeDelivery(
      company,
      company.sets.get('Orders')?.get(Number(kits.DocEntry)) ?? {},
      (of) => of / 3,
    );
    expect(saying(company.create('DeliveryNotes', one))).toBe('done');
    await ofKits.changeQuantity(0, 2);
    expect(await open()).toEqual([1, 1, 1, 1, 2]);
    await expect(ofKits.changeQuantity(0, 0.5)).rejects.toThrow('Quantity must be greater than zero');
  });

  it('is another version with each change', async () => {
    const before = (await asker.get(`Orders(${entry})`)).headers.etag;
    await changes.changeQuantity(0, 5);
    expect((await asker.get(`Orders(${entry})`)).headers.etag).not.toBe(before);
    expect(rows(company.sets.get('Orders')?.get(entry)?.DocumentLines)).toHaveLength(2);
  });
});
