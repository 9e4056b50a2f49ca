import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, openDurable } from '../../service/sqlite.ts';
import { GENESIS_HASH, hashEvent, type JournalEvent } from './event.ts';
import { JOURNAL_MIGRATIONS } from './migrations.ts';
import { project } from './projections.ts';
import { makeAllSearchable } from './searchable.ts';

/** The two clocks of the machine, handed in so that tests and replays can hold them still. */
export type Clock = { now(): Date; mono(): bigint };

/** What somebody or something did, before it has a place in the chain. */
export type Entry = {
  readonly type: string;
  readonly body: object;
  readonly person: string | null;
  readonly device: string | null;
  readonly session: string | null;
  readonly ruleVersion: string | null;
};

export type Journal = {
  /**
   * Writes the entries, their projections and the outbox in one transaction that is on the disk when this
   * returns. Nothing may be shown, beeped or printed for them before.
   */
  append(entries: readonly Entry[]): readonly JournalEvent[];
  /** A session's events, oldest first. */
  eventsOf(session: string): readonly JournalEvent[];
  head(): { readonly seq: number; readonly hash: string };
  /** For reading projections; writing goes through `append` alone. */
  readonly db: Db;
  close(): void;
};

/** What is asked of a journal without writing to it. */
export type JournalReader = Pick<Journal, 'eventsOf' | 'db' | 'close'>;

export const JOURNAL_FILE = 'journal.db';
/** Events whose chain is checked at each start; the whole chain is checked by `npm run verify`. */
const TAIL_CHECKED_AT_START = 1_000;

/** The stored chain does not hold together: the journal was damaged or altered. It is not written to again. */
export class JournalBroken extends Error {
  readonly code = 'JOURNAL_BROKEN';
  readonly seq: number;
  constructor(seq: number, text: string) {
    super(text);
    this.name = 'JournalBroken';
    this.seq = seq;
  }
}

/**
 * Opens a station's journal and checks the end of its chain.
 *
 * @param folder the station's data folder, already taken for this process
 * @throws StorageHalt, JournalBroken
 */
export function openJournal(folder: string, station: string, clock: Clock): Journal {
  const db = openDurable(join(folder, JOURNAL_FILE), JOURNAL_MIGRATIONS);
  let head: { seq: number; hash: string };
  try {
    head = checkTail(db);
    makeAllSearchable(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const insert = db.prepare(
    `INSERT INTO event (seq, at, mono, station, person, device, session, type, rule_version, body, prev_hash, hash)
     VALUES (@seq, @at, @mono, @station, @person, @device, @session, @type, @ruleVersion, @body, @prevHash, @hash)`,
  );
  const write = db.transaction((entries: readonly Entry[]): JournalEvent[] => {
    let previous = head;
    return entries.map((entry) => {
      const event = chain(entry, previous, station, clock);
      insert.run(event);
      project(db, event);
      previous = event;
      return event;
    });
  });
  return {
    append: (entries) => {
      const events = write.immediate(entries);
      head = events.at(-1) ?? head;
      return events;
    },
    eventsOf: (session) => selectOfSession(db).all(session).map(toEvent),
    head: () => ({ seq: head.seq, hash: head.hash }),
    db,
    close: () => db.close(),
  };
}

/**
 * Reads the journal of a station that runs, beside it: sees what is committed, keeps no writer waiting.
 *
 * @throws SqliteError when there is no journal
 */
export function openJournalReader(folder: string): JournalReader {
  const db = new Database(join(folder, JOURNAL_FILE), { readonly: true, fileMustExist: true });
  const ofSession = selectOfSession(db);
  return { eventsOf: (session) => ofSession.all(session).map(toEvent), db, close: () => db.close() };
}

function chain(
  entry: Entry,
  previous: { seq: number; hash: string },
  station: string,
  clock: Clock,
): JournalEvent {
  const unsealed = {
    seq: previous.seq + 1,
    at: clock.now().toISOString(),
    mono: clock.mono().toString(),
    station,
    person: entry.person,
    device: entry.device,
    session: entry.session,
    type: entry.type,
    ruleVersion: entry.ruleVersion,
    body: JSON.stringify(entry.body),
    prevHash: previous.hash,
  };
  return { ...unsealed, hash: hashEvent(unsealed) };
}

function checkTail(db: Db): { seq: number; hash: string } {
  const rows = db
    .prepare<[number], EventRow>(`SELECT ${COLUMNS} FROM event ORDER BY seq DESC LIMIT ?`)
    .all(TAIL_CHECKED_AT_START + 1)
    .reverse()
    .map(toEvent);
  const last = rows.at(-1);
  if (!last) return { seq: 0, hash: GENESIS_HASH };
  for (const problem of chainProblems(rows)) throw new JournalBroken(problem.seq, problem.text);
  return { seq: last.seq, hash: last.hash };
}

/**
 * Walks events in order and yields what does not hold: a gap, a changed field, a broken link. The first
 * event given is taken as it is unless it is number 1, whose predecessor is known.
 */
export function* chainProblems(events: Iterable<JournalEvent>): Generator<{ seq: number; text: string }> {
  let previous: JournalEvent | null = null;
  for (const event of events) {
    const expectedSeq = previous ? previous.seq + 1 : event.seq;
    const expectedPrev = previous ? previous.hash : event.seq === 1 ? GENESIS_HASH : event.prevHash;
    if (event.seq !== expectedSeq) {
      yield { seq: expectedSeq, text: `Event ${expectedSeq} is missing: ${event.seq} follows.` };
    }
    if (event.prevHash !== expectedPrev) {
      yield { seq: event.seq, text: `Event ${event.seq} does not follow from the event before it.` };
    }
    if (hashEvent(event) !== event.hash) {
      yield { seq: event.seq, text: `Event ${event.seq} (${event.type}) was changed after it was written.` };
    }
    previous = event;
  }
}

type EventRow = Omit<JournalEvent, 'ruleVersion' | 'prevHash'> & {
  rule_version: string | null;
  prev_hash: string;
};

const COLUMNS = 'seq, at, mono, station, person, device, session, type, rule_version, body, prev_hash, hash';

function selectOfSession(db: Db) {
  return db.prepare<[string], EventRow>(`SELECT ${COLUMNS} FROM event WHERE session = ? ORDER BY seq`);
}

/** Every event of a journal file, oldest first, without holding them all in memory. */
export function* allEvents(db: Db): Generator<JournalEvent> {
  for (const row of db.prepare<[], EventRow>(`SELECT ${COLUMNS} FROM event ORDER BY seq`).iterate()) {
    yield toEvent(row);
  }
}

function toEvent({ rule_version, prev_hash, ...row }: EventRow): JournalEvent {
  return { ...row, ruleVersion: rule_version, prevHash: prev_hash };
}
