import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { sum } from '../../../shared/packing/quantity.ts';
import type { JournalEvent } from './event.ts';
import { allEvents, chainProblems, JOURNAL_FILE } from './journal.ts';
import { openPrintTally } from './verify-prints.ts';

/** What a check of a journal found. */
export type JournalReport = {
  readonly file: string;
  readonly events: number;
  readonly sessions: number;
  readonly shipments: number;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** Empty when the journal holds together. `seq` is the first event concerned, null when it is a table. */
  readonly problems: readonly { readonly seq: number | null; readonly text: string }[];
};

/** Problems listed at most; one damage can break every event after it. */
const MAX_PROBLEMS = 100;

/**
 * Checks a journal as it lies on the disk, without the application and without writing: the hash chain from
 * the first event to the last, that what was packed adds up to what each shipment says, that every shipment of
 * the outbox is the one that its event sealed, and that every print job went from its queueing to one end.
 *
 * @param folder a station's data folder, or a copy of it
 */
export function verifyJournal(folder: string): JournalReport {
  const file = join(folder, JOURNAL_FILE);
  if (!existsSync(file)) {
    return { ...EMPTY, file, problems: [{ seq: null, text: `There is no ${JOURNAL_FILE} in ${folder}.` }] };
  }
  const db = new Database(file, { readonly: true });
  try {
    return check(file, db);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { ...EMPTY, file, problems: [{ seq: null, text: `The file cannot be read: ${text}` }] };
  } finally {
    db.close();
  }
}

const EMPTY = { events: 0, sessions: 0, shipments: 0, head: null };

function check(file: string, db: Database.Database): JournalReport {
  const problems: { seq: number | null; text: string }[] = [];
  const tally = openTally();
  const prints = openPrintTally();
  let head: JournalEvent | null = null;
  let events = 0;
  const walked = function* (): Generator<JournalEvent> {
    for (const event of allEvents(db)) {
      head = event;
      events += 1;
      if (events === 1 && event.seq !== 1) problems.push({ seq: 1, text: 'The first events are missing.' });
      problems.push(...tally.take(event), ...prints.take(event));
      yield event;
    }
  };
  for (const problem of chainProblems(walked())) problems.push(problem);
  const shipments = tally.shipments();
  problems.push(...outboxProblems(db, shipments), ...prints.against(db));
  const last: JournalEvent | null = head;
  return {
    file,
    events,
    sessions: tally.sessions(),
    shipments: shipments.size,
    head: last === null ? null : { seq: (last as JournalEvent).seq, hash: (last as JournalEvent).hash },
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}

type Sealed = { readonly seq: number; readonly hash: string };

/** Adds up, per session and line, what went into cartons and came out again. */
function openTally() {
  const packed = new Map<string, Map<number, number[]>>();
  const contents = new Map<string, Map<number, number>>();
  const shipments = new Map<string, Sealed>();

  const add = (session: string, line: number, quantity: number): void => {
    const lines = packed.get(session) ?? new Map<number, number[]>();
    packed.set(session, lines);
    lines.set(line, [...(lines.get(line) ?? []), quantity]);
  };

  const take = (event: JournalEvent): { seq: number; text: string }[] => {
    if (event.session === null) return [];
    switch (event.type) {
      case 'SessionOpened':
        packed.set(event.session, new Map());
        contents.set(event.session, new Map());
        return [];
      case 'UnitPacked': {
        const { content } = unitPacked.parse(JSON.parse(event.body));
        contents.get(event.session)?.set(content.id, content.line);
        add(event.session, content.line, content.quantity);
        return [];
      }
      case 'UnitTakenOut': {
        const { content, quantity } = unitTakenOut.parse(JSON.parse(event.body));
        const line = contents.get(event.session)?.get(content);
        if (line === undefined) {
          return [{ seq: event.seq, text: `Event ${event.seq} takes out what was never packed.` }];
        }
        add(event.session, line, -quantity);
        return [];
      }
      case 'ShipmentClosed': {
        const { confirmation } = shipmentClosed.parse(JSON.parse(event.body));
        shipments.set(confirmation.shipmentId, { seq: event.seq, hash: event.hash });
        return totalsProblems(event.seq, packed.get(event.session) ?? new Map(), confirmation.lines);
      }
      default:
        return [];
    }
  };
  return { take, shipments: () => shipments, sessions: () => packed.size };
}

function totalsProblems(
  seq: number,
  packed: ReadonlyMap<number, readonly number[]>,
  confirmed: readonly { orderLine: number; baseQuantity: number }[],
): { seq: number; text: string }[] {
  const said = new Map(confirmed.map((line) => [line.orderLine, line.baseQuantity]));
  const lines = new Set([...packed.keys(), ...said.keys()]);
  return [...lines].flatMap((line) => {
    const was = sum(packed.get(line) ?? []);
    const is = said.get(line) ?? 0;
    if (was === is) return [];
    return [
      { seq, text: `Shipment of event ${seq}, line ${line}: ${was} were packed, ${is} are confirmed.` },
    ];
  });
}

/** The outbox must hold exactly the shipments that the journal closed, byte for byte as they were sealed. */
function outboxProblems(
  db: Database.Database,
  sealed: ReadonlyMap<string, Sealed>,
): { seq: number | null; text: string }[] {
  const rows = db
    .prepare<[], { shipment_id: string; document: string; sha256: string }>(
      'SELECT shipment_id, document, sha256 FROM shipment',
    )
    .all();
  const problems: { seq: number | null; text: string }[] = [];
  const inOutbox = new Set(rows.map((row) => row.shipment_id));
  for (const [shipmentId, { seq }] of sealed) {
    if (!inOutbox.has(shipmentId))
      problems.push({ seq, text: `Shipment ${shipmentId} is not in the outbox.` });
  }
  for (const row of rows) {
    const seal = sealed.get(row.shipment_id);
    if (!seal) {
      problems.push({
        seq: null,
        text: `Shipment ${row.shipment_id} is in the outbox but was never closed.`,
      });
      continue;
    }
    const { journal } = outboxDocument.parse(JSON.parse(row.document));
    const digest = createHash('sha256').update(row.document).digest('hex');
    if (digest !== row.sha256 || journal.seq !== seal.seq || journal.hash !== seal.hash) {
      problems.push({ seq: seal.seq, text: `Shipment ${row.shipment_id} was changed in the outbox.` });
    }
  }
  return problems;
}

const unitPacked = z.object({
  content: z.object({ id: z.int(), line: z.int(), quantity: z.number() }),
});
const unitTakenOut = z.object({ content: z.int(), quantity: z.number() });
const shipmentClosed = z.object({
  confirmation: z.object({
    shipmentId: z.string(),
    lines: z.array(z.object({ orderLine: z.int(), baseQuantity: z.number() })),
  }),
});
const outboxDocument = z.object({ journal: z.object({ seq: z.int(), hash: z.string() }) });
