import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChangeSet } from '../../../electron/sync/service-layer/batch.ts';
import { smallCompany } from './small-company.ts';
import { openWire, type Reply, type Wire } from './wire.ts';

let wire: Wire;
beforeEach(async () => {
  wire = await openWire(smallCompany([], [{ DocEntry: 1, DocumentStatus: 'bost_Open', DocumentLines: [] }]));
});
afterEach(() => wire.close());

type Part = {
  readonly line: string;
  readonly body?: object;
  readonly id?: number | null;
  readonly headers?: string[];
};

const single = ({ line, body, headers = [] }: Part): string[] => [
  'Content-Type: application/http',
  'Content-Transfer-Encoding: binary',
  '',
  `${line} HTTP/1.1`,
  ...headers,
  '',
  body === undefined ? '' : JSON.stringify(body),
];

const changeSet = (parts: readonly Part[]): string[] => [
  'Content-Type: multipart/mixed; boundary="inner"',
  '',
  ...parts.flatMap((part, index) => {
    const id = part.id === undefined ? index + 1 : part.id;
    return ['--inner', ...(id === null ? [] : [`Content-ID: ${id}`]), ...single(part)];
  }),
  '--inner--',
];

const batch = (items: readonly string[][], version = 'v2'): Promise<Reply> => {
  const text = [...items.flatMap((item) => ['--outer', ...item]), '--outer--', ''].join('\r\n');
  return wire.ask('POST', `/b1s/${version}/$batch`, text, {
    'content-type': 'multipart/mixed; boundary=outer',
  });
};

const statuses = ({ text }: Reply): number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
const count = async (set: string) => (await wire.ask('GET', `${set}/$count`)).text;

const row = (code: string): Part => ({ line: 'POST /b1s/v2/U_PW_SHIPMENT', body: { Code: code } });
const note: Part = { line: 'POST /b1s/v2/DeliveryNotes', body: { NumAtCard: 'n' } };
const refused: Part = { line: 'POST /b1s/v2/DeliveryNotes', body: { NumAtCard: 'REFUSE' } };

describe('a change set', () => {
  it('is done whole, each part answered with its id', async () => {
    const reply = await batch([changeSet([row('a'), note])]);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toMatch(/^multipart\/mixed; boundary=batchresponse_/);
    expect(statuses(reply)).toEqual([201, 201]);
    expect(reply.text).toMatch(
      /Content-Transfer-Encoding: binary\r\nContent-ID: 2\r\n\r\nHTTP\/1.1 201 Created\r\n/,
    );
    expect(readChangeSet(String(reply.headers['content-type']), reply.text, 2)).toMatchObject({
      kind: 'done',
    });
    expect([await count('U_PW_SHIPMENT'), await count('DeliveryNotes')]).toEqual(['1', '1']);
  });

  it('that fails answers with the one error, and nothing of it remains', async () => {
    const reply = await batch([changeSet([row('a'), refused, row('b')])]);
    expect(reply.status).toBe(200);
    expect(statuses(reply)).toEqual([400]);
    expect(reply.text).toContain('"code":"-10"');
    expect([await count('U_PW_SHIPMENT'), await count('DeliveryNotes')]).toEqual(['0', '0']);
    expect(readChangeSet(String(reply.headers['content-type']), reply.text, 2)).toMatchObject({
      kind: 'refused',
      error: { code: '-10' },
    });
  });

  it('can refer to what it has just made', async () => {
    const close: Part = { line: 'POST /b1s/v2/$1/Close', body: {} };
    const patch: Part = { line: 'PATCH $1', body: { NumAtCard: 'later' } };
    expect(statuses(await batch([changeSet([note, patch, close])]))).toEqual([201, 204, 204]);
    expect((await wire.ask('GET', 'DeliveryNotes(1)')).json).toMatchObject({
      NumAtCard: 'later',
      DocumentStatus: 'bost_Close',
    });
  });

  it('has no reads, and in v2 an id for each part', async () => {
    expect(statuses(await batch([changeSet([note, { line: 'GET /b1s/v2/Orders(1)' }])]))).toEqual([400]);
    expect(statuses(await batch([changeSet([{ ...note, id: null }])]))).toEqual([400]);
    expect(await count('DeliveryNotes')).toBe('0');
    expect(statuses(await batch([changeSet([{ ...note, id: null }])], 'v1'))).toEqual([201]);
  });
});

describe('a batch', () => {
  it('does its requests in order and ends at the first that fails; what came before stays', async () => {
    const reply = await batch([
      single({ line: 'GET /b1s/v2/Orders(1)?$select=DocEntry' }),
      changeSet([row('a')]),
      single({ line: 'GET Orders(99)' }),
      changeSet([row('b')]),
    ]);
    expect(reply.status).toBe(200);
    expect(statuses(reply)).toEqual([200, 201, 404]);
    expect(await count('U_PW_SHIPMENT')).toBe('1');
  });

  it('takes absolute and relative addresses, and asks for no content where a part does', async () => {
    const { url } = wire.server;
    const quiet = {
      ...note,
      line: `POST ${url}/b1s/v2/DeliveryNotes`,
      headers: ['Prefer: return-no-content'],
    };
    const reply = await batch([single(quiet), single({ ...note, line: 'POST DeliveryNotes' })]);
    expect(statuses(reply)).toEqual([204, 201]);
    expect(reply.text).toContain(`Location: ${url}/b1s/v2/DeliveryNotes(1)`);
  });

  it('passes over If-Match in its parts', async () => {
    const headers = ['If-Match: W/"0000000000000000000000000000000000000000"'];
    const patch: Part = { line: 'PATCH /b1s/v2/Orders(1)', body: { NumAtCard: 'y' }, headers };
    expect(statuses(await batch([changeSet([patch])]))).toEqual([204]);
  });

  it('in v1 answers 202, with the ids among the HTTP headers', async () => {
    const reply = await batch([changeSet([{ ...note, line: 'POST /b1s/v1/DeliveryNotes' }])], 'v1');
    expect(reply.status).toBe(202);
    expect(reply.text).toMatch(/HTTP\/1.1 201 Created\r\nContent-ID: 1\r\nDataServiceVersion: 3.0\r\n/);
  });

  it('can not log in or hold another batch', async () => {
    for (const line of ['POST /b1s/v2/Login', 'POST /b1s/v2/$batch', 'POST Logout']) {
      expect(statuses(await batch([single({ line, body: {} })]))).toEqual([400]);
    }
  });

  it.each([
    ['no boundary', 'multipart/mixed', '--outer--'],
    ['no closing line', 'multipart/mixed; boundary=outer', `--outer\r\n${single(note).join('\r\n')}\r\n`],
    ['a part that is no HTTP', 'multipart/mixed; boundary=outer', '--outer\r\n\r\nhello\r\n--outer--'],
    ['no part at all', 'multipart/mixed; boundary=outer', '--outer--'],
    ['JSON', 'application/json', '{}'],
  ])('with %s is refused as a whole', async (_name, type, text) => {
    const reply = await wire.ask('POST', '$batch', text, { 'content-type': type });
    expect(reply).toMatchObject({ status: 400, json: { error: { code: '-1000' } } });
    expect(await count('DeliveryNotes')).toBe('0');
  });

  it('needs a session', async () => {
    const text = ['--outer', ...single(note), '--outer--'].join('\r\n');
    const headers = { 'content-type': 'multipart/mixed; boundary=outer', cookie: '' };
    expect((await wire.ask('POST', '$batch', text, headers)).status).toBe(401);
  });
});
