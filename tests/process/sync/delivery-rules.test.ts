import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openSite, type Site } from '../../support/site.ts';
import { catalogueUntil } from '../../support/sync-client.ts';

// What customers allow, as SAP keeps it with them and on their orders, as the bench gets it from the real services.

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const CUSTOMER = 'C20001';
const created = z.object({ DocEntry: z.int() });

it('lines are whole where the customer wants it so, unless the order says otherwise', async () => {
  const { client } = await site.startSync();
  expect((await site.asker.patch(`BusinessPartners('${CUSTOMER}')`, { BackOrder: 'tNO' })).status).toBe(204);
  const lines = [
    { ItemCode: 'H3015', Quantity: 4 },
    { ItemCode: 'H3016', Quantity: 4, BackOrder: 'tYES' },
  ];
  const order = { CardCode: CUSTOMER, DocDueDate: '2030-01-31', DocumentLines: lines };
  const { DocEntry } = created.parse((await site.asker.post('Orders', order)).json);
  const key = `SO${DocEntry}`;
  const { works } = await catalogueUntil(client, key, (known) => known.works.has(key));
  expect(works.get(key)?.lines.map(({ wholeOnly }) => wholeOnly)).toEqual([true, undefined]);
  expect(works.get(key)?.partialAllowed).toBe(true);
});
