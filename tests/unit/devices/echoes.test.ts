import { describe, expect, it } from 'vitest';
import { createEchoes } from '../../../electron/station/devices/scanner/echoes.ts';

const ms = (at: number) => BigInt(at) * 1_000_000n;

function counted(
  scans: readonly (readonly [string | null, string, number])[],
  same: readonly (readonly [string, string])[] = [],
) {
  const echoes = createEchoes(same);
  return scans.map(([device, text, at]) => echoes.echoOf({ device, text, at: ms(at) }) === null);
}

describe('one scan on two channels', () => {
  it('counts once, whichever comes first', () => {
    expect(
      counted([
        ['com', '4006381333931', 0],
        [null, '4006381333931', 300],
      ]),
    ).toEqual([true, false]);
    expect(
      counted([
        [null, '4006381333931', 0],
        ['com', '4006381333931', 5],
      ]),
    ).toEqual([true, false]);
  });

  it('is known though the keyboard lost its identifier and separators', () => {
    expect(
      counted([
        ['com', ']C10110AB\u001d21C', 0],
        [null, '0110AB21C', 400],
      ]),
    ).toEqual([true, false]);
  });

  it('is on record with the channel that came first and the time between', () => {
    const echoes = createEchoes([]);
    echoes.echoOf({ device: 'com', text: 'A', at: ms(10) });
    expect(echoes.echoOf({ device: null, text: 'A', at: ms(260) })).toEqual({ device: 'com', afterMs: 250 });
  });

  it('has one echo and no more', () => {
    expect(
      counted([
        ['com', 'A', 0],
        [null, 'A', 100],
        [null, 'A', 200],
      ]),
    ).toEqual([true, false, true]);
    expect(
      counted([
        ['com', 'A', 0],
        ['com', 'A', 50],
        [null, 'A', 100],
        [null, 'A', 150],
      ]),
    ).toEqual([true, true, false, false]);
  });

  it('is not made of scans of one channel, of other codes, nor of ones long after', () => {
    expect(
      counted([
        ['com', 'A', 0],
        ['com', 'A', 5],
        ['com', 'A', 10],
      ]),
    ).toEqual([true, true, true]);
    expect(
      counted([
        ['com', 'A', 0],
        [null, 'B', 5],
      ]),
    ).toEqual([true, true]);
    expect(
      counted([
        ['com', 'A', 0],
        [null, 'A', 1_001],
      ]),
    ).toEqual([true, true]);
  });

  it('is made of two ports only where the configuration says that they are one scanner', () => {
    const two = [
      ['com', 'A', 0],
      ['hid', 'A', 20],
    ] as const;
    expect(counted(two)).toEqual([true, true]);
    expect(counted(two, [['hid', 'com']])).toEqual([true, false]);
    expect(counted(two, [['hid', 'other']])).toEqual([true, true]);
  });
});
