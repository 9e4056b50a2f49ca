import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readStationConfig } from '../../../electron/station/config.ts';
import { CONFIG } from '../../support/station-bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'pw-platform-'));
afterAll(() => rmSync(folder, { recursive: true }));

const printer = { id: 'printer-1', name: 'Labels', kind: 'printer', protocol: 'zpl' };

/** What a station on this system says to its configuration; null when it takes it. */
function refusal(platform: NodeJS.Platform, changes: object): string | null {
  const file = join(folder, 'station.json');
  writeFileSync(file, JSON.stringify({ ...CONFIG, ...changes }));
  try {
    readStationConfig(file, folder, platform);
    return null;
  } catch (error) {
    return String(error);
  }
}

describe('on Windows', () => {
  it.each([
    { connection: 'queue', queue: 'labels' },
    { connection: 'device-file', path: '/dev/usb/lp0' },
  ])('a label printer by %o is refused, and what works is said', (way) => {
    const devices = [{ ...printer, ...way }];
    const text = refusal('win32', { devices });
    expect(text).toContain('devices.0: ');
    for (const works of ['port 9100', '"connection": "serial"', '"server": "http://printserver:631"']) {
      expect(text).toContain(works);
    }
    expect(refusal('linux', { devices })).toBeNull();
  });

  it.each([
    { host: '192.168.10.31' },
    { connection: 'serial', path: 'COM5', flowControl: 'rts-cts' },
    { connection: 'queue', queue: 'labels', server: 'http://printserver:631' },
  ])('a label printer by %o is taken', (way) => {
    expect(refusal('win32', { devices: [{ ...printer, ...way }] })).toBeNull();
  });

  it('packing slips go to a print server or into a folder', () => {
    const toQueue = (server: string | null) => ({ packingSlip: { to: 'printer', queue: 'office', server } });
    expect(refusal('win32', toQueue(null))).toContain('packingSlip: ');
    expect(refusal('win32', toQueue('http://printserver:631'))).toBeNull();
    expect(refusal('linux', toQueue(null))).toBeNull();
    expect(refusal('win32', {})).toBeNull();
  });
});
