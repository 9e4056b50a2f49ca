import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openUnusual } from '../../unit/sandbox/demo-company.ts';
import { openWire, type Wire } from './wire.ts';

// How a client meets an approval procedure: a post that looks refused, and is a draft.

const SHIPMENT = '01JD0000000000000000000001';
const DELIVERY = {
  CardCode: 'C20001',
  U_PW_ID: SHIPMENT,
  DocumentLines: [{ ItemCode: 'H3002', Quantity: 1, WarehouseCode: '02' }],
};

let wire: Wire;
beforeEach(async () => {
  wire = await openWire(openUnusual({ approvals: ['DeliveryNotes'] }));
  await wire.ask('POST', 'UserFieldsMD', { TableName: 'ODLN', Name: 'PW_ID', Type: 'db_Alpha', Size: 50 });
});
afterEach(() => wire.close());

const documents = z.object({ value: z.array(z.object({ DocEntry: z.number() })) });
const found = async (set: string) => {
  const filter = encodeURIComponent(`U_PW_ID eq '${SHIPMENT}'`);
  const reply = await wire.ask('GET', `${set}?$select=DocEntry&$filter=${filter}`);
  return documents.parse(reply.json).value;
};

it('a post that wants the document back is told that there is none, and the draft is there', async () => {
  const reply = await wire.ask('POST', 'DeliveryNotes', DELIVERY);
  expect(reply).toMatchObject({
    status: 404,
    json: { error: { code: '-2028', message: 'No matching records found (ODBC -2028)' } },
  });
  expect(await found('DeliveryNotes')).toEqual([]);
  expect(await found('Drafts')).toHaveLength(1);
});

it('a post that wants nothing back is told 204, without a place', async () => {
  const reply = await wire.ask('POST', 'DeliveryNotes', DELIVERY, { prefer: 'return-no-content' });
  expect(reply).toMatchObject({ status: 204, text: '' });
  expect(reply.headers.location).toBeUndefined();
  expect(await found('Drafts')).toHaveLength(1);
});

it('the office approves it by SAP’s own requests, and the delivery is found by its id', async () => {
  await wire.ask('POST', 'DeliveryNotes', DELIVERY, { prefer: 'return-no-content' });
  const [draft] = await found('Drafts');
  const pending = await wire.ask('GET', `ApprovalRequests?$filter=${encodeURIComponent("Status eq 'W'")}`);
  const { value } = z
    .object({ value: z.array(z.object({ Code: z.number(), DraftEntry: z.number() })) })
    .parse(pending.json);
  expect(value).toEqual([{ Code: 1, DraftEntry: draft?.DocEntry }]);
  const decision = { ApprovalRequestDecisions: [{ Status: 'ardApproved', Remarks: 'fine' }] };
  expect((await wire.ask('PATCH', 'ApprovalRequests(1)', decision)).status).toBe(204);
  const save = { Document: { DocEntry: draft?.DocEntry } };
  expect((await wire.ask('POST', 'DraftsService_SaveDraftToDocument', save)).status).toBe(204);
  expect(await found('DeliveryNotes')).toHaveLength(1);
  expect(await wire.ask('GET', 'ApprovalRequests(1)')).toMatchObject({ json: { Status: 'arsGenerated' } });
});

/** A change set of one post, as a client writes it that lets an own row land with the delivery or not at all. */
const changeSet = (headers: string) =>
  [
    '--b',
    'Content-Type: multipart/mixed; boundary=c',
    '',
    '--c',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    'Content-ID: 1',
    '',
    'POST /b1s/v2/DeliveryNotes HTTP/1.1',
    'Content-Type: application/json',
    headers,
    '',
    JSON.stringify(DELIVERY),
    '--c--',
    '--b--',
    '',
  ].join('\r\n');

it.each([
  ['Prefer: return-no-content', 'HTTP/1.1 204', 1],
  ['X-Nothing: 1', 'HTTP/1.1 404', 0],
])('a change set with %s is answered %s and leaves %i draft', async (headers, says, drafts) => {
  const type = { 'content-type': 'multipart/mixed; boundary=b' };
  const reply = await wire.ask('POST', '$batch', changeSet(headers), type);
  expect(reply.text).toContain(says);
  expect(await found('Drafts')).toHaveLength(drafts);
});
