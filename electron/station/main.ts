import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pino, { type Logger } from 'pino';
import { type FromStation, type ToStation, toStation } from '../../shared/contracts/channel.ts';
import type { HaltCode } from '../../shared/contracts/station-messages.ts';
import { DataFolderInUse, takeDataFolder } from '../service/data-folder.ts';
import { connectParent, type Parent } from '../service/parent.ts';
import { isStorageFailure, StorageHalt } from '../service/sqlite.ts';
import { ConfigInvalid, readStationConfig, type StationConfig } from './config.ts';
import { openDevices } from './devices/devices.ts';
import { openVirtualBench } from './devices/virtual.ts';
import { JournalBroken } from './journal/journal.ts';
import { hashPin } from './people/people.ts';
import { openStation, type Station } from './station.ts';

// The station service: `npm run station -- --data DIR --config FILE`, or started by the shell.
// `hash-pin --data DIR` reads a PIN on standard input and prints what the configuration wants.

const CANNOT_START = 2;
const FAILED = 70;
/** Time for the last word to reach the shell. */
const LAST_WORD_MS = 200;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, config: { type: 'string' }, 'paths-from': { type: 'string' } },
});
let failing = false;
const clock = { now: () => new Date(), mono: () => process.hrtime.bigint() };

if (positionals[0] === 'hash-pin') printPinHash();
else start();

function start(): void {
  const parent = connectParent();
  const log = pino({ name: 'station' });
  const send = (message: FromStation): void => parent?.send(message);
  let station: Station;
  try {
    station = open(log, send);
  } catch (error) {
    halt(error, log, send);
    return;
  }
  process.on('uncaughtException', (error) => fail(error, log, send));
  listen(station, parent, log);
  send({ kind: 'ready', pid: process.pid });
  log.info({ event: 'station.ready' }, 'station ready');
}

function open(log: Logger, send: (message: FromStation) => void): Station {
  const folder = needed('data');
  const config = readStationConfig(needed('config'), values['paths-from']);
  takeDataFolder(folder, 'station');
  const { devices, virtual } = openBench(config);
  return openStation({
    config,
    folder,
    clock,
    devices,
    virtual,
    log,
    send,
    failed: (error) => fail(error, log, send),
  });
}

/** Ends the service: what was not committed must not be shown, and the next start shows what was. */
function fail(error: unknown, log: Logger, send: (message: FromStation) => void): void {
  if (failing) return;
  failing = true;
  log.fatal({ event: 'station.failed', err: error }, 'the journal or the program failed; ending');
  if (!isStorageFailure(error)) process.exit(FAILED);
  // Starting again would not help: the shell is told why, and whoever repairs it starts the station.
  const detail = error instanceof Error ? error.message : String(error);
  send({ kind: 'halted', message: { code: 'STORAGE_FAILED', params: { detail, service: 'station' } } });
  setTimeout(() => process.exit(CANNOT_START), LAST_WORD_MS);
}

/** The devices of the configuration, or a bench of virtual ones where it names none. */
function openBench(config: StationConfig) {
  if (config.devices.length > 0) return { devices: openDevices(config.devices, clock), virtual: null };
  const virtual = openVirtualBench(clock);
  return { devices: virtual.devices, virtual };
}

function listen(station: Station, parent: Parent | null, log: Logger): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void station.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  parent?.onGone(end);
  parent?.onMessage((message) => {
    const parsed = toStation.safeParse(message);
    if (parsed.success) obey(station, parsed.data, parent, end);
    else log.error({ event: 'channel.invalid', issues: parsed.error.issues }, 'a message was not understood');
  });
}

function obey(station: Station, message: ToStation, parent: Parent, end: () => void): void {
  switch (message.kind) {
    case 'request':
      parent.send({ kind: 'answer', id: message.id, answer: station.command(message.command) });
      break;
    case 'ask':
      void station
        .ask(message.question)
        .then((reply) => parent.send({ kind: 'reply', id: message.id, reply } satisfies FromStation));
      break;
    case 'hello':
      station.hello();
      break;
    case 'syncAt':
      station.syncAt({ address: message.address, token: message.token });
      break;
    case 'timings':
      parent.send({ kind: 'timings', ...station.timings() });
      break;
    case 'stop':
      end();
      break;
    default:
      message satisfies never;
  }
}

/** Says in plain words why the service can't go on, to the page and to whoever started it, and ends. */
function halt(error: unknown, log: Logger, send: (message: FromStation) => void): void {
  const code = haltCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === null) throw error;
  log.fatal({ event: 'station.halted', code }, detail);
  process.stderr.write(`${detail}\n`);
  send({ kind: 'halted', message: { code, params: { detail, service: 'station' } } });
  process.exitCode = CANNOT_START;
  setImmediate(() => process.disconnect?.());
}

function haltCode(error: unknown): HaltCode | null {
  if (
    error instanceof DataFolderInUse ||
    error instanceof StorageHalt ||
    error instanceof JournalBroken ||
    error instanceof ConfigInvalid
  ) {
    return error.code;
  }
  return isStorageFailure(error) ? 'STORAGE_FAILED' : null;
}

function needed(name: 'data' | 'config'): string {
  const value = values[name];
  if (value) return value;
  throw new ConfigInvalid(
    'CONFIG_INVALID',
    `Name the ${name === 'data' ? 'data folder: --data DIR' : 'configuration: --config FILE'}`,
  );
}

function printPinHash(): void {
  const pin = readFileSync(0, 'utf8').trim();
  process.stdout.write(`${hashPin(pin, needed('data'))}\n`);
}
