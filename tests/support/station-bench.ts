import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badgeCode } from '../../shared/barcode/index.ts';
import type { Verdict } from '../../shared/contracts/station-view.ts';
import type { Work } from '../../shared/packing/work.ts';
import { changesOf } from './bench-work.ts';
import { openPty, type Pty } from './pty.ts';
import { type ServiceUnderTest, startService } from './service.ts';
import { type SicsScale, startSicsScale } from './sics-scale.ts';
import { type StationTalk, talkTo } from './station-talk.ts';
import { type SyncStub, startSyncStub } from './sync-stub.ts';
import { startZplPrinter, type ZplPrinter } from './zpl-printer.ts';

/** A real station process before a scanner and a scale on real ports and a printer on a socket. */
export type StationBench = Omit<StationTalk, 'verdictAfter'> & {
  readonly data: string;
  readonly scanner: Pty;
  readonly scalePort: Pty;
  readonly scale: SicsScale;
  readonly printer: ZplPrinter;
  readonly sync: SyncStub;
  /** The process that runs now. */
  service(): ServiceUnderTest;
  /**
   * Starts it, and waits for its work and its devices.
   *
   * @param away ids of devices that are not there
   * @param ready told when it says that it is ready, in `performance.now()` milliseconds
   */
  start(away?: readonly string[], ready?: (at: number) => void): Promise<void>;
  /** Ended without warning, as by a power cut of the program. */
  crash(): Promise<void>;
  /** Scans, as the scanner does, and gives the verdict. */
  scan(text: string): Promise<Verdict>;
  close(): Promise<void>;
};

export const ANA = badgeOf('ANA');
export const LEA = badgeOf('LEA');

/** @param changes of the station's configuration */
export async function openStationBench(
  works: readonly Work[],
  changes: Readonly<Record<string, unknown>> = {},
): Promise<StationBench> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-bench-'));
  const [scanner, scalePort, printer] = await Promise.all([openPty(), openPty(), startZplPrinter()]);
  const scale = startSicsScale(scalePort);
  const sync = await startSyncStub(changesOf(works));
  const config = join(folder, 'station.json');
  const uplink = { address: sync.address, token: sync.token };
  const devices = devicesOn(scanner.path, scalePort.path, printer.port);
  writeFileSync(config, JSON.stringify({ ...CONFIG, devices, uplink, ...changes }));
  const data = join(folder, 'data');

  let service: ServiceUnderTest;
  const talk = talkTo(() => service);
  const start: StationBench['start'] = async (away = [], ready = () => {}) => {
    service = startService('station', ['--data', data, '--config', config]);
    await service.untilKind('ready');
    ready(performance.now());
    service.send({ kind: 'hello' });
    await talk.view('devices as they are', ({ devices: all }) =>
      all.every(({ id, status }) => status === (away.includes(id) ? 'lost' : 'ready')),
    );
    await talk.view('work', ({ queueTotal }) => queueTotal >= sync.workCount());
  };
  await start();
  return {
    data,
    scanner,
    scalePort,
    scale,
    printer,
    sync,
    service: () => service,
    start,
    crash: () => service.kill(),
    scan: async (text) => await talk.verdictAfter(text, () => scanner.write(`${text}\r`)),
    press: talk.press,
    ask: talk.ask,
    view: talk.view,
    close: async () => {
      await service.kill();
      await Promise.all([scanner.close(), scalePort.close(), printer.close(), sync.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A scanner, a scale and a printer, as a station's configuration names them. */
export function devicesOn(scanner: string, scale: string, printer: number): readonly object[] {
  return [
    { id: 'scanner-1', name: 'Hand scanner', kind: 'scanner', protocol: 'serial', path: scanner },
    { id: 'scale-1', name: 'Bench scale', kind: 'scale', protocol: 'mt-sics', path: scale },
    {
      id: 'printer-1',
      name: 'Label printer',
      kind: 'printer',
      protocol: 'zpl',
      host: '127.0.0.1',
      port: printer,
    },
  ];
}

export const CONFIG = {
  station: { id: 'bench-1', name: 'Bench 1' },
  trial: true,
  sscc: { extensionDigit: 0, companyPrefix: '9529999', firstSerial: 1, lastSerial: 999_999 },
  shipFrom: { name: 'Hollerbach', street: 'Lagerstraße 12', zip: '22765', city: 'Hamburg', country: 'DE' },
  rules: {
    company: {
      quantity: 'typed',
      location: 'off',
      lot: 'fefo',
      partialShipment: 'byRight',
      weight: { required: true, toleranceGrams: 20, toleranceOfLightest: 0.5 },
      labelScanBack: true,
      packagings: [{ code: 'M', name: 'Carton M', tareGrams: 350 }],
    },
  },
};

function badgeOf(id: string): string {
  const code = badgeCode(id);
  if (code === null) throw new Error(`No badge for ${id}`);
  return code;
}
