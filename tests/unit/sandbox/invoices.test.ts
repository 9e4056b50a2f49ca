import { beforeEach, describe, expect, it } from 'vitest';
import type { Company, Entity } from '../../../electron/sandbox/company/company.ts';
import { all, document, entity, openDemo, rows, saying, value, wholeDelivery } from './demo-company.ts';

let company: Company;
beforeEach(() => {
  company = openDemo();
});

const invoice = (entry: number) => entity(company, 'Invoices', entry);
const remaining = (of: Entity) =>
  rows(of.DocumentLines).map((line) => Number(line.RemainingOpenInventoryQuantity));
const deliver = (body: Entity) => document(company.create('DeliveryNotes', body));
const half = (of: Entity) => wholeDelivery(company, of, (open) => Math.floor(open / 2));

describe('a delivery based on a reserve invoice', () => {
  it('takes down what the invoice has left, and nothing of the order with its number', () => {
    const order = entity(company, 'Orders', 1);
    deliver(half(invoice(1)));
    expect(remaining(invoice(1))).toEqual([3, 2]);
    expect(remaining(entity(company, 'Orders', 1))).toEqual(remaining(order));
  });

  it('closes its goods with the last of them; its lines, and what is paid, stay as they are', () => {
    deliver(half(invoice(1)));
    expect(invoice(1)).toMatchObject({ DocumentStatus: 'bost_Open', InventoryStatus: 'bost_Open' });
    deliver(wholeDelivery(company, invoice(1)));
    expect(invoice(1)).toMatchObject({ DocumentStatus: 'bost_Open', InventoryStatus: 'bost_Close' });
    expect(rows(invoice(1).DocumentLines).map(({ LineStatus }) => LineStatus)).toEqual([
      'bost_Open',
      'bost_Open',
    ]);
  });

  it('is made of one that is paid, and closes the pick list that it is on', () => {
    expect(invoice(2).DocumentStatus).toBe('bost_Close');
    const delivery = deliver(wholeDelivery(company, invoice(2)));
    expect(entity(company, 'PickLists', 21).Status).toBe('ps_Closed');
    expect(rows(delivery.DocumentLines).map(({ BaseType, BaseEntry }) => [BaseType, BaseEntry])).toEqual(
      rows(invoice(2).DocumentLines).map(() => [13, 2]),
    );
    value(company.act('DeliveryNotes', Number(delivery.DocEntry), 'Cancel', {}));
    expect(invoice(2)).toMatchObject({ DocumentStatus: 'bost_Close', InventoryStatus: 'bost_Open' });
    expect(entity(company, 'PickLists', 21).Status).toBe('ps_Released');
  });

  it('is refused once nothing is left, of another customer, and of a line that it has not', () => {
    const body = wholeDelivery(company, invoice(1));
    expect(saying(company.create('DeliveryNotes', { ...body, CardCode: 'C20001' }))).toContain(
      'do not match',
    );
    const [line] = rows(body.DocumentLines);
    const wrong = { ...body, DocumentLines: [{ ...line, BaseLine: 9 }] };
    expect(saying(company.create('DeliveryNotes', wrong))).toContain('No matching records found');
    deliver(body);
    expect(saying(company.create('DeliveryNotes', body))).toContain('already been closed');
  });
});

describe('an invoice', () => {
  const lines = [{ ItemCode: 'H3015', Quantity: 4 }];

  it('is made as a reserve invoice, and commits what it sold', () => {
    const committed = () =>
      rows(entity(company, 'Items', 'H3015').ItemWarehouseInfoCollection).map(({ Committed }) =>
        Number(Committed),
      );
    const before = committed();
    const made = document(
      company.create('Invoices', { CardCode: 'C20001', ReserveInvoice: 'tYES', DocumentLines: lines }),
    );
    expect(made).toMatchObject({ InventoryStatus: 'bost_Open', DocumentStatus: 'bost_Open' });
    expect(committed()[0]).toBe((before[0] ?? 0) + 4);
    expect(saying(company.create('Invoices', { CardCode: 'C20001', DocumentLines: lines }))).toContain(
      '-5006',
    );
  });

  it('is not changed but for its remarks and own fields; cancelled, it has nothing left to send', () => {
    expect(saying(company.update('Invoices', 1, { Comments: 'Call first' }, 'PATCH'))).toBe('done');
    expect(invoice(1)).toMatchObject({ Comments: 'Call first', InventoryStatus: 'bost_Open' });
    expect(saying(company.update('Invoices', 1, { NumAtCard: 'X' }, 'PATCH'))).toContain('-1029');
    value(company.act('Invoices', 2, 'Cancel', {}));
    expect(invoice(2)).toMatchObject({ Cancelled: 'tYES', InventoryStatus: 'bost_Close' });
    expect(entity(company, 'PickLists', 21).Status).toBe('ps_Closed');
    deliver(half(invoice(1)));
    expect(saying(company.act('Invoices', 1, 'Cancel', {}))).toContain('target documents');
    expect(all(company, 'Invoices')).toHaveLength(3);
  });
});

it('a pick list is for the lines of an order or of an invoice, whichever it names', () => {
  const release = (BaseObjectType: number) =>
    company.create('PickLists', {
      PickListsLines: [{ BaseObjectType, OrderEntry: 1, OrderRowID: 1, ReleasedQuantity: 1 }],
    });
  const list = document(release(13));
  expect(rows(invoice(1).DocumentLines)[1]).toMatchObject({ PickListIdNumber: list.Absoluteentry ?? null });
  expect(rows(entity(company, 'Orders', 1).DocumentLines)[1]?.PickListIdNumber).toBe(1);
  expect(saying(release(202))).toContain('No matching records found');
});
