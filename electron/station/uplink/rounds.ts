import { setTimeout as sleep } from 'node:timers/promises';

/** What a round takes: what is new to the store at the other end, or all that is not settled, whoever took it. */
export type Scope = 'new' | 'everything';

export type Rounds = {
  /** Hands over, and rests until the next round. Rejects, without a rest, when something was not taken. */
  round(): Promise<void>;
  /** There is something new: the next round comes now. */
  soon(): void;
  /** Nobody knows any more what the service at the other end remembers: the next round takes everything. */
  everything(): void;
};

const ROUND_MS = 5_000;

/** Rounds of handing over, the first one of everything. What is asked while one is under way makes another at once. */
export function openRounds(handOver: (scope: Scope) => Promise<void>, signal: AbortSignal): Rounds {
  /** What was asked of the next round; null when it may wait for its time. */
  let asked: Scope | null = 'everything';
  let resting = new AbortController();
  return {
    round: async () => {
      const scope = asked ?? 'new';
      asked = null;
      try {
        await handOver(scope);
      } catch (error) {
        if (scope === 'everything') asked = scope;
        throw error;
      }
      if (asked !== null) return;
      resting = new AbortController();
      await sleep(ROUND_MS, undefined, { signal: AbortSignal.any([signal, resting.signal]) }).catch(() => {});
    },
    soon: () => {
      asked ??= 'new';
      resting.abort();
    },
    everything: () => {
      asked = 'everything';
    },
  };
}
