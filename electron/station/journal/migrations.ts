import type { Migration } from '../../service/sqlite.ts';

/** All steps of the journal's tables, oldest first. A step that was ever released is never edited. */
export const JOURNAL_MIGRATIONS: readonly Migration[] = [
  {
    name: 'journal and its projections',
    sql: `
      CREATE TABLE event (
        seq          INTEGER PRIMARY KEY,
        at           TEXT NOT NULL,
        mono         TEXT NOT NULL,
        station      TEXT NOT NULL,
        person       TEXT,
        device       TEXT,
        session      TEXT,
        type         TEXT NOT NULL,
        rule_version TEXT,
        body         TEXT NOT NULL,
        prev_hash    TEXT NOT NULL,
        hash         TEXT NOT NULL
      ) STRICT;
      CREATE INDEX event_of_session ON event (session, seq) WHERE session IS NOT NULL;
      CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

      CREATE TABLE session (
        session_id    TEXT PRIMARY KEY,
        shipment_id   TEXT NOT NULL UNIQUE,
        work_key      TEXT NOT NULL,
        work_revision TEXT NOT NULL,
        phase         TEXT NOT NULL CHECK (phase IN ('packing', 'suspended', 'shipped', 'abandoned')),
        opened_seq    INTEGER NOT NULL,
        last_seq      INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX session_of_work ON session (work_key);

      CREATE TABLE sscc (
        sscc       TEXT PRIMARY KEY,
        session_id TEXT NOT NULL,
        carton     INTEGER NOT NULL,
        state      TEXT NOT NULL CHECK (state IN ('live', 'dead'))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE packed_serial (
        item_code  TEXT NOT NULL,
        serial     TEXT NOT NULL,
        session_id TEXT NOT NULL,
        PRIMARY KEY (item_code, serial)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE print_job (
        job_id     TEXT PRIMARY KEY,
        kind       TEXT NOT NULL CHECK (kind IN ('label', 'slip')),
        session_id TEXT NOT NULL,
        carton     INTEGER,
        sscc       TEXT,
        copy       INTEGER NOT NULL,
        state      TEXT NOT NULL CHECK (state IN ('queued', 'started', 'printed', 'sent', 'notPrinted', 'unknown')),
        why        TEXT
      ) STRICT;
      CREATE INDEX print_job_of_session ON print_job (session_id);

      CREATE TABLE shipment (
        shipment_id     TEXT PRIMARY KEY,
        session_id      TEXT NOT NULL,
        work_key        TEXT NOT NULL,
        order_number    INTEGER NOT NULL,
        customer_name   TEXT NOT NULL,
        cartons         INTEGER NOT NULL,
        packer          TEXT NOT NULL,
        closed_at       TEXT NOT NULL,
        document        TEXT NOT NULL,
        sha256          TEXT NOT NULL,
        submitted_to    TEXT,
        state           TEXT NOT NULL,
        since           TEXT NOT NULL,
        document_number INTEGER,
        reason_code     TEXT,
        sap_said        TEXT
      ) STRICT;
      CREATE INDEX shipment_not_posted ON shipment (closed_at) WHERE state <> 'posted';
      CREATE INDEX shipment_by_close ON shipment (closed_at);

      CREATE TABLE pin_failure (
        badge   TEXT PRIMARY KEY,
        count   INTEGER NOT NULL,
        last_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE marker (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'print jobs know since when they wait, at which printer they were, and that they were taken back',
    sql: `
      CREATE TABLE print_ledger (
        job_id     TEXT PRIMARY KEY,
        kind       TEXT NOT NULL CHECK (kind IN ('label', 'slip')),
        session_id TEXT NOT NULL,
        carton     INTEGER,
        sscc       TEXT,
        copy       INTEGER NOT NULL,
        state      TEXT NOT NULL
          CHECK (state IN ('queued', 'started', 'printed', 'sent', 'cancelled', 'notPrinted', 'unknown')),
        why        TEXT,
        printer    TEXT,
        queued_at  TEXT NOT NULL
      ) STRICT;
      INSERT INTO print_ledger
        SELECT job_id, kind, session_id, carton, sscc, copy, state, why, NULL, coalesce(queued.at, '')
        FROM print_job LEFT JOIN (
          SELECT body ->> 'jobId' AS job_id, at FROM event WHERE type = 'PrintQueued'
        ) queued USING (job_id) ORDER BY print_job.rowid;
      DROP TABLE print_job;
      ALTER TABLE print_ledger RENAME TO print_job;
      CREATE INDEX print_job_of_session ON print_job (session_id);
      CREATE INDEX print_job_of_sscc ON print_job (sscc, copy) WHERE sscc IS NOT NULL;
    `,
  },
  {
    name: 'shipments are found by their words, goods by lot and serial, and what became of a shipment by its id',
    sql: `
      CREATE TABLE shipment_words (
        closed_at   TEXT NOT NULL,
        shipment_id TEXT NOT NULL,
        words       TEXT NOT NULL,
        PRIMARY KEY (closed_at, shipment_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX shipment_of_document ON shipment (document_number) WHERE document_number IS NOT NULL;

      CREATE TABLE packed_goods (
        id            INTEGER PRIMARY KEY,
        mark          TEXT NOT NULL,
        kind          TEXT NOT NULL CHECK (kind IN ('lot', 'serial')),
        item_code     TEXT NOT NULL,
        quantity      REAL NOT NULL,
        shipment_id   TEXT NOT NULL,
        customer_code TEXT NOT NULL,
        carton        INTEGER NOT NULL,
        sscc          TEXT NOT NULL
      ) STRICT;
      CREATE INDEX packed_goods_of_mark ON packed_goods (mark COLLATE NOCASE, item_code);
      CREATE INDEX packed_goods_of_shipment ON packed_goods (shipment_id);

      CREATE INDEX event_of_shipment ON event (coalesce(body ->> '$.shipmentId', body ->> '$.status.shipmentId'), seq)
        WHERE session IS NULL AND type GLOB 'Shipment*';

      -- Filled at the next opening, by the same code that writes them from then on.
      INSERT INTO marker SELECT 'searchable', 'no' WHERE EXISTS (SELECT 1 FROM shipment);
    `,
  },
  {
    name: 'the last check of each scale',
    sql: `
      CREATE TABLE scale_check (
        scale    TEXT PRIMARY KEY,
        seq      INTEGER NOT NULL,
        at       TEXT NOT NULL,
        passed   INTEGER NOT NULL CHECK (passed IN (0, 1)),
        identity TEXT
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'one session on the bench, and one begun of each work',
    sql: `
      CREATE UNIQUE INDEX session_on_the_bench ON session (phase) WHERE phase = 'packing';
      CREATE UNIQUE INDEX session_begun_of_work ON session (work_key) WHERE phase IN ('packing', 'suspended');
    `,
  },
  {
    name: 'what is added to deliveries after they are posted',
    sql: `
      CREATE TABLE addition (
        seq          INTEGER PRIMARY KEY,
        shipment_id  TEXT NOT NULL,
        kind         TEXT NOT NULL CHECK (kind IN ('tracking', 'slip')),
        at           TEXT NOT NULL,
        person       TEXT,
        numbers      TEXT,
        submitted_to TEXT,
        state        TEXT NOT NULL,
        since        TEXT NOT NULL,
        in_sap       TEXT,
        reason_code  TEXT,
        sap_said     TEXT
      ) STRICT;
      CREATE INDEX addition_of_shipment ON addition (shipment_id, seq);
      CREATE INDEX addition_waiting ON addition (seq) WHERE state = 'waiting';
    `,
  },
  {
    name: 'what is looked up for each view, state and label is found at once, however long the journal is',
    sql: `
      DROP INDEX shipment_not_posted;
      CREATE INDEX shipment_not_posted ON shipment (closed_at, state, submitted_to, shipment_id)
        WHERE state <> 'posted';
      CREATE INDEX shipment_of_work ON shipment (work_key, state, session_id);
      CREATE INDEX session_put_aside ON session (session_id, work_key, last_seq) WHERE phase = 'suspended';
      CREATE INDEX shipment_of_session ON shipment (session_id);
      CREATE INDEX packed_serial_of_session ON packed_serial (session_id);
      CREATE INDEX print_job_by_state ON print_job (kind, state);
    `,
  },
];
