import type { ShipmentState } from '../../../../shared/contracts/confirmation.ts';
import type { SessionProgress, StationProgress } from '../../../../shared/contracts/progress.ts';
import { keyOfItsOrder, orderKeyOf, orderOfKey } from '../../../../shared/packing/order-key.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { OwnPick } from '../../progress/picks.ts';
import { type KnownSession, type Standing, standingOf } from '../../progress/standing.ts';
import type { ListToTell, OrderToTell, ProgressStore } from '../store.ts';
import { isBusyWithShipments } from './busy.ts';

/**
 * The progress part of the store: sessions as their stations told them last, and orders of which SAP has to be told
 * something, over tables `progress_*`. Of an order only the newest is kept.
 */
export function openProgress(db: Db, now: () => Date, changed: () => void): ProgressStore {
  const at = () => now().toISOString();
  const inOne = <T>(work: () => T): T => db.transaction(work).immediate();
  return {
    report: async (station, { run, number }, sessions) => {
      const isNew = inOne(() => isNewest(db, station, run, number) && report(db, station, sessions, at()));
      if (isNew) changed();
    },
    next: async () => inOne(() => next(db, at())),
    trying: async (list, order, picks) =>
      inOne(() => {
        for (const { line, picked } of picks) noteTried(db, list, line, orderKeyOf(order), picked);
      }),
    written: async (list, picks) =>
      inOne(() => {
        const note = db.prepare('UPDATE progress_pick SET written = tried WHERE list_entry = ? AND line = ?');
        for (const { line } of picks) note.run(list, line);
      }),
    settle: async (order, notBefore) => inOne(() => settle(db, order, notBefore, at())),
    putOff: async ({ order }, notBefore) => inOne(() => putOff(db, orderKeyOf(order), notBefore)),
  };
}

function isNewest(db: Db, station: string, run: string, number: number): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO progress_station (station, run, number) VALUES (?, ?, ?)
       ON CONFLICT (station) DO UPDATE SET run = excluded.run, number = excluded.number
       WHERE run <> excluded.run OR number < excluded.number`,
    )
    .run(station, run, number);
  return changes > 0;
}

/** False when it says nothing new. A session that is named no more is over, but for one whose shipment is here. */
function report(db: Db, station: string, sessions: StationProgress, at: string): boolean {
  const known = new Map(sessionsOf(db, 'station', station).map((session) => [session.shipmentId, session]));
  const orders = new Set<string>();
  const put = db.prepare(
    `INSERT INTO progress_session (shipment_id, station, order_key, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (shipment_id) DO UPDATE SET body = excluded.body`,
  );
  for (const session of sessions) {
    const before = known.get(session.shipmentId);
    known.delete(session.shipmentId);
    const body = JSON.stringify({ ...session, total: session.total ?? before?.total ?? null });
    if (before !== undefined && before.body === body) continue;
    put.run(session.shipmentId, station, keyOfItsOrder(session), body);
    orders.add(keyOfItsOrder(session));
  }
  for (const gone of known.values()) {
    if (gone.shipment !== null) continue;
    db.prepare('DELETE FROM progress_session WHERE shipment_id = ?').run(gone.shipmentId);
    orders.add(keyOfItsOrder(gone));
  }
  for (const order of orders) makeDue(db, order, at);
  return orders.size > 0;
}

type SessionRow = { station: string; body: string; shipment: ShipmentState | null };
type StoredSession = KnownSession & Pick<SessionProgress, 'picked'> & { readonly body: string };

function sessionsOf(db: Db, by: 'station' | 'order_key', value: string): readonly StoredSession[] {
  return db
    .prepare<[string], SessionRow>(
      `SELECT p.station, p.body, s.state AS shipment
       FROM progress_session p LEFT JOIN shipment s ON s.id = p.shipment_id
       WHERE p.${by} = ? AND s.put_aside IS NOT 'givenBack' ORDER BY p.shipment_id`,
    )
    .all(value)
    .map(({ station, body, shipment }) => ({
      ...(JSON.parse(body) as SessionProgress),
      station,
      shipment,
      body,
    }));
}

function currentStanding(db: Db, orderKey: string): Standing {
  const shipments = db
    .prepare<[string], ShipmentState>(
      `SELECT state FROM shipment WHERE order_key = ? AND put_aside IS NOT 'givenBack'`,
    )
    .pluck()
    .all(orderKey);
  return standingOf(sessionsOf(db, 'order_key', orderKey), shipments);
}

type OrderRow = { told: string | null; not_before: string; tries: number };

/** There is something new: at once when the state is another one, else not before the time that was set last. */
function makeDue(db: Db, orderKey: string, at: string): void {
  const row = db
    .prepare<[string], OrderRow>('SELECT told, not_before, tries FROM progress_order WHERE order_key = ?')
    .get(orderKey);
  const told = row?.told == null ? null : (JSON.parse(row.told) as Standing);
  const isOther = told?.whileOpen.state !== currentStanding(db, orderKey).whileOpen.state;
  const waits = row !== undefined && (row.tries > 0 || !isOther) && row.not_before > at;
  db.prepare(
    `INSERT INTO progress_order (order_key, due_at, not_before) VALUES (?, ?, '')
     ON CONFLICT (order_key) DO UPDATE SET due_at = excluded.due_at, news = news + 1`,
  ).run(orderKey, waits ? row.not_before : at);
}

/**
 * Nothing is due while any shipment is on its way into SAP or has to be looked at, nor for an order with one whose
 * landing is open: shipments come first.
 */
function next(db: Db, at: string): Awaited<ReturnType<ProgressStore['next']>> {
  if (isBusyWithShipments(db, at)) return { order: null, nextDueAt: null };
  followShipments(db, at);
  const due = db
    .prepare<[string], DueOrder>(
      `SELECT order_key AS orderKey, tries, news FROM progress_order p WHERE due_at <= ? AND NOT EXISTS
         (SELECT 1 FROM shipment s WHERE s.order_key = p.order_key AND s.state IN ('waiting', 'unknown'))
       ORDER BY due_at LIMIT 1`,
    )
    .get(at);
  const nextDueAt = db
    .prepare<[string], string | null>('SELECT min(due_at) FROM progress_order WHERE due_at > ?')
    .pluck()
    .get(at);
  return { order: due === undefined ? null : toTell(db, due), nextDueAt: nextDueAt ?? null };
}

/** Orders whose shipments changed since the last time: what SAP should say of them may be something else. */
function followShipments(db: Db, at: string): void {
  const after = Number(
    db.prepare(`SELECT value FROM fact WHERE name = 'progressRevision'`).pluck().get() ?? 0,
  );
  const changed = db
    .prepare<[number], { order_key: string; revision: number }>(
      'SELECT order_key, revision FROM shipment WHERE revision > ? ORDER BY revision',
    )
    .all(after);
  const newest = changed.at(-1);
  if (newest === undefined) return;
  for (const order of new Set(changed.map(({ order_key }) => order_key))) makeDue(db, order, at);
  db.prepare(
    `INSERT INTO fact (name, value) VALUES ('progressRevision', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(String(newest.revision));
}

type DueOrder = Pick<OrderToTell, 'tries' | 'news'> & { readonly orderKey: string };

function toTell(db: Db, { orderKey, tries, news }: DueOrder): OrderToTell {
  const order = orderOfKey(orderKey);
  return {
    order,
    tries,
    news,
    standing: currentStanding(db, orderKey),
    pickLists: pickListsOf(db, orderKey),
  };
}

/** Lists on which something of this order is or was packed and not shipped: SAP books off what is shipped. */
function pickListsOf(db: Db, orderKey: string): readonly ListToTell[] {
  const sessions = sessionsOf(db, 'order_key', orderKey);
  const shipped = new Set(sessions.map((each) => (each.shipment === null ? null : each.pickListEntry)));
  const own = ownPicksOf(db, orderKey);
  const lists = new Set([
    ...sessions.map(({ pickListEntry }) => pickListEntry),
    ...own.map(({ list }) => list),
  ]);
  return [...lists].flatMap((list): ListToTell[] =>
    list === null || shipped.has(list)
      ? []
      : [
          {
            list,
            wanted: sessions
              .filter(({ pickListEntry }) => pickListEntry === list)
              .flatMap(({ picked }) => picked),
            own: own.filter((each) => each.list === list),
          },
        ],
  );
}

function ownPicksOf(db: Db, orderKey: string): readonly (OwnPick & { readonly list: number })[] {
  return db
    .prepare<[string], OwnPick & { readonly list: number }>(
      'SELECT list_entry AS list, line, written, tried FROM progress_pick WHERE order_key = ?',
    )
    .all(orderKey);
}

function noteTried(db: Db, list: number, line: number, orderKey: string, picked: number): void {
  db.prepare(
    `INSERT INTO progress_pick (list_entry, line, order_key, written, tried) VALUES (?, ?, ?, 0, ?)
     ON CONFLICT (list_entry, line) DO UPDATE SET tried = excluded.tried`,
  ).run(list, line, orderKey, picked);
}

function putOff(db: Db, orderKey: string, notBefore: string): void {
  db.prepare(
    'UPDATE progress_order SET tries = tries + 1, due_at = ?, not_before = ? WHERE order_key = ?',
  ).run(notBefore, notBefore, orderKey);
}

/** What came in while SAP was being told is due again; an order of which nobody has anything is forgotten. */
function settle(db: Db, { order, standing, news }: OrderToTell, notBefore: string, at: string): void {
  const orderKey = orderKeyOf(order);
  db.prepare('UPDATE progress_order SET tries = 0, told = ?, not_before = ? WHERE order_key = ?').run(
    JSON.stringify(standing),
    notBefore,
    orderKey,
  );
  const isAll = db
    .prepare('UPDATE progress_order SET due_at = NULL WHERE order_key = ? AND news = ?')
    .run(orderKey, news);
  if (isAll.changes > 0) forgetWhatIsOver(db, orderKey, standing);
  else makeDue(db, orderKey, at);
}

function forgetWhatIsOver(db: Db, orderKey: string, { whileOpen }: Standing): void {
  for (const { shipmentId, shipment, pickListEntry } of sessionsOf(db, 'order_key', orderKey)) {
    if (shipment !== 'posted') continue;
    db.prepare('DELETE FROM progress_session WHERE shipment_id = ?').run(shipmentId);
    db.prepare('DELETE FROM progress_pick WHERE list_entry IS ? AND order_key = ?').run(
      pickListEntry,
      orderKey,
    );
  }
  if (whileOpen.state !== 'open') return;
  db.prepare('DELETE FROM progress_pick WHERE order_key = ?').run(orderKey);
  db.prepare('DELETE FROM progress_order WHERE order_key = ?').run(orderKey);
}
