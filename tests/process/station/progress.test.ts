import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { openProgressReader } from '../../../electron/station/uplink/progress.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { aTote, muesli, screws } from '../../support/bench-work.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { ANA, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';

const code = (item: typeof muesli) => item.barcodes[0]?.code ?? '';
const lotScan = `]d201${code(muesli).padStart(14, '0')}10L-1`;
/** The screws lie in no bin, so that SAP takes a picked quantity of them without more. */
const tote = aTote();
const work = {
  ...tote,
  lines: tote.lines.map((line) => (line.line === 2 ? { ...line, binManaged: false } : line)),
};

describe('a station tells the sync service how far its orders are', () => {
  let bench: StationBench;
  beforeEach(async () => {
    bench = await openStationBench([work]);
  });
  afterEach(() => bench.close());

  const scanAll = async (...texts: readonly string[]) => {
    for (const text of texts) await bench.scan(text);
  };
  const last = () => bench.sync.reported.at(-1);
  const untilTold = (what: string, state: string, packed: number) =>
    until(what, () => last()?.[0]?.state === state && last()?.[0]?.packed === packed);

  it('claimed, packing, put aside, and again after it ended without warning, until the shipment is handed over', async () => {
    await until('nothing begun', () => last()?.length === 0);
    await scanAll(ANA, 'TOTE-7');
    await untilTold('claimed', 'claimed', 0);
    expect(last()).toMatchObject([{ workKey: 'PL7-SO407', orderEntry: 407, pickListEntry: 7, total: 6 }]);

    await scanAll(lotScan, code(screws), code(screws));
    await untilTold('packing', 'packing', 3);
    expect(last()?.[0]?.picked).toEqual([{ pickListLine: 2, quantity: 2, factor: 1 }]);
    const { shipmentId } = last()?.[0] ?? {};

    expect(await bench.press({ type: 'suspend', reason: 'Lunch' })).toEqual({ ok: true });
    await untilTold('held', 'held', 3);
    const before = bench.sync.reported.length;
    await bench.crash();
    await bench.start();
    await until('told again', () => bench.sync.reported.length > before);
    expect(last()).toMatchObject([{ state: 'held', packed: 3, shipmentId }]);
    await scanAll(ANA, 'TOTE-7');
    await untilTold('packing', 'packing', 3);
  });

  it('tells nothing twice, whatever else happens at the bench', async () => {
    await scanAll(ANA, 'TOTE-7');
    await untilTold('claimed', 'claimed', 0);
    await scanAll('NO-SUCH-CODE', 'NO-SUCH-CODE');
    await scanAll(code(screws));
    await untilTold('packing', 'packing', 1);
    const told = bench.sync.reported.map((sessions) => JSON.stringify(sessions));
    expect(told).toEqual([...new Set(told)]);
  });
});

describe('what a station has begun', () => {
  let folder: string;
  let journal: Journal;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pw-begun-'));
    journal = openJournal(folder, 'bench-1', { now: () => new Date(0), mono: () => 0n });
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const ids = Array.from({ length: 60 }, (_, n) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`);
  const append = (session: string | null, type: string, body: object) =>
    journal.append([{ type, body, person: null, device: null, session, ruleVersion: null }]);

  function close(shipmentId: string): void {
    const { journal: _head, ...confirmation }: Confirmation = aConfirmation({ shipmentId });
    const opened = { sessionId: shipmentId, shipmentId, work: { key: confirmation.workKey, revision: '1' } };
    append(shipmentId, 'SessionOpened', opened);
    append(shipmentId, 'ShipmentClosed', { customerName: 'A customer', confirmation });
  }

  it('has closed shipments among it until this very store has taken them', () => {
    const read = openProgressReader({ journal, session: () => null });
    close(ids[0] ?? '');
    const packed = { shipmentId: ids[0], orderEntry: 407, state: 'packed', packed: 5, total: null };
    expect(read('store')).toMatchObject([packed]);
    append(null, 'ShipmentSubmitted', { shipmentId: ids[0], storeId: 'store' });
    expect(read('store')).toEqual([]);
    expect(read('another store')).toMatchObject([packed]);
  });

  it('has nothing among it that was given back, whichever store took it', () => {
    const read = openProgressReader({ journal, session: () => null });
    close(ids[0] ?? '');
    const reason = { code: 'GIVEN_BACK_FREE', sap: null };
    const facts = {
      shipmentId: ids[0],
      state: 'givenBack',
      document: null,
      reason,
      attempts: 0,
      revision: 2,
    };
    const status = { ...facts, since: '2026-11-24T10:00:00.000Z' };
    append(null, 'ShipmentStateChanged', { storeId: 'store', revision: 2, status });
    expect(read('another store')).toEqual([]);
  });

  it('is read a little at a time, and not told before all of it is; many closed shipments are handed over first', () => {
    const read = openProgressReader({ journal, session: () => null });
    for (const id of ids.slice(0, 3)) close(id);
    expect([read('store'), read('store')]).toEqual([null, null]);
    expect(read('store')).toHaveLength(3);
    for (const id of ids.slice(3)) close(id);
    expect(read('store')).toBeNull();
    for (const shipmentId of ids.slice(1))
      append(null, 'ShipmentSubmitted', { shipmentId, storeId: 'store' });
    expect(read('store')).toHaveLength(1);
  });
});
