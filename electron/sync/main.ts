import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { HaltCode } from '../../shared/contracts/station-messages.ts';
import { DataFolderInUse, takeDataFolder } from '../service/data-folder.ts';
import { connectParent } from '../service/parent.ts';
import { StorageHalt } from '../service/sqlite.ts';
import { AddressUnusable } from './api/server.ts';
import { loadConfig, type SyncConfig } from './config.ts';
import { startSync } from './service.ts';
import { openServiceLayer } from './service-layer/client.ts';
import { inPlainWords, notSeenInPlainWords } from './setup/report.ts';
import { setUp } from './setup/setup.ts';
import { realWait } from './wait.ts';

const USAGE = `Usage:
  npm run sync -- --data DIR --config FILE          run the service
  npm run sync -- setup --config FILE [--check]     make (or only check) what SAP needs for posting once
Relative paths in the file are taken from its own folder, or from --paths-from DIR.`;

const parent = connectParent();
/** To standard error: standard output is for the one line that says where the service is. */
const log = pino({ redact: ['*.password', '*.token', '*.cookie', '*.authorization'] }, pino.destination(2));

await main();

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const setup = positionals[0] === 'setup';
  if (values.config === undefined || (!setup && values.data === undefined) || positionals.length > 1) {
    return halt('CONFIG_INVALID', USAGE);
  }
  // A token is for stations; setting up talks to SAP alone.
  const token = process.env.PACKWRIGHT_SYNC_TOKEN ?? (setup ? randomUUID() : undefined);
  const loaded = loadConfig(values.config, token, values['paths-from']);
  if (!loaded.ok) return halt('CONFIG_INVALID', loaded.mistakes.join('\n'));
  if (setup) return runSetUp(loaded.config, values.check === true);
  await serve(loaded.config, values.data ?? '');
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        data: { type: 'string' },
        config: { type: 'string' },
        'paths-from': { type: 'string' },
        check: { type: 'boolean' },
      },
      allowPositionals: true,
    });
  } catch {
    return { values: {}, positionals: [] };
  }
}

async function serve(config: SyncConfig, data: string): Promise<void> {
  try {
    const folder = takeDataFolder(data, 'sync');
    const sync = await startSync(config, folder.path, {
      now: () => new Date(),
      newId: randomUUID,
      random: Math.random,
      wait: realWait,
      log,
    });
    const stop = once(async () => {
      await sync.stop();
      folder.release();
      process.exit(0);
    });
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    parent?.onGone(stop);
    parent?.onMessage((message) => {
      if (isStop(message)) stop();
    });
    process.stdout.write(`${JSON.stringify({ ready: true, address: sync.address })}\n`);
    parent?.send({ kind: 'ready', address: sync.address });
    await sync.failed;
  } catch (error) {
    if (error instanceof DataFolderInUse || error instanceof StorageHalt)
      return halt(error.code, error.message);
    if (error instanceof AddressUnusable) return halt('CONFIG_INVALID', error.message);
    throw error;
  }
}

async function runSetUp(config: SyncConfig, checkOnly: boolean): Promise<void> {
  if (config.sap === null) return halt('CONFIG_INVALID', 'sap is null: there is no SAP to set up.');
  let standing = '';
  const sap = openServiceLayer(config.sap, {
    now: Date.now,
    newId: randomUUID,
    onStanding: (told) => {
      standing = told.state === 'connected' ? '' : told.code;
    },
  });
  const outcome = await setUp(sap, !checkOnly, AbortSignal.timeout(10 * 60_000));
  await sap.close();
  if (outcome.kind === 'done') process.stdout.write(`${inPlainWords(outcome.value)}\n`);
  else process.stderr.write(`${notSeenInPlainWords(standing, outcome)}\n`);
  process.exitCode = outcome.kind === 'done' && outcome.value.equipment.promise !== 'unknown' ? 0 : 1;
}

/** Says why the service cannot go on, to whoever started it, and ends. Nothing was changed. */
function halt(code: HaltCode, detail: string): void {
  process.stderr.write(`${detail}\n`);
  parent?.send({ kind: 'halted', message: { code, params: { detail } } });
  process.exitCode = 1;
  // The parent's channel would keep the process alive; it closes once the message is through.
  setTimeout(() => process.exit(1), 100);
}

function isStop(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'stop';
}

function once(work: () => Promise<void>): () => void {
  let started = false;
  return () => {
    if (started) return;
    started = true;
    void work();
  };
}
