import type { Wait } from '../../../electron/sync/wait.ts';

/**
 * Time that passes only when nothing else happens: three days are as long as what is done in them. Waits, clocks
 * and the deadlines of `AbortSignal.timeout` all follow it; sockets and disks work in between as they always do.
 */
export type VirtualTime = {
  readonly now: () => Date;
  /** Runs something after so many milliseconds; gives the way to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly wait: Wait;
  /** Lets time pass, from one thing that is due to the next, until `done`; an error when that takes too long. */
  readonly passUntil: (what: string, done: () => boolean, atMostMs: number) => Promise<void>;
  /** Gives `AbortSignal.timeout` back to the real time. */
  readonly end: () => void;
};

/** What happens at the bench while time stands still. */
export type Surroundings = {
  /** What somebody still does before time may pass (a request on its way, a hand-over); null is nothing. */
  readonly isBusy: () => string | null;
  /** Called each time before time passes; rejects when something is not as it must be. */
  readonly look: () => Promise<void>;
};

const BEGINS_AT = Date.parse('2026-11-24T06:00:00.000Z');
/** Turns of the event loop without anything to do, after which nothing is on its way any more. */
const QUIET_TURNS = 4;
/** Real time: whoever is busy for so long is stuck. */
const STUCK_AFTER_MS = 20_000;

export function startVirtualTime({ isBusy, look }: Surroundings): VirtualTime {
  let now = BEGINS_AT;
  let count = 0;
  const due = new Map<number, { readonly at: number; readonly run: () => void }>();
  const real = AbortSignal.timeout;

  const after: VirtualTime['after'] = (ms, run) => {
    const id = count++;
    due.set(id, { at: now + ms, run });
    return () => due.delete(id);
  };
  AbortSignal.timeout = (ms) => {
    const deadline = new AbortController();
    after(ms, () => deadline.abort(new DOMException('The deadline is over', 'TimeoutError')));
    return deadline.signal;
  };

  async function settle(what: string): Promise<void> {
    const began = performance.now();
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const doing = isBusy();
      quiet = doing === null ? quiet + 1 : 0;
      if (performance.now() - began > STUCK_AFTER_MS) throw new Error(`Stuck before ${what}: ${doing}`);
    }
  }

  function pass(what: string): void {
    const [first] = [...due].sort(([a, { at: left }], [b, { at: right }]) => left - right || a - b);
    if (first === undefined) throw new Error(`Nothing is due any more before ${what}`);
    const [id, { at, run }] = first;
    due.delete(id);
    now = at;
    run();
  }

  return {
    now: () => new Date(now),
    after,
    wait: {
      forMs: (ms, signal) =>
        new Promise((resolve) => {
          if (signal.aborted) return resolve();
          const done = (): void => {
            callOff();
            signal.removeEventListener('abort', done);
            resolve();
          };
          const callOff = after(ms, done);
          signal.addEventListener('abort', done, { once: true });
        }),
    },
    passUntil: async (what, done, atMostMs) => {
      const end = now + atMostMs;
      for (;;) {
        await settle(what);
        await look();
        if (done()) return;
        if (now > end) throw new Error(`Not within ${atMostMs / 1_000} s: ${what}`);
        pass(what);
      }
    },
    end: () => {
      AbortSignal.timeout = real;
    },
  };
}
