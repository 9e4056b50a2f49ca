import { parentPort } from 'node:worker_threads';
import { packingSlip } from './packing-slip.ts';
import type { SlipAsked, SlipMade } from './slip-maker.ts';

// Makes packing slips beside the station's thread: setting a long one takes longer than a scan may wait.

parentPort?.on('message', ({ id, content, words, at }: SlipAsked) => {
  const answer = (made: SlipMade): void => parentPort?.postMessage(made);
  // Also what it throws before its first wait is an answer.
  Promise.resolve()
    .then(() => packingSlip(content, words, new Date(at)))
    .then(
      (bytes) => answer({ id, bytes }),
      (error: unknown) => answer({ id, failed: error instanceof Error ? error.message : String(error) }),
    );
});
