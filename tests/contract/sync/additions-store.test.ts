import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AdditionVerdict, HandedAddition } from '../../../electron/sync/store/addition-store.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store, Verdict } from '../../../electron/sync/store/store.ts';
import type { Addition } from '../../../shared/contracts/addition.ts';
import { slip, tracking } from '../../support/additions.ts';
import { aConfirmation } from '../../support/confirmations.ts';

/** What every store must do with what is added to deliveries, whichever database stands behind it. */
type OpenStore = (folder: string, now: () => Date) => Store;
const STORES: readonly (readonly [string, OpenStore])[] = [
  [
    'SQLite',
    (folder, now) => openSqliteStore(folder, { now, newId: () => '0b0e5c1e-8f4f-4d3c-9a53-70c1d2a30001' }),
  ],
];

const ID = '01920000-0000-7000-8000-000000000001';
const PDF = Buffer.from('%PDF');
const POSTED: Verdict = { state: 'posted', document: { entry: 9, number: 90 }, reason: null, dueAt: null };
const IN_SAP: AdditionVerdict = { state: 'inSap', inSap: 'ONE-1234', reason: null };

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function handed(addition: Addition, changes: Partial<HandedAddition> = {}): HandedAddition {
  const content = addition.kind === 'slip' ? PDF : new Uint8Array();
  return { addition, station: 'bench-1', content, sha256: JSON.stringify(addition), ...changes };
}

describe.each(STORES)('additions in a store on %s', (_name, open) => {
  function fresh() {
    const folder = mkdtempSync(join(tmpdir(), 'pw-additions-'));
    folders.push(folder);
    const clock = { ms: Date.parse('2026-11-24T10:00:00Z') };
    const now = () => new Date(clock.ms);
    const inMs = (ms: number) => new Date(clock.ms + ms).toISOString();
    return { clock, inMs, store: open(folder, now), again: () => open(folder, now) };
  }

  /** Takes the shipment that the additions are of. */
  async function accept(store: Store, station = 'bench-1'): Promise<void> {
    const confirmation = aConfirmation({ shipmentId: ID });
    const document = Buffer.from(JSON.stringify(confirmation));
    await store.shipments.accept({ confirmation, station, document, sha256: '0'.repeat(64) });
  }

  const stateOf = async (store: Store, seq: number) =>
    (await store.additions.statusesAfter('bench-1', 0, 100)).find((status) => status.seq === seq)?.state;

  it('are kept once, with their first content, and for the station of the shipment alone', async () => {
    const { store, again } = fresh();
    await accept(store);
    const first = handed(tracking(ID, 50, 'ONE-1234'));
    expect(await store.additions.accept(first)).toMatchObject({
      kind: 'stored',
      status: { state: 'waiting' },
    });
    expect(await store.additions.accept(first)).toMatchObject({ kind: 'stored', status: { revision: 1 } });
    expect(await store.additions.accept(handed(tracking(ID, 50, 'OTHER-1234')))).toEqual({
      kind: 'different',
    });
    const ofOther = handed(tracking(ID, 51, 'ONE-1234'), { station: 'bench-2' });
    expect(await store.additions.accept(ofOther)).toEqual({ kind: 'notKnown' });
    await store.close();
    const reopened = again();
    expect(await reopened.additions.statusesAfter('bench-1', 0, 10)).toHaveLength(1);
    await reopened.close();
  });

  it('wait until their shipment is posted, and until no other one is due', async () => {
    const { store, clock, inMs } = fresh();
    await accept(store);
    await store.additions.accept(handed(tracking(ID, 50, 'ONE-1234')));
    await store.shipments.settle(ID, { ...POSTED, state: 'refused', document: null });
    expect(await store.additions.next()).toEqual({ addition: null, nextDueAt: null });
    await store.shipments.settle(ID, POSTED);
    expect((await store.additions.next()).addition).toMatchObject({ shipment: { delivery: 9 }, tries: 0 });

    const other = aConfirmation({ shipmentId: '01920000-0000-7000-8000-000000000002', orderEntry: 408 });
    const document = Buffer.from(JSON.stringify(other));
    await store.shipments.accept({
      confirmation: other,
      station: 'bench-1',
      document,
      sha256: '1'.repeat(64),
    });
    expect((await store.additions.next()).addition).toBeNull();
    await store.shipments.settle(other.shipmentId, POSTED);

    await store.additions.putOff(tracking(ID, 50), inMs(5_000));
    expect(await store.additions.next()).toEqual({ addition: null, nextDueAt: inMs(5_000) });
    clock.ms += 5_000;
    expect((await store.additions.next()).addition).toMatchObject({ tries: 1 });
    await store.additions.settle(tracking(ID, 50), IN_SAP);
    expect(await store.additions.next()).toEqual({ addition: null, nextDueAt: null });
    await store.close();
  });

  it('of a shipment that was given back and found in SAP after all are for that delivery', async () => {
    const { store } = fresh();
    await accept(store);
    await store.additions.accept(handed(tracking(ID, 50, 'ONE-1234')));
    await store.shipments.putAside(ID, 'bench-1', { what: 'giveBack', person: 'Lea', reason: 'asked for' });
    await store.shipments.settle(ID, POSTED);
    expect((await store.additions.next()).addition?.shipment).toEqual({ delivery: 9 });
    await store.close();
  });

  it('do not wait for a shipment that itself waits for another one of its order', async () => {
    const { store, clock, inMs } = fresh();
    await accept(store);
    await store.additions.accept(handed(tracking(ID, 50, 'ONE-1234')));
    await store.shipments.settle(ID, POSTED);
    const open = '01920000-0000-7000-8000-000000000004';
    for (const shipmentId of [open, '01920000-0000-7000-8000-000000000005']) {
      const confirmation = aConfirmation({ shipmentId, orderEntry: 408 });
      const document = Buffer.from(JSON.stringify(confirmation));
      await store.shipments.accept({ confirmation, station: 'bench-1', document, sha256: '1'.repeat(64) });
    }
    const reason = { code: 'LANDED_NOT_FOUND', sap: null } as const;
    await store.shipments.settle(open, { state: 'unknown', document: null, reason, dueAt: inMs(60_000) });
    expect((await store.additions.next()).addition).toMatchObject({ shipment: { delivery: 9 } });
    clock.ms += 60_000;
    expect((await store.additions.next()).addition).toBeNull();
    await store.close();
  });

  it('of a shipment that was given back, or is not known here, are told apart', async () => {
    const { store } = fresh();
    await accept(store);
    await store.shipments.putAside(ID, 'bench-1', { what: 'giveBack', person: 'Lea', reason: 'asked for' });
    await store.additions.accept(handed(tracking(ID, 50, 'ONE-1234')));
    expect(await store.additions.next()).toEqual({ addition: null, nextDueAt: null });
    await store.shipments.freeGoods(ID);
    expect((await store.additions.next()).addition?.shipment).toBe('givenBack');
    await store.additions.settle(tracking(ID, 50), { state: 'notWanted', inSap: null, reason: null });
    const unknown = '01920000-0000-7000-8000-000000000003';
    await store.additions.accept(handed(tracking(unknown, 60, 'ONE-1234')));
    expect((await store.additions.next()).addition?.shipment).toBe('notKnown');
    await store.close();
  });

  it('the newest of a kind stands: older ones are replaced, also while SAP is asked, and late ones from the start', async () => {
    const { store } = fresh();
    await accept(store);
    await store.shipments.settle(ID, POSTED);
    await store.additions.accept(handed(tracking(ID, 50, 'ONE-1234')));
    await store.additions.trying(tracking(ID, 50), 'ONE-1234');
    await store.additions.accept(handed(slip(ID, 51)));
    await store.additions.accept(handed(tracking(ID, 53, 'THREE-1234')));
    await store.additions.settle(tracking(ID, 50), IN_SAP);
    await store.additions.accept(handed(tracking(ID, 52, 'TWO-1234')));
    expect(await Promise.all([50, 51, 52, 53].map((seq) => stateOf(store, seq)))).toEqual([
      'replaced',
      'waiting',
      'replaced',
      'waiting',
    ]);
    await store.additions.settle(slip(ID, 51), { ...IN_SAP, inSap: 'slip.pdf' });
    // What was tried before it was replaced may stand in SAP, and is ours.
    expect((await store.additions.next()).addition).toMatchObject({
      addition: { seq: 53 },
      ownTexts: ['ONE-1234'],
    });
    await store.close();
  });

  it('a file is kept until it is settled, with what SAP made of it', async () => {
    const { store, again } = fresh();
    await accept(store);
    await store.shipments.settle(ID, POSTED);
    await store.additions.accept(handed(slip(ID, 50)));
    expect(await store.additions.uploading(slip(ID, 50))).toBe(1);
    expect(await store.additions.uploading(slip(ID, 50))).toBe(2);
    await store.additions.uploaded(slip(ID, 50), 77);
    await store.close();
    const reopened = again();
    const { addition } = await reopened.additions.next();
    expect(addition).toMatchObject({ uploadedAs: 77 });
    expect(Buffer.from(addition?.content ?? [])).toEqual(PDF);
    await reopened.close();
  });

  it('states come after a revision, each change a new one, of one station alone', async () => {
    const { store } = fresh();
    await accept(store);
    await store.additions.accept(handed(tracking(ID, 50, 'ONE-1234')));
    const before = await store.additions.newestRevision();
    const reason = { code: 'ADDITION_REFUSED', sap: '-5002 no' } as const;
    await store.additions.settle(tracking(ID, 50), { state: 'refused', inSap: null, reason });
    expect(await store.additions.statusesAfter('bench-1', before, 10)).toMatchObject([
      { seq: 50, state: 'refused', reason },
    ]);
    expect(await store.additions.statusesAfter('bench-2', 0, 10)).toEqual([]);
    await store.close();
  });
});
