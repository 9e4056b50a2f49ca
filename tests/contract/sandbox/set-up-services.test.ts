import { afterEach, describe, expect, it } from 'vitest';
import { behaviours } from '../../../electron/sandbox/behaviours.ts';
import type { Company } from '../../../electron/sandbox/company/company.ts';
import { openUnusual, saying } from '../../unit/sandbox/demo-company.ts';
import { CREDENTIALS, openWire, type Wire } from './wire.ts';

// What a set-up reads of a company: users, keys, series and approval templates, in both versions.

let wire: Wire;
let company: Company;
afterEach(() => wire.close());

async function open(named: Parameters<typeof openUnusual>[0] = {}): Promise<void> {
  company = openUnusual(named);
  wire = await openWire(company, { behaviours: behaviours(named) });
}

const DELIVERIES = { DocumentTypeParams: { Document: '15' } };
const A_DELIVERY = {
  Document: { CardCode: 'C20001', DocumentLines: [{ BaseType: 17, BaseEntry: 1, BaseLine: 0, Quantity: 1 }] },
};

describe('the series of a document', () => {
  it('has its number in the name of its version', async () => {
    await open();
    const v1 = await wire.ask('POST', '/b1s/v1/SeriesService_GetDefaultSeries', DELIVERIES);
    const v2 = await wire.ask('POST', '/b1s/v2/SeriesService_GetDefaultSeries', DELIVERIES);
    expect(v1.json).toMatchObject({ Series: 12, Name: 'Primary', Locked: 'tNO' });
    expect(v2.json).toMatchObject({ SeriesProperty: 12, Name: 'Primary', Locked: 'tNO' });
    expect(v1.json).not.toHaveProperty('SeriesProperty');
    expect(v2.json).not.toHaveProperty('Series');
    const all = await wire.ask('POST', '/b1s/v1/SeriesService_GetDocumentSeries', DELIVERIES);
    expect(all.json).toMatchObject({ value: [{ Series: 12 }] });
  });

  it('can be locked: then no document is made with it', async () => {
    await open({ seriesLocked: ['DeliveryNotes'] });
    const found = await wire.ask('POST', 'SeriesService_GetDefaultSeries', DELIVERIES);
    expect(found.json).toMatchObject({ Locked: 'tYES' });
    const body = { CardCode: 'C20001', DocumentLines: [{ ItemCode: 'H3001', Quantity: 1 }] };
    expect(saying(company.create('DeliveryNotes', body))).toContain('400 -4002');
    expect(saying(company.create('DeliveryNotes', { ...body, Series: 12 }))).toContain('400 -4002');
    expect(saying(company.create('Orders', { ...body, DocDueDate: '2026-12-01' }))).toBe('done');
  });
});

describe('approval templates', () => {
  it('are named for a document that would meet them, and nothing is made', async () => {
    await open({ approvals: ['DeliveryNotes'] });
    const before = (await wire.ask('GET', 'Drafts/$count')).text;
    const deliveries = await wire.ask('POST', 'DeliveryNotesService_GetApprovalTemplates', A_DELIVERY);
    expect(deliveries.json).toMatchObject({
      CardCode: 'C20001',
      Document_ApprovalRequests: [
        { ApprovalTemplatesID: 1, ApprovalTemplatesName: 'Every one by the office' },
      ],
    });
    const orders = await wire.ask('POST', 'OrdersService_GetApprovalTemplates', A_DELIVERY);
    expect(orders.json).toMatchObject({ Document_ApprovalRequests: [] });
    expect((await wire.ask('GET', 'Drafts/$count')).text).toBe(before);
    expect((await wire.ask('GET', 'ApprovalRequests/$count')).text).toBe('0');
  });

  it('want a document that SAP knows the properties of', async () => {
    await open();
    const body = { Document: { CardCode: 'C20001', Wrong: 1 } };
    expect(await wire.ask('POST', 'DeliveryNotesService_GetApprovalTemplates', body)).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('Wrong') } },
    });
  });
});

describe('the user of the log-in', () => {
  it.each([
    [false, 'tYES'],
    [true, 'tNO'],
  ])('ordinary %s is a superuser: %s', async (ordinaryUser, Superuser) => {
    await open({ ordinaryUser });
    const users = await wire.ask('GET', "Users?$filter=UserCode%20eq%20'manager'");
    expect(users.json).toMatchObject({ value: [{ UserCode: 'manager', Superuser }] });
    expect(users.text).not.toContain('UserPassword');
  });

  it('may be kept from reading', async () => {
    await open({ notReadable: ['Drafts', 'SQLQueries'] });
    const refused = { status: 403, json: { error: { code: '-6006' } } };
    expect(await wire.ask('GET', 'Drafts?$top=1')).toMatchObject(refused);
    expect(await wire.ask('GET', 'Drafts(1)')).toMatchObject(refused);
    expect(await wire.ask('GET', 'Drafts/$count')).toMatchObject(refused);
    expect((await wire.ask('GET', 'Orders?$top=1')).status).toBe(200);
  });
});

describe('another version', () => {
  it('says so at the log-in', async () => {
    await open({ version: '930190' });
    expect((await wire.logIn(CREDENTIALS)).json).toMatchObject({ Version: '930190' });
  });

  it('knows nothing of what it has not', async () => {
    await open({ absent: ['UserKeysMD', 'SeriesService_GetDefaultSeries'] });
    const unknown = { status: 400, json: { error: { code: '200' } } };
    expect(await wire.ask('GET', 'UserKeysMD')).toMatchObject(unknown);
    expect(await wire.ask('POST', 'SeriesService_GetDefaultSeries', DELIVERIES)).toMatchObject(unknown);
    expect((await wire.ask('POST', 'SeriesService_GetDocumentSeries', DELIVERIES)).status).toBe(200);
  });
});

describe('keys', () => {
  it('are made and listed', async () => {
    await open();
    const key = {
      TableName: 'ODLN',
      KeyName: 'ONCE',
      Unique: 'Y',
      UserKeysMD_Elements: [{ ColumnAlias: 'PW_ID' }],
    };
    expect((await wire.ask('POST', 'UserKeysMD', key)).status).toBe(201);
    expect((await wire.ask('GET', "UserKeysMD?$filter=TableName%20eq%20'ODLN'")).json).toMatchObject({
      value: [
        { KeyIndex: 1, KeyName: 'ONCE', Unique: 'tYES', UserKeysMD_Elements: [{ ColumnAlias: 'PW_ID' }] },
      ],
    });
  });
});
