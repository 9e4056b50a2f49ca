import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceState } from '../../../electron/station/devices/types.ts';
import type { WeightReading } from '../../../shared/weight/index.ts';
import { openScale } from '../../support/devices.ts';
import { openPty } from '../../support/pty.ts';
import { startSicsScale } from '../../support/sics-scale.ts';
import { until } from '../../support/until.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function weighing(settings: object = {}) {
  const pty = await openPty();
  opened.push(pty);
  const peer = startSicsScale(pty);
  const scale = openScale({ path: pty.path, answerWithinMs: 200, settleWithinMs: 1_000, ...settings });
  opened.push(scale);
  const readings: WeightReading[] = [];
  const states: DeviceState[] = [];
  scale.onReading((reading) => readings.push(reading));
  scale.onState((state) => states.push(state));
  peer.load(100);
  await until('a weight', () => scale.latest(60_000)?.grams === 100);
  return { pty, peer, scale, readings, states };
}

const code = (scale: { state(): DeviceState }, expected: string | null) =>
  until(String(expected), () => scale.state().code === expected);

describe('a scale that is asked', () => {
  it('has no weight, and says why, when it does not answer; and has one again when it does', async () => {
    const { peer, scale } = await weighing();
    peer.hush();
    await code(scale, 'no-answer');
    expect(scale.latest(60_000)).toBeNull();
    peer.speak();
    await code(scale, null);
    expect(scale.latest(60_000)).toMatchObject({ grams: 100 });
  });

  it('has no weight that is older than it is asked for', async () => {
    const { peer, scale } = await weighing({ answerWithinMs: 10_000 });
    peer.hush();
    await until('the last weight is old', () => scale.latest(100) === null);
    expect(scale.latest(60_000)).toMatchObject({ grams: 100 });
  });

  it('says that it is set to another protocol, and gives no number meanwhile', async () => {
    const { peer, scale, readings } = await weighing();
    peer.sayInstead('ST,GS,   245.6 g');
    await code(scale, 'not-understood');
    expect(scale.latest(60_000)).toMatchObject({ verdict: 'unknown', value: null });
    peer.sayInstead(null);
    await code(scale, null);
    expect(readings.map(({ grams }) => grams)).not.toContain(245.6);
  });

  it('says that the scale does not know the command, or can not answer just now', async () => {
    const { peer, scale } = await weighing();
    peer.sayInstead('ES');
    await code(scale, 'not-understood');
    peer.sayInstead('EI');
    await code(scale, 'refused');
    expect(await scale.zero()).toMatchObject({ done: false, code: 'refused' });
    expect(await scale.tare()).toMatchObject({ done: false, code: 'refused' });
  });

  it('drops an answer that breaks off, and says so', async () => {
    const { pty, peer, scale, states } = await weighing();
    peer.hush();
    await code(scale, 'no-answer');
    pty.write('S S     99');
    await until('half an answer', () => states.some((state) => state.code === 'half-frame'));
    peer.speak();
    await code(scale, null);
    expect(scale.latest(60_000)).toMatchObject({ grams: 100 });
  });

  it('drops 1 MB without an end, says so once, and weighs again', async () => {
    const { pty, peer, scale, states } = await weighing({ answerWithinMs: 10_000 });
    peer.hush();
    pty.write(`${'x'.repeat(1_000_000)}\r\n`);
    await code(scale, 'frame-too-long');
    peer.speak();
    pty.write('S S     250.00 g\r\n');
    await until('a weight', () => scale.latest(60_000)?.grams === 250, 30_000);
    expect(states.filter((state) => state.code === 'frame-too-long')).toHaveLength(1);
    expect(scale.state()).toMatchObject({ code: null, counters: { dropped: 1 } });
  });

  it('takes a weight that comes unasked, and noise before it', async () => {
    const { pty, peer, scale } = await weighing({ answerWithinMs: 10_000 });
    peer.hush();
    pty.write(Buffer.from('\u0000\u0000\u007f\u007fS S     333.00 g\r\n', 'latin1'));
    await until('a weight', () => scale.latest(60_000)?.grams === 333);
    expect(scale.state().code).toBeNull();
  });

  it('has no weight from before it was switched off and on', async () => {
    const { peer, scale } = await weighing({ answerWithinMs: 10_000 });
    peer.hush();
    expect(scale.latest(60_000)).not.toBeNull();
    peer.restart();
    await until('no weight', () => scale.latest(60_000) === null);
  });

  it('says of zero and tare what the scale said', async () => {
    const { peer, scale } = await weighing();
    peer.load(5_000);
    await until('the load', () => scale.latest(60_000)?.grams === 5_000);
    expect(await scale.zero()).toMatchObject({ code: 'refused', detail: expect.stringContaining('above') });
    peer.hush();
    expect(await scale.zero()).toMatchObject({ code: 'no-answer' });
    expect(peer.asked()).toContain('Z');
  });

  it('does not ask faster than it is told to, and never two things at once', async () => {
    const { peer, scale } = await weighing({ pollEveryMs: 100, answerWithinMs: 2_000 });
    peer.delay(50);
    const outcomes = await Promise.all([scale.zero(), scale.tare(), scale.zero()]);
    expect(outcomes).toEqual([{ done: true }, { done: true }, { done: true }]);
    expect(peer.asked().filter((command) => command !== 'SI')).toEqual(['Z', 'T', 'Z']);
  });

  it('refuses orders when too many wait, instead of queueing them', async () => {
    const { peer, scale } = await weighing();
    peer.load(10, false);
    const orders = Array.from({ length: 12 }, () => scale.zero());
    expect(await orders.at(-1)).toMatchObject({ done: false });
    expect(peer.asked().filter((command) => command === 'Z').length).toBeLessThanOrEqual(1);
  });

  it('keeps asking a port that takes nothing, and lets go of it', async () => {
    const { pty, scale } = await weighing();
    pty.freeze();
    await code(scale, 'no-answer');
    expect(scale.latest(60_000)).toBeNull();
    pty.thaw();
    await code(scale, null);
    pty.freeze();
    await scale.close();
    pty.thaw();
  });
});
