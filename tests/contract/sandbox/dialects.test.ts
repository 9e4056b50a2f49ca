import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anOrder, openDemo, wholeDelivery } from '../../unit/sandbox/demo-company.ts';
import { openWire, type Reply, type Wire } from './wire.ts';

// v1 and v2 of one company, side by side: the same data, each in its own names and shapes.

let wire: Wire;
let company: ReturnType<typeof openDemo>;
beforeEach(async () => {
  company = openDemo();
  wire = await openWire(company);
});
afterEach(() => wire.close());

const both = async (method: string, path: string, body?: unknown): Promise<{ v1: Reply; v2: Reply }> => ({
  v1: await wire.ask(method, `/b1s/v1/${path}`, body),
  v2: await wire.ask(method, `/b1s/v2/${path}`, body),
});

describe('a page of a set', () => {
  it('is the same rows, with control lines of its own version', async () => {
    const { v1, v2 } = await both('GET', 'Items?$select=ItemCode&$filter=startswith(ItemCode,%27F%27)');
    const old = z.record(z.string(), z.unknown()).parse(v1.json);
    const now = z.record(z.string(), z.unknown()).parse(v2.json);
    expect(Object.keys(old).sort()).toEqual(['odata.metadata', 'odata.nextLink', 'value']);
    expect(Object.keys(now).sort()).toEqual(['@odata.context', '@odata.nextLink', 'value']);
    expect(old['odata.nextLink']).toMatch(/^\/b1s\/v1\/Items\?.*\$skip=20$/);
    expect(now['@odata.nextLink']).toMatch(/^Items\?.*\$skip=20$/);
    const codes = (value: unknown) =>
      z
        .array(z.looseObject({ ItemCode: z.string() }))
        .parse(value)
        .map(({ ItemCode }) => ItemCode);
    expect(codes(old.value)).toEqual(codes(now.value));
    expect(codes(old.value)).toHaveLength(20);
    expect(v1.headers).toMatchObject({ dataserviceversion: '3.0' });
    expect(v2.headers).toMatchObject({ 'odata-version': '4.0' });
  });

  it('tells how many there are in the words of its version', async () => {
    const v1 = await wire.ask('GET', '/b1s/v1/Orders?$inlinecount=allpages&$top=1');
    const v2 = await wire.ask('GET', '/b1s/v2/Orders?$count=true&$top=1');
    const { 'odata.count': old } = z.looseObject({ 'odata.count': z.number() }).parse(v1.json);
    expect(v2.json).toMatchObject({ '@odata.count': old });
    expect(old).toBeGreaterThan(1);
  });
});

describe('an entity', () => {
  it('writes days, and says what it is, in its own way', async () => {
    const { v1, v2 } = await both('GET', 'Orders(1)');
    const day = z.looseObject({ DocDate: z.string() });
    expect(day.parse(v1.json).DocDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(day.parse(v2.json).DocDate).toBe(`${day.parse(v1.json).DocDate}T00:00:00Z`);
    expect(v1.json).toMatchObject({
      'odata.metadata': expect.stringMatching(/\/v1\/\$metadata#Orders\/@Element$/),
    });
    expect(v2.json).toMatchObject({
      '@odata.context': expect.stringMatching(/\/v2\/\$metadata#Orders\/\$entity$/),
    });
    expect(v1.headers.etag).toBe(v2.headers.etag);
    expect(v1.json).toMatchObject({ 'odata.etag': v1.headers.etag });
    expect(v2.json).toMatchObject({ '@odata.etag': v2.headers.etag });
  });

  it('made by v1 with a BatchNumber is read by v2 with a BatchNumberProperty, and the other way round', async () => {
    const delivery = wholeDelivery(company, anOrder(company, { ItemCode: 'F1001', Quantity: 3 }));
    const inV1 = JSON.stringify(delivery).replaceAll('BatchNumberProperty', 'BatchNumber');
    expect((await wire.ask('POST', '/b1s/v2/DeliveryNotes', inV1)).json).toMatchObject({
      error: { code: '-1000', message: "Property 'BatchNumber' of 'BatchNumber' is invalid" },
    });
    expect((await wire.ask('POST', '/b1s/v1/DeliveryNotes', delivery)).status).toBe(201);

    const made = z.looseObject({ DocEntry: z.number() });
    const again = wholeDelivery(company, anOrder(company, { ItemCode: 'F1001', Quantity: 3 }));
    const v1 = await wire.ask(
      'POST',
      '/b1s/v1/DeliveryNotes',
      JSON.stringify(again).replaceAll('BatchNumberProperty', 'BatchNumber'),
    );
    expect(v1.status).toBe(201);
    const read = await both('GET', `DeliveryNotes(${made.parse(v1.json).DocEntry})`);
    expect(read.v1.text).toContain('"BatchNumber":"L1001-');
    expect(read.v1.text).not.toContain('BatchNumberProperty');
    expect(read.v2.text).toContain('"BatchNumberProperty":"L1001-');
    expect(read.v2.text).not.toContain('"BatchNumber":');
  });
});

describe('an error', () => {
  it.each([
    ['GET', 'Orders(999999)', 404, -2028, 'No matching records found (ODBC -2028)'],
    ['GET', 'Nothing', 400, 200, "Unrecognized resource path. Invalid entityset 'Nothing'"],
    ['POST', 'Orders', 400, -5002, 'Enter at least one row  [DocumentLines]'],
  ] as const)(
    'of %s %s has the same code and text in the shape of its version',
    async (method, path, status, code, message) => {
      const { v1, v2 } = await both(method, path, method === 'POST' ? { CardCode: 'C20001' } : undefined);
      expect(v1).toMatchObject({
        status,
        json: { error: { code, message: { lang: 'en-us', value: message } } },
      });
      expect(v2).toMatchObject({
        status,
        json: { error: { code: String(code), message, details: expect.any(Array) } },
      });
    },
  );
});

it('a session holds for both', async () => {
  const { v1, v2 } = await both('GET', 'Items?$top=1');
  expect([v1.status, v2.status]).toEqual([200, 200]);
});
