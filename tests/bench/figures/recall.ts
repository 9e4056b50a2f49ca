import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findShipments } from '../../../electron/station/clerk/finding.ts';
import { traceGoods } from '../../../electron/station/clerk/tracing.ts';
import { type Journal, openJournal, openJournalReader } from '../../../electron/station/journal/journal.ts';
import { makeSearchable } from '../../../electron/station/journal/searchable.ts';
import { aConfirmation } from '../../support/confirmations.ts';
import { type Figure, percentile, timeEach } from '../figure.ts';

const SHIPMENTS = 250_000;
const CARTONS_EACH = 4;
const LOTS = 20_000;
/** One lot went into each so-many-th carton as well: the largest recall there could be. */
const COMMON_EVERY = 20;
const COMMON = 'L-COMMON';
const RUNS = 20;

/** Questions of the clerk over years of shipments: where a lot went, and a shipment by its words. */
export async function recallFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-bench-recall-'));
  const journal = openJournal(folder, 'bench-1', { now: () => new Date(), mono: () => 0n });
  try {
    fill(journal);
    const reader = openJournalReader(folder);
    const lot = timeEach(RUNS, (run) => traceGoods(reader, { mark: lotOf(run * 977), itemCode: null }));
    const bare = reader.db.prepare('SELECT id FROM packed_goods WHERE mark = ? COLLATE NOCASE');
    const bareLot = timeEach(RUNS, (run) => bare.all(lotOf(run * 977)));
    const common = timeEach(3, () => traceGoods(reader, { mark: COMMON, itemCode: null }));
    const bareCommon = timeEach(3, () => bare.all(COMMON));
    const find = (text: string) => findShipments(reader.db, { ...ALL, text }).shipments.length;
    const found = timeEach(RUNS, (run) => find(`customer ${(run * 7) % CUSTOMERS}`));
    const nothing = timeEach(RUNS, () => find('nobody has this name'));
    const scan = reader.db.prepare(`SELECT count(*) FROM shipment_words WHERE instr(words, 'nobody') > 0`);
    const bareScan = timeEach(RUNS, () => scan.get());
    reader.close();
    const cartons = SHIPMENTS * CARTONS_EACH;
    return [
      figure(`a lot traced among ${cartons} cartons, p99`, lot, 'its rows by the bare index, p99', bareLot),
      figure(
        `a lot that is in ${cartons / COMMON_EVERY} of ${cartons} cartons traced, p99`,
        common,
        'its rows by the bare index, p99',
        bareCommon,
      ),
      figure(`shipments found by words among ${SHIPMENTS}, p99`, found, 'all words read once, p99', bareScan),
      figure(
        `no shipment found by words among ${SHIPMENTS}, p99`,
        nothing,
        'all words read once, p99',
        bareScan,
      ),
    ];
  } finally {
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const BUDGET_MS = 1_000;
const CUSTOMERS = 400;
const ALL = { type: 'findShipments', states: [], stuckOnly: false, before: null, limit: 50 } satisfies Omit<
  Parameters<typeof findShipments>[1],
  'text'
>;

function figure(name: string, ours: readonly number[], what: string, limit: readonly number[]): Figure {
  return {
    figure: name,
    value: percentile(ours, 0.99) / 1_000,
    unit: 'ms',
    budget: BUDGET_MS,
    limit: { what, value: percentile(limit, 0.99) / 1_000 },
  };
}

function lotOf(at: number): string {
  return `L-${at % LOTS}`;
}

/** What the journal's projections hold after years: written by them, without the events before. */
function fill({ db }: Journal): void {
  db.pragma('synchronous = OFF');
  const insert = db.prepare(
    `INSERT INTO shipment (shipment_id, session_id, work_key, order_number, customer_name, cartons, packer,
       closed_at, document, sha256, state, since, document_number)
     VALUES (?, ?, ?, ?, ?, ?, 'Ana Packer', ?, ?, '', 'posted', ?, ?)`,
  );
  const template = aConfirmation();
  db.transaction(() => {
    for (let at = 0; at < SHIPMENTS; at++) {
      const closedAt = new Date(Date.UTC(2024, 0, 1) + at * 240_000).toISOString();
      const shipment = shipmentOf(at, template);
      const name = `Customer ${at % CUSTOMERS} GmbH & Co. KG`;
      const { shipmentId } = shipment;
      const text = JSON.stringify(shipment);
      insert.run(
        shipmentId,
        `s-${at}`,
        shipment.workKey,
        at,
        name,
        CARTONS_EACH,
        closedAt,
        text,
        closedAt,
        at,
      );
      makeSearchable(db, closedAt, name, shipment);
    }
  })();
}

type Confirmation = ReturnType<typeof aConfirmation>;

function shipmentOf(at: number, template: Confirmation): Confirmation {
  const cartons = Array.from({ length: CARTONS_EACH }, (_none, number) => {
    const carton = at * CARTONS_EACH + number;
    const lots = [lotOf(carton), ...(carton % COMMON_EVERY === 0 ? [COMMON] : [])];
    return {
      number: number + 1,
      sscc: String(carton).padStart(18, '3'),
      packaging: 'M',
      tareGrams: 350,
      grossGrams: 5_000,
      contents: lots.map((lot) => ({
        orderLine: 0,
        itemCode: `A${carton % 97}`,
        baseQuantity: 6,
        lot,
        expiry: '2027-08-31',
        serial: null,
      })),
    };
  });
  const shipmentId = `01920000-0000-7000-8000-${String(at).padStart(12, '0')}`;
  return { ...template, shipmentId, orderNumber: at, customerCode: `C${at % CUSTOMERS}`, cartons };
}
