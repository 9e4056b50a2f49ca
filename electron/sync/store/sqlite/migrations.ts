import type { Migration } from '../../../service/sqlite.ts';

/** All steps of the sync service's tables, oldest first. A step that was ever released is never edited. */
export const SYNC_MIGRATIONS: readonly Migration[] = [
  {
    name: 'documents, shipments and attempts',
    sql: `
      CREATE TABLE fact (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;

      CREATE TABLE document (
        kind     TEXT NOT NULL CHECK (kind IN ('work', 'item', 'bin')),
        key      TEXT NOT NULL,
        revision INTEGER NOT NULL UNIQUE,
        sha256   TEXT,
        change   TEXT NOT NULL,
        gone     INTEGER NOT NULL CHECK (gone IN (0, 1)),
        PRIMARY KEY (kind, key)
      ) STRICT;
      CREATE INDEX document_gone ON document (revision) WHERE gone = 1;

      CREATE TABLE source_work (
        key         TEXT PRIMARY KEY,
        order_entry INTEGER NOT NULL,
        body        TEXT NOT NULL
      ) STRICT;
      CREATE INDEX source_work_of_order ON source_work (order_entry);

      CREATE TABLE shipment (
        id              TEXT PRIMARY KEY,
        station         TEXT NOT NULL,
        order_entry     INTEGER NOT NULL,
        document        BLOB NOT NULL,
        sha256          TEXT NOT NULL,
        state           TEXT NOT NULL CHECK
                        (state IN ('waiting', 'posting', 'posted', 'refused', 'unknown', 'awaitingApproval')),
        tries           INTEGER NOT NULL DEFAULT 0,
        document_entry  INTEGER,
        document_number INTEGER,
        reason_code     TEXT,
        reason_sap      TEXT,
        since           TEXT NOT NULL,
        posted_at       TEXT,
        due_at          TEXT,
        revision        INTEGER NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX shipment_due ON shipment (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX shipment_of_order ON shipment (order_entry);
      CREATE INDEX shipment_open ON shipment (state) WHERE state <> 'posted';
      CREATE INDEX shipment_of_station ON shipment (station, revision);
      CREATE INDEX shipment_posted ON shipment (posted_at) WHERE posted_at IS NOT NULL;
      CREATE TRIGGER shipment_is_never_deleted BEFORE DELETE ON shipment
        BEGIN SELECT RAISE(ABORT, 'a shipment is never deleted'); END;

      CREATE TABLE attempt (
        shipment_id    TEXT NOT NULL REFERENCES shipment (id),
        n              INTEGER NOT NULL,
        request_sha256 TEXT NOT NULL,
        began_at       TEXT NOT NULL,
        deadline_at    TEXT NOT NULL,
        ended_at       TEXT,
        answer         TEXT,
        landed         INTEGER NOT NULL DEFAULT 0 CHECK (landed IN (0, 1)),
        PRIMARY KEY (shipment_id, n)
      ) STRICT;
    `,
  },
  {
    name: 'what stations have begun, and orders of which SAP has to be told how far they are',
    sql: `
      CREATE TABLE progress_station (
        station TEXT PRIMARY KEY,
        run     TEXT NOT NULL,
        number  INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE progress_session (
        shipment_id TEXT PRIMARY KEY,
        station     TEXT NOT NULL,
        order_entry INTEGER NOT NULL,
        body        TEXT NOT NULL
      ) STRICT;
      CREATE INDEX progress_session_of_station ON progress_session (station);
      CREATE INDEX progress_session_of_order ON progress_session (order_entry);

      CREATE TABLE progress_order (
        order_entry INTEGER PRIMARY KEY,
        due_at      TEXT,
        not_before  TEXT NOT NULL,
        tries       INTEGER NOT NULL DEFAULT 0,
        news        INTEGER NOT NULL DEFAULT 1,
        told        TEXT
      ) STRICT;
      CREATE INDEX progress_order_due ON progress_order (due_at) WHERE due_at IS NOT NULL;

      CREATE TABLE progress_pick (
        list_entry  INTEGER NOT NULL,
        line        INTEGER NOT NULL,
        order_entry INTEGER NOT NULL,
        written     REAL NOT NULL,
        tried       REAL NOT NULL,
        PRIMARY KEY (list_entry, line)
      ) STRICT;
      CREATE INDEX progress_pick_of_order ON progress_pick (order_entry);

      -- What was shipped before this step is not told any more.
      INSERT INTO fact SELECT 'progressRevision', value FROM fact WHERE name = 'shipmentRevision';
    `,
  },
  {
    name: 'drafts of deliveries that were approved are saved',
    sql: `ALTER TABLE attempt ADD COLUMN kind TEXT NOT NULL DEFAULT 'post' CHECK (kind IN ('post', 'save'));`,
  },
  {
    name: 'shipments that a person holds or gives back',
    sql: `
      ALTER TABLE shipment ADD COLUMN put_aside TEXT CHECK (put_aside IN ('held', 'givenBack'));
      ALTER TABLE shipment ADD COLUMN freed_at TEXT;

      CREATE TABLE shipment_decision (
        shipment_id TEXT NOT NULL REFERENCES shipment (id),
        at          TEXT NOT NULL,
        what        TEXT NOT NULL CHECK (what IN ('hold', 'giveBack')),
        person      TEXT NOT NULL,
        reason      TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER shipment_decision_is_never_deleted BEFORE DELETE ON shipment_decision
        BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;
    `,
  },
  {
    name: 'differences between SAP and what is known here',
    sql: `
      CREATE TABLE alarm (
        shipment_id TEXT NOT NULL,
        code        TEXT NOT NULL,
        evidence    TEXT NOT NULL,
        since       TEXT NOT NULL,
        ended_at    TEXT
      ) STRICT;
      CREATE UNIQUE INDEX alarm_open ON alarm (shipment_id, code) WHERE ended_at IS NULL;
    `,
  },
  {
    name: 'what is added to deliveries after they are posted',
    sql: `
      CREATE TABLE addition (
        shipment_id TEXT NOT NULL,
        kind        TEXT NOT NULL CHECK (kind IN ('tracking', 'slip')),
        seq         INTEGER NOT NULL,
        station     TEXT NOT NULL,
        document    TEXT NOT NULL,
        content     BLOB,
        sha256      TEXT NOT NULL,
        state       TEXT NOT NULL CHECK (state IN ('waiting', 'inSap', 'refused', 'notWanted', 'replaced')),
        tries       INTEGER NOT NULL DEFAULT 0,
        tried       TEXT,
        uploads     INTEGER NOT NULL DEFAULT 0,
        uploaded_as INTEGER,
        in_sap      TEXT,
        reason_code TEXT,
        reason_sap  TEXT,
        since       TEXT NOT NULL,
        due_at      TEXT,
        revision    INTEGER NOT NULL UNIQUE,
        PRIMARY KEY (shipment_id, kind, seq)
      ) STRICT;
      CREATE INDEX addition_due ON addition (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX addition_of_station ON addition (station, revision);
    `,
  },
  {
    name: 'orders are known by a key, as reserve invoices are counted by themselves',
    sql: `
      DROP INDEX shipment_of_order;
      ALTER TABLE shipment ADD COLUMN order_key TEXT NOT NULL DEFAULT '';
      UPDATE shipment SET order_key = 'SO' || order_entry;
      ALTER TABLE shipment DROP COLUMN order_entry;
      CREATE INDEX shipment_of_order ON shipment (order_key);

      DROP INDEX source_work_of_order;
      ALTER TABLE source_work ADD COLUMN order_key TEXT NOT NULL DEFAULT '';
      UPDATE source_work SET order_key = 'SO' || order_entry;
      ALTER TABLE source_work DROP COLUMN order_entry;
      CREATE INDEX source_work_of_order ON source_work (order_key);

      DROP INDEX progress_session_of_order;
      ALTER TABLE progress_session ADD COLUMN order_key TEXT NOT NULL DEFAULT '';
      UPDATE progress_session SET order_key = 'SO' || order_entry;
      ALTER TABLE progress_session DROP COLUMN order_entry;
      CREATE INDEX progress_session_of_order ON progress_session (order_key);

      DROP INDEX progress_pick_of_order;
      ALTER TABLE progress_pick ADD COLUMN order_key TEXT NOT NULL DEFAULT '';
      UPDATE progress_pick SET order_key = 'SO' || order_entry;
      ALTER TABLE progress_pick DROP COLUMN order_entry;
      CREATE INDEX progress_pick_of_order ON progress_pick (order_key);

      DROP INDEX progress_order_due;
      ALTER TABLE progress_order RENAME TO progress_by_entry;
      CREATE TABLE progress_order (
        order_key  TEXT PRIMARY KEY,
        due_at     TEXT,
        not_before TEXT NOT NULL,
        tries      INTEGER NOT NULL DEFAULT 0,
        news       INTEGER NOT NULL DEFAULT 1,
        told       TEXT
      ) STRICT;
      INSERT INTO progress_order
        SELECT 'SO' || order_entry, due_at, not_before, tries, news, told FROM progress_by_entry;
      DROP TABLE progress_by_entry;
      CREATE INDEX progress_order_due ON progress_order (due_at) WHERE due_at IS NOT NULL;
    `,
  },
  {
    name: 'what was found in a company, and which promise was in force since when',
    sql: `
      CREATE TABLE set_up (
        company TEXT PRIMARY KEY,
        body    TEXT NOT NULL
      ) STRICT;

      CREATE TABLE promise (
        company TEXT NOT NULL,
        since   TEXT NOT NULL,
        promise TEXT NOT NULL CHECK (promise IN ('ownTable', 'lookUp', 'unknown'))
      ) STRICT;
      CREATE TRIGGER promise_is_never_deleted BEFORE DELETE ON promise
        BEGIN SELECT RAISE(ABORT, 'which promise was in force is never deleted'); END;
    `,
  },
  {
    name: 'what was posted since a reading began is known by revision; what is due is found without reading documents',
    sql: `
      ALTER TABLE shipment ADD COLUMN posted_revision INTEGER;
      UPDATE shipment SET posted_revision = revision WHERE posted_at IS NOT NULL;
      UPDATE source_work SET body = json_set(body, '$.readBegan', (
        SELECT coalesce(max(revision), 0) FROM shipment WHERE posted_at < source_work.body ->> '$.readBegan'));

      CREATE INDEX shipment_posted_since ON shipment (posted_revision, order_key) WHERE posted_revision IS NOT NULL;
      DROP INDEX shipment_due;
      CREATE INDEX shipment_due ON shipment (due_at, revision, state, order_key, id) WHERE due_at IS NOT NULL;
      DROP INDEX shipment_open;
      CREATE INDEX shipment_by_state ON shipment (state, order_key);
      DROP INDEX shipment_of_order;
      CREATE INDEX shipment_of_order ON shipment (order_key, state, due_at);
    `,
  },
  {
    name: 'deliveries that were booked by hand are adopted',
    sql: `
      CREATE TABLE attempt_of_any_kind (
        shipment_id    TEXT NOT NULL REFERENCES shipment (id),
        n              INTEGER NOT NULL,
        kind           TEXT NOT NULL CHECK (kind IN ('post', 'save', 'adopt')),
        request_sha256 TEXT NOT NULL,
        began_at       TEXT NOT NULL,
        deadline_at    TEXT NOT NULL,
        ended_at       TEXT,
        answer         TEXT,
        landed         INTEGER NOT NULL DEFAULT 0 CHECK (landed IN (0, 1)),
        delivery       INTEGER CHECK ((delivery IS NOT NULL) = (kind = 'adopt')),
        PRIMARY KEY (shipment_id, n)
      ) STRICT;
      INSERT INTO attempt_of_any_kind
        SELECT shipment_id, n, kind, request_sha256, began_at, deadline_at, ended_at, answer, landed, NULL FROM attempt;
      DROP TABLE attempt;
      ALTER TABLE attempt_of_any_kind RENAME TO attempt;
      CREATE INDEX attempt_for_delivery ON attempt (delivery) WHERE delivery IS NOT NULL;

      CREATE TABLE decision_of_any_kind (
        shipment_id TEXT NOT NULL REFERENCES shipment (id),
        at          TEXT NOT NULL,
        what        TEXT NOT NULL CHECK (what IN ('hold', 'giveBack', 'bookedByHand')),
        person      TEXT NOT NULL,
        reason      TEXT NOT NULL
      ) STRICT;
      INSERT INTO decision_of_any_kind SELECT shipment_id, at, what, person, reason FROM shipment_decision;
      DROP TABLE shipment_decision;
      ALTER TABLE decision_of_any_kind RENAME TO shipment_decision;
      CREATE TRIGGER shipment_decision_is_never_deleted BEFORE DELETE ON shipment_decision
        BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;
    `,
  },
];
