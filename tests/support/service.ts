import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A real service process with the channel that the shell has, under the test's hand. */
export type ServiceUnderTest = {
  readonly pid: number;
  /** Everything it has sent, oldest first. */
  readonly messages: readonly Sent[];
  /** What it printed on both outputs. */
  output(): string;
  send(message: object): void;
  /** The first message, already there or still to come, that `fits`; an error that names `what` if none comes. */
  until<T extends Sent>(what: string, fits: (message: Sent) => message is T, withinMs?: number): Promise<T>;
  untilKind(kind: string, withinMs?: number): Promise<Sent>;
  /** Closes its channel, as when the parent is gone. */
  disconnect(): void;
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Resolves with its exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
};

export type Sent = { readonly kind: string } & Readonly<Record<string, unknown>>;

const DEADLINE_MS = 20_000;

/**
 * Starts a service from its sources, as `npm run station` and the others do.
 *
 * @param service 'station', 'sync' or 'sandbox'
 */
export function startService(
  service: 'station' | 'sync' | 'sandbox',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ServiceUnderTest {
  const child: ChildProcess = fork(join(root, 'electron', service, 'main.ts'), [...args], {
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const messages: Sent[] = [];
  const looking = new Set<() => void>();
  let output = '';
  child.on('message', (message) => {
    messages.push(message as Sent);
    for (const look of looking) look();
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

  const until: ServiceUnderTest['until'] = (what, fits, withinMs = DEADLINE_MS) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        looking.delete(look);
        reject(new Error(`${service}: no ${what} within ${withinMs} ms. It printed:\n${output}`));
      }, withinMs);
      const look = (): void => {
        const found = messages.find(fits);
        if (found === undefined) return;
        clearTimeout(timer);
        looking.delete(look);
        resolve(found);
      };
      looking.add(look);
      look();
    });
  return {
    pid: child.pid ?? 0,
    messages,
    output: () => output,
    send: (message) => {
      if (child.connected) child.send(message);
    },
    until,
    untilKind: (kind, withinMs) =>
      until(`message ${kind}`, (message): message is Sent => message.kind === kind, withinMs),
    disconnect: () => child.disconnect(),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    exited,
  };
}
