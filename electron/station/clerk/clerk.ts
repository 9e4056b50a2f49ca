import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StationReply } from '../../../shared/contracts/questions.ts';
import type { ClerkQuestion } from './answering.ts';
import type { Names } from './record.ts';

/** What the worker starts with: the station's data folder, and the names of its people. */
export type ClerkStart = { readonly folder: string; readonly names: Names };
export type ClerkAsked = { readonly id: number; readonly question: ClerkQuestion };
export type ClerkAnswered =
  | { readonly id: number; readonly reply: StationReply }
  | { readonly id: number; readonly failed: string };

export type Clerk = {
  /** The journal's answer; a refusal that says why when it cannot be read. */
  ask(question: ClerkQuestion): Promise<StationReply>;
  close(): Promise<void>;
};

/**
 * Answers questions about what was shipped, on a thread of their own that reads the journal beside the station.
 * It is started with the first question and keeps no process from ending.
 */
export function openClerk(start: ClerkStart): Clerk {
  const waiting = new Map<number, (reply: StationReply) => void>();
  let worker: Worker | null = null;
  let asked = 0;

  function answer(id: number, reply: StationReply): void {
    waiting.get(id)?.(reply);
    waiting.delete(id);
  }

  function startWorker(): Worker {
    const started = new Worker(PROGRAM, { workerData: start });
    started.on('message', (answered: ClerkAnswered) =>
      answer(answered.id, 'reply' in answered ? answered.reply : unanswered(answered.failed)),
    );
    started.on('error', (error: Error) => giveUp(started, error.message));
    started.on('exit', () => giveUp(started, 'The thread that reads the journal ended.'));
    started.unref();
    return started;
  }

  function giveUp(ended: Worker, detail: string): void {
    if (worker !== ended) return;
    worker = null;
    for (const id of [...waiting.keys()]) answer(id, unanswered(detail));
  }

  return {
    ask: (question) =>
      new Promise((resolve) => {
        worker ??= startWorker();
        const id = asked++;
        waiting.set(id, resolve);
        worker.postMessage({ id, question } satisfies ClerkAsked);
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
}

function unanswered(detail: string): StationReply {
  return { type: 'refused', refusal: { code: 'QUESTION_FAILED', params: { detail } } };
}

/** Beside this program, built as well as from its sources. */
const PROGRAM = join(import.meta.dirname, `clerk-worker${extname(import.meta.filename)}`);
