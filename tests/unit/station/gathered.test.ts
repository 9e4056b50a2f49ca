import { describe, expect, it } from 'vitest';
import { gathered } from '../../../electron/station/uplink/gathered.ts';

/** Longer than a test runs: a batch that waits for its end never comes. */
const NEVER_MS = 1_000_000;

async function* stream(...values: readonly (number | Error | Promise<number>)[]): AsyncGenerator<number> {
  for (const value of values) {
    if (value instanceof Error) throw value;
    yield await value;
  }
}

async function all(batches: AsyncIterable<readonly number[]>): Promise<readonly (readonly number[])[]> {
  const seen: (readonly number[])[] = [];
  for await (const batch of batches) seen.push(batch);
  return seen;
}

describe('what a stream gives, gathered', () => {
  it('comes in its order, as many together as may be', async () => {
    const values = Array.from({ length: 10 }, (_none, n) => n);
    const batches = await all(gathered(stream(...values), { most: 4, withinMs: NEVER_MS }));
    expect(batches).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });

  it('does not wait for what may never come', async () => {
    const late = Promise.withResolvers<number>();
    const batches = gathered(stream(1, 2, late.promise), { most: 4, withinMs: 1 });
    expect((await batches.next()).value).toEqual([1, 2]);
    late.resolve(3);
    expect(await all(batches)).toEqual([[3]]);
  });

  it('gives what came before a failure, then the failure', async () => {
    const batches = gathered(stream(1, 2, new Error('The line is dead')), { most: 4, withinMs: NEVER_MS });
    expect((await batches.next()).value).toEqual([1, 2]);
    await expect(batches.next()).rejects.toThrow('The line is dead');
  });

  it('lets others have their turn between two batches', async () => {
    const turns: string[] = [];
    const batches = gathered(stream(1, 2, 3), { most: 1, withinMs: NEVER_MS });
    for await (const [value] of batches) {
      turns.push(`batch ${value}`);
      setImmediate(() => turns.push(`after ${value}`));
    }
    expect(turns).toEqual(['batch 1', 'after 1', 'batch 2', 'after 2', 'batch 3', 'after 3']);
  });
});
