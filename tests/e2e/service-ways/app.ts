import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import {
  childServiceStarter,
  type ServiceProcess,
  type StartService,
  startUtilityService,
} from '../../../electron/main/services/service-process.ts';

/** What one way of starting a service did; the same is expected of both. */
export type WayReport = {
  readonly ready: boolean;
  readonly echoed: unknown;
  readonly said: boolean;
  readonly environment: readonly string[];
  readonly endedWith: number | null;
  readonly hungServiceWasEnded: boolean;
  readonly hadPid: boolean;
};

const [, , , out = '', service = '', node = ''] = process.argv.filter((one) => !one.startsWith('--'));
void app.whenReady().then(async () => {
  const reports = {
    utility: await tryWay(startUtilityService),
    child: await tryWay(childServiceStarter(node)),
    missing: await startMissing(),
  };
  writeFileSync(out, JSON.stringify(reports));
  app.exit(0);
});

async function tryWay(start: StartService): Promise<WayReport> {
  const first = listen(start, 'first');
  const ready = await first.message('ready');
  first.process.send({ kind: 'echo', text: 'ÄÖ\u001d' });
  const echoed = await first.message('echoed');
  first.process.send({ kind: 'environment' });
  const environment = await first.message('environment');
  first.process.send({ kind: 'say', text: 'hello log' });
  const said = await first.output('hello log');
  first.process.send({ kind: 'end', code: 7 });
  const endedWith = await first.exit;

  const second = listen(start, 'second');
  await second.message('ready');
  const hadPid = typeof second.process.pid === 'number';
  second.process.send({ kind: 'hang' });
  second.process.kill();
  await second.exit;
  return {
    ready: ready !== null,
    echoed,
    said,
    environment: (environment as unknown as { names: string[] }).names,
    endedWith,
    hungServiceWasEnded: true,
    hadPid,
  };
}

/** A Node that is not there: told as an exit with a reason, not as an exception that ends the shell. */
async function startMissing(): Promise<{ endedWith: number | null; told: boolean }> {
  const lost = listen(childServiceStarter(join(out, 'no-such-node')), 'missing');
  const told = lost.output('could not be started');
  return { endedWith: await lost.exit, told: await told };
}

function listen(start: StartService, name: string) {
  const messages: { kind: string }[] = [];
  let text = '';
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const each of waiting) each();
  };
  let exited: (code: number | null) => void = () => {};
  const exit = new Promise<number | null>((resolve) => {
    exited = resolve;
  });
  const process: ServiceProcess = start(
    { name, script: service, args: ['--data', name], env: { PACKWRIGHT_TEST: '1' } },
    {
      message: (message) => {
        messages.push(message as { kind: string });
        wake();
      },
      output: (chunk) => {
        text += chunk;
        wake();
      },
      exited: (code) => exited(code),
    },
  );
  const until = <T>(found: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = (): void => {
        const value = found();
        if (value === undefined) return;
        waiting.delete(look);
        resolve(value);
      };
      waiting.add(look);
      look();
    });
  return {
    process,
    exit,
    message: (kind: string) => until(() => messages.find((message) => message.kind === kind)),
    output: (part: string) => until(() => (text.includes(part) ? true : undefined)),
  };
}
