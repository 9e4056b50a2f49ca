import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import type { fromSandbox } from '../../shared/contracts/channel.ts';
import type { HaltCode } from '../../shared/contracts/station-messages.ts';
import { DataFolderInUse, takeDataFolder } from '../service/data-folder.ts';
import { connectParent } from '../service/parent.ts';
import { StorageHalt } from '../service/sqlite.ts';
import { type Behaviours, describeBehaviours, readBehaviours } from './behaviours.ts';
import { openCompany } from './company/open-company.ts';
import { openCertificate } from './service-layer/certificate.ts';
import { PortUnusable, serve } from './service-layer/server.ts';

// The sandbox: `npm run sandbox -- --port 50000 [--data DIR] [--seed N] [--http] [--with BEHAVIOUR]`, or started by
// the shell.

const USAGE = `Usage: npm run sandbox -- [--port 50000] [--data DIR] [--seed N] [--http] [--with BEHAVIOUR]...
  --port N               port of this machine; 0 takes any free one (50000)
  --data DIR             keeps the company and the certificate there; without it both end with the program
  --seed N               number that the demo company is made from
  --http                 plain HTTP instead of HTTPS
  --delay MS             lets every request wait so long (0)
  --session-minutes N    idle minutes after which a session ends (30)
  --faults               opens POST /sandbox/faults, for tests that make requests go wrong
  --with BEHAVIOUR       lets the company be unlike the ordinary one; once for each of:
${describeBehaviours(' '.repeat(4))}`;

const CANNOT_START = 2;
const FAILED = 70;
const DEFAULT_PORT = 50_000;
const DEFAULT_SESSION_MINUTES = 30;

type Arguments = {
  readonly port: number;
  readonly data: string | null;
  readonly seed: number | null;
  readonly http: boolean;
  readonly delayMs: number;
  readonly sessionTimeoutMinutes: number;
  readonly faults: boolean;
  readonly behaviours: Behaviours;
  /** The behaviours as they were named. */
  readonly named: readonly string[];
};

class ArgumentsInvalid extends Error {}

const parent = connectParent();
const send = (message: z.infer<typeof fromSandbox>): void => parent?.send(message);

try {
  await run(readArguments());
} catch (error) {
  halt(error);
}

async function run(args: Arguments): Promise<void> {
  const now = () => new Date();
  const folder = args.data === null ? null : takeDataFolder(args.data, 'sandbox');
  const certificate = args.http ? null : await openCertificate(folder?.path ?? null, now());
  const today = now().toISOString().slice(0, 10);
  const { seed, behaviours } = args;
  const company = openCompany({ folder: folder?.path ?? null, seed, today, now, behaviours });
  const server = await serve(company, { ...args, certificate, now, newId: randomUUID, failed: fail });

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void server.close().finally(() => {
      company.close();
      folder?.release();
      process.exit(0);
    });
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  parent?.onGone(end);
  parent?.onMessage((message) => {
    if (isStop(message)) end();
  });

  const fingerprint = certificate?.fingerprint ?? '';
  process.stdout.write(`${greeting(server.url, company.name, fingerprint, args)}\n`);
  send({ kind: 'ready', url: server.url, fingerprint });
}

function greeting(url: string, company: string, fingerprint: string, args: Arguments): string {
  const lines = [
    'This is the Packwright sandbox, not SAP: its company and everything in it is invented.',
    `Service Layer  ${url}/b1s/v2/`,
    `Company        ${company}`,
    'User           manager',
    'Password       manager',
  ];
  if (fingerprint !== '') lines.push(`Certificate    SHA-256 ${fingerprint}`);
  if (fingerprint !== '' && args.data !== null)
    lines.push(`               ${join(args.data, 'certificate.pem')}`);
  if (args.named.length > 0) lines.push(`Not as usual   ${args.named.join(' ')}`);
  if (args.data === null) lines.push('Nothing is kept: name a folder with --data to keep it.');
  return lines.join('\n');
}

/** @throws ArgumentsInvalid */
function readArguments(): Arguments {
  const values = parseOrRefuse();
  return {
    port: wholeNumber('port', values.port, 0, 65_535) ?? DEFAULT_PORT,
    data: values.data ?? null,
    seed: wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
    http: values.http === true,
    delayMs: wholeNumber('delay', values.delay, 0, 600_000) ?? 0,
    sessionTimeoutMinutes:
      wholeNumber('session-minutes', values['session-minutes'], 1, 1_440) ?? DEFAULT_SESSION_MINUTES,
    faults: values.faults === true,
    behaviours: readNamed(values.with ?? []),
    named: values.with ?? [],
  };
}

function readNamed(named: readonly string[]): Behaviours {
  const read = readBehaviours(named);
  if (read.ok) return read.behaviours;
  throw new ArgumentsInvalid(`--with: ${read.why}\n${USAGE}`);
}

function parseOrRefuse() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        seed: { type: 'string' },
        http: { type: 'boolean' },
        delay: { type: 'string' },
        'session-minutes': { type: 'string' },
        faults: { type: 'boolean' },
        with: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new ArgumentsInvalid(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number | null {
  if (text === undefined) return null;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new ArgumentsInvalid(
    `--${name} is "${text}", but has to be a whole number from ${least} to ${most}.\n${USAGE}`,
  );
}

/** Says in plain words why the sandbox can not start, to whoever started it, and ends. */
function halt(error: unknown): void {
  const code = haltCode(error);
  if (code === null) throw error;
  const detail = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${detail}\n`);
  send({ kind: 'halted', message: { code, params: { detail, service: 'sandbox' } } });
  process.exitCode = CANNOT_START;
  setImmediate(() => process.disconnect?.());
}

function haltCode(error: unknown): HaltCode | null {
  if (error instanceof DataFolderInUse || error instanceof StorageHalt) return error.code;
  return error instanceof ArgumentsInvalid || error instanceof PortUnusable ? 'CONFIG_INVALID' : null;
}

/** Ended at once: its supervisor starts it again from what is on the disk. */
function fail(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  setImmediate(() => process.exit(FAILED));
}

function isStop(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'stop';
}
