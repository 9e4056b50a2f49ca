import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { HaltCode } from '../../shared/contracts/station-messages.ts';
import { DataFolderInUse, takeDataFolder } from '../service/data-folder.ts';
import { connectParent } from '../service/parent.ts';
import { StorageHalt } from '../service/sqlite.ts';
import { AddressUnusable } from './api/server.ts';
import { loadConfig, type SyncConfig } from './config.ts';
import { DAYS_BACK_ONCE_A_DAY, dayOf } from './reconcile/reconciling.ts';
import { inPlainWords as differencesInPlainWords } from './reconcile/report.ts';
import { sweep } from './reconcile/sweep.ts';
import { startSync } from './service.ts';
import { openServiceLayer, type ServiceLayer } from './service-layer/client.ts';
import type { Failure } from './service-layer/outcome.ts';
import { inOrder } from './setup/findings.ts';
import { inPlainWords, notSeenInPlainWords } from './setup/report.ts';
import { setUp } from './setup/setup.ts';
import { survey } from './setup/survey.ts';
import { openStoreToRead } from './store/sqlite/open.ts';
import { realWait } from './wait.ts';
import { webhookParts } from './webhook/subscribing.ts';

const USAGE = `Usage:
  npm run sync -- --data DIR --config FILE          run the service
  npm run sync -- setup --config FILE [--check] [--data DIR]
                                                    make (or only check) what SAP needs for posting once, and say
                                                    what of the company's settings is in the way; exit code 1:
                                                    deliveries are not posted as it is. DIR is needed for sap.webhook
  npm run sync -- reconcile --data DIR --config FILE
                                                    hold SAP's deliveries of the last month against the shipments in
                                                    DIR, whether or not the service runs; exit code 1: they
                                                    differ, 2: SAP could not be asked
Relative paths in the file are taken from its own folder, or from --paths-from DIR.`;

const TASKS = ['serve', 'setup', 'reconcile'];
const TASK_DEADLINE_MS = 10 * 60_000;

const parent = connectParent();
/** To standard error: standard output is for the one line that says where the service is. */
const log = pino({ redact: ['*.password', '*.token', '*.cookie', '*.authorization'] }, pino.destination(2));

await main();

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [task = 'serve', ...more] = positionals;
  const isTask = TASKS.includes(task) && more.length === 0;
  if (!isTask || values.config === undefined || (task !== 'setup' && values.data === undefined)) {
    return halt('CONFIG_INVALID', USAGE);
  }
  // A token is for stations; the other tasks talk to SAP alone.
  const token = process.env.PACKWRIGHT_SYNC_TOKEN ?? (task === 'serve' ? undefined : randomUUID());
  const loaded = loadConfig(values.config, token, values['paths-from']);
  if (!loaded.ok) return halt('CONFIG_INVALID', loaded.mistakes.join('\n'));
  if (task === 'setup') return runSetUp(loaded.config, values.data, values.check === true);
  if (task === 'reconcile') return runReconciling(loaded.config, values.data ?? '');
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

async function runSetUp(config: SyncConfig, data: string | undefined, checkOnly: boolean): Promise<void> {
  if (config.webhook !== null && data === undefined) {
    return halt('CONFIG_INVALID', `sap.webhook has its secret in the data folder: name it.\n${USAGE}`);
  }
  await withSap(config, async (sap, notSeen) => {
    const signal = AbortSignal.timeout(TASK_DEADLINE_MS);
    if (config.webhook !== null && data !== undefined) mkdirSync(data, { recursive: true });
    const more = data === undefined ? [] : webhookParts(sap, config, data, signal);
    const own = await setUp(sap, !checkOnly, signal, more);
    if (own.kind !== 'done') {
      notSeen(own);
      return 1;
    }
    const { promise } = own.value.equipment;
    const { warehouses, sap: connection } = config;
    const around = await survey(sap, { user: connection?.user ?? '', warehouses, promise }, signal);
    if (around.kind !== 'done') {
      notSeen(around);
      return 1;
    }
    const findings = inOrder([...own.value.findings, ...around.value]);
    process.stdout.write(`${inPlainWords(findings, promise)}\n`);
    return promise === 'unknown' || findings.some(({ state }) => state === 'obstacle') ? 1 : 0;
  });
}

async function runReconciling(config: SyncConfig, data: string): Promise<void> {
  await withSap(config, async (sap, notSeen) => {
    const signal = AbortSignal.timeout(TASK_DEADLINE_MS);
    const store = openStoreToRead(data);
    const since = dayOf(new Date(), DAYS_BACK_ONCE_A_DAY);
    const swept = await sweep(sap, store.reconciling, since, signal);
    store.close();
    if (swept.kind !== 'done') {
      notSeen(swept);
      return 2;
    }
    const { judged, findings } = swept.value;
    process.stdout.write(`${differencesInPlainWords(judged.size, findings, since)}\n`);
    return findings.length === 0 ? 0 : 1;
  });
}

/** A task of its own with SAP, after which the program ends with the code that it gives. */
async function withSap(
  config: SyncConfig,
  task: (sap: ServiceLayer, notSeen: (failure: Failure) => void) => Promise<number>,
): Promise<void> {
  if (config.sap === null) return halt('CONFIG_INVALID', 'sap is null: there is no SAP to ask.');
  let standing = '';
  const sap = openServiceLayer(config.sap, {
    now: Date.now,
    newId: randomUUID,
    onStanding: (told) => {
      standing = told.state === 'connected' ? '' : told.code;
    },
  });
  const notSeen = (failure: Failure): void => {
    process.stderr.write(`${notSeenInPlainWords(standing, failure)}\n`);
  };
  process.exitCode = await task(sap, notSeen);
  await sap.close();
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
