import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BenchReport } from '../../../shared/contracts/questions.ts';
import { journalOf } from '../../support/journal.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { openSiteStation, type SiteStation } from '../../support/site-station.ts';
import { ANA, LEA, openStationBench } from '../../support/station-bench.ts';

// The admin at a real station has the company set up by the real sync service, in the sandbox.

let site: Site;
let sync: RunningSync;
let station: SiteStation;
beforeEach(async () => {
  site = await openSite();
  sync = await site.startSync(site.configFile({ sandbox: false }));
  station = await openSiteStation(site, sync);
  await station.view('the sync service', ({ sync: { state } }) => state === 'connected');
});
afterEach(async () => {
  await station.close();
  await site.close();
});

const said = (code: string) => station.view(code, ({ lastVerdict }) => lastVerdict?.message.code === code);

async function report(): Promise<BenchReport> {
  const reply = await station.ask({ type: 'benchReport' });
  if (reply.type !== 'benchReport') throw new Error(JSON.stringify(reply));
  return reply.report;
}

const stateOfTable = ({ company }: BenchReport) =>
  company?.setUp?.findings.find(({ subject }) => subject === 'ownTable')?.state;

/** What the journal says of it, with who did it. */
const onRecord = () =>
  journalOf(station.data)
    .filter(({ type }) => type.startsWith('Company'))
    .map(({ type, person, body }) => ({ type, person, body: JSON.parse(body) }));

it('is asked for, told and made by the admin alone, and on record with the name', async () => {
  await station.scan(ANA);
  expect(await station.press({ type: 'setUpCompany', make: true })).toMatchObject({
    ok: false,
    refusal: { code: 'RIGHT_MISSING', params: { right: 'admin' } },
  });
  expect((await site.asker.get('U_PW_SHIPMENT')).status).toBe(400);

  await station.scan(LEA);
  expect(await station.press({ type: 'setUpCompany', make: false })).toEqual({ ok: true });
  await said('CompanySeen');
  expect(stateOfTable(await report())).toBe('missing');
  expect(await station.press({ type: 'setUpCompany', make: true })).toEqual({ ok: true });
  const { lastVerdict } = await said('CompanyMade');
  expect(lastVerdict?.message.params).toMatchObject({ made: 8, open: 1 });
  const after = await report();
  expect(stateOfTable(after)).toBe('made');
  expect(after).toMatchObject({ company: { promise: 'ownTable' }, isCompanyAsked: false });
  expect((await site.asker.get('U_PW_SHIPMENT')).status).toBe(200);
  expect(onRecord()).toMatchObject([
    { type: 'CompanyLookAsked', person: 'lea', body: { make: false } },
    { type: 'CompanyLookedAt', person: 'lea', body: { make: false, promise: 'unknown' } },
    { type: 'CompanyLookAsked', person: 'lea', body: { make: true } },
    { type: 'CompanyLookedAt', person: 'lea', body: { make: true, promise: 'ownTable' } },
  ]);
});

describe('what cannot be asked', () => {
  it('is said when SAP is away, and when the sync service is', async () => {
    await station.scan(LEA);
    await site.proxy.setAway(true);
    await station.press({ type: 'setUpCompany', make: true });
    const { lastVerdict } = await said('COMPANY_NOT_SEEN');
    expect(lastVerdict).toMatchObject({
      ok: false,
      message: { params: { detail: expect.stringMatching(/\S/) } },
    });
    await sync.service.kill();
    await station.view('no sync service', ({ sync: { state } }) => state === 'away');
    await station.press({ type: 'setUpCompany', make: true });
    await said('SYNC_AWAY');
    expect(onRecord().at(-1)).toMatchObject({
      type: 'CompanyNotLookedAt',
      person: 'lea',
      body: { make: true, refusal: { code: 'SYNC_AWAY' } },
    });
    await site.proxy.setAway(false);
  });

  it('is said where no SAP is configured', async () => {
    const bench = await openStationBench([]);
    await bench.scan(LEA);
    await bench.press({ type: 'setUpCompany', make: false });
    await bench.view('no SAP', ({ lastVerdict }) => lastVerdict?.message.code === 'SAP_UNCONFIGURED');
    await bench.close();
  });
});
