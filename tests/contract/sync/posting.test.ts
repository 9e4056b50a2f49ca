import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Company } from '../../../electron/sync/company.ts';
import { openOrdersInHand } from '../../../electron/sync/post/in-hand.ts';
import { keepPosting } from '../../../electron/sync/post/posting.ts';
import type { ServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import type { Failure } from '../../../electron/sync/service-layer/outcome.ts';
import type { Equipment } from '../../../electron/sync/setup/setup.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import type { Confirmation, ShipmentStatus } from '../../../shared/contracts/confirmation.ts';
import type { Promised } from '../../../shared/contracts/setup.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { aDraft, type Paper, paper, sapOn } from '../../support/paper-sap.ts';
import { until } from '../../support/until.ts';

// The posting loop on a real store, with a SAP on paper and a clock that is turned by its own waits.

const BEGAN = Date.parse('2026-11-24T10:00:00Z');
const QUIET_PERIOD_MS = 300_000;

let folder: string;
let clock: number;
let store: Store;
let stop: AbortController;
let running: Promise<void>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-posting-'));
  clock = BEGAN;
  store = openSqliteStore(folder, { now, newId: () => 'store-1' });
  stop = new AbortController();
  running = Promise.resolve();
});
afterEach(async () => {
  stop.abort();
  await running;
  await store.close();
  rmSync(folder, { recursive: true });
});

const now = () => new Date(clock);

const lost: Failure = { kind: 'unknown', why: 'brokenOff', detail: 'ECONNRESET', mayLand: true };

function postOn(sap: ServiceLayer, promise: Promised): void {
  const equipment: Equipment = {
    promise,
    tote: false,
    orderFields: false,
    pickListLink: false,
    stockQueries: new Set(),
    packageTypes: new Set(),
    reserveInvoices: false,
  };
  const company: Company = {
    sap,
    equipment: async () => equipment,
    promise: () => promise,
    forget: () => {},
  };
  const wait = {
    forMs: async (ms: number, signal: AbortSignal) => {
      await new Promise(setImmediate);
      if (!signal.aborted) clock += Math.max(ms, 1);
    },
  };
  const ports = {
    company,
    store,
    log: pino({ level: 'silent' }),
    now,
    random: () => 0,
    wait,
    inHand: openOrdersInHand(),
  };
  const config = { postDeadlineMs: 120_000, quietPeriodMs: QUIET_PERIOD_MS };
  running = keepPosting(ports, config, { stop: stop.signal, giveUp: stop.signal });
}

async function accept(confirmation: Confirmation): Promise<void> {
  const document = Buffer.from(JSON.stringify(confirmation));
  await store.shipments.accept({ confirmation, station: 'bench-1', document, sha256: 'a'.repeat(64) });
}

async function settledAs(state: ShipmentStatus['state']): Promise<ShipmentStatus> {
  let last: ShipmentStatus | undefined;
  const look = async () => {
    [last] = await store.shipments.statusesAfter('bench-1', 0, 1);
  };
  const stopListening = store.onChange(() => void look());
  await look();
  await until(state, () => last?.state === state);
  stopListening();
  if (last === undefined) throw new Error('There is no shipment');
  return last;
}

const closedAfter = (ms: number) => aConfirmation({ closedAt: new Date(BEGAN + ms).toISOString() });

describe('a first post', () => {
  it('with the own table needs no question', async () => {
    const sap = paper();
    await accept(closedAfter(1_000));
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    await settledAs('posted');
    expect(sap.posts).toEqual([0]);
  });

  it('without it waits out what an earlier store may have sent, and asks SAP', async () => {
    const sap = paper();
    await accept(closedAfter(1_000));
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'lookUp',
    );
    await settledAs('posted');
    expect(sap.posts).toHaveLength(1);
    expect(sap.posts[0]).toBeGreaterThanOrEqual(QUIET_PERIOD_MS);
  });

  it.each<Promised>(['lookUp', 'ownTable'])(
    'of what SAP has already, from before this store, is none (%s)',
    async (promise) => {
      const sap = paper();
      const shipment = closedAfter(-1_000);
      sap.deliveries.push({ DocEntry: 77, DocNum: 8077, U_PW_ID: shipment.shipmentId });
      await accept(shipment);
      postOn(
        sapOn(sap, () => clock - BEGAN),
        promise,
      );
      expect(await settledAs('posted')).toMatchObject({ attempts: 0, document: { entry: 77, number: 8077 } });
      expect(sap.posts).toEqual([]);
    },
  );

  it('with an own table that is younger than what a lost store sent waits for that, and does not post beside it', async () => {
    const sap = paper();
    const shipment = closedAfter(-1_000);
    sap.beforeLook = () => {
      const isLate = clock - BEGAN > QUIET_PERIOD_MS / 2;
      if (isLate && sap.deliveries.length === 0) {
        sap.deliveries.push({ DocEntry: 77, DocNum: 8077, U_PW_ID: shipment.shipmentId });
      }
    };
    await accept(shipment);
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    expect(await settledAs('posted')).toMatchObject({ attempts: 0, document: { entry: 77 } });
    expect(sap.posts).toEqual([]);
    expect(sap.deliveries).toHaveLength(1);
  });

  it('is none while neither table nor field is there', async () => {
    const sap = paper();
    await accept(closedAfter(-1_000));
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'unknown',
    );
    await until('an hour of waiting', () => clock - BEGAN > 3_600_000);
    expect(sap.posts).toEqual([]);
    expect(await settledAs('waiting')).toMatchObject({ attempts: 0 });
  });
});

describe('an approval procedure', () => {
  const decide = (sap: Paper, AuthorizationStatus: string) => {
    for (const draft of sap.drafts) draft.AuthorizationStatus = AuthorizationStatus;
  };
  /** A shipment that SAP made a draft of. */
  async function awaiting(): Promise<Paper> {
    const sap = { ...paper(), approves: true };
    await accept(closedAfter(1_000));
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    expect(await settledAs('awaitingApproval')).toMatchObject({
      document: { entry: 1, number: 301 },
      reason: { code: 'APPROVAL_NEEDED' },
    });
    return sap;
  }

  it('that approves has the draft saved as the delivery, once', async () => {
    const sap = await awaiting();
    decide(sap, 'dasApproved');
    expect(await settledAs('posted')).toMatchObject({ document: { entry: 1, number: 8001 } });
    expect([sap.posts.length, sap.saves.length]).toEqual([1, 1]);
  });

  it('whose approver made the delivery already leaves nothing to save', async () => {
    const sap = await awaiting();
    const { shipmentId } = aConfirmation();
    sap.deliveries.push({ DocEntry: 9, DocNum: 8009, U_PW_ID: shipmentId });
    decide(sap, 'dasGeneratedbyAuthorizer');
    expect(await settledAs('posted')).toMatchObject({ document: { entry: 9, number: 8009 } });
    expect(sap.saves).toEqual([]);
  });

  it('that rejects is told with who and why, and followed when it decides anew', async () => {
    const sap = await awaiting();
    decide(sap, 'dasRejected');
    expect(await settledAs('refused')).toMatchObject({
      document: { number: 301 },
      reason: { code: 'APPROVAL_REJECTED', sap: 'Jane Doe: not this month' },
    });
    decide(sap, 'dasApproved');
    await settledAs('posted');
    expect([sap.posts.length, sap.saves.length]).toEqual([1, 1]);
  });

  it('whose draft is removed ends it: nothing is posted in its place, whoever asks', async () => {
    const sap = await awaiting();
    sap.drafts.length = 0;
    expect(await settledAs('refused')).toMatchObject({ reason: { code: 'DRAFT_REMOVED' } });
    await store.shipments.retry(aConfirmation().shipmentId, 'bench-1');
    await settledAs('refused');
    expect(sap.posts).toHaveLength(1);
  });

  it('an answer lost while saving is looked up, and not saved twice', async () => {
    const sap = await awaiting();
    sap.saveFails = lost;
    decide(sap, 'dasApproved');
    await settledAs('posted');
    expect(sap.saves).toHaveLength(1);
    expect(sap.deliveries).toHaveLength(1);
  });

  it('what SAP refuses when the draft is saved is told, and saved once somebody asks again', async () => {
    const sap = await awaiting();
    sap.saveFails = { kind: 'refused', status: 400, error: { code: '-10', message: 'negative inventory' } };
    decide(sap, 'dasApproved');
    expect(await settledAs('refused')).toMatchObject({ document: { number: 301 } });
    sap.saveFails = null;
    await store.shipments.retry(aConfirmation().shipmentId, 'bench-1');
    await settledAs('posted');
    expect([sap.posts.length, sap.saves.length]).toEqual([1, 2]);
  });

  it('of another document that somebody began from the delivery is none of ours', async () => {
    const sap = paper();
    const shipment = closedAfter(-1_000);
    sap.drafts.push(aDraft(shipment.shipmentId, { DocObjectCode: 'oReturns' }));
    await accept(shipment);
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    await settledAs('posted');
    expect(sap.posts).toHaveLength(1);
  });
});

describe('a shipment that was given back', () => {
  const { shipmentId } = aConfirmation();
  const giveBack = () =>
    store.shipments.putAside(shipmentId, 'bench-1', {
      what: 'giveBack',
      person: 'Ana',
      reason: 'wrong goods',
    });
  const freed = async () => {
    let isFree = false;
    const { freeGoods } = store.shipments;
    Object.assign(store.shipments, {
      freeGoods: async (id: string) => {
        await freeGoods(id);
        isFree = true;
      },
    });
    return () => isFree;
  };

  it('and never sent is free once no earlier store can have sent it, and never posted', async () => {
    const sap = paper();
    await accept(closedAfter(1_000));
    await giveBack();
    const isFree = await freed();
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    await until('free', isFree);
    expect(clock - BEGAN).toBeGreaterThanOrEqual(QUIET_PERIOD_MS);
    expect(sap.posts).toEqual([]);
  });

  it('and may still land is waited for; what lands meanwhile is posted after all', async () => {
    const sap = paper();
    await accept(closedAfter(1_000));
    const attempt = { id: shipmentId, kind: 'post', requestSha256: 'h' } as const;
    await store.shipments.beginAttempt(attempt, 120_000);
    const reason = { code: 'ANSWER_LOST', sap: null } as const;
    await store.shipments.settle(shipmentId, { state: 'unknown', document: null, reason, dueAt: null });
    await giveBack();
    const isFree = await freed();
    sap.beforeLook = () => {
      const isLate = clock - BEGAN > QUIET_PERIOD_MS / 2;
      if (isLate && sap.deliveries.length === 0) {
        sap.deliveries.push({ DocEntry: 5, DocNum: 8005, U_PW_ID: shipmentId });
      }
    };
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    await settledAs('posted');
    expect(isFree()).toBe(false);
    expect(sap.posts).toEqual([]);
  });

  it('and is a draft is not free before the draft is removed', async () => {
    const sap = { ...paper(), approves: true };
    await accept(closedAfter(1_000));
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    await settledAs('awaitingApproval');
    for (const draft of sap.drafts) draft.AuthorizationStatus = 'dasRejected';
    await settledAs('refused');
    await giveBack();
    const isFree = await freed();
    const asked = clock;
    await until('an hour', () => clock - asked > 3_600_000);
    expect(isFree()).toBe(false);
    sap.drafts.length = 0;
    await until('free', isFree);
    expect([sap.posts.length, sap.saves.length]).toEqual([1, 0]);
  });

  it('and was taken by SAP, but is not to be found, is never free', async () => {
    const sap = paper();
    await accept(closedAfter(1_000));
    const attempt = { id: shipmentId, kind: 'post', requestSha256: 'h' } as const;
    await store.shipments.beginAttempt(attempt, 120_000);
    await store.shipments.noteAnswer(shipmentId, { landed: true, text: 'taken' });
    await store.shipments.settle(shipmentId, { state: 'unknown', document: null, reason: null, dueAt: null });
    await giveBack();
    const isFree = await freed();
    postOn(
      sapOn(sap, () => clock - BEGAN),
      'ownTable',
    );
    await until('a day', () => clock - BEGAN > 86_400_000);
    expect(isFree()).toBe(false);
    expect(await settledAs('givenBack')).toMatchObject({ reason: { code: 'GIVEN_BACK_NOT_FOUND' } });
  });
});

it('a shipment that is held is not sent, until it is released', async () => {
  const sap = paper();
  await accept(closedAfter(1_000));
  const { shipmentId } = aConfirmation();
  await store.shipments.putAside(shipmentId, 'bench-1', { what: 'hold', person: 'Ana', reason: 'credit' });
  postOn(
    sapOn(sap, () => clock - BEGAN),
    'ownTable',
  );
  await until('an hour', () => clock - BEGAN > 3_600_000);
  expect(sap.posts).toEqual([]);
  await store.shipments.retry(shipmentId, 'bench-1');
  await settledAs('posted');
  expect(sap.posts).toHaveLength(1);
});
