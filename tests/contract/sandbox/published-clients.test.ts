import B1ServiceLayer from 'b1-service-layer';
import sapb1ServiceLayer from 'sapb1-service-layer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { anOrder, openDemo, wholeDelivery } from '../../unit/sandbox/demo-company.ts';
import { CREDENTIALS, openWire, type Wire } from './wire.ts';

// Clients that others wrote for SAP's Service Layer find here what they are used to. Both trust any certificate,
// send a cookie that they make themselves from the session's id, and write every refusal to the console.

let wire: Wire;
let company: ReturnType<typeof openDemo>;
beforeEach(async () => {
  company = openDemo();
  wire = await openWire(company);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await wire.close();
});

const order = z.looseObject({ DocEntry: z.number() });
const link = z.string().optional();
const page = z.object({ value: z.array(order), 'odata.nextLink': link, '@odata.nextLink': link });
const delivery = z.looseObject({ DocEntry: z.number(), CardCode: z.string() });
const count = () => wire.ask('GET', 'Orders/$count').then(({ text }) => Number(text));
const newDelivery = () =>
  wholeDelivery(company, anOrder(company, { ItemCode: 'F1001', Quantity: 3 }, { ItemCode: 'T2001' }));
const place = () => new URL(wire.server.url);

describe('b1-service-layer', () => {
  const open = async (): Promise<B1ServiceLayer> => {
    const client = new B1ServiceLayer();
    const { protocol, hostname, port } = place();
    await client.createSession({
      host: `${protocol}//${hostname}`,
      port: Number(port),
      company: CREDENTIALS.CompanyDB,
      username: CREDENTIALS.UserName,
      password: CREDENTIALS.Password,
    });
    return client;
  };

  it('reads all orders through all pages', async () => {
    const client = await open();
    const orders = z.array(order).parse(await client.find('Orders?$select=DocEntry,DocumentLines'));
    expect(orders.length).toBeGreaterThan(20);
    expect(orders).toHaveLength(await count());
    expect(new Set(orders.map(({ DocEntry }) => DocEntry)).size).toBe(orders.length);
  });

  it('posts a delivery and changes it', async () => {
    const client = await open();
    const posted = delivery.parse(await client.post('DeliveryNotes', newDelivery()));
    expect(posted.CardCode).toBe('C20001');
    await client.patch(`DeliveryNotes(${posted.DocEntry})`, { TrackingNumber: '1Z999' });
    expect(await client.get(`DeliveryNotes(${posted.DocEntry})`)).toMatchObject({ TrackingNumber: '1Z999' });
  });

  it('tells its user what SAP says', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = await open();
    expect(await client.post('DeliveryNotes', { CardCode: 'NOBODY', DocumentLines: [{}] })).toMatchObject({
      error: true,
      message: { error: { code: '-5002', message: "Invalid BP code [ODLN.CardCode] , 'NOBODY'" } },
    });
    await expect(client.query('Orders(999999)')).rejects.toThrow('404');
  });
});

describe.each(['v1', 'v2'] as const)('sapb1-service-layer on %s', (version) => {
  const open = async () => {
    const { protocol, hostname, port } = place();
    await sapb1ServiceLayer.createSession({
      host: `${protocol}//${hostname}`,
      port: Number(port),
      version,
      company: CREDENTIALS.CompanyDB,
      username: CREDENTIALS.UserName,
      password: CREDENTIALS.Password,
      debug: false,
    });
    return sapb1ServiceLayer;
  };

  it('reads all orders, following the link of each page', async () => {
    const client = await open();
    const entries: number[] = [];
    let pages = 0;
    for (let path: string | undefined = 'Orders?$select=DocEntry'; path !== undefined; pages++) {
      const { value, ...links } = page.parse(await client.get(path));
      entries.push(...value.map(({ DocEntry }) => DocEntry));
      // It puts its base address before every path; v1's links begin at the host.
      const next = version === 'v1' ? links['odata.nextLink'] : links['@odata.nextLink'];
      path = next?.replace('/b1s/v1/', '');
    }
    expect(pages).toBeGreaterThan(1);
    expect(entries).toHaveLength(await count());
    expect(new Set(entries).size).toBe(entries.length);
  });

  it('posts a delivery and changes it', async () => {
    const client = await open();
    const body = JSON.stringify(newDelivery());
    const named = version === 'v1' ? body.replaceAll('BatchNumberProperty', 'BatchNumber') : body;
    const posted = delivery.parse(await client.post('DeliveryNotes', JSON.parse(named)));
    await client.patch(`DeliveryNotes(${posted.DocEntry})`, { TrackingNumber: '1Z999' });
    expect(await client.get(`DeliveryNotes(${posted.DocEntry})`)).toMatchObject({ TrackingNumber: '1Z999' });
  });
});
