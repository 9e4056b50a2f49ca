import { describe, expect, it } from 'vitest';
import { deviceConfig } from '../../../electron/station/devices/config.ts';
import { profileOf } from '../../../electron/station/devices/profile.ts';
import { de } from '../../../renderer/i18n/de/index.ts';
import { en } from '../../../renderer/i18n/en/index.ts';

const scanner = { id: 'a', name: 'A', kind: 'scanner', path: '/dev/ttyACM0' };
const scale = { id: 'a', name: 'A', kind: 'scale', path: '/dev/ttyUSB0' };
const printer = { id: 'a', name: 'A', kind: 'printer' };

const profile = (config: object) => profileOf(deviceConfig.parse(config));
const lines = (config: object) =>
  Object.fromEntries(profile(config).map(({ part, name, value }) => [`${part} ${name}`, value]));

describe('a device’s profile', () => {
  it('has every setting that is in force, also those that nobody wrote down', () => {
    expect(lines({ ...scanner, protocol: 'zebra-ssi', prefix: '\u0002' })).toMatchObject({
      'transport path': '/dev/ttyACM0',
      'transport baudRate': 9_600,
      'transport parity': 'none',
      'protocol protocol': 'zebra-ssi',
      'text prefix': '\u0002',
      'text suffix': '',
      'times halfScanLimitMs': 2_000,
      'quirks family': 'Zebra SSI',
    });
  });

  it('has the ways of a scale’s protocol as its driver has them', () => {
    expect(lines({ ...scale, protocol: 'mt-sics' })).toMatchObject({
      'quirks askWeight': 'SI\r\n',
      'quirks answersOrders': true,
      'quirks sendsUnit': true,
    });
    expect(
      lines({ ...scale, protocol: 'mettler-continuous', ...unitOf('mettler-continuous') }),
    ).toMatchObject({
      'quirks askWeight': null,
    });
    // How it is kept is said elsewhere.
    const kept = { calibration: { due: '2027-03-31' } };
    expect(Object.keys(lines({ ...scale, protocol: 'mt-sics', ...kept })).join()).not.toContain(
      'calibration',
    );
  });

  it.each([
    [{ protocol: 'zpl', host: '10.0.0.9' }, 'idle'],
    [{ protocol: 'epl', host: '10.0.0.9' }, 'nothing'],
    [{ protocol: 'zpl', connection: 'queue', queue: 'labels' }, 'nothing'],
  ])('of the printer %o says what shows that a label came out: %s', (config, proof) => {
    expect(lines({ ...printer, ...config })['quirks proof']).toBe(proof);
  });

  it('has words for each way of a protocol, in both languages', () => {
    const all = [
      { ...scanner, protocol: 'honeywell' },
      { ...scale, protocol: 'mt-sics' },
      { ...printer, protocol: 'tspl', host: '10.0.0.9' },
    ].flatMap(profile);
    const ways = new Set(all.filter(({ part }) => part === 'quirks').map(({ name }) => name));
    for (const { words } of [en, de]) {
      expect([...ways].filter((name) => !(name in words.admin.profile.quirk))).toEqual([]);
      expect(Object.keys(words.admin.profile.quirk).toSorted()).toEqual([...ways].toSorted());
    }
  });
});

function unitOf(protocol: string): object {
  return deviceConfig.safeParse({ ...scale, protocol }).success ? {} : { unit: 'kg' };
}
