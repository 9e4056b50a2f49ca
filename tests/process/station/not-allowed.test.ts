import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KNOWN_DEVICES } from '../../../electron/station/devices/known-devices.ts';
import { hidNotAllowed, refusalOf } from '../../../electron/station/devices/transport/not-allowed.ts';
import { openScale } from '../../support/devices.ts';
import { openPty, type Pty } from '../../support/pty.ts';
import { until } from '../../support/until.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const NOBODY = 65_534;

let port: Pty;
beforeEach(async () => {
  port = await openPty();
  // Not even its owner may open it.
  chmodSync(port.path, 0);
});
afterEach(() => port.close());

/** What `expression` gives as somebody who is not root, whom nothing is forbidden. */
function asSomebody(module: string, expression: string): unknown {
  const code = `
    const it = await import(${JSON.stringify(join(root, 'electron/station/devices/transport', module))});
    const { SerialPort } = await import('serialport');
    if (process.getuid() === 0) process.setuid(${NOBODY});
    console.log(JSON.stringify(await ${expression}));
    process.exit(0);`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' }),
  );
}

describe('a device file that the station may not open', () => {
  it('is said to be one, with the group that helps', () => {
    const path = JSON.stringify(port.path);
    const settings = `{ path: ${path}, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' }`;
    const tries = [
      asSomebody('device-file.ts', `it.openDeviceFile(${path})`),
      asSomebody('serial-connection.ts', `it.connectSerial(${settings}, 2000)`),
    ];
    for (const one of tries) {
      expect(one).toMatchObject({
        ok: false,
        code: 'not-allowed',
        detail: expect.stringContaining('usermod -aG dialout'),
      });
    }
    expect(asSomebody('not-allowed.ts', `it.refusalOf(${path})`)).toBe('not-allowed');
    expect(asSomebody('not-allowed.ts', `it.notAllowed('/dev/usb/lp0').detail`)).toContain('-aG lp ');
  });

  it('is told from one that is not there, and from one that may be opened', async () => {
    expect(await refusalOf('/dev/no-such-port')).toBe('not-there');
    expect(await refusalOf('/dev/null')).toBeNull();
    expect(await refusalOf('COM3')).toBeNull();
  });
});

describe('a USB HID device that the station may not open', () => {
  it('is there and lost, and the rule for it is said', async () => {
    const listed = {
      path: '/dev/hidraw0',
      vendorId: 0x0922,
      productId: 0x8003,
      product: 'DYMO M10',
      serialNumber: null,
      place: '1-1',
      usagePage: 0x8d,
    };
    const scale = openScale(
      { protocol: 'hid' },
      {
        list: async () => [listed],
        open: async ({ path, vendorId }) => ({ ok: false, ...hidNotAllowed(path, vendorId) }),
      },
    );
    await until('it is lost', () => scale.state().status === 'lost');
    const { code, detail } = scale.state();
    await scale.close();
    expect(code).toBe('not-allowed');
    expect(detail).toContain('resources/linux/60-packwright.rules');
    expect(detail).toContain('ATTRS{idVendor}=="0922", GROUP="dialout", MODE="0660"');
  });

  it('has its maker in the rules that ship with the station, and keyboards of nobody', () => {
    const rules = readFileSync(join(root, 'resources/linux/60-packwright.rules'), 'utf8');
    const vendors = new Set(
      KNOWN_DEVICES.filter(({ speaks }) => speaks === 'hid').map(({ usb }) => usb.slice(0, 4)),
    );
    expect(vendors.size).toBeGreaterThan(5);
    for (const vendor of vendors) {
      expect(rules).toContain(`\nATTRS{idVendor}=="${vendor}", GROUP="dialout", MODE="0660"\n`);
    }
    const grants = rules.split('\n').filter((line) => line.includes('MODE='));
    for (const line of grants) expect(line).toMatch(/^ATTRS\{idVendor\}=="[\da-f]{4}", /);
  });
});
