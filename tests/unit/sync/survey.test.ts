import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Failure, judgeSuccess, type Outcome } from '../../../electron/sync/service-layer/outcome.ts';
import { approvals } from '../../../electron/sync/setup/checks/approvals.ts';
import { bins } from '../../../electron/sync/setup/checks/bins.ts';
import { posting, reading } from '../../../electron/sync/setup/checks/rights.ts';
import { series } from '../../../electron/sync/setup/checks/series.ts';
import { uniqueKey } from '../../../electron/sync/setup/checks/unique-key.ts';
import { version } from '../../../electron/sync/setup/checks/version.ts';
import type { Inquiry, Surveyed } from '../../../electron/sync/setup/inquiry.ts';

// Each check with answers that the sandbox does not give: shapes of which it is not known for sure that SAP gives them.

const SURVEYED: Surveyed = { user: 'packwright', warehouses: null, promise: 'ownTable' };
const WITHOUT_TABLE: Surveyed = { ...SURVEYED, promise: 'lookUp' };
const refused: Failure = {
  kind: 'refused',
  status: 403,
  error: { code: '-6006', message: 'You are not permitted to perform this action' },
};
const away: Failure = { kind: 'unknown', why: 'unreachable', detail: 'ECONNREFUSED', mayLand: false };
const slow: Failure = { kind: 'unknown', why: 'deadline', detail: 'no answer within 15 s', mayLand: true };

/** A SAP that answers what is asked by the first of these words in it; anything else it does not know. */
function sap(answers: Readonly<Record<string, object | Failure>>, said: string | null = '1000280'): Inquiry {
  const answer = async <T>(asked: string, schema: Parameters<Inquiry['read']>[1]): Promise<Outcome<T>> => {
    const [, found] = Object.entries(answers).find(([word]) => asked.startsWith(word)) ?? [];
    if (found === undefined) return refused;
    if ('kind' in found) return found as Failure;
    return judgeSuccess(200, JSON.stringify(found), schema) as Outcome<T>;
  };
  return {
    version: () => said,
    read: (path, schema) => answer(path, schema),
    all: async (query, row) => {
      const page = await answer<{ value: never[] }>(query.set, z.object({ value: z.array(row) }));
      return page.kind === 'done' ? { ...page, value: page.value.value } : page;
    },
    call: (service, _body, schema) => answer(service, schema),
  };
}

describe('the version', () => {
  it.each([
    ['1000280', 'present', 'versionIs', '10.00.280'],
    ['930190', 'obstacle', 'versionTooOld', '9.30.190'],
    ['1000', 'notSeen', 'versionUntold', undefined],
    [null, 'notSeen', 'versionUntold', undefined],
  ] as const)('%s is %s', async (said, state, found, text) => {
    const finding = await version(sap({}, said));
    expect(finding).toMatchObject({ state, found });
    expect(finding.params.version).toBe(text);
  });
});

describe('the right to make deliveries', () => {
  it.each([
    [[{ Superuser: 'tYES' }], 'present', 'superuser'],
    [[{ Superuser: 'tNO' }], 'worthKnowing', 'ordinaryUser'],
    [[], 'notSeen', 'userNotListed'],
  ])('of %j', async (value, state, found) => {
    const finding = await posting(sap({ Users: { value } }), SURVEYED);
    expect(finding).toMatchObject({ state, found, params: { user: 'packwright' } });
  });
});

describe('the numbering series', () => {
  const one = { Name: 'Primary', SeriesProperty: 12, Locked: 'tNO', IsManual: 'tNO' };
  it.each([
    ['in use', one, 'present', 'seriesIs'],
    ['locked', { ...one, Locked: 'tYES' }, 'obstacle', 'seriesLocked'],
    ['by hand', { ...one, IsManual: 'tYES' }, 'obstacle', 'seriesManual'],
    ['used up', { ...one, NextNumber: 9000, LastNumber: 8999 }, 'obstacle', 'seriesUsedUp'],
    ['at its last number', { ...one, NextNumber: 8999, LastNumber: 8999 }, 'present', 'seriesIs'],
    ['without an end', { ...one, NextNumber: 9000, LastNumber: 0 }, 'present', 'seriesIs'],
  ])('that is %s', async (_what, answer, state, found) => {
    expect(await series(sap({ SeriesService_GetDefaultSeries: answer }), SURVEYED)).toMatchObject({
      state,
      found,
    });
  });

  it.each([
    ['refuses', refused],
    ['names number 0', { ...one, SeriesProperty: 0 }],
    ['names none', {}],
  ])('is none of the user’s when SAP %s, and others are named', async (_how, answer) => {
    const asked = sap({
      SeriesService_GetDefaultSeries: answer,
      SeriesService_GetDocumentSeries: { value: [one, { Name: 'Export', SeriesProperty: 13 }] },
    });
    expect(await series(asked, SURVEYED)).toMatchObject({
      state: 'obstacle',
      found: 'seriesNotDefault',
      params: { series: 'Primary, Export', user: 'packwright' },
    });
  });

  it('is missing altogether', async () => {
    const asked = sap({ SeriesService_GetDocumentSeries: { value: [] } });
    expect(await series(asked, SURVEYED)).toMatchObject({ state: 'obstacle', found: 'seriesNone' });
  });
});

describe('bins', () => {
  const bin = (code: string, more: object = {}) => ({
    WarehouseCode: code,
    EnableBinLocations: 'tYES',
    ...more,
  });
  const rows = [
    bin('01'),
    bin('02', { DefaultBin: 7 }),
    bin('03', { AutoAllocOnIssue: 'whsBinFIFO' }),
    bin('04', { Inactive: 'tYES' }),
    { WarehouseCode: '05', EnableBinLocations: 'tNO' },
  ];
  it.each([
    [null, 'worthKnowing', 'binsByHand', '01'],
    [['02', '03'], 'present', 'binsBySap', '02, 03'],
    [['04', '05'], 'present', 'binsNone', undefined],
  ])('of %s', async (warehouses, state, found, named) => {
    const finding = await bins(sap({ Warehouses: { value: rows } }), { ...SURVEYED, warehouses });
    expect(finding).toMatchObject({ state, found });
    expect('params' in finding ? finding.params.warehouses : null).toBe(named);
  });
});

describe('approval procedures', () => {
  const order = {
    DocEntry: 7,
    DocNum: 5007,
    CardCode: 'C1',
    DocumentLines: [{ LineNum: 0, LineStatus: 'bost_Open' }],
  };
  const Orders = { value: [order] };
  it.each([
    [
      { Document_ApprovalRequests: [{ ApprovalTemplatesID: 4 }, { ApprovalTemplatesName: 'Export' }] },
      'approvalsAsked',
    ],
    [{ Document_ApprovalRequests: null }, 'approvalsNone'],
    [{}, 'approvalsNone'],
  ])('as SAP names them: %j', async (answer, found) => {
    const finding = await approvals(sap({ Orders, DeliveryNotesService_GetApprovalTemplates: answer }));
    expect(finding).toMatchObject({ found, params: { order: 5007 } });
    if ('params' in finding)
      expect(finding.params.templates).toBe(found === 'approvalsAsked' ? '4, Export' : undefined);
  });

  it('cannot be asked for without an open order', async () => {
    expect(await approvals(sap({ Orders: { value: [] } }))).toMatchObject({
      state: 'notSeen',
      found: 'noOrderToAskWith',
    });
  });
});

describe('a unique key', () => {
  const key = (Unique: string, ColumnAlias: string) => ({
    value: [{ KeyName: 'K', Unique, UserKeysMD_Elements: [{ ColumnAlias }] }],
  });
  it.each([
    [key('tYES', 'PW_ID'), 'keyOnDeliveries'],
    [key('tYES', 'U_PW_ID'), 'keyOnDeliveries'],
    [key('tNO', 'PW_ID'), 'keyOfOwnTable'],
    [key('tYES', 'U_OTHER'), 'keyOfOwnTable'],
  ])('as it is: %j', async (UserKeysMD, found) => {
    expect(await uniqueKey(sap({ UserKeysMD }), SURVEYED)).toMatchObject({ found });
  });
});

it('of the own table needs no look at the keys of deliveries', async () => {
  const withTable = await uniqueKey(sap({}), SURVEYED);
  expect(withTable).toMatchObject({
    state: 'present',
    found: 'keyOfOwnTable',
    sap: expect.stringMatching(/not permitted/),
  });
  const without = await uniqueKey(sap({}), WITHOUT_TABLE);
  expect(without).toMatchObject({ state: 'notSeen' });
});

const CHECKS = { reading, posting, series, bins, approvals, uniqueKey };

describe.each(Object.keys(CHECKS) as (keyof typeof CHECKS)[])('the check %s', (name) => {
  const check = CHECKS[name];
  const all = (answer: object) =>
    sap(Object.fromEntries(['', 'Orders', 'Series', 'Users', 'User', 'Ware'].map((word) => [word, answer])));

  it('ends when SAP is gone', async () => {
    expect(await check(all(away), WITHOUT_TABLE)).toBe(away);
  });

  it.each([
    ['is refused', refused, 'You are not permitted'],
    ['is slow', slow, 'no answer within 15 s'],
    ['gets an answer of another shape', { value: 'none' }, /\S/],
  ])('is a finding when it %s', async (_how, answer, said) => {
    const finding = await check(all(answer), WITHOUT_TABLE);
    expect(finding).toMatchObject({ state: name === 'reading' ? 'obstacle' : 'notSeen' });
    expect('sap' in finding ? finding.sap : null).toMatch(said);
  });
});
