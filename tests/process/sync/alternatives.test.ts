import { afterEach, beforeEach, expect, it } from 'vitest';
import { workChange } from '../../../shared/contracts/catalogue.ts';
import { openSite, type Site } from '../../support/site.ts';
import { STATION } from '../../support/sync-client.ts';

// The real sync service and the real sandbox: somebody orders more of an item than there is, and SAP knows what could
// be sent in its place.

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const TOO_MANY = 5_000;
const SHORT = 'H3015';
const OTHER = 'H3016';
const LOT = 'F1004';

it('an order that is short carries what SAP names in the place of its items; only short ones are asked for', async () => {
  const { client } = await site.startSync();
  const alternatives = (codes: readonly string[], ItemCode: string) =>
    site.asker.post('AlternativeItemsService_AddItem', {
      OriginalItem: {
        ItemCode,
        AlternativeItems: codes.map((AlternativeItemCode) => ({ AlternativeItemCode })),
      },
    });
  expect((await alternatives([OTHER, LOT], SHORT)).status).toBe(200);
  expect((await alternatives([SHORT], OTHER)).status).toBe(200);
  const made = await site.asker.post('Orders', {
    CardCode: 'C20001',
    NumAtCard: 'TOO-MANY',
    DocDueDate: '2030-01-31',
    DocumentLines: [{ ItemCode: SHORT, Quantity: TOO_MANY }],
  });
  expect(made.status).toBe(201);

  const signal = AbortSignal.timeout(20_000);
  let told: unknown = null;
  for await (const { changes } of client.calls.watchWork({ stationId: STATION }, { signal })) {
    const works = changes
      .map((text) => workChange.parse(JSON.parse(text)))
      .flatMap((change) => (change.kind === 'putWork' ? [change] : []));
    const short = works.find(({ work }) => work.order.customerReference === 'TOO-MANY');
    if (short?.work.lines[0]?.alternatives === undefined) continue;
    told = { alternatives: short.work.lines[0].alternatives, readiness: short.readiness };
    break;
  }
  expect(told).toMatchObject({ alternatives: [OTHER, LOT], readiness: { state: 'short' } });
  expect(site.proxy.count('AlternativeItemsService_GetItem')).toBeLessThan(5);
});

it('what is on stock is named beside what is missing', async () => {
  const { client } = await site.startSync();
  const stock = await site.asker.get(`Items('${SHORT}')?$select=QuantityOnStock`);
  const onStock = Number((stock.json as { readonly QuantityOnStock: number }).QuantityOnStock);
  await site.asker.post('AlternativeItemsService_AddItem', {
    OriginalItemParams: { ItemCode: SHORT, AlternativeItems: [{ AlternativeItemCode: OTHER }] },
  });
  await site.asker.post('Orders', {
    CardCode: 'C20001',
    NumAtCard: 'TOO-MANY',
    DocDueDate: '2030-01-31',
    DocumentLines: [{ ItemCode: SHORT, Quantity: onStock, WarehouseCode: '01' }],
  });
  const signal = AbortSignal.timeout(20_000);
  let named: unknown;
  for await (const { changes } of client.calls.watchWork({ stationId: STATION }, { signal })) {
    for (const change of changes.map((text) => workChange.parse(JSON.parse(text)))) {
      if (change.kind === 'putWork' && change.work.order.customerReference === 'TOO-MANY') {
        named = change.readiness?.missing[0]?.alternatives ?? named;
      }
    }
    if (named !== undefined) break;
  }
  expect(named).toMatchObject([{ itemCode: OTHER }]);
});
