import { join } from 'node:path';
import {
  type Readiness,
  readiness as readinessSchema,
  type WorkChange,
} from '../../../shared/contracts/catalogue.ts';
import { bin as binSchema, item as itemSchema, work as workSchema } from '../../../shared/contracts/work.ts';
import { numberCodeOf } from '../../../shared/packing/order-key.ts';
import type { Bin, Item, UnitOfMeasure, Work } from '../../../shared/packing/work.ts';
import { type Db, type Migration, openDurable } from '../../service/sqlite.ts';

/** What a station knows of SAP's world: work to pack, items by bar code, bins. A copy, never the truth. */
export type StationCatalogue = {
  /** Stores changes that the sync service sent, with the revision they bring the copy to. */
  apply(changes: readonly WorkChange[], at: CatalogueStep): void;
  /** Up to which revision of which store this copy is. */
  position(): { storeId: string; revision: number };
  /** False while a first reading is still coming in: a work that is not there may yet come. */
  isComplete(): boolean;
  work(key: string): Work | null;
  /** Revision of a work, without reading it; null when there is none. */
  revisionOf(key: string): string | null;
  /** True when SAP had the work no more at some time: what is there now came back, or comes no more. */
  wasRemoved(key: string): boolean;
  /** Works that a scanned tote, pick list or order code means, by the code's text. */
  worksByCode(code: string): readonly WorkSummary[];
  /** Open works by due date, earliest first. */
  works(limit: number): readonly WorkSummary[];
  workCount(): number;
  itemsByCode(code: string): readonly { readonly item: Item; readonly uom: UnitOfMeasure }[];
  binByCode(code: string): Bin | null;
  /** By SAP's AbsEntry. */
  bin(entry: number): Bin | null;
  worksWanting(itemCode: string): readonly string[];
  close(): void;
};

/** Where changes lead the copy: to which revision, from nothing (`reset`), and whether more of it is on its way. */
export type CatalogueStep = {
  readonly storeId: string;
  readonly revision: number;
  readonly reset: boolean;
  readonly caughtUp: boolean;
};

export type WorkSummary = {
  readonly key: string;
  readonly revision: string;
  readonly orderNumber: number;
  readonly pickListEntry: number | null;
  readonly tote: string | null;
  readonly customerName: string;
  readonly city: string;
  readonly dueDate: string;
  readonly lineCount: number;
  readonly shippingType: string | null;
  readonly readiness: Readiness;
};

/** Keys of other works named in a refusal: enough to walk there, few enough to read. */
const WORKS_NAMED_IN_REFUSAL = 5;

/** Opens the station's copy of SAP's data in its folder. @throws StorageHalt */
export function openCatalogue(folder: string): StationCatalogue {
  const db = openDurable(join(folder, 'catalogue.db'), CATALOGUE_MIGRATIONS);
  const read = prepareReads(db);
  const change = prepareChanges(db);
  return {
    apply: db.transaction((changes: readonly WorkChange[], at: CatalogueStep) => {
      if (at.reset) change.forgetAll();
      for (const one of changes) change.one(one);
      change.position(at);
    }),
    position: () => {
      const row = read.position.get();
      return row ? { storeId: row.store_id, revision: row.revision } : { storeId: '', revision: 0 };
    },
    isComplete: () => read.position.get()?.caught_up !== 0,
    work: (key) => {
      const row = read.work.get(key);
      return row ? workSchema.parse(JSON.parse(row.document)) : null;
    },
    revisionOf: (key) => read.revision.get(key)?.revision ?? null,
    wasRemoved: (key) => read.removed.get(key) !== undefined,
    worksByCode: (code) => read.worksByCode.all({ code, key: code.toUpperCase() }).map(toSummary),
    works: (limit) => read.works.all(limit).map(toSummary),
    workCount: () => read.workCount.get()?.count ?? 0,
    itemsByCode: (code) =>
      read.itemsByCode.all(code).map((row) => {
        const item = itemSchema.parse(JSON.parse(row.document));
        const uom = item.barcodes.find((barcode) => barcode.code === code)?.uom ?? item.baseUom;
        return { item, uom };
      }),
    bin: (entry) => {
      const row = read.bin.get({ entry });
      return row ? binSchema.parse(JSON.parse(row.document)) : null;
    },
    binByCode: (code) => {
      const row = read.binByCode.get({ code });
      return row ? binSchema.parse(JSON.parse(row.document)) : null;
    },
    worksWanting: (itemCode) =>
      read.worksWanting.all(itemCode, WORKS_NAMED_IN_REFUSAL).map((row) => row.work_key),
    close: () => db.close(),
  };
}

type Documented = { readonly document: string };

const SUMMARY = `key, revision, order_number AS orderNumber, pick_list_entry AS pickListEntry, tote,
  customer_name AS customerName, city, due_date AS dueDate, line_count AS lineCount, shipping_type AS shippingType,
  readiness`;

type SummaryRow = Omit<WorkSummary, 'readiness'> & { readonly readiness: string | null };

function toSummary({ readiness, ...summary }: SummaryRow): WorkSummary {
  return {
    ...summary,
    readiness: readiness === null ? NOT_KNOWN : readinessSchema.parse(JSON.parse(readiness)),
  };
}

/** Nobody has looked whether stock covers it. */
const NOT_KNOWN: Readiness = { state: 'unknown', missing: [], missingItems: 0 };

function prepareReads(db: Db) {
  return {
    position: db.prepare<[], { store_id: string; revision: number; caught_up: 0 | 1 }>(
      'SELECT store_id, revision, caught_up FROM position',
    ),
    revision: db.prepare<[string], { revision: string }>('SELECT revision FROM work WHERE key = ?'),
    removed: db.prepare<[string], { key: string }>('SELECT key FROM removed_work WHERE key = ?'),
    work: db.prepare<[string], Documented>('SELECT document FROM work WHERE key = ?'),
    worksByCode: db.prepare<[{ code: string; key: string }], SummaryRow>(
      `SELECT ${SUMMARY} FROM work WHERE key IN (SELECT work_key FROM work_code WHERE code = @code OR code = @key)
       ORDER BY key`,
    ),
    works: db.prepare<[number], SummaryRow>(`SELECT ${SUMMARY} FROM work ORDER BY due_date, key LIMIT ?`),
    workCount: db.prepare<[], { count: number }>('SELECT count(*) AS count FROM work'),
    itemsByCode: db.prepare<[string], Documented>(
      `SELECT item.document FROM barcode JOIN item ON item.item_code = barcode.item_code
       WHERE barcode.code = ? ORDER BY item.item_code`,
    ),
    bin: db.prepare<[{ entry: number }], Documented>('SELECT document FROM bin WHERE entry = @entry'),
    binByCode: db.prepare<[{ code: string }], Documented>(
      'SELECT document FROM bin WHERE entry = (SELECT entry FROM bin_code WHERE code = @code)',
    ),
    worksWanting: db.prepare<[string, number], { work_key: string }>(
      'SELECT work_key FROM work_item WHERE item_code = ? ORDER BY work_key LIMIT ?',
    ),
  };
}

function prepareChanges(db: Db) {
  const putWork = db.prepare(
    `INSERT OR REPLACE INTO work VALUES (@key, @revision, @orderNumber, @pickListEntry, @tote, @customerName, @city,
       @dueDate, @lineCount, @shippingType, @document, @readiness)`,
  );
  const dropWork = db.prepare('DELETE FROM work WHERE key = ?');
  const noteRemoved = db.prepare('INSERT OR IGNORE INTO removed_work VALUES (?)');
  const putCode = db.prepare('INSERT OR IGNORE INTO work_code VALUES (?, ?)');
  const putWanted = db.prepare('INSERT OR IGNORE INTO work_item VALUES (?, ?)');
  const putItem = db.prepare('INSERT OR REPLACE INTO item VALUES (?, ?)');
  const dropItem = db.prepare('DELETE FROM item WHERE item_code = ?');
  const putBarcode = db.prepare('INSERT OR IGNORE INTO barcode VALUES (?, ?)');
  const putBin = db.prepare('INSERT OR REPLACE INTO bin VALUES (?, ?, ?)');
  const dropBin = db.prepare('DELETE FROM bin WHERE entry = ?');
  const putBinCode = db.prepare('INSERT OR REPLACE INTO bin_code VALUES (?, ?)');
  const putPosition = db.prepare(
    `INSERT INTO position VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
       store_id = excluded.store_id, revision = excluded.revision, caught_up = excluded.caught_up`,
  );

  const storeWork = (work: Work, readiness: Readiness | undefined): void => {
    dropWork.run(work.key);
    const told = readiness === undefined ? null : JSON.stringify(readiness);
    putWork.run({ ...summaryOf(work), document: JSON.stringify(work), readiness: told });
    for (const code of codesOf(work)) putCode.run(code, work.key);
    for (const line of work.lines) putWanted.run(line.item.itemCode, work.key);
  };
  const storeItem = (item: Item): void => {
    dropItem.run(item.itemCode);
    putItem.run(item.itemCode, JSON.stringify(item));
    for (const code of [item.itemCode, ...item.barcodes.map((barcode) => barcode.code)]) {
      putBarcode.run(code, item.itemCode);
    }
  };
  const storeBin = (warehouse: string, bin: Bin): void => {
    dropBin.run(bin.entry);
    putBin.run(bin.entry, warehouse, JSON.stringify(bin));
    putBinCode.run(bin.code, bin.entry);
    if (bin.barcode !== null) putBinCode.run(bin.barcode, bin.entry);
  };

  return {
    forgetAll: () => db.exec('DELETE FROM work; DELETE FROM item; DELETE FROM bin;'),
    position: ({ storeId, revision, caughtUp }: CatalogueStep) =>
      putPosition.run(storeId, revision, caughtUp ? 1 : 0),
    one: (change: WorkChange): void => {
      switch (change.kind) {
        case 'putWork':
          storeWork(change.work, change.readiness);
          break;
        case 'removeWork':
          dropWork.run(change.key);
          noteRemoved.run(change.key);
          break;
        case 'putItem':
          storeItem(change.item);
          break;
        case 'removeItem':
          dropItem.run(change.itemCode);
          break;
        case 'putBin':
          storeBin(change.warehouse, change.bin);
          break;
        case 'removeBin':
          dropBin.run(change.entry);
          break;
        default:
          change satisfies never;
      }
    },
  };
}

/** What the queue shows of a work. */
export function summaryOf(work: Work): Omit<WorkSummary, 'readiness'> {
  return {
    key: work.key,
    revision: work.revision,
    orderNumber: work.order.number,
    pickListEntry: work.pickListEntry,
    tote: work.tote,
    customerName: work.customer.name,
    city: work.shipTo.city,
    dueDate: work.order.dueDate,
    lineCount: work.lines.length,
    shippingType: work.shippingType,
  };
}

/** What may stand on the tote, the pick list or the order paper: its key, its numbers, the tote's code. */
export function codesOf(work: Work): readonly string[] {
  const { kind, number } = work.order;
  const codes = [work.key, numberCodeOf(kind, number), String(number)];
  if (work.pickListEntry !== null) codes.push(`PL${work.pickListEntry}`, String(work.pickListEntry));
  if (work.tote !== null) codes.push(work.tote);
  return codes;
}

const CATALOGUE_MIGRATIONS: readonly Migration[] = [
  {
    name: 'work, items, bins',
    sql: `
      CREATE TABLE work (
        key TEXT PRIMARY KEY, revision TEXT NOT NULL, order_number INTEGER NOT NULL, pick_list_entry INTEGER,
        tote TEXT, customer_name TEXT NOT NULL, city TEXT NOT NULL, due_date TEXT NOT NULL,
        line_count INTEGER NOT NULL, shipping_type TEXT, document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX work_by_due_date ON work (due_date, key);
      CREATE TABLE work_code (
        code TEXT NOT NULL, work_key TEXT NOT NULL REFERENCES work (key) ON DELETE CASCADE, PRIMARY KEY (code, work_key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX work_code_of_work ON work_code (work_key);
      CREATE TABLE work_item (
        item_code TEXT NOT NULL, work_key TEXT NOT NULL REFERENCES work (key) ON DELETE CASCADE,
        PRIMARY KEY (item_code, work_key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX work_item_of_work ON work_item (work_key);
      CREATE TABLE item (item_code TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE barcode (
        code TEXT NOT NULL, item_code TEXT NOT NULL REFERENCES item (item_code) ON DELETE CASCADE,
        PRIMARY KEY (code, item_code)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX barcode_of_item ON barcode (item_code);
      CREATE TABLE bin (entry INTEGER PRIMARY KEY, warehouse TEXT NOT NULL, document TEXT NOT NULL) STRICT;
      CREATE TABLE bin_code (
        code TEXT PRIMARY KEY, entry INTEGER NOT NULL REFERENCES bin (entry) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX bin_code_of_bin ON bin_code (entry);
      CREATE TABLE position (id INTEGER PRIMARY KEY CHECK (id = 1), store_id TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;
    `,
  },
  {
    name: 'whether stock covers a work, and whether the copy is whole',
    sql: `
      ALTER TABLE work ADD COLUMN readiness TEXT;
      ALTER TABLE position ADD COLUMN caught_up INTEGER NOT NULL DEFAULT 1;
    `,
  },
  {
    name: 'works that SAP had no more at some time',
    sql: 'CREATE TABLE removed_work (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;',
  },
];
