import type { ServiceListener, ServiceProcess } from './service-process.ts';

export type SupervisedState = 'starting' | 'running' | 'restarting' | 'halted' | 'stopped';

/** Waits before the next start after 1, 2, 3 … failures in a row; the last one is used from then on. */
const RESTART_WAITS_MS = [100, 250, 500, 1_000, 2_000, 5_000] as const;
/** A service that ran this long is healthy again: the next failure counts as the first. */
const HEALTHY_AFTER_MS = 30_000;
/** How long a service may take to end when it is asked to. */
const STOP_CAP_MS = 5_000;

export type SupervisedService = {
  send(message: object): void;
  state(): SupervisedState;
  failures(): number;
  /** Asks it to end, ends it if it does not; resolves when it is gone. */
  stop(): Promise<void>;
};

export type Supervision = {
  /** Starts the program once, now. */
  start(listener: ServiceListener): ServiceProcess;
  /** A message of the service. Returns 'running' or 'halted' when the message says so. */
  message(message: unknown): 'running' | 'halted' | null;
  output(text: string): void;
  /** It is in another state, or it failed once more. */
  changed(state: SupervisedState): void;
  /** What to send so that it ends by itself. */
  readonly stopMessage: object;
};

/**
 * Keeps one service alive. An exit that nobody asked for is a crash: it is started again, soon at first and
 * then less often, forever. A service that says it is halted is not started again: doing the same once more
 * would not help, a person must look.
 */
export function supervise(supervision: Supervision): SupervisedService {
  let state: SupervisedState = 'starting';
  let failures = 0;
  let startedAt = 0;
  let current: ServiceProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let gone: (() => void) | null = null;

  const setState = (next: SupervisedState): void => {
    if (state === next) return;
    state = next;
    supervision.changed(next);
  };
  const start = (): void => {
    startedAt = performance.now();
    current = supervision.start({
      message: (message) => {
        const said = supervision.message(message);
        if (said && state !== 'stopped') setState(said);
      },
      output: supervision.output,
      exited,
    });
  };
  const exited = (code: number | null): void => {
    current = null;
    gone?.();
    if (state === 'stopped' || state === 'halted') return;
    failures = performance.now() - startedAt > HEALTHY_AFTER_MS ? 1 : failures + 1;
    const wait = RESTART_WAITS_MS[Math.min(failures, RESTART_WAITS_MS.length) - 1] ?? 0;
    supervision.output(`ended unasked (${code === null ? 'signal' : `code ${code}`}), again in ${wait} ms\n`);
    state = 'restarting';
    supervision.changed(state);
    timer = setTimeout(start, wait);
  };

  start();
  return {
    send: (message) => current?.send(message),
    state: () => state,
    failures: () => failures,
    stop: async () => {
      setState('stopped');
      if (timer) clearTimeout(timer);
      const ending = current;
      if (!ending) return;
      const isGone = new Promise<void>((resolve) => {
        gone = resolve;
      });
      ending.send(supervision.stopMessage);
      const cap = setTimeout(() => ending.kill(), STOP_CAP_MS);
      await isGone;
      clearTimeout(cap);
    },
  };
}
