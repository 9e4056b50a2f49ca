import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  type FromStation,
  fromSandbox,
  fromStation,
  fromSync,
  type ShellStatus,
  type StationAnswer,
  type StationCommand,
  type ToStation,
} from '../../../shared/contracts/channel.ts';
import type { StationQuestion, StationReply } from '../../../shared/contracts/questions.ts';
import type { Message, StationView, Verdict } from '../../../shared/contracts/station-view.ts';
import { type Configuration, writeSection } from '../configuration.ts';
import { serviceEnvironment } from './environment.ts';
import type { Launcher } from './launcher.ts';
import { openLogFile } from './log-file.ts';
import { type SupervisedService, supervise } from './supervisor.ts';
import { type Role, troubleOf } from './trouble.ts';

export type Services = {
  command(command: StationCommand): Promise<StationAnswer>;
  ask(question: StationQuestion): Promise<StationReply>;
  hello(): void;
  status(): ShellStatus;
  stop(): Promise<void>;
};

export type ServicesOptions = {
  readonly configuration: Configuration;
  readonly dataFolder: string;
  /** Folder of the built programs station.js, sync.js and sandbox.js. */
  readonly programs: string;
  readonly resources: string;
  readonly launcher: Launcher;
  readonly runtime: string;
  view(view: StationView): void;
  verdict(verdict: Verdict): void;
  changed(status: ShellStatus): void;
};

/** How long a command or a question may wait for its answer before the page is told that the station is away. */
const ANSWER_CAP_MS = 10_000;

/**
 * Starts and keeps alive what stands behind the page: the station service at once, the sandbox where no SAP
 * is configured, the sync service as soon as it knows where SAP is.
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const token = randomBytes(32).toString('hex');
  const running = new Map<Role, SupervisedService>();
  const halts = new Map<Role, Message>();
  const answers = new Map<number, (answer: StationAnswer) => void>();
  const replies = new Map<number, (reply: StationReply) => void>();
  const sandboxPort = options.configuration.sync === null ? await freePort() : null;
  let nextId = 0;
  let stopping = false;
  let syncAt: ToStation | null = null;
  let lastView: StationView | null = null;

  const status = (): ShellStatus => ({
    station: roleState('station') ?? 'starting',
    sync: roleState('sync') ?? 'none',
    sandbox: roleState('sandbox') ?? 'none',
    trouble: troubleOf(running, halts),
    runtime: options.runtime,
  });
  const roleState = (role: Role) => {
    const state = running.get(role)?.state();
    return state === 'stopped' ? undefined : state;
  };
  const changed = (): void => {
    if (!stopping) options.changed(status());
  };

  const start = <T extends { kind: string }>(
    role: Role,
    args: readonly string[],
    env: Record<string, string>,
    schema: z.ZodType<T>,
    onMessage: (message: T) => 'running' | 'halted' | null,
  ): void => {
    const log = openLogFile(join(options.dataFolder, 'logs', `${role}.log`));
    const service = supervise({
      start: (listener) =>
        options.launcher.start(
          {
            name: role,
            script: join(options.programs, `${role}.js`),
            args: ['--data', join(options.dataFolder, role), ...args],
            env: serviceEnvironment(process.env, { ...env, PACKWRIGHT_RESOURCES: options.resources }),
          },
          listener,
        ),
      message: (message) => {
        const parsed = schema.safeParse(message);
        if (parsed.success) return onMessage(parsed.data);
        log.write(`shell: a message of ${role} was not understood: ${parsed.error.message}\n`);
        return null;
      },
      output: log.write,
      changed: (state) => {
        if (role === 'station' && state === 'restarting') {
          dropAll(answers, STATION_AWAY);
          dropAll(replies, NO_REPLY);
        }
        changed();
      },
      stopMessage: { kind: 'stop' },
    });
    running.set(role, service);
    changed();
  };
  const halt = (role: Role, message: Message): 'halted' => {
    halts.set(role, message);
    return 'halted';
  };

  const runFolder = join(options.dataFolder, 'run');
  const pathsFrom = ['--paths-from', options.configuration.folder];
  const onStation = (message: FromStation): 'running' | 'halted' | null => {
    switch (message.kind) {
      case 'ready':
        if (syncAt) running.get('station')?.send(syncAt);
        running.get('station')?.send({ kind: 'hello' });
        return 'running';
      case 'answer':
        answers.get(message.id)?.(message.answer);
        return null;
      case 'reply':
        replies.get(message.id)?.(message.reply);
        return null;
      case 'verdict':
        options.verdict(message.verdict);
        return null;
      case 'view':
        lastView = message.view;
        options.view(message.view);
        return null;
      case 'timings':
        return null;
      case 'halted':
        return halt('station', message.message);
      default:
        return message satisfies never;
    }
  };
  const startSync = (section: unknown): void => {
    const config = writeSection(runFolder, 'sync', section);
    start(
      'sync',
      ['--config', config, ...pathsFrom],
      { PACKWRIGHT_SYNC_TOKEN: token },
      fromSync,
      (message) => {
        if (message.kind === 'halted') return halt('sync', message.message);
        syncAt = { kind: 'syncAt', address: message.address, token };
        running.get('station')?.send(syncAt);
        return 'running';
      },
    );
  };

  const stationConfig = writeSection(runFolder, 'station', options.configuration.station);
  start('station', ['--config', stationConfig, ...pathsFrom], {}, fromStation, onStation);
  if (sandboxPort === null) {
    startSync(options.configuration.sync);
  } else {
    start('sandbox', ['--port', String(sandboxPort)], {}, fromSandbox, (message) => {
      if (message.kind === 'halted') return halt('sandbox', message.message);
      if (!running.has('sync')) startSync(sandboxSection(message));
      return 'running';
    });
  }

  /** What is answered under a number, or `away` when that takes too long. */
  const awaitAnswer = <Answer>(waiting: Map<number, (answer: Answer) => void>, away: Answer) => {
    const id = nextId++;
    const answered = new Promise<Answer>((resolve) => {
      const cap = setTimeout(() => waiting.get(id)?.(away), ANSWER_CAP_MS);
      waiting.set(id, (answer) => {
        clearTimeout(cap);
        waiting.delete(id);
        resolve(answer);
      });
    });
    return { id, answered };
  };

  return {
    command: (command) => {
      const station = running.get('station');
      if (station?.state() !== 'running') return Promise.resolve(STATION_AWAY);
      const { id, answered } = awaitAnswer(answers, STATION_AWAY);
      station.send({ kind: 'request', id, command } satisfies ToStation);
      return answered;
    },
    ask: (question) => {
      const station = running.get('station');
      if (station?.state() !== 'running') return Promise.resolve(NO_REPLY);
      const { id, answered } = awaitAnswer(replies, NO_REPLY);
      station.send({ kind: 'ask', id, question } satisfies ToStation);
      return answered;
    },
    hello: () => {
      if (lastView) options.view(lastView);
      running.get('station')?.send({ kind: 'hello' });
      changed();
    },
    status,
    stop: async () => {
      stopping = true;
      await Promise.all([...running.values()].map((service) => service.stop()));
    },
  };
}

const STATION_AWAY = { ok: false, refusal: { code: 'STATION_AWAY', params: {} } } as const;

const NO_REPLY: StationReply = { type: 'refused', refusal: STATION_AWAY.refusal };

/** What was asked of a service that died: the page is told, the station's truth follows in its next view. */
function dropAll<Answer>(waiting: Map<number, (answer: Answer) => void>, away: Answer): void {
  for (const answer of [...waiting.values()]) answer(away);
}

/** The sync service's section for the sandbox: its address, its certificate pinned, its invented user. */
function sandboxSection(sandbox: { url: string; fingerprint: string }): object {
  return {
    listen: { host: '127.0.0.1', port: 0 },
    sap: {
      url: sandbox.url,
      company: 'SBODEMO',
      user: 'manager',
      password: 'manager',
      trust: { sha256: sandbox.fingerprint },
      sandbox: true,
    },
  };
}

/** A port that was free a moment ago, so that the sandbox keeps its address when it is started again. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string')
    throw new Error('No free port on the loopback address');
  return address.port;
}
