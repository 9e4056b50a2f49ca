import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { PutChange, Store, Verdict } from '../../../electron/sync/store/store.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { aConfirmation, aLine } from '../../support/confirmations.ts';
import { anItem, aSource, aWorkLine } from '../../support/works.ts';

/** What every store must do, whichever database stands behind it. */
type OpenStore = (folder: string, now: () => Date) => Store;
const STORES: readonly (readonly [string, OpenStore])[] = [
  [
    'SQLite',
    (folder, now) => openSqliteStore(folder, { now, newId: () => '0b0e5c1e-8f4f-4d3c-9a53-70c1d2a30001' }),
  ],
];

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const id = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const submission = (confirmation: Confirmation, station = 'bench-1') => {
  const document = Buffer.from(JSON.stringify(confirmation));
  return { confirmation, station, document, sha256: String(document.length).padStart(64, '0') };
};
const item = (itemCode: string, name = 'x'): PutChange => ({
  kind: 'putItem',
  item: anItem({ itemCode, name }),
});
/** Somebody corrects the machine's clock meanwhile: what landed since a reading began is not told by the time. */
const CLOCK_SET_MS = 3_600_000;
const ALL = { changes: 10_000, bytes: 1e9 };
const POSTED: Verdict = { state: 'posted', document: { entry: 9, number: 90 }, reason: null, dueAt: null };

describe.each(STORES)('a store on %s', (_name, open) => {
  function fresh() {
    const folder = mkdtempSync(join(tmpdir(), 'pw-store-'));
    folders.push(folder);
    const clock = { ms: Date.parse('2026-11-24T10:00:00Z') };
    const now = () => new Date(clock.ms);
    return { clock, store: open(folder, now), again: () => open(folder, now) };
  }

  it('gives a document a new revision only when its content changes', async () => {
    const { store } = fresh();
    expect(await store.catalogue.put([item('A'), item('B')])).toBe(2);
    const before = await store.catalogue.after(0, ALL);
    expect(await store.catalogue.put([item('A'), item('B')])).toBe(0);
    expect((await store.catalogue.after(0, ALL)).revision).toBe(before.revision);
    expect(await store.catalogue.put([item('A'), item('B', 'new')])).toBe(1);
    const after = await store.catalogue.after(before.revision, ALL);
    expect(after.changes.map((text) => JSON.parse(text))).toEqual([item('B', 'new')]);
    await store.close();
  });

  it('removes what SAP no longer has, and brings it back', async () => {
    const { store } = fresh();
    await store.catalogue.put([item('A'), item('B')]);
    const { revision } = await store.catalogue.after(0, ALL);
    expect(await store.catalogue.keepOnly('item', new Set(['B']))).toBe(1);
    expect(await store.catalogue.keepOnly('item', new Set(['B']))).toBe(0);
    const removed = await store.catalogue.after(revision, ALL);
    expect(removed.changes.map((text) => JSON.parse(text))).toEqual([{ kind: 'removeItem', itemCode: 'A' }]);
    expect([...(await store.catalogue.items(['A', 'B'])).keys()]).toEqual(['B']);
    expect(await store.catalogue.put([item('A')])).toBe(1);
    expect((await store.catalogue.after(0, ALL)).changes).toHaveLength(2);
    await store.close();
  });

  it('hands changes out in pages that add up to all of them', async () => {
    const { store } = fresh();
    await store.catalogue.put(Array.from({ length: 25 }, (_, n) => item(`A${n}`)));
    const seen: string[] = [];
    for (let revision = 0, complete = false; !complete; ) {
      const page = await store.catalogue.after(revision, { changes: 10, bytes: 1e9 });
      expect(page.changes.length).toBeLessThanOrEqual(10);
      seen.push(...page.changes);
      ({ revision, complete } = page);
    }
    expect(new Set(seen).size).toBe(25);
    const one = await store.catalogue.after(0, { changes: 10, bytes: 1 });
    expect(one).toMatchObject({ complete: false, changes: { length: 1 } });
    await store.close();
  });

  it('takes a shipment once: the same again is the same, other content is refused', async () => {
    const { store } = fresh();
    const first = await store.shipments.accept(submission(aConfirmation()));
    expect(first).toMatchObject({ kind: 'stored', status: { state: 'waiting', attempts: 0, revision: 1 } });
    expect(await store.shipments.accept(submission(aConfirmation()))).toEqual(first);
    const other = submission(aConfirmation({ partial: true }));
    expect(await store.shipments.accept(other)).toEqual({ kind: 'different' });
    await store.close();
  });

  it('takes a confirmed shipment off the open work in the same commit, until SAP has it', async () => {
    const { store, clock } = fresh();
    const works = async () =>
      (await store.catalogue.after(0, ALL)).changes
        .map((text) => JSON.parse(text))
        .filter(({ kind }) => kind === 'putWork')
        .map(({ work }) => [work.key, work.lines[0].quantity]);
    const begin = () => store.shipments.newestRevision();
    await store.catalogue.offer([aSource()], await begin());
    expect(await works()).toEqual([['SO407', 10]]);

    const { shipmentId } = aConfirmation();
    await store.shipments.accept(submission(aConfirmation()));
    expect(await works()).toEqual([['SO407', 5]]);
    const readBegan = await begin();
    clock.ms += CLOCK_SET_MS;
    await store.shipments.beginAttempt({ id: shipmentId, kind: 'post', requestSha256: 'h' }, 1_000);
    await store.shipments.settle(shipmentId, POSTED);
    // The order was read while the shipment was not in SAP yet: it must not be offered as if it were.
    await store.catalogue.offer([aSource()], readBegan);
    expect(await works()).toEqual([['SO407', 5]]);
    clock.ms -= 2 * CLOCK_SET_MS;
    await store.catalogue.offer([aSource({ lines: [aWorkLine({ quantity: 5 })] })], await begin());
    expect(await works()).toEqual([['SO407', 5]]);
    await store.catalogue.offer([], await begin());
    expect(await works()).toEqual([]);
    await store.close();
  });

  it('takes a delivery off once, also when it lands while SAP is read and the reading has it already', async () => {
    const { store, clock } = fresh();
    const offeredLines = async () =>
      (await store.catalogue.after(0, ALL)).changes
        .map((text) => JSON.parse(text))
        .flatMap(({ work }) => work?.lines.map((line: { quantity: number }) => line.quantity) ?? []);
    const begin = () => store.shipments.newestRevision();
    await store.catalogue.offer([aSource()], await begin());
    const { shipmentId } = aConfirmation();
    await store.shipments.accept(submission(aConfirmation()));
    const readBegan = await begin();
    clock.ms += CLOCK_SET_MS;
    await store.shipments.beginAttempt({ id: shipmentId, kind: 'post', requestSha256: 'h' }, 1_000);
    const rest = aSource({ lines: [aWorkLine({ quantity: 5 })] });
    expect(await store.catalogue.offer([rest], readBegan)).toBe(0);
    expect(await offeredLines()).toEqual([5]);
    await store.shipments.settle(shipmentId, POSTED);
    expect(await store.catalogue.offer([rest], readBegan)).toBe(0);
    expect(await offeredLines()).toEqual([5]);
    expect(await store.catalogue.offer([], readBegan)).toBe(0);
    expect(await offeredLines()).toEqual([5]);
    clock.ms -= 2 * CLOCK_SET_MS;
    const changed = aSource({ lines: [aWorkLine({ quantity: 4 })] });
    expect(await store.catalogue.offer([changed], await begin())).toBe(1);
    expect(await offeredLines()).toEqual([4]);
    await store.close();
  });

  it('says whether an offer still holds: not while a delivery may have landed since it was read', async () => {
    const { store, clock } = fresh();
    const offer = async () => store.catalogue.offer([aSource()], await store.shipments.newestRevision());
    expect(await store.catalogue.holds()).toBe(false);
    await offer();
    expect(await store.catalogue.holds()).toBe(true);
    const { shipmentId } = aConfirmation();
    await store.shipments.accept(submission(aConfirmation()));
    expect(await store.catalogue.holds()).toBe(true);
    clock.ms -= CLOCK_SET_MS;
    await store.shipments.beginAttempt({ id: shipmentId, kind: 'post', requestSha256: 'h' }, 1_000);
    expect(await store.catalogue.holds()).toBe(false);
    await store.shipments.settle(shipmentId, POSTED);
    expect(await store.catalogue.holds()).toBe(false);
    await offer();
    expect(await store.catalogue.holds()).toBe(true);
    await store.close();
  });

  it('tells whether stock covers a work beside it, without that being a change of the work', async () => {
    const { store } = fresh();
    const told = async () =>
      (await store.catalogue.after(0, ALL)).changes.map((text) => {
        const { work, readiness } = JSON.parse(text);
        return { revision: work.revision, readiness: readiness.state };
      });
    const offer = (state: 'ready' | 'short') =>
      store.catalogue.offer([{ ...aSource(), readiness: { state, missing: [], missingItems: 0 } }], 0);
    expect(await offer('ready')).toBe(1);
    const [before] = await told();
    expect(await offer('ready')).toBe(0);
    expect(await offer('short')).toBe(1);
    expect(await told()).toEqual([{ revision: before?.revision, readiness: 'short' }]);
    await store.close();
  });

  it('has one shipment of an order in flight, and none beside one whose fate is open', async () => {
    const { store, clock } = fresh();
    for (const n of [1, 2]) await store.shipments.accept(submission(aConfirmation({ shipmentId: id(n) })));
    const other = aConfirmation({ shipmentId: id(3), orderEntry: 500, lines: [aLine({ orderEntry: 500 })] });
    await store.shipments.accept(submission(other));
    const due = async () => (await store.shipments.due(50)).shipments.map((each) => each.id);
    expect(await due()).toEqual([id(1), id(3)]);
    expect(await store.shipments.beginAttempt({ id: id(1), kind: 'post', requestSha256: 'h' }, 1_000)).toBe(
      1,
    );
    expect(await due()).toEqual([id(3)]);
    const dueAt = new Date(clock.ms + 5_000).toISOString();
    await store.shipments.settle(id(1), {
      state: 'unknown',
      document: null,
      reason: { code: 'ANSWER_LOST', sap: null },
      dueAt,
    });
    expect(await store.shipments.due(50)).toMatchObject({ shipments: [{ id: id(3) }], nextDueAt: dueAt });
    clock.ms += 5_000;
    expect(await due()).toEqual([id(3), id(1)]);
    await store.shipments.settle(id(1), POSTED);
    expect(await due()).toEqual([id(2), id(3)]);
    await store.close();
  });

  it('keeps attempts, and after a restart what was in flight is unknown', async () => {
    const { store, again } = fresh();
    await store.shipments.accept(submission(aConfirmation({ shipmentId: id(1) })));
    await store.shipments.accept(
      submission(aConfirmation({ shipmentId: id(2), orderEntry: 2, lines: [aLine({ orderEntry: 2 })] })),
    );
    await store.shipments.beginAttempt({ id: id(1), kind: 'post', requestSha256: 'h' }, 1_000);
    await store.shipments.beginAttempt({ id: id(2), kind: 'post', requestSha256: 'h' }, 1_000);
    await store.shipments.noteAnswer(id(2), { landed: true, text: 'taken' });
    const { storeId } = store;
    await store.close();

    const reopened = again();
    expect(reopened.storeId).toBe(storeId);
    expect(await reopened.shipments.recover()).toBe(2);
    const { shipments } = await reopened.shipments.due(50);
    expect(shipments).toMatchObject([
      { id: id(1), state: 'unknown', attempts: 1, landed: false },
      { id: id(2), state: 'unknown', attempts: 1, landed: true },
    ]);
    expect(shipments[0]?.lastAttemptAt).toBe('2026-11-24T10:00:00.000Z');
    await reopened.close();
  });

  it('tells each station its own shipments after a revision, and repeats nothing that did not change', async () => {
    const { store } = fresh();
    await store.shipments.accept(submission(aConfirmation({ shipmentId: id(1) }), 'bench-1'));
    await store.shipments.accept(submission(aConfirmation({ shipmentId: id(2) }), 'bench-2'));
    const told = async (after: number) => await store.shipments.statusesAfter('bench-1', after, 10);
    const [first] = await told(0);
    expect(first).toMatchObject({ shipmentId: id(1), revision: 1 });
    expect(await told(1)).toEqual([]);
    const waits: Verdict = {
      state: 'waiting',
      document: null,
      reason: { code: 'SAP_AWAY', sap: 'ECONNREFUSED' },
      dueAt: '2026-11-24T10:00:01.000Z',
    };
    const { revision } = await store.shipments.settle(id(1), waits);
    expect((await store.shipments.settle(id(1), waits)).revision).toBe(revision);
    expect(await told(1)).toMatchObject([{ state: 'waiting', reason: { code: 'SAP_AWAY' } }]);
    await store.close();
  });

  it('lets a refused shipment wait again when its own station asks for it', async () => {
    const { store } = fresh();
    await store.shipments.accept(submission(aConfirmation()));
    const { shipmentId } = aConfirmation();
    await store.shipments.beginAttempt({ id: shipmentId, kind: 'post', requestSha256: 'h' }, 1_000);
    await store.shipments.settle(shipmentId, {
      state: 'refused',
      document: null,
      reason: { code: 'STOCK_SHORT', sap: '-10 x' },
      dueAt: null,
    });
    expect((await store.shipments.due(50)).shipments).toEqual([]);
    expect(await store.shipments.retry(shipmentId, 'bench-2')).toBeNull();
    expect(await store.shipments.retry(shipmentId, 'bench-1')).toMatchObject({
      state: 'waiting',
      attempts: 1,
    });
    expect((await store.shipments.due(50)).shipments).toMatchObject([{ id: shipmentId }]);
    await store.shipments.settle(shipmentId, POSTED);
    expect(await store.shipments.retry(shipmentId, 'bench-1')).toMatchObject({ state: 'posted' });
    await store.close();
  });

  describe('a shipment that a person puts aside', () => {
    const BY = { person: 'Ana Clerk', reason: 'customer called' };
    const HOLD = { what: 'hold', ...BY } as const;
    const GIVE_BACK = { what: 'giveBack', ...BY } as const;
    const UNKNOWN = {
      state: 'unknown',
      document: null,
      reason: { code: 'ANSWER_LOST', sap: null },
      dueAt: null,
    } as const;
    const { shipmentId } = aConfirmation();
    async function accepted() {
      const opened = fresh();
      await opened.store.shipments.accept(submission(aConfirmation()));
      return opened;
    }
    const attempt = { id: shipmentId, kind: 'post', requestSha256: 'h' } as const;

    it('is held: not due, not tried, until somebody asks for it again', async () => {
      const { store } = await accepted();
      const held = await store.shipments.putAside(shipmentId, 'bench-1', HOLD);
      expect(held).toMatchObject({ kind: 'done', status: { state: 'held' } });
      expect((await store.shipments.due(10)).shipments).toEqual([]);
      expect(await store.shipments.beginAttempt(attempt, 1_000)).toBeNull();
      const { revision } = held.kind === 'done' ? held.status : { revision: 0 };
      const released = await store.shipments.retry(shipmentId, 'bench-1');
      expect(released).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(released?.revision).toBeGreaterThan(revision);
      expect((await store.shipments.due(10)).shipments).toMatchObject([{ id: shipmentId, state: 'waiting' }]);
      await store.close();
    });

    it('stays aside when a look-up that began before comes to its end, unless SAP has it', async () => {
      const { store } = await accepted();
      await store.shipments.putAside(shipmentId, 'bench-1', HOLD);
      const waits: Verdict = {
        state: 'waiting',
        document: null,
        reason: null,
        dueAt: '2026-11-24T10:00:00.000Z',
      };
      expect(await store.shipments.settle(shipmentId, waits)).toMatchObject({ state: 'held' });
      expect(await store.shipments.due(10)).toEqual({ shipments: [], nextDueAt: null });
      expect(await store.shipments.settle(shipmentId, POSTED)).toMatchObject({ state: 'posted' });
      await store.close();
    });

    it('is not put aside while it is being posted, when it is posted, or by another station', async () => {
      const { store } = await accepted();
      expect(await store.shipments.putAside(shipmentId, 'bench-2', HOLD)).toEqual({ kind: 'notKnown' });
      await store.shipments.beginAttempt(attempt, 1_000);
      for (const decision of [HOLD, GIVE_BACK]) {
        expect(await store.shipments.putAside(shipmentId, 'bench-1', decision)).toEqual({
          kind: 'notNow',
          state: 'posting',
        });
      }
      await store.shipments.settle(shipmentId, UNKNOWN);
      expect(await store.shipments.putAside(shipmentId, 'bench-1', HOLD)).toMatchObject({ kind: 'notNow' });
      await store.shipments.settle(shipmentId, POSTED);
      expect(await store.shipments.putAside(shipmentId, 'bench-1', GIVE_BACK)).toMatchObject({
        kind: 'notNow',
      });
      await store.close();
    });

    it('is given back: looked for, and its goods offered again only once SAP surely has none', async () => {
      const { store } = fresh();
      const offered = async () =>
        (await store.catalogue.after(0, ALL)).changes.map((text) => JSON.parse(text).work?.lines[0].quantity);
      await store.catalogue.offer([aSource()], 0);
      await store.shipments.accept(submission(aConfirmation()));
      await store.shipments.putAside(shipmentId, 'bench-1', GIVE_BACK);
      expect((await store.shipments.due(10)).shipments).toMatchObject([{ state: 'givenBack' }]);
      const looked: Verdict = {
        state: 'givenBack',
        document: null,
        reason: null,
        dueAt: '2026-11-24T10:01:00.000Z',
      };
      expect(await store.shipments.settle(shipmentId, looked)).toMatchObject({ state: 'givenBack' });
      expect(await offered()).toEqual([5]);
      await store.shipments.freeGoods(shipmentId);
      expect(await offered()).toEqual([10]);
      expect(await store.shipments.due(10)).toEqual({ shipments: [], nextDueAt: null });
      expect(await store.shipments.statusesAfter('bench-1', 0, 10)).toMatchObject([
        { state: 'givenBack', reason: { code: 'GIVEN_BACK_FREE' } },
      ]);
      // A reading of SAP offers the goods, too.
      await store.catalogue.offer([aSource()], await store.shipments.newestRevision());
      expect(await offered()).toEqual([10]);
      await store.close();
    });
  });
});
