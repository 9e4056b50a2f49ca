import { readdirSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { ScanReceived } from '../../../electron/station/devices/types.ts';
import type { WeightReading } from '../../../shared/weight/index.ts';
import { openScale, openScanner } from '../../support/devices.ts';
import { openPty } from '../../support/pty.ts';
import { startSicsScale } from '../../support/sics-scale.ts';
import { until } from '../../support/until.ts';

/** A large run asks for 200; `npm test` makes do with 20. */
const CYCLES = Number(process.env.PACKWRIGHT_FAULT_CYCLES ?? 20);
const MS_PER_CYCLE = 5_000;
/** Far longer than a cycle: whatever is left of an earlier one would still be given. */
const ANY_AGE_MS = 600_000;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

it(
  `a scale is pulled out and plugged in ${CYCLES} times beside a wedged port: no weight from before, no handle kept`,
  async () => {
    const wedged = await openPty();
    opened.push(wedged);
    const stuck = openScanner({ path: wedged.path });
    opened.push(stuck);
    await until('the wedged scanner is ready', () => stuck.state().status === 'ready');
    wedged.freeze();

    const [scalePort, scannerPort] = await Promise.all([openPty(), openPty()]);
    opened.push(scalePort, scannerPort);
    const peer = startSicsScale(scalePort);
    const scale = openScale({ path: scalePort.path, pollEveryMs: 100 });
    const scanner = openScanner({ path: scannerPort.path });
    opened.push(scale, scanner);
    const readings: WeightReading[] = [];
    const scans: ScanReceived[] = [];
    scale.onReading((reading) => readings.push(reading));
    scanner.onScan((scan) => scans.push(scan));
    peer.load(1);
    await until('the scale weighs', () => scale.latest(ANY_AGE_MS)?.grams === 1);
    const handles = openHandles();

    for (let cycle = 2; cycle <= CYCLES + 1; cycle += 1) {
      await scalePort.unplug();
      await until('it is lost', () => scale.state().status === 'lost');
      expect(scale.latest(ANY_AGE_MS)).toBeNull();
      const before = readings.length;
      peer.load(cycle);
      scannerPort.write(`SCAN-${cycle}\r`);
      await scalePort.plugIn();
      await until(`${cycle} g`, () => scale.latest(ANY_AGE_MS)?.grams === cycle);
      expect(new Set(readings.slice(before).map(({ grams }) => grams))).toEqual(new Set([cycle]));
      await until('a scan beside it', () => scans.length === cycle - 1);
    }

    expect(scale.state()).toMatchObject({
      status: 'ready',
      counters: { connections: CYCLES + 1, dropped: 0 },
    });
    expect(scans.map(({ text }) => text).at(-1)).toBe(`SCAN-${CYCLES + 1}`);
    expect(openHandles()).toBeLessThanOrEqual(handles);
  },
  CYCLES * MS_PER_CYCLE,
);

function openHandles(): number {
  return readdirSync('/proc/self/fd').length;
}
