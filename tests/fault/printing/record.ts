import { join } from 'node:path';
import Database from 'better-sqlite3';
import { allEvents, chainProblems, JOURNAL_FILE } from '../../../electron/station/journal/journal.ts';
import { fieldTexts } from '../../unit/labels/zpl-commands.ts';

export type JobRow = {
  readonly sscc: string;
  readonly copy: number;
  readonly state: string;
  /** 1 when the carton was opened again. */
  readonly isDead: 0 | 1;
};

/** Every label job on record, oldest first. */
export function jobsOnRecord(folder: string): readonly JobRow[] {
  return reading(folder, (db) =>
    db
      .prepare<[], JobRow>(
        `SELECT sscc, copy, print_job.state, sscc.state = 'dead' AS isDead
         FROM print_job JOIN sscc USING (sscc) ORDER BY print_job.rowid`,
      )
      .all(),
  );
}

/**
 * Holds the record against the paper.
 *
 * @param papers the labels that came out of the printer
 * @returns what does not agree, in words
 */
export function disagreements(folder: string, papers: readonly string[]): readonly string[] {
  const jobs = jobsOnRecord(folder);
  const bySscc = Map.groupBy(jobs, ({ sscc }) => sscc);
  const onPaper = Map.groupBy(papers.map(read), ({ sscc }) => sscc);
  return [
    ...reading(folder, (db) => [...chainProblems(allEvents(db))].map(({ text }) => text)),
    ...[...onPaper.keys()].filter((sscc) => !bySscc.has(sscc)).map((sscc) => `${sscc} is on no record`),
    ...[...bySscc].flatMap(([sscc, rows]) => ofNumber(sscc, rows, onPaper.get(sscc) ?? [])),
  ];
}

/** A label's number is its SSCC and its copy; the first that may be out carries no copy mark. */
function ofNumber(
  sscc: string,
  rows: readonly JobRow[],
  papers: readonly { readonly mark: number | null }[],
): readonly string[] {
  const wrong: string[] = [];
  const marks = new Set([...rows.map((row) => markOf(row, rows)), ...papers.map(({ mark }) => mark)]);
  for (const mark of marks) {
    const jobs = rows.filter((row) => markOf(row, rows) === mark);
    const least = jobs.filter(({ state }) => state === 'printed').length;
    const most = jobs.filter(({ state }) => state !== 'notPrinted').length;
    const there = papers.filter((paper) => paper.mark === mark).length;
    const said = `${sscc} ${mark === null ? 'original' : `copy ${mark}`}`;
    if (most > 1) wrong.push(`${said}: ${most} labels were let out under one number`);
    if (there < least || there > most) {
      const states = jobs.map(({ state }) => state).join(', ');
      wrong.push(`${said}: ${there} on paper, on record ${states}`);
    }
  }
  const last = rows.at(-1);
  if (rows.some(({ state }) => state === 'queued' || state === 'started'))
    wrong.push(`${sscc} was never ended`);
  if (last?.state !== 'printed' && last?.isDead !== 1) wrong.push(`${sscc} is neither printed nor dead`);
  return wrong;
}

function markOf(row: JobRow, rows: readonly JobRow[]): number | null {
  const mayBeOut = rows.some((one) => one.copy < row.copy && one.state !== 'notPrinted');
  return mayBeOut ? row.copy : null;
}

/** What a label says of itself: the number in its bars, and its copy mark. */
function read(zpl: string): { readonly sscc: string; readonly mark: number | null } {
  const [, sscc = ''] = /\^FD>;>800(\d{18})/.exec(zpl) ?? [];
  const copy = fieldTexts(zpl).find((text) => /^Copy \d+$/.test(text));
  return { sscc, mark: copy === undefined ? null : Number(copy.slice('Copy '.length)) };
}

function reading<T>(folder: string, read: (db: Database.Database) => T): T {
  const db = new Database(join(folder, JOURNAL_FILE), { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}
