import { createHash } from 'node:crypto';
import type { WorkChange } from '../../../../shared/contracts/catalogue.ts';
import { confirmation } from '../../../../shared/contracts/confirmation.ts';
import { orderKeyOf } from '../../../../shared/packing/order-key.ts';
import type { Item } from '../../../../shared/packing/work.ts';
import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';
import { offered, type SourceWork } from '../../pull/offer.ts';
import type { CatalogueStore, ChangePage, PutChange } from '../store.ts';
import { nextRevision } from './revision.ts';

type Kind = 'work' | 'item' | 'bin';

/** So many removals are remembered; a station that was away for longer starts from nothing. */
const MAX_REMOVALS_KEPT = 20_000;

/** The catalogue part of the store, over tables `document` and `source_work`. */
export function openCatalogue(db: Db, changed: () => void): CatalogueStore {
  const inOne = <T extends number>(work: () => T): T => {
    const count = db.transaction(work).immediate();
    if (count > 0) changed();
    return count;
  };
  let lastReadBegan: number | null = null;
  return {
    put: async (changes) => inOne(() => countTrue(changes, (change) => put(db, change))),
    keepOnly: async (kind, keys) =>
      inOne(() => {
        const removed = countTrue(keysOf(db, kind), (key) => !keys.has(key) && remove(db, kind, key));
        if (removed > 0) forgetOldRemovals(db);
        return removed;
      }),
    items: async (codes) => readItems(db, codes),
    holds: async () => lastReadBegan !== null && ordersBeingPosted(db, lastReadBegan).length === 0,
    offer: async (works, readBegan) =>
      inOne(() => {
        lastReadBegan = readBegan;
        const sources = replaceSources(db, works, readBegan);
        const known = new Set(sources.map(({ work }) => work.key));
        const put = countTrue(sources, (source) => offerOne(db, source));
        const removed = countTrue(keysOf(db, 'work'), (key) => !known.has(key) && remove(db, 'work', key));
        if (removed > 0) forgetOldRemovals(db);
        return put + removed;
      }),
    after: async (revision, limits) => readAfter(db, revision, limits),
  };
}

/** Offers an order's works anew, because a shipment of it was just confirmed. Within the caller's transaction. */
export function offerOrderAgain(db: Db, orderKey: string): number {
  return countTrue(sourcesOf(db, orderKey), (source) => offerOne(db, source));
}

/** SAP's open work, and the newest revision of a shipment when the reading that it is from began. */
type ReadSource = SourceWork & { readonly readBegan: number };

function sourcesOf(db: Db, orderKey: string): readonly ReadSource[] {
  return prepared<[string], { body: string }>(db, 'SELECT body FROM source_work WHERE order_key = ?')
    .all(orderKey)
    .map(({ body }) => JSON.parse(body) as ReadSource);
}

function offerOne(db: Db, source: ReadSource): boolean {
  const open = offered(source, outstandingOf(db, source));
  if (open === null) return remove(db, 'work', source.work.key);
  const revision = sha256(JSON.stringify(open)).slice(0, 16);
  return put(db, { kind: 'putWork', work: { ...open, revision }, readiness: source.readiness });
}

/** Confirmations of a work's order that SAP did not have when the work was read. */
function outstandingOf(db: Db, { work, readBegan }: ReadSource) {
  return prepared<[string, number], { document: Buffer }>(
    db,
    `SELECT document FROM shipment
     WHERE order_key = ? AND freed_at IS NULL AND (posted_revision IS NULL OR posted_revision > ?)`,
  )
    .all(orderKeyOf(work.order), readBegan)
    .map(({ document }) => confirmation.parse(JSON.parse(document.toString('utf8'))));
}

/**
 * The works as they were read, but those of an order with a delivery on its way into SAP just then: nobody can
 * tell whether the reading has it already. They stay as they were read before, so that it is neither taken off
 * twice nor forgotten; the next reading knows.
 */
function replaceSources(db: Db, works: readonly SourceWork[], readBegan: number): readonly ReadSource[] {
  const kept = new Map(
    ordersBeingPosted(db, readBegan)
      .map((key) => [key, sourcesOf(db, key)] as const)
      .filter(([, sources]) => sources.length > 0),
  );
  const read = works
    .filter(({ work }) => !kept.has(orderKeyOf(work.order)))
    .map((source) => ({ ...source, readBegan }));
  const sources = [...read, ...[...kept.values()].flat()];
  db.exec('DELETE FROM source_work');
  const insert = db.prepare('INSERT INTO source_work (key, order_key, body) VALUES (?, ?, ?)');
  for (const source of sources)
    insert.run(source.work.key, orderKeyOf(source.work.order), JSON.stringify(source));
  return sources;
}

function ordersBeingPosted(db: Db, readBegan: number): readonly string[] {
  return db
    .prepare<[number], string>(
      `SELECT DISTINCT order_key FROM (
         SELECT order_key FROM shipment WHERE state IN ('posting', 'unknown')
         UNION ALL SELECT order_key FROM shipment WHERE posted_revision > ?)`,
    )
    .pluck()
    .all(readBegan);
}

function put(db: Db, change: PutChange): boolean {
  const { kind, key } = placeOf(change);
  const text = JSON.stringify(change);
  const hash = sha256(text);
  const known = prepared<[string, string], { sha256: string | null }>(
    db,
    'SELECT sha256 FROM document WHERE kind = ? AND key = ?',
  ).get(kind, key);
  if (known?.sha256 === hash) return false;
  write(db, kind, key, hash, text, 0);
  return true;
}

function remove(db: Db, kind: Kind, key: string): boolean {
  const present = db
    .prepare('SELECT 1 FROM document WHERE kind = ? AND key = ? AND gone = 0')
    .pluck()
    .get(kind, key);
  if (present === undefined) return false;
  write(db, kind, key, null, JSON.stringify(removal(kind, key)), 1);
  return true;
}

function write(db: Db, kind: Kind, key: string, hash: string | null, change: string, gone: 0 | 1): void {
  prepared(
    db,
    `INSERT INTO document (kind, key, revision, sha256, change, gone) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET
       revision = excluded.revision, sha256 = excluded.sha256, change = excluded.change, gone = excluded.gone`,
  ).run(kind, key, nextRevision(db, 'documentRevision'), hash, change, gone);
}

function placeOf(change: PutChange): { kind: Kind; key: string } {
  if (change.kind === 'putWork') return { kind: 'work', key: change.work.key };
  if (change.kind === 'putItem') return { kind: 'item', key: change.item.itemCode };
  return { kind: 'bin', key: String(change.bin.entry) };
}

function removal(kind: Kind, key: string): WorkChange {
  if (kind === 'work') return { kind: 'removeWork', key };
  if (kind === 'item') return { kind: 'removeItem', itemCode: key };
  return { kind: 'removeBin', entry: Number(key) };
}

function keysOf(db: Db, kind: Kind): string[] {
  return db
    .prepare<[string], string>('SELECT key FROM document WHERE kind = ? AND gone = 0')
    .pluck()
    .all(kind);
}

function readItems(db: Db, codes: Iterable<string>): ReadonlyMap<string, Item> {
  const one = db.prepare<[string], string>(
    `SELECT change FROM document WHERE kind = 'item' AND key = ? AND gone = 0`,
  );
  const items = new Map<string, Item>();
  for (const code of codes) {
    const text = one.pluck().get(code);
    if (text === undefined) continue;
    const change = JSON.parse(text) as WorkChange;
    if (change.kind === 'putItem') items.set(code, change.item);
  }
  return items;
}

function readAfter(db: Db, revision: number, limits: { changes: number; bytes: number }): ChangePage {
  const newest = Number(fact(db, 'documentRevision') ?? 0);
  const rows = db
    .prepare<[number, number], { revision: number; change: string }>(
      'SELECT revision, change FROM document WHERE revision > ? AND (gone = 0 OR ? > 0) ORDER BY revision',
    )
    .iterate(revision, revision);
  const changes: string[] = [];
  let bytes = 0;
  let reached = newest;
  let complete = true;
  for (const row of rows) {
    if (
      changes.length === limits.changes ||
      (changes.length > 0 && bytes + row.change.length > limits.bytes)
    ) {
      complete = false;
      break;
    }
    changes.push(row.change);
    bytes += row.change.length;
    reached = row.revision;
  }
  return {
    changes,
    revision: complete ? newest : reached,
    complete,
    forgottenRevision: Number(fact(db, 'forgottenRevision') ?? 0),
    newestRevision: newest,
  };
}

function forgetOldRemovals(db: Db): void {
  const oldest = db
    .prepare<[number], number>(
      'SELECT revision FROM document WHERE gone = 1 ORDER BY revision DESC LIMIT 1 OFFSET ?',
    )
    .pluck()
    .get(MAX_REMOVALS_KEPT);
  if (oldest === undefined) return;
  db.prepare('DELETE FROM document WHERE gone = 1 AND revision <= ?').run(oldest);
  setFact(db, 'forgottenRevision', String(oldest));
}

function fact(db: Db, name: string): string | undefined {
  return db.prepare<[string], string>('SELECT value FROM fact WHERE name = ?').pluck().get(name);
}

function setFact(db: Db, name: string, value: string): void {
  db.prepare(
    'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}

function countTrue<T>(values: Iterable<T>, test: (value: T) => boolean): number {
  let count = 0;
  for (const value of values) if (test(value)) count++;
  return count;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
