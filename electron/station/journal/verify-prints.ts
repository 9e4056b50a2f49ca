import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { JournalEvent } from './event.ts';

type Problem = { readonly seq: number | null; readonly text: string };

/** Follows every print job from its queueing to its end, and holds what is read quickly against it. */
export type PrintTally = {
  /** Problems of this event. */
  take(event: JournalEvent): readonly Problem[];
  /** Jobs whose row says something else than the events do. */
  against(db: Database.Database): readonly Problem[];
};

export function openPrintTally(): PrintTally {
  const states = new Map<string, string>();
  return {
    take: (event) => {
      if (!PRINT_EVENTS.has(event.type)) return [];
      const { jobId, state } = printEvent.parse(JSON.parse(event.body));
      const before = states.get(jobId) ?? null;
      states.set(jobId, stateAfter(event.type, state));
      const wrong = impossible(event.type, state, before);
      return wrong === null
        ? []
        : [{ seq: event.seq, text: `Event ${event.seq}: print job ${jobId} ${wrong}.` }];
    },
    against: (db) => {
      const rows = db
        .prepare<[], { jobId: string; state: string }>('SELECT job_id AS jobId, state FROM print_job')
        .all();
      const inTable = new Map(rows.map(({ jobId, state }) => [jobId, state]));
      return [...new Set([...states.keys(), ...inTable.keys()])].flatMap((jobId) => {
        const is = inTable.get(jobId) ?? 'nothing';
        const was = states.get(jobId) ?? 'nothing';
        if (is === was) return [];
        return [{ seq: null, text: `Print job ${jobId} is ${is} in the ledger and ${was} by the events.` }];
      });
    },
  };
}

const PRINT_EVENTS = new Set(['PrintQueued', 'PrintStarted', 'PrintEnded']);

function stateAfter(type: string, ended: string | undefined): string {
  switch (type) {
    case 'PrintQueued':
      return 'queued';
    case 'PrintStarted':
      return 'started';
    default:
      return ended ?? '';
  }
}

/** What a job can't do; null when it can. A job is started once for each printer that is tried. */
function impossible(type: string, ended: string | undefined, before: string | null): string | null {
  switch (type) {
    case 'PrintQueued':
      return before === null ? null : 'was asked for twice';
    case 'PrintStarted':
      return before === 'queued' || before === 'started'
        ? null
        : `was started while it was ${before ?? 'not asked for'}`;
    default:
      if (before === 'started' || (before === 'queued' && ended === 'notPrinted')) return null;
      return `ended as ${ended} while it was ${before ?? 'not asked for'}`;
  }
}

const printEvent = z.object({ jobId: z.string(), state: z.string().optional() });
