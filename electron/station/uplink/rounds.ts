import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError, Status } from 'nice-grpc';

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

/** Some were refused for what they are. All others were handed over: they need not be once more. */
class SomeRefused extends Error {}

/** A definite no to what was sent. After anything else the service may not be there, or be another one. */
const REFUSALS: ReadonlySet<Status> = new Set([
  Status.INVALID_ARGUMENT,
  Status.ALREADY_EXISTS,
  Status.NOT_FOUND,
  Status.RESOURCE_EXHAUSTED,
]);

/** What a round ends with that could not hand over some; nothing when it could. */
export function throwFailures(failures: readonly unknown[]): void {
  const isRefusal = (each: unknown) => each instanceof ClientError && REFUSALS.has(each.code);
  const failed = failures.filter((each) => !isRefusal(each));
  if (failed.length > 0) throw failed[0];
  const [refusal] = failures;
  if (refusal instanceof Error) throw new SomeRefused(refusal.message, { cause: refusal });
}

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
        if (scope === 'everything' && !(error instanceof SomeRefused)) asked = scope;
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
