import { type Alarm, alarm, type Finding } from '../../../../shared/contracts/alarm.ts';
import { prepared } from '../../../service/prepared.ts';
import type { Db } from '../../../service/sqlite.ts';
import type { KnownShipment, ReconcilingStore } from '../store.ts';
import { STATE, toKnown } from './shipment-rows.ts';

/** What reconciling reads and notes, over tables `shipment` and `alarm`. */
export function openReconciling(
  db: Db,
  since: string,
  now: () => Date,
  changed: () => void,
): ReconcilingStore {
  return {
    since,
    known: async (ids) => known(db, ids),
    postedSince: async (day) =>
      db.prepare<[string], string>('SELECT id FROM shipment WHERE posted_at >= ?').pluck().all(day),
    stations: async () =>
      new Set(db.prepare<[], string>('SELECT DISTINCT station FROM shipment').pluck().all()),
    alarmed: async () =>
      db.prepare<[], string>('SELECT DISTINCT shipment_id FROM alarm WHERE ended_at IS NULL').pluck().all(),
    note: async (judged, findings) => {
      const count = db.transaction(() => note(db, judged, findings, now().toISOString())).immediate();
      if (count > 0) changed();
      return count;
    },
    alarms: async () => alarms(db),
  };
}

function known(db: Db, ids: readonly string[]): ReadonlyMap<string, KnownShipment> {
  const one = prepared<[string], Parameters<typeof toKnown>[0]>(
    db,
    `SELECT station, document, document_entry, document_number, ${STATE} AS state FROM shipment WHERE id = ?`,
  );
  return new Map(
    ids.flatMap((id) => {
      const row = one.get(id);
      return row === undefined ? [] : [[id, toKnown(row)] as const];
    }),
  );
}

type AlarmRow = { shipment_id: string; code: string; evidence: string; since: string };

function openRows(db: Db): readonly AlarmRow[] {
  return db
    .prepare<[], AlarmRow>(
      'SELECT shipment_id, code, evidence, since FROM alarm WHERE ended_at IS NULL ORDER BY since, rowid',
    )
    .all();
}

function alarms(db: Db): readonly Alarm[] {
  return openRows(db).map(({ evidence, since }) => alarm.parse({ ...JSON.parse(evidence), since }));
}

function note(db: Db, judged: ReadonlySet<string>, findings: readonly Finding[], at: string): number {
  const found = new Map(findings.map((finding) => [`${finding.shipmentId}/${finding.code}`, finding]));
  const open = new Map(openRows(db).map((row) => [`${row.shipment_id}/${row.code}`, row]));
  const end = db.prepare(
    'UPDATE alarm SET ended_at = ? WHERE shipment_id = ? AND code = ? AND ended_at IS NULL',
  );
  let count = 0;
  for (const [key, row] of open) {
    if (!judged.has(row.shipment_id) || found.has(key)) continue;
    end.run(at, row.shipment_id, row.code);
    count++;
  }
  for (const [key, finding] of found) {
    const evidence = JSON.stringify(finding);
    const known = open.get(key);
    if (known?.evidence === evidence) continue;
    if (known !== undefined) end.run(at, finding.shipmentId, finding.code);
    db.prepare('INSERT INTO alarm (shipment_id, code, evidence, since) VALUES (?, ?, ?, ?)').run(
      finding.shipmentId,
      finding.code,
      evidence,
      known?.since ?? at,
    );
    count++;
  }
  return count;
}
