import { afterEach, describe, expect, it } from 'vitest';
import { openRecent } from '../../../electron/station/admin/recent.ts';
import { together } from '../../../electron/station/devices/devices.ts';
import type { Device } from '../../../electron/station/devices/types.ts';
import { openPrinter, openScale, openScanner } from '../../support/devices.ts';
import { createHidBench } from '../../support/hid.ts';
import { until } from '../../support/until.ts';
import { startZplPrinter } from '../../support/zpl-printer.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

function recentOf(device: Device) {
  opened.push(device);
  const recent = openRecent(together([device]), { now: () => new Date('2026-11-24T08:00:00Z') });
  return () => recent.of(device.id).wire;
}

/** Direction, text and length of what went over the line. */
const lines = (wire: ReturnType<typeof recentOf>) =>
  wire().map(({ direction, text, bytes }) => [direction, text, bytes] as const);

describe('what goes over a device’s line', () => {
  it('is in hexadecimal for a USB HID scale, both ways', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn();
    const scale = openScale({ protocol: 'hid', settleWithinMs: 1_000 }, bench.system);
    const wire = recentOf(scale);
    await until('it is open', () => bench.open() === 1);
    stick.send(Uint8Array.of(3, 4, 2, 0, 0xd2, 4));
    const zeroed = scale.zero();
    await until('it was told, and is listened to', () => stick.written.length === 1 && wire().length === 2);
    await new Promise(setImmediate);
    stick.send(Uint8Array.of(3, 2, 2, 0, 0, 0));
    expect(await zeroed).toEqual({ done: true });
    expect(lines(wire)).toEqual([
      ['in', '03 04 02 00 d2 04', 6],
      ['out', '02 02', 2],
      ['in', '03 02 02 00 00 00', 6],
    ]);
  });

  it('has the feature report that switches a HID scanner on, and each scan', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn({
      vendorId: 0x0c2e,
      productId: 0x0b87,
      usagePage: 0x8c,
      product: 'Honeywell',
    });
    const wire = recentOf(openScanner({ protocol: 'hid' }, bench.system));
    await until('it was switched on', () => wire().length === 1);
    stick.send(Uint8Array.of(2, 1, 0x41));
    expect(lines(wire)).toEqual([
      ['out', 'fe 01', 2],
      ['in', '02 01 41', 3],
    ]);
  });

  it('has a printer’s questions, answers and jobs; of a long one the beginning and its length', async () => {
    const peer = await startZplPrinter();
    opened.push(peer);
    const printer = openPrinter({ protocol: 'zpl', port: peer.port, statusEveryMs: 60_000 });
    const wire = recentOf(printer);
    await until('it is ready', () => printer.state().status === 'ready');
    expect(lines(wire)).toContainEqual(['out', '~HS\r\n', 5]);
    expect(lines(wire).some(([direction, text]) => direction === 'in' && text.startsWith('\u0002'))).toBe(
      true,
    );

    const label = Buffer.from(`^XA^FX${'x'.repeat(5_000)}^FS^XZ`);
    expect(await printer.print({ id: 'A', bytes: label })).toEqual({ state: 'printed' });
    const job = wire().find(({ bytes }) => bytes === label.length);
    expect(job).toMatchObject({ direction: 'out', text: label.subarray(0, 400).toString() });
  });

  it('is kept only as far as one looks at it', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn();
    const wire = recentOf(openScale({ protocol: 'hid' }, bench.system));
    await until('it is open', () => bench.open() === 1);
    for (let sent = 0; sent < 1_000; sent++) stick.send(Uint8Array.of(3, 4, 2, 0, sent & 0xff, 0));
    expect(wire()).toHaveLength(24);
    expect(wire().at(-1)?.text).toBe('03 04 02 00 e7 00');
  });
});
