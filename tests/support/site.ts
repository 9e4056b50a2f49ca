import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSandbox, fromSync } from '../../shared/contracts/channel.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type Asker, askSandbox } from './sandbox.ts';
import { type ServiceUnderTest, startService } from './service.ts';
import { connectSync, type SyncClient, TOKEN } from './sync-client.ts';

/** Where the sandbox answers, and how its certificate is known. */
export type Place = { readonly url: string; readonly fingerprint: string; readonly certificate: string };

export type RunningSync = {
  readonly service: ServiceUnderTest;
  readonly client: SyncClient;
  /** Where stations reach it. */
  readonly address: string;
};

/** The real sandbox, a network before it that goes wrong on demand, and the real sync service, as programs. */
export type Site = {
  readonly folder: string;
  readonly sandbox: Place;
  readonly proxy: FaultProxy;
  /** Looks straight into the sandbox, past the proxy. */
  readonly asker: Asker;
  /** Writes a configuration whose `sap` section differs from a quick one by `changes`; gives its path. */
  configFile(changes?: object): string;
  /** Starts the sync service on the site's one data folder, which it has to be alone on. */
  startSync(config?: string): Promise<RunningSync>;
  /** Ends the caller's session in the sandbox when the next request of this path arrives. */
  endSessionAt(path: string): Promise<void>;
  /** Starts a program of the sync service without waiting for anything. */
  runSync(...args: string[]): ServiceUnderTest;
  close(): Promise<void>;
};

/** How long the posts' fate may stay open in these tests; the service wants at least the post's deadline. */
const QUIET_PERIOD_MS = 3_000;
const COMPANY_FOLDER = 'sandbox';

/** @param unusual in what the company is unlike the ordinary one: behaviours of the sandbox, as `--with` names them */
export function openSite(...unusual: readonly string[]): Promise<Site> {
  return openSiteIn(newFolder(), unusual);
}

/** A site whose company was made before, by `prepare`, in the folder that it is given. */
export async function openPreparedSite(prepare: (companyFolder: string) => Promise<void>): Promise<Site> {
  const folder = newFolder();
  await prepare(join(folder, COMPANY_FOLDER));
  return openSiteIn(folder, []);
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'packwright-site-'));
}

async function openSiteIn(folder: string, unusual: readonly string[]): Promise<Site> {
  const services: ServiceUnderTest[] = [];
  const clients: SyncClient[] = [];
  const sandboxFolder = join(folder, COMPANY_FOLDER);
  const sandboxService = startService('sandbox', [
    ...['--port', '0', '--faults', '--data', sandboxFolder],
    ...unusual.flatMap((each) => ['--with', each]),
  ]);
  services.push(sandboxService);
  const ready = fromSandbox.parse(await sandboxService.untilKind('ready'));
  if (ready.kind !== 'ready') throw new Error('The sandbox did not start.');
  const proxy = await startFaultProxy(ready.url);
  const asker = await askSandbox(ready);
  let files = 0;

  const runSync: Site['runSync'] = (...args) => {
    const service = startService('sync', args, { PACKWRIGHT_SYNC_TOKEN: TOKEN });
    services.push(service);
    return service;
  };
  const configFile: Site['configFile'] = (changes = {}) => {
    const sap = {
      url: proxy.url,
      company: 'SBODEMO',
      user: 'manager',
      password: 'manager',
      trust: { sha256: proxy.fingerprint },
      postDeadlineSeconds: 2,
      quietPeriodSeconds: QUIET_PERIOD_MS / 1_000,
      pullIntervalSeconds: 0.1,
      sandbox: true,
      ...changes,
    };
    const path = join(folder, `sync-${++files}.json`);
    writeFileSync(path, JSON.stringify({ sap }));
    return path;
  };
  return {
    folder,
    sandbox: { ...ready, certificate: readFileSync(join(sandboxFolder, 'certificate.pem'), 'utf8') },
    proxy,
    asker,
    configFile,
    runSync,
    endSessionAt: (path) => asker.addFault(path, 'endSession'),
    startSync: async (config = configFile()) => {
      const service = runSync('--data', join(folder, 'sync'), '--config', config);
      const message = fromSync.parse(await service.untilKind('ready'));
      if (message.kind !== 'ready') throw new Error(message.message.code);
      const client = connectSync(message.address);
      clients.push(client);
      return { service, client, address: message.address };
    },
    close: async () => {
      for (const { channel } of clients) channel.close();
      for (const service of services.reverse()) await service.kill();
      await asker.close();
      await proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
}
