import { parentPort, workerData } from 'node:worker_threads';
import { openJournalReader } from '../journal/journal.ts';
import { answerClerk } from './answering.ts';
import type { ClerkAnswered, ClerkAsked, ClerkStart } from './clerk.ts';

// Answers the clerk's questions beside the station's thread: a search over years of shipments, or the record of a
// long order, takes longer than a scan may wait.

const { folder, names } = workerData as ClerkStart;
const journal = openJournalReader(folder);

parentPort?.on('message', ({ id, question }: ClerkAsked) => {
  const answer = (answered: ClerkAnswered): void => parentPort?.postMessage(answered);
  try {
    answer({ id, reply: answerClerk(journal, names, question) });
  } catch (error) {
    answer({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
