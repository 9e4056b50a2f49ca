import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { type Behaviours, behaviours } from '../../../electron/sandbox/behaviours.ts';
import { openCompany } from '../../../electron/sandbox/company/open-company.ts';
import { serve } from '../../../electron/sandbox/service-layer/server.ts';
import { fileForm } from '../../../electron/sync/service-layer/file-form.ts';
import { askSandbox } from '../../support/sandbox.ts';

// What SAP does with files and with deliveries that are posted, as far as its manuals and public integrations tell.

const agent = new Agent();
const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

async function open(unusual: Partial<Behaviours> = {}) {
  const now = () => new Date();
  const today = now().toISOString().slice(0, 10);
  const company = openCompany({ folder: null, seed: null, today, now, behaviours: behaviours(unusual) });
  const options = { port: 0, certificate: null, sessionTimeoutMinutes: 30, delayMs: 0, faults: false };
  const failed = (error: Error) => {
    throw error;
  };
  const server = await serve(company, { ...options, now, newId: randomUUID, failed });
  const asker = await askSandbox(server);
  toEnd.push(company.close, server.close, asker.close);
  const login = await request(`${server.url}/b1s/v2/Login`, {
    method: 'POST',
    body: JSON.stringify({ CompanyDB: 'SBODEMO', UserName: 'manager', Password: 'manager' }),
    dispatcher: agent,
  });
  await login.body.dump();
  const cookie = [login.headers['set-cookie'] ?? []].flat().join('; ');
  const send = async (method: 'POST' | 'PATCH' | 'GET', path: string, name?: string, content = '') => {
    const form = name === undefined ? null : fileForm(pdf(name, content), 'b');
    const answer = await request(`${server.url}/b1s/v2/${path}`, {
      method,
      headers: { cookie, ...(form === null ? {} : { 'content-type': form.type }) },
      body: form?.body ?? null,
      dispatcher: agent,
    });
    return { status: answer.statusCode, bytes: Buffer.from(await answer.body.arrayBuffer()) };
  };
  const delivery = async () => {
    const order = await asker.get("Orders?$filter=DocumentStatus eq 'bost_Open'&$top=1");
    const [{ CardCode }] = (order.json as { value: { CardCode: string }[] }).value as [{ CardCode: string }];
    const items = await asker.get(
      "Items?$filter=ManageBatchNumbers eq 'tNO' and ManageSerialNumbers eq 'tNO'",
    );
    for (const { ItemCode } of (items.json as { value: { ItemCode: string }[] }).value) {
      const made = await asker.post('DeliveryNotes', {
        CardCode,
        DocumentLines: [{ ItemCode, Quantity: 1 }],
      });
      if (made.status === 201) return (made.json as { DocEntry: number }).DocEntry;
    }
    throw new Error('Nothing could be delivered');
  };
  return { asker, send, delivery };
}

function pdf(name: string, content: string) {
  return { name, mediaType: 'application/pdf', bytes: Buffer.from(content, 'latin1') };
}

const BYTES = '%PDF\u0000\u00ff\u0080\r\n--not the end';

it('a file comes back byte for byte; a second name is a second line, the same name replaces its file', async () => {
  const { asker, send } = await open();
  const made = await send('POST', 'Attachments2', 'slip.pdf', BYTES);
  expect(made.status).toBe(201);
  const { AbsoluteEntry } = JSON.parse(made.bytes.toString('utf8')) as { AbsoluteEntry: number };
  const at = `Attachments2(${AbsoluteEntry})`;
  expect((await send('GET', `${at}/$value?filename='slip.pdf'`)).bytes.toString('latin1')).toBe(BYTES);

  expect((await send('PATCH', at, 'more.txt', 'one')).status).toBe(204);
  expect((await send('PATCH', at, 'more.txt', 'two')).status).toBe(204);
  expect((await send('GET', `${at}/$value?filename='more.txt'`)).bytes.toString('latin1')).toBe('two');
  expect((await asker.get(at)).json).toMatchObject({
    Attachments2_Lines: [
      { FileName: 'slip', FileExtension: 'pdf' },
      { FileName: 'more', FileExtension: 'txt' },
    ],
  });
});

it('refuses a name that its folder has, an entry that there is not, and everything without a folder', async () => {
  const { send } = await open();
  await send('POST', 'Attachments2', 'slip.pdf', 'a');
  const again = await send('POST', 'Attachments2', 'slip.pdf', 'b');
  expect([again.status, again.bytes.toString()]).toEqual([400, expect.stringContaining('already exists')]);
  expect((await send('PATCH', 'Attachments2(77)', 'other.pdf', 'b')).status).toBe(404);
  const bare = await open({ noAttachmentFolder: true });
  const refused = await bare.send('POST', 'Attachments2', 'slip.pdf', 'a');
  expect([refused.status, refused.bytes.toString()]).toEqual([
    400,
    expect.stringContaining('Attachment folder'),
  ]);
});

it('a posted delivery takes a tracking number and an attachment; address, a long number, an entry of nothing it does not', async () => {
  const { asker, send, delivery } = await open();
  const at = `DeliveryNotes(${await delivery()})`;
  await send('POST', 'Attachments2', 'slip.pdf', 'a');
  expect((await asker.patch(at, { TrackingNumber: '1Z999', AttachmentEntry: 1 })).status).toBe(204);
  expect((await asker.get(at)).json).toMatchObject({ TrackingNumber: '1Z999', AttachmentEntry: 1 });
  const codeOf = async (body: object) => (await asker.patch(at, body)).json;
  expect(await codeOf({ CardName: 'X' })).toMatchObject({ error: { code: '-1029' } });
  expect(await codeOf({ TrackingNumber: 'x'.repeat(31) })).toMatchObject({
    error: { message: expect.stringContaining('Value too long') },
  });
  expect(await codeOf({ AttachmentEntry: 1234 })).toMatchObject({
    error: { message: expect.stringContaining('Invalid attachment entry') },
  });
});
