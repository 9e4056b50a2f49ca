import { afterEach, describe, expect, it } from 'vitest';
import {
  type Finding,
  type SetUpOutcome,
  type SetUpSubject,
  setUpOutcome,
} from '../../../shared/contracts/setup.ts';
import { openSite, type Site } from '../../support/site.ts';
import { STATION, type SyncClient, sapUntil } from '../../support/sync-client.ts';

// What the real sync service finds in companies of many kinds, as their SAP tells it.

let site: Site;
afterEach(() => site.close());

/** What the set-up as a program says, and how it ends. */
async function setUp(...args: readonly string[]) {
  const program = site.runSync('setup', '--config', site.configFile(), ...args);
  return { code: await program.exited, said: program.output() };
}

/** A person at a station wants it. */
async function ask({ calls }: SyncClient, make: boolean): Promise<SetUpOutcome> {
  const { outcome } = await calls.setUpCompany({ stationId: STATION, person: 'Lea Brandt', make });
  return setUpOutcome.parse(JSON.parse(outcome));
}

async function findingsOf(client: SyncClient, make = false): Promise<readonly Finding[]> {
  const outcome = await ask(client, make);
  if (outcome.kind !== 'done') throw new Error(outcome.detail);
  return outcome.setUp.findings;
}

function of(findings: readonly Finding[], subject: SetUpSubject): Finding | undefined {
  return findings.find((each) => each.subject === subject);
}

describe('a company in which everything is in order', () => {
  it('is told as such, and what SAP chooses by itself', async () => {
    site = await openSite();
    const way = { AutoAllocOnIssue: 'whsBinFIFO' };
    expect((await site.asker.patch("Warehouses('01')", way)).status).toBe(204);
    const { code, said } = await setUp();
    expect(code).toBe(0);
    for (const line of [
      'Version of SAP Business One: in order. SAP says 10.00.280.',
      'Right to read what is packed: in order. All of it can be read.',
      'Right to make deliveries: in order. manager is a superuser.',
      "Unique key of a shipment: in order. The number of a shipment is the own table's primary key.",
      'Numbering series for deliveries: in order. Deliveries take their numbers from series Primary.',
      'Approval procedures for deliveries: in order. SAP names none for a delivery of order 5001.',
      'Bin locations: in order. SAP chooses bins by itself where none is named: 01.',
      'Link from deliveries to pick lists: in order.',
      'Package types: in order. SAP has S, M, L, Pallet.',
      'Promise in force: own table.',
    ]) {
      expect(said).toContain(line);
    }
    expect(said).not.toContain('To do:');
  });
});

describe('a difficult company', () => {
  it('is told with what it means, what to do about it, and SAP’s own words', async () => {
    site = await openSite(
      'version=930190',
      'ordinaryUser',
      'notReadable=BinLocations,Drafts',
      'notPermitted=UserTablesMD',
      'seriesLocked=DeliveryNotes',
      'approvals=DeliveryNotes',
    );
    const { code, said } = await setUp();
    expect(code).toBe(1);
    for (const line of [
      'Version of SAP Business One: in the way. SAP says 9.30.190; 10.0 is needed.',
      'Right to read what is packed: in the way. Cannot be read: BinLocations, Drafts.',
      'SAP says: -6006 You are not permitted to perform this action',
      'Right to make deliveries: worth knowing. manager is not a superuser.',
      'the first shipment shows it',
      'Own table U_PW_SHIPMENT: missing, not allowed to make it.',
      'Delivery field U_PW_ID: made just now.',
      'Unique key of a shipment: worth knowing. There is none.',
      'Numbering series for deliveries: in the way. Series Primary is locked.',
      'Administration → System Initialization → Document Numbering → Delivery',
      'Approval procedures for deliveries: worth knowing. For a delivery of order 5001 SAP names: Every one by the office.',
      'Bin locations: worth knowing. Bins have to be named in: 01.',
      'Promise in force: look-up.',
    ]) {
      expect(said).toContain(line);
    }
  });

  it('whose SAP does not know what it is asked is told as not looked at, and is worked with all the same', async () => {
    site = await openSite(
      'absent=DeliveryNotesService_GetApprovalTemplates,UserKeysMD,Users',
      'seriesMissing=DeliveryNotes',
      'notReadable=PackagesTypes,U_PW_SHIPMENT',
    );
    const { client } = await site.startSync();
    const { promise, setUp: told } = await sapUntil(
      client,
      ({ setUp: seen, lastPullAt }) =>
        lastPullAt !== null && of(seen?.findings ?? [], 'approvals') !== undefined,
    );
    expect(promise).toBe('lookUp');
    const findings = told?.findings ?? [];
    for (const subject of ['approvals', 'uniqueKey', 'posting', 'packageTypes', 'ownTable'] as const) {
      expect(of(findings, subject), subject).toMatchObject({
        state: 'notSeen',
        sap: expect.stringMatching(/\S/),
      });
    }
    expect(of(findings, 'series')).toMatchObject({
      state: 'obstacle',
      found: 'seriesNotDefault',
      params: { series: 'Primary', user: 'manager' },
    });
  });

  it('has its own unique key on deliveries told, which we never make', async () => {
    site = await openSite();
    const { client } = await site.startSync();
    expect(of(await findingsOf(client, true), 'uniqueKey')?.found).toBe('keyOfOwnTable');
    const key = {
      TableName: 'ODLN',
      KeyName: 'ONCE',
      Unique: 'tYES',
      UserKeysMD_Elements: [{ ColumnAlias: 'PW_ID' }],
    };
    expect((await site.asker.get('UserKeysMD')).json).toMatchObject({ value: [] });
    expect((await site.asker.post('UserKeysMD', key)).status).toBe(201);
    expect(of(await findingsOf(client), 'uniqueKey')).toMatchObject({
      state: 'worthKnowing',
      found: 'keyOnDeliveries',
      params: { key: 'ONCE' },
    });
  });
});

describe('the wish of a person', () => {
  it('has the company looked at, and what is missing made; the promise is in force from then on', async () => {
    site = await openSite();
    const config = site.configFile({ sandbox: false });
    const { client } = await site.startSync(config);
    const before = await sapUntil(client, ({ setUp: seen }) => seen !== null);
    expect(before.promise).toBe('unknown');
    expect(of(await findingsOf(client), 'ownTable')).toMatchObject({ state: 'missing' });
    expect((await site.asker.get('U_PW_SHIPMENT')).status).toBe(400);

    const made = await ask(client, true);
    if (made.kind !== 'done') throw new Error(made.detail);
    expect(of(made.setUp.findings, 'ownTable')).toMatchObject({ state: 'made' });
    expect(made.setUp.promise).toBe('ownTable');
    expect(made.setUp.promiseSince > (before.setUp?.promiseSince ?? '')).toBe(true);
    expect((await site.asker.get('U_PW_SHIPMENT')).status).toBe(200);
    const after = await sapUntil(client, ({ promise }) => promise === 'ownTable');
    expect(after.setUp?.promiseSince).toBe(made.setUp.promiseSince);

    const again = await ask(client, true);
    expect(again).toMatchObject({ kind: 'done', setUp: { promiseSince: made.setUp.promiseSince } });
    if (again.kind === 'done')
      expect(of(again.setUp.findings, 'ownTable')).toMatchObject({ state: 'present' });
  });

  it('meets a Service Layer that shows what was made only after its restart', async () => {
    site = await openSite('ownObjectsAfterRestart');
    const { client } = await site.startSync(site.configFile({ sandbox: false }));
    expect(of(await findingsOf(client, true), 'deliveryField')).toMatchObject({ state: 'madeButNotVisible' });
    await site.asker.addFault('U_PW_SHIPMENT', 'restart');
    expect(of(await findingsOf(client), 'deliveryField')).toMatchObject({ state: 'present' });
  });

  it.each([
    ['where this version can', ['webhooks'], 'made'],
    ['and where it can not, the rest goes on', [], 'notAllowed'],
  ] as const)('has SAP call us too, %s', async (_where, unusual, state) => {
    site = await openSite(...unusual);
    const webhook = { listen: '127.0.0.1:0', url: 'https://packing.example/sap' };
    const { client } = await site.startSync(site.configFile({ sandbox: false, webhook }));
    const findings = await findingsOf(client, true);
    expect(of(findings, 'webhooks')).toMatchObject({ state });
    expect(of(findings, 'ownTable')).toMatchObject({ state: 'made' });
  });

  it('tries a log-in that SAP refused once more, each time', async () => {
    site = await openSite();
    const { client } = await site.startSync(site.configFile({ password: 'not-this-one' }));
    await sapUntil(client, ({ state }) => state === 'refused');
    for (const logins of [2, 3]) {
      expect(await ask(client, false)).toMatchObject({ kind: 'notAsked', code: 'SAP_WRONG_PASSWORD' });
      expect(site.proxy.count('/Login')).toBe(logins);
    }
  });

  it('is told when SAP is not there; what was found stands, also after a restart of the service', async () => {
    site = await openSite();
    const config = site.configFile();
    const first = await site.startSync(config);
    const isLookedAt = (seen: { findings: readonly Finding[] } | null) =>
      of(seen?.findings ?? [], 'bins') !== undefined;
    const before = await sapUntil(first.client, ({ setUp: seen }) => isLookedAt(seen));
    await site.proxy.setAway(true);
    expect(await ask(first.client, false)).toMatchObject({ kind: 'notAsked', code: 'SAP_AWAY' });
    await first.service.kill();

    const second = await site.startSync(config);
    const after = await sapUntil(second.client, ({ state }) => state === 'away');
    expect(after.promise).toBe('ownTable');
    expect(after.setUp?.promiseSince).toBe(before.setUp?.promiseSince);
    expect(isLookedAt(after.setUp)).toBe(true);
    await site.proxy.setAway(false);
  });
});
