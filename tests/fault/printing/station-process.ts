import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Asked, FromStation, ToStation } from './steps.ts';

/** A station that does not come to rest is a finding, not a wait. */
const SETTLES_WITHIN_MS = 30_000;

/** A station's printing in a process of its own, that can be killed. */
export type Station = {
  /** Resolves when it has come to rest, with false, or was killed, with true. */
  ask(message: Asked): Promise<boolean>;
  isAlive(): boolean;
  kill(): void;
  readonly exited: Promise<void>;
};

export async function startStation(folder: string, port: number): Promise<Station> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'station.ts'), [folder, String(port)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let sent = 0;
  let rest: () => void = () => undefined;
  let alive = true;
  child.on('message', ({ id }: FromStation) => {
    if (id === sent) rest();
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive = false;
      resolve();
    });
  });
  const settled = () =>
    new Promise<void>((resolve) => {
      rest = resolve;
    });
  const restsOrDies = async (what: string, resting: Promise<void>): Promise<boolean> => {
    const { promise, reject } = Promise.withResolvers<never>();
    const deadline = setTimeout(
      () => reject(new Error(`The station did not come to rest within ${SETTLES_WITHIN_MS} ms: ${what}`)),
      SETTLES_WITHIN_MS,
    );
    await Promise.race([resting, exited, promise]);
    clearTimeout(deadline);
    if (!alive) await exited;
    return !alive;
  };
  const station: Station = {
    ask: async (message) => {
      const resting = settled();
      sent += 1;
      child.send({ id: sent, ...message } satisfies ToStation);
      return await restsOrDies(JSON.stringify(message), resting);
    },
    isAlive: () => alive,
    kill: () => {
      // It may say something yet, and is not to be asked any more.
      alive = false;
      child.kill('SIGKILL');
    },
    exited,
  };
  if (await restsOrDies('its start', settled())) throw new Error('The station ended while it started');
  return station;
}
