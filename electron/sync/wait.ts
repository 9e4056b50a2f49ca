/** Waiting that a test can shorten and that a stop always ends. */
export type Wait = {
  /** Resolves after so many milliseconds, or at once when the signal is aborted. Never rejects. */
  readonly forMs: (ms: number, signal: AbortSignal) => Promise<void>;
};

export const realWait: Wait = {
  forMs: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
    }),
};
