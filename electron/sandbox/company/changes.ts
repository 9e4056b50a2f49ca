import type { Change, Outcome } from './company.ts';

/** What was changed, told once it is sure: nothing of what a refusal took back. */
export type Changes = {
  note(change: Change): void;
  /** Runs `work`, which may run others; the listeners hear of it when the outermost one is done. */
  within<T>(work: () => Outcome<T>): Outcome<T>;
  listen(listener: (change: Change) => void): void;
};

export function openChanges(): Changes {
  const listeners: ((change: Change) => void)[] = [];
  const noted: Change[] = [];
  let depth = 0;
  return {
    note: (change) => void noted.push(change),
    within: (work) => {
      const begun = noted.length;
      depth++;
      let outcome: ReturnType<typeof work> | null = null;
      try {
        outcome = work();
        return outcome;
      } finally {
        depth--;
        if (outcome?.ok !== true) noted.length = begun;
        if (depth === 0) for (const each of noted.splice(0)) for (const hear of listeners) hear(each);
      }
    },
    listen: (listener) => void listeners.push(listener),
  };
}
