import { readdirSync, rmSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DeviceState, Scanner, ScanReceived } from '../../../electron/station/devices/types.ts';
import { openScanner } from '../../support/devices.ts';
import { openPty, type Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function connected(settings: object = {}) {
  const pty = await openPty();
  opened.push(pty);
  const scanner = openScanner({ path: pty.path, ...settings });
  opened.push(scanner);
  return { pty, ...(await listenedTo(scanner)) };
}

async function listenedTo(scanner: Scanner) {
  const scans: ScanReceived[] = [];
  const states: DeviceState[] = [];
  scanner.onScan((scan) => scans.push(scan));
  scanner.onState((state) => states.push(state));
  await isReady(scanner);
  return { scanner, scans, states, texts: () => scans.map(({ text }) => text) };
}

function isReady(scanner: Scanner) {
  return until('the scanner is ready', () => scanner.state().status === 'ready');
}

function isFault(scanner: Scanner, code: string) {
  return until(code, () => scanner.state().code === code);
}

describe('a serial scanner', () => {
  it.each([
    ['auto', 'A\rB\nC\r\n', ['A', 'B', 'C']],
    ['cr', 'A\rB\r', ['A', 'B']],
    ['lf', 'A\nB\n', ['A', 'B']],
    ['crlf', 'A\rB\r\n', ['A\rB']],
    ['stx-etx', '\u0002A\r\nB\u0003\r\n\u0002C\u0003', ['A\r\nB', 'C']],
  ])('set to %s takes %j', async (framing, sent, expected) => {
    const { pty, texts } = await connected({ framing });
    pty.write(sent);
    await until('all scans', () => texts().length === expected.length);
    expect(texts()).toEqual(expected);
  });

  it('takes the prefix and suffix of its configuration off, and refuses scans without', async () => {
    const { pty, texts, scanner } = await connected({ prefix: 'S1', suffix: '\t' });
    pty.write('S1123\t\r');
    await until('the scan', () => texts().length === 1);
    pty.write('456\r');
    await isFault(scanner, 'not-understood');
    expect(texts()).toEqual(['123']);
  });

  it('counts what a scanner sends when it read nothing, and takes it for no scan', async () => {
    const { pty, texts, scanner } = await connected({ noRead: 'NOREAD' });
    pty.write('NOREAD\rNOREAD\r4006381333931\r');
    await until('the scan', () => texts().length === 1);
    expect(texts()).toEqual(['4006381333931']);
    expect(scanner.state().counters).toMatchObject({ received: 1, noReads: 2, dropped: 0 });
  });

  it('set to a pause takes what came before it for a scan', async () => {
    const { pty, texts } = await connected({ framing: 'idle', idleMs: 100 });
    pty.write('40063');
    pty.write('81333931');
    await until('the scan', () => texts().length === 1);
    pty.write('A\rB\t');
    await until('another', () => texts().length === 2);
    expect(texts()).toEqual(['4006381333931', 'A\rB\t']);
  });

  it('of Zebra is answered packet by packet, and sounds a refusal', async () => {
    const { pty, texts, scanner } = await connected({ protocol: 'zebra-ssi' });
    const heard: string[] = [];
    pty.onBytes((bytes) => heard.push(Buffer.from(bytes).toString('hex')));
    pty.write(Buffer.from('06f300000b41febb', 'hex'));
    await until('the scan', () => texts().length === 1);
    expect(texts()).toEqual(['A']);
    await until('it is confirmed', () => heard.join('') === '04d00400ff28');
    scanner.soundRefusal?.();
    await until('it sounds', () => heard.join('').endsWith('05e6040007ff0a'));
  });

  it('of Magellan is never left locked by the tone that locks it', async () => {
    const { pty, scanner } = await connected({ protocol: 'datalogic-magellan' });
    let heard = '';
    pty.onBytes((bytes) => {
      heard += Buffer.from(bytes).toString('latin1');
    });
    scanner.soundRefusal?.();
    await until('it is locked and let go', () => heard.endsWith('FE'));
    scanner.soundRefusal?.();
    await until('it is locked', () => heard.endsWith('F'));
    await scanner.close();
    await until('it is let go', () => heard.endsWith('FE'));
  });

  it('drops noise whole and says so, until the next good scan', async () => {
    const { pty, texts, scanner, states } = await connected();
    pty.write(Uint8Array.of(0x00, 0x00, 0x7f, 0x7f, 0x31, 0x0d));
    await isFault(scanner, 'noise');
    pty.write('4006381333931\r');
    await isReady(scanner);
    expect(texts()).toEqual(['4006381333931']);
    expect(scanner.state().counters).toMatchObject({ received: 1, dropped: 1, faults: 1 });
    expect(states.map(({ code }) => code)).toEqual([null, 'noise', null]);
  });

  it('drops 1 MB without an end, says so once, and reads the next scan', async () => {
    const { pty, texts, scanner, states } = await connected();
    pty.write('x'.repeat(1_000_000));
    await isFault(scanner, 'frame-too-long');
    pty.write('\r4006381333931\r');
    await until('the scan', () => texts().length === 1, 30_000);
    expect(texts()).toEqual(['4006381333931']);
    expect(scanner.state().counters.dropped).toBe(1);
    expect(states.filter(({ code }) => code === 'frame-too-long')).toHaveLength(1);
  });

  it('drops a scan whose end does not come, and says so', async () => {
    const { pty, texts, scanner } = await connected({ halfScanLimitMs: 100 });
    pty.write('40063');
    await isFault(scanner, 'half-frame');
    pty.write('4006381333931\r');
    await until('the scan', () => texts().length > 0);
    expect(texts()).toEqual(['4006381333931']);
  });

  it('does not join the halves of a scan before and after the plug was pulled', async () => {
    const { pty, texts, scanner } = await connected({ halfScanLimitMs: 60_000 });
    pty.write('WHOLE\r40063');
    await until('the first scan', () => texts().length === 1);
    await pty.unplug();
    await until('it is lost', () => scanner.state().status === 'lost');
    await pty.plugIn();
    await isReady(scanner);
    pty.write('81333931\r');
    await until('the scan', () => texts().length === 2);
    expect(texts()).toEqual(['WHOLE', '81333931']);
  });

  it('is attached again without a restart, 20 times over, and keeps no handle', async () => {
    const { pty, texts, scanner } = await connected();
    const before = openFiles();
    for (let cycle = 1; cycle <= 20; cycle += 1) {
      await pty.unplug();
      await until('it is lost', () => scanner.state().status === 'lost');
      await pty.plugIn();
      await isReady(scanner);
      pty.write(`SCAN-${cycle}\r`);
      await until('the scan', () => texts().length === cycle);
    }
    expect(texts().at(-1)).toBe('SCAN-20');
    expect(scanner.state().counters.connections).toBe(21);
    expect(openFiles()).toBeLessThanOrEqual(before);
  }, 120_000);

  it('says that a port is not there, and takes it when it comes', async () => {
    const pty = await openPty();
    opened.push(pty);
    await pty.unplug();
    const scanner = openScanner({ path: pty.path });
    opened.push(scanner);
    await isFault(scanner, 'not-there');
    expect(scanner.state().detail).toContain(pty.path);
    await pty.plugIn();
    await isReady(scanner);
  });

  it('says that another program holds the port, and takes it when it is free', async () => {
    const { pty, scanner: first } = await connected();
    const second = openScanner({ path: pty.path });
    opened.push(second);
    await isFault(second, 'in-use');
    await first.close();
    await isReady(second);
  });

  it('says what does not open as a serial port', async () => {
    const scanner = openScanner({ path: '/dev/null' });
    opened.push(scanner);
    await isFault(scanner, 'not-opening');
    expect(scanner.state().detail).toContain('/dev/null');
  });

  it('drops what was sent before it was opened', async () => {
    const pty = await openPty();
    opened.push(pty);
    await writtenBeforeOpening(pty, '333931\r');
    const scanner = openScanner({ path: pty.path });
    opened.push(scanner);
    const { texts } = await listenedTo(scanner);
    pty.write('4006381333931\r');
    await until('the scan', () => texts().length > 0);
    expect(texts()).toEqual(['4006381333931']);
  });

  it('counts as lost before its port is closed, which a stuck driver draws out', async () => {
    const { pty, scanner } = await connected();
    const seen: string[] = [];
    const close = vi.spyOn(SerialPort.prototype, 'close').mockImplementationOnce(function (
      this: SerialPort,
      done,
    ) {
      seen.push(scanner.state().status);
      close.mockRestore();
      this.close(done);
    });
    rmSync(pty.path);
    await until('it is closed', () => seen.length > 0);
    expect(seen).toEqual(['lost']);
  });

  it('keeps nobody waiting while its driver is stuck', async () => {
    const stuck = await connected();
    const other = await connected();
    stuck.pty.freeze();
    other.pty.write('4006381333931\r');
    await until('a scan of the other one', () => other.texts().length === 1);
    await stuck.scanner.close();
    other.pty.write('96385074\r');
    await until('another scan', () => other.texts().length === 2);
    expect(stuck.scans).toEqual([]);
  });
});

/** Bytes that lie in the port when it is opened. */
async function writtenBeforeOpening(pty: Pty, text: string): Promise<void> {
  pty.write(text);
  // There is nobody yet who could say that they arrived.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

function openFiles(): number {
  return readdirSync('/proc/self/fd').length;
}
