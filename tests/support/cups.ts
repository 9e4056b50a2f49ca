import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

/** A print service of its own: a real CUPS on the loopback, with raw queues that pass jobs on to a socket. */
export type Cups = {
  /** "127.0.0.1:…", as CUPS_SERVER takes it. */
  readonly server: string;
  readonly address: string;
  /** Makes a queue that passes on every byte to this port. */
  addQueue(name: string, port: number): void;
  /** Stops a queue, or lets it go on. */
  stop(name: string): void;
  goOn(name: string): void;
  close(): Promise<void>;
};

const STARTS_WITHIN_MS = 20_000;

/** Starts CUPS in a folder of its own. Needs the package `cups`, which the project's set-up installs. */
export async function startCups(): Promise<Cups> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-cups-'));
  const port = await freePort();
  configure(folder, port);
  const service = spawn(
    'cupsd',
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    },
  );
  const server = `127.0.0.1:${port}`;
  const address = `http://${server}`;
  let said = '';
  for (const stream of [service.stdout, service.stderr]) stream.on('data', (text: Buffer) => (said += text));
  const tell = (program: string, ...args: readonly string[]): void => {
    execFileSync(program, ['-h', server, ...args], {
      stdio: 'pipe',
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
  };
  await answers(address, service, () => said);
  return {
    server,
    address,
    addQueue: (name, to) => tell('lpadmin', '-p', name, '-E', '-v', `socket://127.0.0.1:${to}`, '-m', 'raw'),
    stop: (name) => tell('cupsdisable', name),
    goOn: (name) => tell('cupsenable', name),
    close: async () => {
      const exited = new Promise((resolve) => service.once('exit', resolve));
      if (service.exitCode === null) service.kill('SIGTERM');
      if (service.exitCode === null) await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(address: string, service: ChildProcess, said: () => string): Promise<void> {
  let isUp = false;
  const ask = async (): Promise<void> => {
    while (!isUp && service.exitCode === null) {
      isUp = await fetch(address).then(
        () => true,
        () => false,
      );
      if (!isUp) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  void ask();
  await until(`CUPS answers. It said: ${said()}`, () => isUp || service.exitCode !== null, STARTS_WITHIN_MS);
  if (!isUp) throw new Error(`CUPS ended: ${said()}`);
}

function configure(folder: string, port: number): void {
  const path = (name: string): string => {
    const made = join(folder, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  writeFileSync(
    join(folder, 'cupsd.conf'),
    `Listen 127.0.0.1:${port}
LogLevel warn
Browsing Off
DefaultAuthType None
WebInterface No
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`,
  );
  writeFileSync(
    join(folder, 'cups-files.conf'),
    `ServerRoot ${folder}
StateDir ${path('run')}
CacheDir ${path('cache')}
RequestRoot ${path('spool')}
TempDir ${path('spool/tmp')}
AccessLog ${join(folder, 'access_log')}
ErrorLog stderr
PageLog ${join(folder, 'page_log')}
ServerKeychain ${path('ssl')}
FatalErrors none
`,
  );
  // Its backends run as another user, who must come as far as this.
  chmodSync(folder, 0o755);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
