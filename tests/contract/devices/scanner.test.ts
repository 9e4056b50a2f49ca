import { afterEach, describe, expect, it } from 'vitest';
import { openVirtualScanner } from '../../../electron/station/devices/scanner/virtual-scanner.ts';
import type { DeviceState, Scanner, ScanReceived } from '../../../electron/station/devices/types.ts';
import { openScanner, realClock } from '../../support/devices.ts';
import { createHidBench } from '../../support/hid.ts';
import { HID_SCANNERS, type ReportLayout, reportsOf } from '../../support/hid-scanner.ts';
import { openPty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';

/** A scanner and the hand that holds it. */
type Held = {
  readonly scanner: Scanner;
  scan(text: string): void;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  close(): Promise<void>;
};

const SCANNERS: readonly (readonly [string, () => Promise<Held>])[] = [
  ['a serial port', onPty],
  ['USB HID, as Honeywell lays its reports out', () => onHid('honeywell')],
  ['USB HID, as Newland lays its reports out', () => onHid('newland')],
  ['the virtual bench', virtual],
];

let held: Held;
afterEach(() => held.close());

describe.each(SCANNERS)('a scanner on %s', (_name, open) => {
  async function opened() {
    held = await open();
    const scans: ScanReceived[] = [];
    const states: DeviceState[] = [];
    held.scanner.onScan((scan) => scans.push(scan));
    held.scanner.onState((state) => states.push(state));
    await ready();
    return { scans, states, ...held };
  }

  function ready() {
    return until('the scanner is ready', () => held.scanner.state().status === 'ready');
  }

  it('gives every scan once, in order, whole and with the time of its last byte', async () => {
    const { scans, scan } = await opened();
    const before = realClock.mono();
    const texts = [']C101095011015300031\u001d10AB', '4006381333931', 'Größe µ', ' spaces kept '];
    for (const text of texts) scan(text);
    await until('all scans', () => scans.length === texts.length);
    expect(scans.map(({ text }) => text)).toEqual(texts);
    expect(new Set(scans.map(({ device }) => device))).toEqual(new Set([held.scanner.id]));
    for (const { completeAt } of scans) {
      expect(completeAt).toBeGreaterThanOrEqual(before);
      expect(completeAt).toBeLessThanOrEqual(realClock.mono());
    }
    expect(held.scanner.state().counters).toMatchObject({ received: texts.length, dropped: 0 });
  });

  it('is lost when unplugged, hears nothing then, and works again when plugged in', async () => {
    const { scans, states, scan, scanner } = await opened();
    await held.unplug();
    await until('it is lost', () => scanner.state().status === 'lost');
    expect(scanner.state().code).toMatch(/^(unplugged|not-there)$/);
    scan('LOST');
    await held.plugIn();
    await ready();
    scan('FOUND');
    await until('a scan', () => scans.length > 0);
    expect(scans.map(({ text }) => text)).toEqual(['FOUND']);
    expect(scanner.state().counters.connections).toBe(2);
    expect(states.map(({ status }) => status)).toContain('lost');
    expect(states.at(-1)?.status).toBe('ready');
  });

  it('tells nobody anything once it is closed, and may be closed again', async () => {
    const { scans, states, scan, scanner } = await opened();
    const statesBefore = states.length;
    await scanner.close();
    await scanner.close();
    scan('LATE');
    await held.unplug();
    expect(scans).toEqual([]);
    expect(states).toHaveLength(statesBefore);
  });
});

async function onPty(): Promise<Held> {
  const pty = await openPty();
  const scanner = openScanner({ path: pty.path });
  return {
    scanner,
    scan: (text) => pty.write(`${text}\r\n`),
    unplug: pty.unplug,
    plugIn: pty.plugIn,
    close: async () => {
      await scanner.close();
      await pty.close();
    },
  };
}

async function onHid(layout: ReportLayout): Promise<Held> {
  const bench = createHidBench();
  let stick = bench.plugIn(HID_SCANNERS[layout]);
  const scanner = openScanner({ protocol: 'hid' }, bench.system);
  return {
    scanner,
    scan: (text) => {
      for (const report of reportsOf(text, layout)) stick.send(report);
    },
    unplug: async () => stick.unplug(),
    plugIn: async () => {
      stick = bench.plugIn(HID_SCANNERS[layout]);
    },
    close: scanner.close,
  };
}

async function virtual(): Promise<Held> {
  const scanner = openVirtualScanner('virtual-scanner', 'Virtual scanner', realClock);
  return {
    scanner,
    scan: scanner.scan,
    unplug: async () => scanner.unplug(),
    plugIn: async () => scanner.plugIn(),
    close: scanner.close,
  };
}
