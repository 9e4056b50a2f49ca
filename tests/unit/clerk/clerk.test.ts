import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findShipments } from '../../../electron/station/clerk/finding.ts';
import { recordOf } from '../../../electron/station/clerk/record.ts';
import { traceGoods } from '../../../electron/station/clerk/tracing.ts';
import { openJournal } from '../../../electron/station/journal/journal.ts';
import { perform } from '../../../electron/station/packing/perform.ts';
import { type StationQuestion, stationReply } from '../../../shared/contracts/questions.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import { manyWorks, openPackedJournal, type PackedJournal, PEOPLE } from '../../support/packed-journal.ts';
import { shipmentsIn } from '../../support/shipped.ts';
import { close, line, lot, MILK, rules, scan, ship, work } from '../packing/bench.ts';

const SHIPPED = 1_000;
const NAMES = Object.fromEntries(PEOPLE.map(({ id, name }) => [id, name]));

/** State, reason, and whether that waits for a person. */
const NEEDS = [
  ['waiting', null, false],
  ['posting', null, false],
  ['posted', null, false],
  ['refused', 'PERIOD_CLOSED', true],
  ['unknown', 'ANSWER_LOST', false],
  ['unknown', 'LANDED_NOT_FOUND', true],
  ['unknown', 'DELIVERED_TWICE', true],
  ['awaitingApproval', 'APPROVAL_NEEDED', true],
  ['held', null, true],
  ['givenBack', 'GIVEN_BACK_QUIET', false],
  ['givenBack', 'GIVEN_BACK_DRAFT', true],
  ['givenBack', 'GIVEN_BACK_FREE', false],
] as const;

let packed: PackedJournal;
let shipments: ReturnType<typeof shipmentsIn>;

beforeAll(() => {
  packed = openPackedJournal();
  const [begun, ...works] = manyWorks(SHIPPED + 1, 20_261_124);
  for (const one of works) packed.pack(one.work, one.rules);
  shipments = shipmentsIn(packed.folder);
  shipments.forEach(({ shipmentId }, at) => {
    if (at % 50 === 7) {
      packed.tell({
        shipmentId,
        state: 'refused',
        reason: { code: 'STOCK_SHORT', sap: '-10 negative inventory' },
      });
    } else if (at % 50 === 8) {
      packed.tell({ shipmentId, state: 'unknown', reason: { code: 'LANDED_NOT_FOUND', sap: null } });
    } else if (at % 10 !== 9) {
      packed.tell({ shipmentId, state: 'posted', document: { entry: 9_000 + at, number: 800_000 + at } });
    }
  });
  if (begun) packed.pack(begun.work, begun.rules, 6);
});
afterAll(() => packed.close());

describe('shipments found', () => {
  const asked = (
    changes: Partial<Extract<StationQuestion, { type: 'findShipments' }>> = {},
    { journal } = packed,
  ) => {
    return findShipments(journal.db, {
      type: 'findShipments',
      text: '',
      states: [],
      stuckOnly: false,
      before: null,
      limit: 100,
      ...changes,
    });
  };
  const ids = (found: ReturnType<typeof asked>) => found.shipments.map(({ shipmentId }) => shipmentId);
  const newestFirst = () => shipments.map(({ shipmentId }) => shipmentId).toReversed();

  test('are all there, newest first, page after page without one left out or shown twice', () => {
    const found: string[] = [];
    let before: Extract<StationQuestion, { type: 'findShipments' }>['before'] = null;
    for (let page = asked({ before }); ; page = asked({ before })) {
      found.push(...ids(page));
      const last = page.shipments.at(-1);
      if (!page.more || last === undefined) break;
      before = { closedAt: last.closedAt, shipmentId: last.shipmentId };
    }
    expect(found).toEqual(newestFirst());
  });

  test('by parts of several words, whatever their case, letters beyond ASCII too', () => {
    const wanted = shipments.filter(
      ({ customerCode, packer }) => customerCode === 'C4' && packer.name === 'Ole Packer',
    );
    expect(wanted.length).toBeGreaterThan(20);
    const found = asked({ text: 'ÜBERSEE ole' });
    expect(ids(found)).toEqual(
      wanted
        .map(({ shipmentId }) => shipmentId)
        .toReversed()
        .slice(0, 100),
    );
    expect(asked({ text: 'übersee nobody' }).shipments).toEqual([]);
  });

  test('by order, by carton label as the scanner sends it, by delivery number, by lot and by serial', () => {
    const one = shipments[417];
    if (!one) throw new Error('Too few shipments');
    const sscc = one.cartons[0]?.sscc ?? '';
    for (const text of [`${one.orderNumber}`, sscc, `00${sscc}`, `(00)${sscc}`, '800417']) {
      expect(ids(asked({ text })), text).toEqual([one.shipmentId]);
    }
    const serials = shipments.flatMap(({ cartons, shipmentId }) =>
      cartons.flatMap(({ contents }) =>
        contents.flatMap(({ serial }) => (serial ? [{ serial, shipmentId }] : [])),
      ),
    );
    const serial = serials[42];
    expect(ids(asked({ text: serial?.serial.toLowerCase() ?? '' }))).toContain(serial?.shipmentId);
    const withLot = shipments.filter(({ cartons }) =>
      cartons.some(({ contents }) => contents.some((content) => content.lot === 'W0-3')),
    );
    expect(withLot.length).toBeGreaterThan(10);
    expect(ids(asked({ text: 'w0-3' }))).toEqual(
      withLot
        .map(({ shipmentId }) => shipmentId)
        .toReversed()
        .slice(0, 100),
    );
  });

  test('by state, and those that wait for a person', () => {
    const at = (fits: (position: number) => boolean) =>
      shipments.flatMap(({ shipmentId }, position) => (fits(position) ? [shipmentId] : [])).toReversed();
    expect(ids(asked({ states: ['refused'] }))).toEqual(at((position) => position % 50 === 7));
    expect(ids(asked({ stuckOnly: true }))).toEqual(at((position) => [7, 8].includes(position % 50)));
    expect(ids(asked({ states: ['waiting'] }))).toEqual(at((position) => position % 10 === 9));
    expect(ids(asked({ states: ['posted'], limit: 5 }))).toEqual(
      at((position) => position % 10 !== 9 && ![7, 8].includes(position % 50)).slice(0, 5),
    );
  });

  test('wait for a person in every state and for every reason that does not end by itself, and are counted so', () => {
    const own = openPackedJournal();
    try {
      for (const one of manyWorks(NEEDS.length, 4)) own.pack(one.work, one.rules);
      const made = shipmentsIn(own.folder);
      NEEDS.forEach(([state, code], at) => {
        const shipmentId = made[at]?.shipmentId ?? '';
        if (state !== 'waiting') own.tell({ shipmentId, state, reason: code && { code, sap: null } });
      });
      const stuck = asked({ stuckOnly: true }, own);
      const wanted = NEEDS.filter(([, , needs]) => needs);
      expect(stuck.shipments.map(({ state, reason }) => [state, reason?.code ?? null]).sort()).toEqual(
        wanted.map(([state, code]) => [state, code]).sort(),
      );
      expect(own.ports.outbox.waiting()).toMatchObject({ count: 8, needPerson: wanted.length });
      const aside = asked({ states: ['held', 'givenBack'] }, own);
      expect(aside.shipments.map(({ state }) => state).sort()).toEqual([
        ...['givenBack', 'givenBack', 'givenBack', 'held'],
      ]);
    } finally {
      own.close();
    }
  });

  test('say what SAP said', () => {
    expect(asked({ states: ['refused'], limit: 1 }).shipments[0]).toMatchObject({
      state: 'refused',
      reason: { code: 'STOCK_SHORT', params: {} },
      sapSaid: '-10 negative inventory',
    });
  });
});

describe('the record of a shipment', () => {
  test('has each carton as it was confirmed to SAP, and passes the channel', () => {
    for (const one of shipments.filter((_one, at) => at % 25 === 0)) {
      const record = recordOf(packed.journal, NAMES, one.shipmentId);
      stationReply.parse({ type: 'shipmentRecord', record });
      expect(record?.order.number).toBe(one.orderNumber);
      expect(record?.cartons.map(({ number, sscc }) => [number, sscc])).toEqual(
        one.cartons.map(({ number, sscc }) => [number, sscc]),
      );
      const serials = (cartons: readonly { contents: readonly { serial: string | null }[] }[] | undefined) =>
        (cartons ?? []).flatMap(({ contents }) => contents.flatMap(({ serial }) => serial ?? [])).sort();
      expect(serials(record?.cartons)).toEqual(serials(one.cartons));
      expect(record?.cartons.every(({ packers, closedAt }) => packers.length > 0 && closedAt !== null)).toBe(
        true,
      );
      expect(record?.way[0]).toMatchObject({ what: 'closed', by: one.packer.name });
    }
  });

  test('tells its way to SAP in the order in which the station heard of it, with who asked for what', () => {
    const refused = shipments[7];
    if (!refused) throw new Error('Too few shipments');
    const { shipmentId } = refused;
    packed.ports.outbox.markSubmitted([shipmentId], 'store-1');
    const asking = { body: { shipmentId }, person: 'ole', device: null, session: null, ruleVersion: null };
    packed.journal.append([{ ...asking, type: 'ShipmentRetryAsked' }]);
    packed.tell({ shipmentId, state: 'posted', document: { entry: 1, number: 801_007 } });
    const way = recordOf(packed.journal, NAMES, shipmentId)?.way ?? [];
    expect(way.map((step) => (step.what === 'state' ? step.state : step.what))).toEqual([
      'closed',
      'refused',
      'submitted',
      'decided',
      'posted',
    ]);
    expect(way[1]).toMatchObject({ reason: { code: 'STOCK_SHORT' }, sapSaid: '-10 negative inventory' });
    expect(way[3]).toMatchObject({ what: 'decided', action: 'retry', by: 'Ole Packer' });
    expect(way[4]).toMatchObject({ documentNumber: 801_007 });
  });

  test('names what was let through: what had been refused, on whose word, why', () => {
    const own = openPackedJournal();
    const byHand = { device: null, scanned: null };
    const strict = rules({ lot: 'fefo' });
    const early = lot('EARLY', { expiry: '2027-01-31' });
    const late = lot('LATE', { expiry: '2027-06-30' });
    own.pack(work([line(MILK, { quantity: 1, lots: [early, late] })]), strict, 0);
    const taken = scan(MILK, { lot: 'LATE', expiry: '2027-06-30' });
    const refused = perform(own.desk, own.ports, taken, byHand);
    const lea = { id: 'lea', name: 'Lea Lead', rights: ['pack' as const, 'overrideLot' as const] };
    perform(own.desk, own.ports, taken, byHand, { by: lea, reason: 'customer agreed' });
    perform(own.desk, own.ports, close(1), byHand);
    perform(own.desk, own.ports, ship, byHand);
    const [shipment] = shipmentsIn(own.folder);
    const record = recordOf(own.journal, NAMES, shipment?.shipmentId ?? '');
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'FEFO_EARLIER_LOT' } });
    expect(record?.overrides).toEqual([
      {
        at: expect.any(String),
        event: 'UnitPacked',
        refusal: !refused.ok && refused.refusal,
        packer: 'Ole Packer',
        by: 'Lea Lead',
        reason: 'customer agreed',
      },
    ]);
    expect(record?.prints.map(({ kind, state }) => [kind, state])).toEqual([
      ['label', 'queued'],
      ['slip', 'queued'],
    ]);
    own.close();
  });

  test('is null for a shipment that this station does not know', () => {
    expect(recordOf(packed.journal, NAMES, '0193a1c2-7c10-7f3a-9c11-3a5e00000001')).toBeNull();
  });
});

describe('where goods went', () => {
  test('every lot is found in the cartons, at the customers and in the quantities that were confirmed', () => {
    const rows = shipments.flatMap((one) =>
      one.cartons.flatMap(({ sscc, contents }) =>
        contents.flatMap(({ lot: name, baseQuantity }) =>
          name === null ? [] : [{ name, sscc, baseQuantity, ...one }],
        ),
      ),
    );
    const byLot = Map.groupBy(rows, ({ name }) => name);
    expect(byLot.size).toBeGreaterThan(20);
    const here = cartonsOnTheBench();
    for (const [name, all] of byLot) {
      const trace = traceGoods(packed.journal, { mark: name, itemCode: null });
      expect(trace.shipments, name).toBe(new Set(all.map(({ shipmentId }) => shipmentId)).size);
      expect(trace.cartonCount, name).toBe(new Set(all.map(({ sscc }) => sscc)).size + (here.get(name) ?? 0));
      const customers = Map.groupBy(all, ({ customerCode }) => customerCode);
      expect(trace.customers.map(({ code, quantity }) => [code, quantity]).sort(), name).toEqual(
        [...customers].map(([code, of]) => [code, sum(of.map(({ baseQuantity }) => baseQuantity))]).sort(),
      );
    }
  });

  test('a serial leads to the one carton it is in, typed in any case, of that item alone', () => {
    const goods = shipments.flatMap(({ cartons, shipmentId }) =>
      cartons.flatMap(({ sscc, contents }) => contents.map((content) => ({ ...content, sscc, shipmentId }))),
    );
    const one = goods.findLast(({ serial }) => serial !== null);
    const trace = traceGoods(packed.journal, { mark: one?.serial?.toLowerCase() ?? '', itemCode: 'DRILL' });
    expect(trace.cartons).toMatchObject([
      { sscc: one?.sscc, shipmentId: one?.shipmentId, quantity: 1, lot: null },
    ]);
    expect(traceGoods(packed.journal, { mark: one?.serial ?? '', itemCode: 'MILK' }).cartons).toEqual([]);
  });

  test('what lies in a carton that did not leave is named first', () => {
    const own = openPackedJournal();
    own.pack(work([line(MILK, { quantity: 3, lots: [lot('L-9')] })]), rules(), 4);
    expect(traceGoods(own.journal, { mark: 'l-9', itemCode: null })).toMatchObject({
      shipments: 0,
      cartonCount: 1,
      customers: [],
      cartons: [{ shipmentId: null, sscc: null, lot: 'L-9', state: 'packing', orderNumber: 1407 }],
    });
    own.close();
  });

  test('nothing is found of what was never packed', () => {
    expect(traceGoods(packed.journal, { mark: 'NEVER', itemCode: null })).toEqual({
      shipments: 0,
      cartonCount: 0,
      customers: [],
      cartons: [],
    });
  });
});

test('a journal from before there was a search is made searchable at its next opening, with the same answers', () => {
  const own = openPackedJournal();
  for (const one of manyWorks(30, 7)) own.pack(one.work, one.rules);
  const words = tableOf(own, 'shipment_words');
  const goods = tableOf(own, 'packed_goods');
  own.journal.db.exec(`DELETE FROM shipment_words; DELETE FROM packed_goods;
    INSERT INTO marker VALUES ('searchable', 'no') ON CONFLICT (name) DO UPDATE SET value = 'no'`);
  openJournal(own.folder, 'bench-1', own.ports.clock).close();
  expect(tableOf(own, 'shipment_words')).toEqual(words);
  expect(tableOf(own, 'packed_goods')).toEqual(goods);
  expect(words).toHaveLength(30);
  own.close();
});

function tableOf({ journal }: PackedJournal, table: string): readonly unknown[] {
  return journal.db.prepare(`SELECT * FROM ${table}`).all();
}

/** How many cartons of the order on the bench hold each lot. */
function cartonsOnTheBench(): ReadonlyMap<string, number> {
  const lots = (packed.desk.session?.cartons ?? []).flatMap(({ contents }) => [
    ...new Set(contents.flatMap((content) => content.lot ?? [])),
  ]);
  return new Map([...Map.groupBy(lots, (name) => name)].map(([name, of]) => [name, of.length]));
}
