import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

export type Batch = {
  /** Most that is taken together: what is done with it keeps scans waiting. */
  readonly most: number;
  /** So long the first of a batch waits for others. */
  readonly withinMs: number;
};

/**
 * What a stream gives, in its order and in batches: one flush to the disk then serves many. Between two batches scans
 * have their turn. Ending early does not end the stream, which may be waiting: its signal does.
 */
export async function* gathered<T>(
  stream: AsyncIterable<T>,
  { most, withinMs }: Batch,
): AsyncGenerator<readonly T[], void> {
  const values = stream[Symbol.asyncIterator]();
  for (let coming = values.next(); ; ) {
    const first = await coming;
    if (first.done === true) return;
    const batch = [first.value];
    coming = values.next();
    const over = new AbortController();
    const pause = sleep(withinMs, null, { signal: over.signal }).catch(() => null);
    while (batch.length < most) {
      // A failure is told after what came before it.
      const more = await Promise.race([coming.catch(() => null), pause]);
      if (more === null || more.done === true) break;
      batch.push(more.value);
      coming = values.next();
    }
    over.abort();
    // It may fail while the batch is dealt with, or when nobody waits for it any more.
    coming.catch(() => {});
    yield batch;
    await turn();
  }
}
