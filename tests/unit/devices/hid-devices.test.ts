import { afterEach, describe, expect, it } from 'vitest';
import type { ScanReceived } from '../../../electron/station/devices/types.ts';
import type { WeightReading } from '../../../shared/weight/index.ts';
import { openScale, openScanner } from '../../support/devices.ts';
import { createHidBench, type HidBench } from '../../support/hid.ts';
import { startHidScale } from '../../support/hid-scale.ts';
import { HID_SCANNERS, reportsOf } from '../../support/hid-scanner.ts';
import { until } from '../../support/until.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const MAX_AGE_MS = 1_000;
const report = (...bytes: number[]) => Uint8Array.from(bytes);

function scaleOn(bench: HidBench, settings: object = {}) {
  const scale = openScale({ protocol: 'hid', ...settings }, bench.system);
  opened.push(scale);
  const readings: WeightReading[] = [];
  scale.onReading((reading) => readings.push(reading));
  const has = (verdict: string, grams: number | null) =>
    until(`${verdict} ${grams} g`, () => {
      const reading = scale.latest(MAX_AGE_MS);
      return reading?.verdict === verdict && reading.grams === grams;
    });
  return { scale, readings, has };
}

function sendingScale(settings: object = {}) {
  const bench = createHidBench();
  const peer = startHidScale(bench, { serialNumber: 'S1' });
  opened.push(peer);
  return { bench, peer, ...scaleOn(bench, settings) };
}

describe('a USB HID scale', () => {
  it('is under zero by its status alone, though its number is not', async () => {
    const { peer, has, scale } = sendingScale();
    peer.load(-120);
    await has('under', null);
    expect(scale.latest(MAX_AGE_MS)).toMatchObject({ value: null });
  });

  it('may change its unit from one report to the next', async () => {
    const { peer, has, scale } = sendingScale();
    peer.load(1_234.5);
    await has('stable', 1_234.5);
    expect(scale.latest(MAX_AGE_MS)?.unit).toBe('g');
    peer.show('kg');
    await until('kilograms', () => scale.latest(MAX_AGE_MS)?.unit === 'kg');
    expect(scale.latest(MAX_AGE_MS)).toMatchObject({ value: '1.2345', grams: 1_234.5 });
  });

  it('says with its first report what it weighed before, so that one does not count', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn();
    const { scale, readings } = scaleOn(bench);
    await until('it is open', () => bench.open() === 1);
    stick.send(report(3, 4, 2, 0, 200, 0));
    stick.send(report(3, 4, 2, 0, 100, 0));
    expect(readings.map(({ grams }) => grams)).toEqual([100]);
    expect(scale.state().counters).toMatchObject({ received: 2, connections: 1 });
  });

  it('has no weight while it says nothing, and says so', async () => {
    const { peer, has, scale } = sendingScale({ answerWithinMs: 150 });
    peer.load(500);
    await has('stable', 500);
    peer.fallSilent();
    await until('no answer', () => scale.state().code === 'no-answer');
    expect(scale.latest(60_000)).toBeNull();
  });

  it('is known by its serial number, and another one in its place is not taken for it', async () => {
    const { peer, has, scale } = sendingScale({ serialNumber: 'S1' });
    peer.load(500);
    await has('stable', 500);
    expect(scale.state().identity).toBe('DYMO M10 0922:8003, serial number S1');
    peer.unplug();
    peer.plugIn({ serialNumber: 'S2' });
    await until('it is looked for', () => scale.state().code === 'not-there');
    expect(scale.latest(60_000)).toBeNull();
    peer.unplug();
    peer.plugIn({ serialNumber: 'S1' });
    await has('stable', 500);
  });

  it('is noticed to be gone when nobody reports it', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn();
    const { scale } = scaleOn(bench);
    await until('it is open', () => bench.open() === 1);
    stick.unplugSilently();
    await until('it is lost', () => scale.state().status === 'lost');
    expect(bench.open()).toBe(0);
  });

  it('has no weight of before while its driver draws the closing out', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn();
    const wedged: HidBench['system'] = {
      ...bench.system,
      open: async (listed, listener) => {
        const attempt = await bench.system.open(listed, listener);
        return attempt.ok
          ? { ok: true, handle: { ...attempt.handle, close: () => new Promise(() => undefined) } }
          : attempt;
      },
    };
    const scale = openScale({ protocol: 'hid' }, wedged);
    opened.push(scale);
    await until('it is open', () => bench.open() === 1);
    stick.send(report(3, 4, 2, 0, 200, 0));
    stick.send(report(3, 4, 2, 0, 100, 0));
    expect(scale.latest(60_000)).toMatchObject({ grams: 100 });
    stick.unplug();
    await new Promise((resolve) => setImmediate(resolve));
    expect(scale.latest(60_000)).toBeNull();
  });

  it('is attached again 20 times over: nothing from before counts, no handle is kept', async () => {
    const { bench, peer, has, readings, scale } = sendingScale();
    for (let cycle = 1; cycle <= 20; cycle += 1) {
      const before = readings.length;
      peer.load(cycle * 10);
      await has('stable', cycle * 10);
      expect(readings.slice(before + 1).map(({ grams }) => grams)).not.toContain((cycle - 1) * 10);
      peer.unplug();
      await until('it is lost', () => scale.state().status === 'lost');
      expect(scale.latest(60_000)).toBeNull();
      expect(bench.open()).toBe(0);
      peer.plugIn();
    }
    await has('stable', 200);
    expect(scale.state().counters.connections).toBe(21);
    expect(bench.open()).toBe(1);
  }, 60_000);

  it('says what keeps it from opening, and when two fit', async () => {
    const bench = createHidBench();
    const failing: HidBench['system'] = {
      list: async () => [{ ...bench.plugIn().listed }],
      open: async () => ({ ok: false, code: 'not-allowed', detail: 'may not' }),
    };
    const refused = openScale({ protocol: 'hid' }, failing);
    opened.push(refused);
    await until('it may not', () => refused.state().code === 'not-allowed');

    const silent = openScale(
      { protocol: 'hid' },
      { ...failing, list: () => Promise.reject(new Error('no udev')) },
    );
    opened.push(silent);
    await until('no list', () => silent.state().code === 'not-opening');
    expect(silent.state().detail).toContain('no udev');

    const two = createHidBench();
    two.plugIn({ place: '1-1' });
    two.plugIn({ place: '1-2' });
    const { scale } = scaleOn(two);
    await until('two', () => scale.state().code === 'not-opening');
    expect(scale.state().detail).toContain('serial number or place');
    expect(two.open()).toBe(0);
  });
});

describe('a USB HID scanner', () => {
  function scannerOn(bench: HidBench, settings: object = {}) {
    const scanner = openScanner({ protocol: 'hid', ...settings }, bench.system);
    opened.push(scanner);
    const scans: ScanReceived[] = [];
    scanner.onScan((scan) => scans.push(scan));
    return { scanner, texts: () => scans.map(({ text }) => text) };
  }

  const LONG = `]Q3010952876543210910${'LOT'.repeat(60)}`;

  it.each(['honeywell', 'newland'] as const)('puts long scans of a %s together', async (layout) => {
    const bench = createHidBench();
    const stick = bench.plugIn(HID_SCANNERS[layout]);
    const { scanner, texts } = scannerOn(bench);
    await until('it is ready', () => scanner.state().status === 'ready');
    for (const text of [LONG, ']E04006381333931']) {
      for (const one of reportsOf(text, layout)) stick.send(one);
    }
    expect(texts()).toEqual([LONG, ']E04006381333931']);
  });

  it('drops a scan whose last report does not come, and says so', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn(HID_SCANNERS.honeywell);
    const { scanner, texts } = scannerOn(bench, { halfScanLimitMs: 100 });
    await until('it is ready', () => scanner.state().status === 'ready');
    const [first] = reportsOf(LONG, 'honeywell');
    if (first) stick.send(first);
    await until('half', () => scanner.state().code === 'half-frame');
    for (const one of reportsOf('4006381333931', 'honeywell')) stick.send(one);
    expect(texts()).toEqual(['4006381333931']);
  });

  it('of Honeywell is switched on when it is plugged in, and sounds a refusal', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn(HID_SCANNERS.honeywell);
    const { scanner } = scannerOn(bench);
    await until('it is ready', () => scanner.state().status === 'ready');
    expect(stick.written.map((bytes) => [...bytes.subarray(0, 5)])).toEqual([[0xfe, 1]]);
    scanner.soundRefusal?.();
    await until('a beep', () => stick.written.length === 2);
    expect([...(stick.written[1] ?? [])].slice(0, 5)).toEqual([0xfd, 3, 0x16, 0x07, 0x0d]);
    expect(stick.written[1]).toHaveLength(64);
  });

  it('of another maker is told nothing', async () => {
    const bench = createHidBench();
    const stick = bench.plugIn(HID_SCANNERS.newland);
    const { scanner } = scannerOn(bench);
    await until('it is ready', () => scanner.state().status === 'ready');
    scanner.soundRefusal?.();
    expect(stick.written).toEqual([]);
  });

  it('is kept apart from another one that sends at the same time', async () => {
    const bench = createHidBench();
    const left = bench.plugIn({ ...HID_SCANNERS.newland, serialNumber: 'L' });
    const right = bench.plugIn({ ...HID_SCANNERS.newland, serialNumber: 'R' });
    const one = scannerOn(bench, { serialNumber: 'L' });
    const other = scannerOn(bench, { serialNumber: 'R' });
    await until('both are ready', () => bench.open() === 2);
    const texts = ['A'.repeat(120), 'B'.repeat(120)] as const;
    const reports = texts.map((text) => reportsOf(text, 'newland'));
    reports[0]?.forEach((first, part) => {
      left.send(first);
      const second = reports[1]?.[part];
      if (second) right.send(second);
    });
    expect(one.texts()).toEqual([texts[0]]);
    expect(other.texts()).toEqual([texts[1]]);
  });
});
