import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, DataFolderInUse, takeDataFolder } from '../../../electron/service/data-folder.ts';
import { compareVersions, StorageHalt } from '../../../electron/service/sqlite.ts';
import { GENESIS_HASH, hashEvent } from '../../../electron/station/journal/event.ts';
import { type Entry, JournalBroken, openJournal } from '../../../electron/station/journal/journal.ts';
import { JOURNAL_MIGRATIONS } from '../../../electron/station/journal/migrations.ts';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-journal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const clock = { now: () => new Date('2026-05-04T08:00:00Z'), mono: () => 12_345n };
const open = () => openJournal(folder, 'station-1', clock);

function refused(text: string): Entry {
  return {
    type: 'ScanRefused',
    body: { refusal: { code: 'X', params: {} }, scanned: text },
    person: 'p1',
    device: 'scanner-1',
    session: null,
    ruleVersion: null,
  };
}

describe('a journal', () => {
  it('chains every event to the one before it, across restarts', () => {
    const first = open();
    const [one, two] = first.append([refused('a'), refused('b')]);
    first.close();
    const second = open();
    const [three] = second.append([refused('c')]);
    second.close();
    expect([one?.seq, two?.seq, three?.seq]).toEqual([1, 2, 3]);
    expect(one?.prevHash).toBe(GENESIS_HASH);
    expect(two?.prevHash).toBe(one?.hash);
    expect(three?.prevHash).toBe(two?.hash);
    expect(verifyJournal(folder)).toMatchObject({
      events: 3,
      problems: [],
      head: { seq: 3, hash: three?.hash },
    });
  });

  it('is durable: WAL and synchronous FULL, as read back from the open database', () => {
    const journal = open();
    expect(journal.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(journal.db.pragma('synchronous', { simple: true })).toBe(2);
    journal.close();
  });

  it('writes an event and its projection together or not at all', () => {
    const journal = open();
    journal.append([refused('a')]);
    const broken: Entry = { ...refused('b'), type: 'CartonReopened', body: { nonsense: true } };
    expect(() => journal.append([refused('c'), broken])).toThrow();
    expect(journal.head().seq).toBe(1);
    expect(journal.append([refused('d')])[0]?.seq).toBe(2);
    journal.close();
    expect(verifyJournal(folder).problems).toEqual([]);
  });

  it('cannot be updated or deleted from, whoever holds the database', () => {
    const journal = open();
    journal.append([refused('a')]);
    expect(() => journal.db.exec(`UPDATE event SET body = '{}'`)).toThrow(/append-only/);
    expect(() => journal.db.exec('DELETE FROM event')).toThrow(/append-only/);
    journal.close();
  });

  it('refuses a file of a newer version and leaves it as it is', () => {
    open().close();
    const db = new Database(join(folder, 'journal.db'));
    db.pragma(`user_version = ${JOURNAL_MIGRATIONS.length + 1}`);
    db.close();
    expect(open).toThrow(expect.objectContaining({ code: 'SCHEMA_NEWER' }));
    expect(open).toThrow(StorageHalt);
  });

  it('tells different events apart even when their joined fields are equal', () => {
    const base = { seq: 1, at: 'a', mono: 'b', station: 's', person: null, device: null, session: null };
    const rest = { type: 't', ruleVersion: null, body: '{}', prevHash: GENESIS_HASH };
    const split = { ...base, ...rest, at: 'ab', mono: '' };
    const other = { ...base, ...rest, at: 'a', mono: 'b' };
    expect(hashEvent(split)).not.toBe(hashEvent(other));
    expect(hashEvent({ ...other, person: '' })).not.toBe(hashEvent({ ...other, person: null }));
  });
});

describe('damage to a journal is found', () => {
  const fields = ['at', 'mono', 'station', 'person', 'device', 'type', 'body', 'prev_hash', 'hash'];

  beforeEach(() => {
    const journal = open();
    journal.append(['a', 'b', 'c', 'd', 'e'].map(refused));
    journal.close();
  });

  function tamper(sql: string): void {
    const db = new Database(join(folder, 'journal.db'));
    db.exec('DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;');
    db.exec(sql);
    db.close();
  }

  it.each(fields)('in the field %s, by the checker and at the next start', (field) => {
    tamper(`UPDATE event SET ${field} = 'f' || substr(${field}, 2) || 'x' WHERE seq = 3`);
    expect(verifyJournal(folder).problems[0]?.seq).toBe(3);
    expect(open).toThrow(JournalBroken);
  });

  it.each([
    ['a deleted event', 'DELETE FROM event WHERE seq = 3', 3],
    [
      'swapped events',
      'UPDATE event SET seq = -3 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = -3',
      3,
    ],
    ['a missing beginning', 'DELETE FROM event WHERE seq = 1', 1],
  ])('as %s', (_name, sql, seq) => {
    tamper(sql);
    expect(verifyJournal(folder).problems[0]?.seq).toBe(seq);
  });

  it('as a file that is no database', () => {
    rmSync(join(folder, 'journal.db-wal'), { force: true });
    rmSync(join(folder, 'journal.db'));
    const db = new Database(join(folder, 'journal.db'));
    db.exec('CREATE TABLE other (x)');
    db.close();
    expect(verifyJournal(folder).problems).toHaveLength(1);
  });

  it('says so when there is no journal', () => {
    expect(verifyJournal(join(folder, 'nowhere')).problems[0]?.text).toContain('There is no journal.db');
  });
});

describe('a data folder', () => {
  it('belongs to one process at a time, and is free again when released', () => {
    const first: DataFolder = takeDataFolder(folder, 'station');
    expect(() => takeDataFolder(folder, 'station')).toThrow(DataFolderInUse);
    first.release();
    takeDataFolder(folder, 'station').release();
  });
});

it('compares versions by number, not by text', () => {
  expect(compareVersions('3.9.0', '3.51.3')).toBeLessThan(0);
  expect(compareVersions('3.51.3', '3.51.3')).toBe(0);
  expect(compareVersions('3.51.10', '3.51.9')).toBeGreaterThan(0);
});
