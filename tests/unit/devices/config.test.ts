import { describe, expect, it } from 'vitest';
import { deviceConfig, deviceConfigs } from '../../../electron/station/devices/config.ts';
import { SCALE_PROTOCOL_NAMES, scaleProtocols } from '../../../electron/station/devices/scale/protocols.ts';

const named = { id: 'bench', name: 'Bench' };
const scanner = { ...named, kind: 'scanner', protocol: 'serial', path: '/dev/ttyACM0' };
const scale = { ...named, id: 'scale', kind: 'scale', protocol: 'mt-sics', path: '/dev/ttyUSB0' };

function refusal(config: unknown): string {
  const parsed = deviceConfig.safeParse(config);
  if (parsed.success) throw new Error('It was taken.');
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
}

describe('the configuration of a device', () => {
  it('needs no more than a name, a kind, a protocol and a place', () => {
    expect(deviceConfig.parse(scanner)).toMatchObject({ baudRate: 9600, parity: 'none', framing: 'auto' });
    expect(
      deviceConfig.parse({ ...named, kind: 'printer', protocol: 'zpl', host: '10.0.0.9' }),
    ).toMatchObject({
      port: 9100,
      confirmation: 'host-status',
    });
  });

  it.each(SCALE_PROTOCOL_NAMES)('knows scales with %s, as their maker sets them', (protocol) => {
    const { serial, sendsUnit } = scaleProtocols[protocol];
    const unit = sendsUnit ? {} : { unit: 'kg' };
    expect(deviceConfig.parse({ ...scale, protocol, ...unit })).toMatchObject({
      protocol,
      ...serial,
      ...unit,
    });
    const other = sendsUnit ? { unit: 'kg' } : {};
    expect(refusal({ ...scale, protocol, ...other })).toContain('unit: ');
  });

  it('takes how a scale is kept, and no test weight that could prove nothing', () => {
    expect(deviceConfig.parse(scale)).toMatchObject({ calibration: null, testWeight: null });
    const kept = {
      calibration: { due: '2027-03-31' },
      testWeight: { grams: 5_000, toleranceGrams: 2, everyHours: 24 },
    };
    for (const one of [scale, { ...named, kind: 'scale', protocol: 'hid' }]) {
      expect(deviceConfig.parse({ ...one, ...kept })).toMatchObject(kept);
    }
    expect(refusal({ ...scale, calibration: { due: '31.03.2027' } })).toContain('calibration.due');
    expect(refusal({ ...scale, testWeight: { ...kept.testWeight, toleranceGrams: 5_000 } })).toContain(
      'testWeight: A tolerance as large as the test weight',
    );
  });

  it.each(['zpl', 'tspl', 'epl'])('knows %s printers, whatever they hang on', (protocol) => {
    const printer = { ...named, kind: 'printer', protocol };
    for (const connection of [
      { host: '10.0.0.9' },
      { connection: 'serial', path: '/dev/ttyUSB1', flowControl: 'xon-xoff' },
      { connection: 'device-file', path: '/dev/usb/lp0' },
      { connection: 'queue', queue: 'labels' },
    ]) {
      const parsed = deviceConfig.parse({ ...printer, ...connection });
      expect(parsed).toMatchObject({ protocol, connection: 'network', ...connection });
    }
    expect(refusal({ ...printer, connection: 'pigeon' })).toContain('network, serial, device-file, queue');
    expect(refusal({ ...printer, connection: 'serial', path: '/dev/ttyUSB1' })).toContain('flowControl: ');
  });

  it('names the kinds and protocols that there are', () => {
    expect(refusal({ ...scanner, kind: 'camera' })).toContain('scanner, scale and printer');
    expect(refusal({ ...scale, protocol: 'abacus' })).toContain(SCALE_PROTOCOL_NAMES.join(', '));
  });

  it.each([
    { path: '' },
    { baudRate: 9600.5 },
    { parity: 'mark' },
    { dataBits: 9 },
    { framing: 'length' },
    { halfScanLimitMs: 1 },
    { colour: 'red' },
  ])('refuses %j', (change) => {
    expect(refusal({ ...scanner, ...change })).toContain(Object.keys(change)[0]);
  });

  it('refuses two devices with one id, and more than a bench has room for', () => {
    expect(deviceConfigs.safeParse([scanner, scale]).success).toBe(true);
    expect(deviceConfigs.safeParse([scanner, { ...scale, id: 'bench' }]).success).toBe(false);
    const many = Array.from({ length: 17 }, (_, n) => ({ ...scanner, id: `scanner-${n}` }));
    expect(deviceConfigs.safeParse(many).success).toBe(false);
  });
});
