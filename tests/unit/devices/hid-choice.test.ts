import { describe, expect, it } from 'vitest';
import {
  chooseHid,
  type HidWanted,
  identityOf,
} from '../../../electron/station/devices/transport/hid-choice.ts';
import type { HidListed } from '../../../electron/station/devices/transport/hid-system.ts';

const listed = (changed: Partial<HidListed> = {}): HidListed => ({
  path: '/dev/hidraw0',
  vendorId: 0x0922,
  productId: 0x8003,
  product: 'DYMO M10',
  serialNumber: null,
  place: '1-1',
  usagePage: 0x8d,
  ...changed,
});
const ANY: HidWanted = { kind: 'scale', usb: null, serialNumber: null, place: null };
const keyboard = listed({
  path: 'k',
  vendorId: 0x046d,
  productId: 0xc31c,
  product: 'Keyboard',
  usagePage: 1,
});
const unknownScale = listed({
  path: 'u',
  vendorId: 0x1111,
  productId: 0x2222,
  product: 'Scale',
  place: '1-9',
});

const chosen = (plugged: readonly HidListed[], wanted: Partial<HidWanted> = {}) => {
  const choice = chooseHid(plugged, { ...ANY, ...wanted });
  return choice.ok ? choice.listed.path : choice.code;
};

describe('which HID device is meant', () => {
  it('is a known one, whatever usage page the system reports', () => {
    expect(chosen([keyboard, listed({ usagePage: null })])).toBe('/dev/hidraw0');
    expect(chosen([keyboard, listed({ usagePage: 44_576 })])).toBe('/dev/hidraw0');
  });

  it('is one of its usage page where none is known, and never another', () => {
    expect(chosen([keyboard, unknownScale])).toBe('u');
    expect(chosen([keyboard])).toBe('not-there');
    expect(chosen([listed({ vendorId: 0x1111, usagePage: 0x8c })])).toBe('not-there');
    expect(chosen([listed({ vendorId: 0x1111, usagePage: 0x8c })], { kind: 'scanner' })).toBe('/dev/hidraw0');
  });

  it('is what the configuration names, in any case of its letters, and nothing instead of it', () => {
    expect(
      chosen([listed(), listed({ path: 'b', vendorId: 0x0eb8, productId: 0xf000 })], { usb: '0EB8:F000' }),
    ).toBe('b');
    expect(chosen([listed(), unknownScale], { usb: '0eb8:f000' })).toBe('not-there');
  });

  it('is the part of a device that does it, where each part is listed', () => {
    const parts = [listed({ path: 'buttons', usagePage: 1 }), listed({ path: 'scale' })];
    expect(chosen(parts)).toBe('scale');
  });

  it('is refused when two fit, until serial number or place tells them apart', () => {
    const two = [listed({ serialNumber: 'A' }), listed({ path: 'b', serialNumber: 'B', place: '1-2' })];
    const choice = chooseHid(two, ANY);
    expect(choice).toMatchObject({ ok: false, code: 'not-opening' });
    expect(choice.ok ? '' : choice.detail).toContain(
      'serial number A, at 1-1; DYMO M10 0922:8003, serial number B, at 1-2',
    );
    expect(chosen(two, { serialNumber: 'B' })).toBe('b');
    const alike = [listed(), listed({ path: 'b', place: '1-2' })];
    expect(chosen(alike)).toBe('not-opening');
    expect(chosen(alike, { place: '1-2' })).toBe('b');
  });

  it('is refused when two have the same serial number, as some makers give it, until the place tells them apart', () => {
    const two = [
      listed({ serialNumber: '0001' }),
      listed({ path: '/dev/hidraw1', serialNumber: '0001', place: '1-2' }),
    ];
    expect(chosen(two, { serialNumber: '0001' })).toBe('not-opening');
    expect(chosen(two, { serialNumber: '0001', place: '1-2' })).toBe('/dev/hidraw1');
    // Each part of one device where the system's name for the part is all the place there is.
    const parts = ['a', 'b'].map((path) => listed({ path, place: path, serialNumber: '0001' }));
    expect(chosen(parts)).toBe('a');
  });

  it('is known by its serial number, else by its place', () => {
    expect(identityOf(listed({ serialNumber: 'A' }))).toBe('DYMO M10 0922:8003, serial number A');
    expect(identityOf(listed())).toBe('DYMO M10 0922:8003, at 1-1');
  });
});
