/** Lets one piece of work run at a time, in the order it came. */
export type Turns = {
  /** Null when too much waits already; then the work was not begun and never will be. */
  take<T>(work: () => Promise<T>): Promise<T> | null;
  /** Resolves when everything that waits now has run. */
  idle(): Promise<void>;
};

export function createTurns(maxWaiting: number): Turns {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    take: (work) => {
      if (waiting === maxWaiting) return null;
      waiting += 1;
      const done = tail.then(work).finally(() => {
        waiting -= 1;
      });
      tail = done.catch(() => undefined);
      return done;
    },
    idle: async () => {
      await tail;
    },
  };
}
