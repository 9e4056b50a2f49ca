import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Company, Entity } from '../../../electron/sandbox/company/company.ts';
import { randomFrom } from '../../../electron/sandbox/company/demo/random.ts';
import { openRecords } from '../../../electron/sandbox/company/records.ts';
import { openTypeBook } from '../../../electron/sandbox/company/type-book.ts';
import { createUserField, openOwnObjects } from '../../../electron/sandbox/company/user-defined.ts';
import { objectTypeOf } from '../../../electron/sync/orders.ts';
import { type DeliveryOptions, deliveryOf } from '../../../electron/sync/post/delivery.ts';
import type { OrderKind } from '../../../shared/packing/order-key.ts';
import { quantity, subtract, sum, toBase } from '../../../shared/packing/quantity.ts';
import type { RuleLayer } from '../../../shared/packing/rules.ts';
import { takenIn } from '../../support/sap-documents.ts';
import { TODAY, work as workOf } from '../../unit/packing/bench.ts';
import { generatedWork } from '../../unit/packing/generated-works.ts';
import { type CompanyWorks, openCompanyWorks, placeOrder } from './company-works.ts';
import { type Packed, packingSession, total } from './packing-sessions.ts';

// From the first scan to what SAP takes: the packing core, the confirmation, the body of the delivery, SAP's types and
// rules. What was scanned is counted from the session's own events and held against the far end.

const ofKind = fc.constantFrom<OrderKind>('order', 'reserveInvoice');

describe('the body made of any packing session', () => {
  it('is of SAP’s types, and says of each line, lot, serial and bin what was packed, in base units', () => {
    const accepts = bodyTypes();
    const seen = { bodies: 0, invoices: 0, partial: 0, inBaseUnits: 0, lots: 0, serials: 0, bins: 0 };
    fc.assert(
      fc.property(
        generatedWork,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        ofKind,
        (generated, steps, link, kind) => {
          const order = { ...workOf([]).order, ...(kind === 'order' ? {} : { kind }) };
          const work = workOf(generated.lines, { pickListEntry: 57, order });
          const packed = packingSession(work, { ...generated.rules, partialShipment: 'allowed' }, steps);
          if (packed === null) return;
          const options = { pickListLink: link, packageTypes: new Set(link ? ['S', 'L'] : []) };
          const body = deliveryOf(packed.confirmation, options);
          expect(accepts(asSent(body))).toEqual({ ok: true });
          expectAddsUp(body, packed);
          seen.bodies += 1;
          seen.invoices += kind === 'order' ? 0 : 1;
          seen.partial += packed.confirmation.partial ? 1 : 0;
          for (const line of body.DocumentLines) {
            seen.inBaseUnits += 'UseBaseUnits' in line ? 1 : 0;
            seen.lots += line.BatchNumbers.length;
            seen.serials += line.SerialNumbers.length;
            seen.bins += line.DocumentLinesBinAllocations.length;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(seen.bodies).toBeGreaterThan(250);
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(20);
  });
});

describe('a packing session of anything that the company sells', () => {
  let site: CompanyWorks;
  beforeAll(async () => {
    site = await openCompanyWorks(null, TODAY);
  });
  afterAll(() => site.close());

  it('becomes a delivery of just these goods, and they are what leaves the stock', async () => {
    const random = randomFrom(20_261_124);
    const seen = { deliveries: 0, invoices: 0, partial: 0, lots: 0, serials: 0, bins: 0, kits: 0, picked: 0 };
    const keys = (await site.read()).map(({ key }) => key);
    for (let n = 0; n < 60; n++) {
      keys.push(placeOrder(site.company, random, n % 3 === 0 ? 'reserveInvoice' : 'order'));
    }
    for (const key of keys) {
      const work = (await site.read()).find((each) => each.key === key);
      if (work === undefined) continue;
      const layer: RuleLayer = { partialShipment: 'allowed', location: random() < 0.5 ? 'scan' : 'off' };
      const packed = packingSession(work, layer, Math.ceil(random() * 30));
      if (packed === null) continue;
      const before = stockIn(site.company);
      const created = deliver(site.company, packed, site.equipment);
      expect(created.ok ? 'taken' : created.error.message, key).toBe('taken');
      expect(linesIn(site.company, packed.confirmation.shipmentId)).toEqual(
        packed.confirmation.lines.map(({ orderEntry, orderLine }) => ({
          order: [objectTypeOf(work.order), orderEntry, orderLine],
          quantity: total(packed.byLine.get(orderLine)),
          taken: packed.byLine.get(orderLine),
        })),
      );
      expect(taken(before, stockIn(site.company))).toEqual(takenBy(packed));
      const rows = [...packed.byLine.values()].flat();
      seen.deliveries += 1;
      seen.invoices += work.order.kind === 'reserveInvoice' ? 1 : 0;
      seen.partial += packed.confirmation.partial ? 1 : 0;
      seen.lots += rows.filter(({ lot }) => lot !== null).length;
      seen.serials += rows.filter(({ serial }) => serial !== null).length;
      seen.bins += rows.filter(({ bin }) => bin !== null).length;
      seen.kits += work.lines.some(({ kit, line }) => kit !== null && packed.byLine.has(line)) ? 1 : 0;
      seen.picked += work.pickListEntry === null ? 0 : 1;
    }
    expect(seen.deliveries).toBeGreaterThan(70);
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
  }, 120_000);
});

type Body = ReturnType<typeof deliveryOf>;

/** SAP's own types of a delivery, with the field that carries the shipment's id. */
function bodyTypes() {
  const records = openRecords(null);
  const types = openTypeBook(openOwnObjects(records, false).fields);
  const field = { TableName: 'ODLN', Name: 'PW_ID', Type: 'db_Alpha', Size: 50, Description: 'Shipment' };
  records.atomically(() => createUserField(records, types, field));
  return (body: Entity) => {
    const parsed = types.parse('Document', body);
    return parsed.ok ? { ok: true } : parsed;
  };
}

/** As it arrives: what is not in the text is not there. */
function asSent(body: Body): Entity {
  return JSON.parse(JSON.stringify(body)) as Entity;
}

function expectAddsUp(body: Body, { confirmation, byLine }: Packed): void {
  expect(body.DocumentLines.map(({ BaseLine }) => BaseLine)).toEqual(
    [...byLine.keys()].sort((a, b) => a - b),
  );
  for (const { BaseType, BaseEntry } of body.DocumentLines) {
    expect([BaseType, BaseEntry]).toEqual([
      confirmation.orderKind === undefined ? 17 : 13,
      confirmation.orderEntry,
    ]);
  }
  for (const [position, line] of body.DocumentLines.entries()) {
    const packed = byLine.get(line.BaseLine) ?? [];
    const factor = 'UseBaseUnits' in line ? 1 : (confirmation.lines[position]?.uom.factor ?? 0);
    const base = toBase(line.Quantity, factor);
    expect(base).toBe(total(packed));
    expect(takenIn({ ...line, ItemCode: '', InventoryQuantity: base })).toEqual(packed);
    for (const { BatchNumberProperty: lot, Quantity } of line.BatchNumbers) {
      expect(Quantity).toBe(total(packed.filter((row) => row.lot === lot)));
    }
  }
}

function deliver(company: Company, { confirmation }: Packed, options: DeliveryOptions) {
  return company.create('DeliveryNotes', asSent(deliveryOf(confirmation, options)));
}

const line = z.object({
  BaseType: z.int(),
  BaseEntry: z.int(),
  BaseLine: z.int(),
  ItemCode: z.string(),
  InventoryQuantity: z.number(),
  BatchNumbers: z.array(z.object({ BatchNumberProperty: z.string(), Quantity: z.number() })).default([]),
  SerialNumbers: z.array(z.object({ InternalSerialNumber: z.string() })).default([]),
  DocumentLinesBinAllocations: z
    .array(z.object({ BinAbsEntry: z.int(), Quantity: z.number(), SerialAndBatchNumbersBaseLine: z.int() }))
    .default([]),
});
const delivery = z.object({ U_PW_ID: z.string().nullish(), DocumentLines: z.array(z.unknown()) });

function linesIn(company: Company, shipmentId: string) {
  return [...(company.sets.get('DeliveryNotes')?.entries() ?? [])]
    .map((entity) => delivery.parse(entity))
    .filter(({ U_PW_ID: id }) => id === shipmentId)
    .flatMap(({ DocumentLines }) => z.array(line).parse(DocumentLines))
    .map((each) => ({
      order: [each.BaseType, each.BaseEntry, each.BaseLine],
      quantity: each.InventoryQuantity,
      taken: takenIn(each),
    }));
}

const stockRow = z.object({
  ItemCode: z.string(),
  WhsCode: z.string(),
  DistNumber: z.string().optional(),
  BinAbs: z.int().optional(),
  OnHandQty: z.number(),
});

/** What the stored queries say is on hand, of each lot and serial, and of each item in each bin. */
function stockIn(company: Company): ReadonlyMap<string, number> {
  return new Map(
    ['PW_LOTS', 'PW_SERIALS', 'PW_BINS'].flatMap((query) => {
      const rows = company.runQuery(query, {});
      if (!rows.ok) throw new Error(rows.error.message);
      return z
        .array(stockRow)
        .parse(rows.value)
        .map(
          ({ ItemCode, WhsCode, DistNumber, BinAbs, OnHandQty }) =>
            [placeOf(ItemCode, WhsCode, DistNumber ?? null, BinAbs ?? null), OnHandQty] as const,
        );
    }),
  );
}

function taken(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) {
  const less = [...before].map(([place, was]) => [place, subtract(was, after.get(place) ?? 0)] as const);
  return new Map(less.filter(([, some]) => some !== 0).sort());
}

function takenBy({ confirmation, byLine }: Packed): ReadonlyMap<string, number> {
  const places = confirmation.lines.flatMap(({ itemCode, warehouse, orderLine }) =>
    (byLine.get(orderLine) ?? []).flatMap(({ lot, serial, bin, quantity: some }) => [
      ...(lot === null && serial === null
        ? []
        : [[placeOf(itemCode, warehouse, lot ?? serial, null), some] as const]),
      ...(bin === null ? [] : [[placeOf(itemCode, warehouse, null, bin), some] as const]),
    ]),
  );
  const byPlace = Map.groupBy(places, ([place]) => place);
  return new Map(
    [...byPlace].map(([place, rows]) => [place, quantity(sum(rows.map(([, some]) => some)))] as const).sort(),
  );
}

function placeOf(item: string, warehouse: string, number: string | null, bin: number | null): string {
  return JSON.stringify([item, warehouse, number, bin]);
}
