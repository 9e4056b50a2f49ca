import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonsDecision, Store } from '../../../electron/sync/store/store.ts';
import type { ShipmentState } from '../../../shared/contracts/confirmation.ts';
import type { ShipmentReason } from '../../../shared/contracts/sap-messages.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { startStoreAndApi } from '../../support/store-and-api.ts';
import { STATION } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';
import { openUplinkBench, type UplinkBench } from '../../support/uplink-bench.ts';

// The sync service's store is lost, and with it what persons decided. The stations know it still.

const now = () => new Date();
const idOf = (n: number) => `01920000-0000-7000-8000-00000000000${n}`;
const [HELD, GIVEN_BACK, FREE, REMOVED, REFUSED] = [1, 2, 3, 4, 5].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];

let folder: string;
let bench: UplinkBench;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-lost-'));
  const ids = [HELD, GIVEN_BACK, FREE, REMOVED, REFUSED];
  const ofItsOrder = (shipmentId: string, n: number) =>
    aConfirmation({ shipmentId, station: STATION, orderEntry: 400 + n });
  bench = openUplinkBench(ids.map(ofItsOrder));
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

const startSync = (name: string) => startStoreAndApi(join(folder, name), bench);

const heard = (shipmentId: string, state: ShipmentState, reason: ShipmentReason | null) =>
  until(`${shipmentId} is ${state} at the station`, () => {
    const known = bench.outbox.shipment(shipmentId);
    return known?.state === state && known.reasonCode === reason;
  });

const decide = (store: Store, shipmentId: string, what: PersonsDecision['what']) =>
  store.shipments.putAside(shipmentId, STATION, { what, person: 'Lea', reason: 'asked for' });

const refuse = (store: Store, shipmentId: string, code: ShipmentReason) =>
  store.shipments.settle(shipmentId, {
    state: 'refused',
    document: null,
    reason: { code, sap: null },
    dueAt: null,
  });

it('what was held is not posted by the next store, what was given back is neither posted nor offered', async () => {
  const first = await startSync('first');
  await until('all are taken', () => bench.outbox.unsubmitted(first.store.storeId).length === 0);
  await decide(first.store, HELD, 'hold');
  await decide(first.store, GIVEN_BACK, 'giveBack');
  await decide(first.store, FREE, 'giveBack');
  await first.store.shipments.freeGoods(FREE);
  await refuse(first.store, REMOVED, 'DRAFT_REMOVED');
  await refuse(first.store, REFUSED, 'STOCK_SHORT');
  await heard(HELD, 'held', null);
  await heard(GIVEN_BACK, 'givenBack', 'GIVEN_BACK');
  await heard(FREE, 'givenBack', 'GIVEN_BACK_FREE');
  await heard(REMOVED, 'refused', 'DRAFT_REMOVED');
  await heard(REFUSED, 'refused', 'STOCK_SHORT');
  await first.stop();

  const second = await startSync('second');
  await until('all are taken', () => bench.outbox.unsubmitted(second.store.storeId).length === 0);
  const told = await second.store.shipments.statusesAfter(STATION, 0, 10);
  const stateOf = Object.fromEntries(told.map(({ shipmentId, state }) => [shipmentId, state]));
  expect(stateOf).toEqual({
    [HELD]: 'held',
    [GIVEN_BACK]: 'givenBack',
    [REMOVED]: 'held',
    [REFUSED]: 'waiting',
  });
  const { shipments: due } = await second.store.shipments.due(10);
  expect(due.map(({ id, state }) => [id, state]).sort()).toEqual([
    [GIVEN_BACK, 'givenBack'],
    [REFUSED, 'waiting'],
  ]);
  await second.stop();
});

it('a copy from before does not make the station forget what was given back; a delivery that is there does', () => {
  const say = (state: ShipmentState, revision: number, reason: ShipmentReason | null) => {
    const facts = { shipmentId: GIVEN_BACK, attempts: 1, since: now().toISOString() };
    const document = state === 'posted' ? { entry: 7, number: 8007 } : null;
    const why = reason === null ? null : { code: reason, sap: null };
    bench.outbox.note([{ ...facts, state, revision, document, reason: why }], 'store');
  };
  say('givenBack', 5, 'GIVEN_BACK_QUIET');
  say('waiting', 2, null);
  expect(bench.outbox.shipment(GIVEN_BACK)).toMatchObject({ state: 'givenBack' });
  expect(bench.outbox.document(GIVEN_BACK).known).toBe('giveBack');
  expect(bench.outbox.unsettled()).toContain(GIVEN_BACK);
  say('posted', 6, null);
  expect(bench.outbox.shipment(GIVEN_BACK)).toMatchObject({ state: 'posted' });
});
