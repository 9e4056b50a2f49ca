import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KNOWN_DEVICES, knownDevice } from '../../../electron/station/devices/known-devices.ts';
import { suggestByListening, suggestByUsb } from '../../../electron/station/devices/suggest.ts';

const capture = (file: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'vectors', 'serial-scale-captures', file));
const bytes = (text: string) => Buffer.from(text, 'latin1');
const protocols = (heard: Uint8Array) =>
  suggestByListening(heard).map((one) => (one.as === 'unusable' ? one.as : `${one.as} ${one.protocol}`));

describe('known devices', () => {
  it('are each in the table once, written as systems show them', () => {
    const names = KNOWN_DEVICES.map(({ usb }) => usb);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[\da-f]{4}:([\da-f]{4}|\*)$/);
  });

  it('are found by vendor and product, and a cable by its vendor alone', () => {
    expect(knownDevice(0x0922, 0x8003)?.name).toBe('DYMO M10');
    expect(knownDevice(0x10c4, 0xea60)?.kind).toBe('cable');
    expect(knownDevice(0x0922, 0x0020)).toBeNull();
  });
});

describe('a suggestion by vendor and product', () => {
  it('is HID for scales and scanners that speak it, serial for scanners on USB-COM', () => {
    expect(suggestByUsb(0x0eb8, 0xf000)).toMatchObject({ as: 'scale', protocol: 'hid' });
    expect(suggestByUsb(0x1eab, 0x0d10)).toMatchObject({ as: 'scanner', protocol: 'hid' });
    expect(suggestByUsb(0x0c2e, 0x0720)).toMatchObject({ as: 'scanner', protocol: 'serial' });
  });

  it('says what to change on one that can not be used as it is set', () => {
    expect(suggestByUsb(0x05e0, 0x1900)).toMatchObject({ as: 'unusable' });
    expect(suggestByUsb(0x05e0, 0x1200)).toMatchObject({ advice: 'setToCom' });
  });

  it('is none for a cable, which may lead to anything, and for what is not known', () => {
    expect(suggestByUsb(0x0403, 0x6001)).toBeNull();
    expect(suggestByUsb(0x1234, 0x5678)).toBeNull();
  });
});

describe('a suggestion by listening', () => {
  it.each([
    ['tscale-nhb-1.bin', 'scale st-gs'],
    ['ohaus-defender3000.bin', 'scale ohaus'],
  ])('of the recording %s is %s, first of all', (file, expected) => {
    expect(protocols(capture(file))[0]).toBe(expected);
  });

  it('needs more than one weight', () => {
    expect(protocols(bytes('ST,GS    20.7g  \r\n'))).toEqual(['scanner serial']);
    expect(protocols(bytes('ST,GS    20.7g  \r\n'.repeat(3)))).toContain('scale st-gs');
  });

  it.each([['4006381333931\r'], [']C101095011015300031010AB\r\n'], ['TOTE-7\n']])(
    'of %j is a scanner',
    (text) => {
      expect(protocols(bytes(text))).toEqual(['scanner serial']);
    },
  );

  it('is none for noise, silence and half a line', () => {
    expect(protocols(Uint8Array.of(0, 0, 0x7f, 0x7f, 0x0d))).toEqual([]);
    expect(protocols(bytes(''))).toEqual([]);
    expect(protocols(bytes('40063'))).toEqual([]);
    expect(protocols(bytes('x'.repeat(1_000_000)))).toEqual([]);
  });
});
