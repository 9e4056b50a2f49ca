import { afterEach, expect, it } from 'vitest';
import { lookUp } from '../../../electron/sync/post/look-up.ts';
import { openServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import { type Reply, startScripted } from '../../support/scripted-service-layer.ts';

const ID = '0193a1c2-7c10-7f3a-9c11-3a5e00000001';
const NO_ROW = { status: 404, body: { error: { code: '-2028', message: 'No matching records found' } } };

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** A shipment of which SAP has neither delivery nor draft is looked up, with this answer about its own row. */
async function sightingWhen(row: Reply): Promise<string> {
  const server = await startScripted(({ url }) =>
    url.includes('U_PW_SHIPMENT') ? row : { body: { value: [] } },
  );
  toClose.push(server.close);
  const sap = openServiceLayer(server.config, { now: () => 0, newId: () => 'id', onStanding: () => {} });
  toClose.push(sap.close);
  const { kind } = await lookUp(sap, ID, true, new AbortController().signal);
  return kind;
}

// A proxy may answer anything with 200: taken for the row, it would keep a shipment from SAP for ever.
it.each([
  ['its row', { body: { Code: ID } }, 'rowOnly'],
  ['no row', NO_ROW, 'absent'],
  ['nothing that is a row', { body: {} }, 'unsure'],
  ['the row of another shipment', { body: { Code: 'another' } }, 'unsure'],
  ['a page', { headers: { 'content-type': 'text/html' }, body: '<html></html>' }, 'unsure'],
  ['nothing', null, 'unsure'],
] as const)('what is looked up, when SAP answers with %s', async (_what, row, kind) => {
  expect(await sightingWhen(row)).toBe(kind);
});
