import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SlipContent } from '../../../shared/labels/slip-content.ts';
import type { PaperWords } from '../../../shared/labels/words.ts';

/** What the worker is asked: `at` is when the shipment was closed, ISO 8601. */
export type SlipAsked = {
  readonly id: number;
  readonly content: SlipContent;
  readonly words: PaperWords;
  readonly at: string;
};
export type SlipMade =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failed: string };

export type SlipMaker = {
  /**
   * The packing slip as PDF.
   *
   * @throws Error with the worker's own words when it cannot be made
   */
  make(slip: Omit<SlipAsked, 'id'>): Promise<Uint8Array>;
};

/** Makes packing slips on a thread of their own, started with the first one. It keeps no process from ending. */
export function openSlipMaker(): SlipMaker {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let worker: Worker | null = null;
  let asked = 0;

  function start(): Worker {
    const started = new Worker(PROGRAM);
    started.on('message', (made: SlipMade) => {
      const waits = waiting.get(made.id);
      waiting.delete(made.id);
      if ('bytes' in made) waits?.resolve(made.bytes);
      else waits?.reject(new Error(made.failed));
    });
    started.on('error', (error: Error) => giveUp(error));
    started.on('exit', () => giveUp(new Error('The maker of packing slips ended.')));
    started.unref();
    return started;
  }

  function giveUp(error: Error): void {
    worker = null;
    for (const waits of waiting.values()) waits.reject(error);
    waiting.clear();
  }

  return {
    make: (slip) => {
      worker ??= start();
      const id = asked++;
      const waits = Promise.withResolvers<Uint8Array>();
      waiting.set(id, waits);
      worker.postMessage({ id, ...slip } satisfies SlipAsked);
      return waits.promise;
    },
  };
}

/** Beside this program, built as well as from its sources. */
const PROGRAM = join(import.meta.dirname, `slip-worker${extname(import.meta.filename)}`);
