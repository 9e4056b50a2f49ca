import { afterEach, describe, expect, it } from 'vitest';
import { openVirtualScale } from '../../../electron/station/devices/scale/virtual-scale.ts';
import type { Scale } from '../../../electron/station/devices/types.ts';
import type { WeightReading, WeightVerdict } from '../../../shared/weight/index.ts';
import { openScale, realClock } from '../../support/devices.ts';
import { createHidBench } from '../../support/hid.ts';
import { startHidScale } from '../../support/hid-scale.ts';
import { openPty } from '../../support/pty.ts';
import { startSicsScale } from '../../support/sics-scale.ts';
import { until } from '../../support/until.ts';

/** A scale and what is put on it. */
type Loaded = {
  readonly scale: Scale;
  /** Whether it can be told to tare. */
  readonly tares: boolean;
  load(grams: number, rests?: boolean): void;
  overload(): void;
  underload(): void;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  close(): Promise<void>;
};

const SCALES: readonly (readonly [string, () => Promise<Loaded>])[] = [
  ['a serial port', onPty],
  ['USB HID', onHid],
  ['the virtual bench', virtual],
];

const MAX_AGE_MS = 1_000;

let loaded: Loaded;
afterEach(() => loaded.close());

describe.each(SCALES)('a scale on %s', (_name, open) => {
  async function opened() {
    loaded = await open();
    const readings: WeightReading[] = [];
    loaded.scale.onReading((reading) => readings.push(reading));
    await ready();
    return { readings, ...loaded };
  }

  function ready() {
    return until('the scale weighs', () => loaded.scale.latest(MAX_AGE_MS) !== null);
  }

  function latest(verdict: WeightVerdict, grams: number | null) {
    return until(`${verdict} at ${grams} g`, () => {
      const reading = loaded.scale.latest(MAX_AGE_MS);
      return reading?.verdict === verdict && reading.grams === grams;
    });
  }

  it('tells what rests on it and what moves, and a number never without its verdict', async () => {
    const { load, readings, scale } = await opened();
    load(1_234.5);
    await latest('stable', 1_234.5);
    expect(scale.latest(MAX_AGE_MS)).toMatchObject({ unit: 'g' });
    load(2_000, false);
    await latest('moving', 2_000);
    const moving = readings.filter(({ grams }) => grams === 2_000);
    expect(moving.map(({ verdict }) => verdict)).not.toContain('stable');
  });

  it('gives no number for too much and too little', async () => {
    const { overload, underload } = await opened();
    overload();
    await latest('over', null);
    expect(loaded.scale.latest(MAX_AGE_MS)?.value).toBeNull();
    underload();
    await latest('under', null);
    expect(loaded.scale.latest(MAX_AGE_MS)?.value).toBeNull();
  });

  it('waits for the load to rest, and no longer than it is told', async () => {
    const { load, scale } = await opened();
    load(500, false);
    await latest('moving', 500);
    expect(await scale.stable(300)).toBeNull();
    const rested = scale.stable(10_000);
    load(500);
    expect(await rested).toMatchObject({ verdict: 'stable', grams: 500 });
  });

  it('is set to zero and tared when the load rests, or says that it can not be told to', async () => {
    const { load, scale, tares } = await opened();
    load(20);
    await latest('stable', 20);
    expect(await scale.zero()).toEqual({ done: true });
    expect(await scale.stable(10_000)).toMatchObject({ grams: 0 });
    load(120);
    await latest('stable', 100);
    if (!tares) {
      expect(await scale.tare()).toMatchObject({ done: false, code: 'refused' });
      return;
    }
    expect(await scale.tare()).toEqual({ done: true });
    expect(await scale.stable(10_000)).toMatchObject({ grams: 0 });
    load(170);
    await latest('stable', 50);
  });

  it('is not zeroed while the load moves', async () => {
    const { load, scale } = await opened();
    load(20, false);
    await latest('moving', 20);
    expect(await scale.zero()).toMatchObject({ done: false });
  });

  it('has no weight while unplugged, and a new one when it is plugged in again', async () => {
    const { load, scale, readings } = await opened();
    load(700);
    await latest('stable', 700);
    await loaded.unplug();
    await until('it is lost', () => scale.state().status === 'lost');
    expect(scale.latest(60_000)).toBeNull();
    expect(await scale.zero()).toMatchObject({ done: false });
    expect(await scale.stable(50)).toBeNull();

    const before = readings.length;
    load(800);
    await loaded.plugIn();
    await latest('stable', 800);
    expect(readings.slice(before).map(({ grams }) => grams)).not.toContain(700);
    expect(scale.state()).toMatchObject({ status: 'ready', counters: { connections: 2 } });
  });

  it('tells nobody anything once it is closed, and leaves nobody waiting', async () => {
    const { load, scale, readings } = await opened();
    load(500, false);
    await latest('moving', 500);
    const rested = scale.stable(60_000);
    await scale.close();
    await scale.close();
    expect(await rested).toBeNull();
    const before = readings.length;
    load(600);
    expect(readings).toHaveLength(before);
  });
});

async function onPty(): Promise<Loaded> {
  const pty = await openPty();
  const peer = startSicsScale(pty);
  const scale = openScale({ path: pty.path, settleWithinMs: 1_000 });
  return {
    scale,
    tares: true,
    load: peer.load,
    overload: () => peer.load(99_999),
    underload: () => peer.load(-99_999),
    unplug: pty.unplug,
    plugIn: pty.plugIn,
    close: async () => {
      await scale.close();
      await pty.close();
    },
  };
}

async function onHid(): Promise<Loaded> {
  const bench = createHidBench();
  const peer = startHidScale(bench);
  const scale = openScale({ protocol: 'hid', settleWithinMs: 1_000 }, bench.system);
  return {
    scale,
    tares: false,
    load: peer.load,
    overload: peer.overload,
    underload: peer.underload,
    unplug: async () => peer.unplug(),
    plugIn: async () => peer.plugIn(),
    close: async () => {
      peer.close();
      await scale.close();
    },
  };
}

async function virtual(): Promise<Loaded> {
  const scale = openVirtualScale('virtual-scale', 'Virtual scale', realClock);
  return {
    scale,
    tares: true,
    load: (grams, rests = true) => scale.setWeight(grams, rests ? 'stable' : 'moving'),
    overload: () => scale.setWeight(0, 'over'),
    underload: () => scale.setWeight(0, 'under'),
    unplug: async () => scale.unplug(),
    plugIn: async () => scale.plugIn(),
    close: scale.close,
  };
}
