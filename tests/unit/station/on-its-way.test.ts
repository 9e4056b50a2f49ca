import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { openCatalogue, type StationCatalogue } from '../../../electron/station/orders/catalogue.ts';
import { isOnItsWay } from '../../../electron/station/packing/opening.ts';
import { aTote, changesOf } from '../../support/bench-work.ts';

const work = aTote();
let folder: string;
let journal: Journal;
let catalogue: StationCatalogue;
let revision = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-on-its-way-'));
  journal = openJournal(folder, 'bench-1', { now: () => new Date(), mono: () => 1n });
  catalogue = openCatalogue(folder);
  tell(changesOf([work]));
});
afterEach(() => {
  catalogue.close();
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

function tell(changes: Parameters<StationCatalogue['apply']>[0]): void {
  catalogue.apply(changes, { storeId: 'store', revision: ++revision, reset: false, caughtUp: true });
}

/** A shipment of the work, as the projections keep it. */
function ship(state: string): void {
  const { key, revision: opened } = work;
  journal.db.exec(`
    INSERT INTO session VALUES ('s1', 'h1', '${key}', '${opened}', 'shipped', 1, 2);
    INSERT INTO shipment (shipment_id, session_id, work_key, order_number, customer_name, cartons, packer,
      closed_at, document, sha256, state, since)
    VALUES ('h1', 's1', '${key}', 1407, 'Café', 1, 'Ana', '2026-11-24', '{}', '', '${state}', '2026-11-24');`);
}

const waits = () => isOnItsWay({ journal, catalogue }, work.key);

it.each(['waiting', 'unknown', 'refused'])('an order whose shipment is %s is not packed again', (state) => {
  ship(state);
  expect(waits()).toBe(true);
});

it('one that was given back to another store is not packed before this one knows of it, or its goods are free', () => {
  ship('givenBack');
  const set = (change: string) => journal.db.exec(`UPDATE shipment SET ${change}`);
  set(`reason_code = 'GIVEN_BACK_QUIET', submitted_to = 'a lost store'`);
  expect(waits()).toBe(true);
  set(`submitted_to = 'store'`);
  expect(waits()).toBe(false);
  set(`reason_code = 'GIVEN_BACK_FREE', submitted_to = 'a lost store'`);
  expect(waits()).toBe(false);
});

it('a posted one is packed again only when SAP has told something new of it', () => {
  ship('posted');
  expect(waits()).toBe(true);
  tell([{ kind: 'putWork', work: { ...work, revision: '2' } }]);
  expect(waits()).toBe(false);
});

it('one that was gone and came back as it was, its delivery cancelled, is packed again', () => {
  ship('posted');
  tell([{ kind: 'removeWork', key: work.key }]);
  tell([{ kind: 'putWork', work }]);
  expect(waits()).toBe(false);
});

it('one that was never shipped is free', () => {
  expect(waits()).toBe(false);
});
