import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listings, pluggedIn } from '../../../electron/station/admin/plugged-in.ts';
import { entryFor } from '../../../electron/station/admin/suggested-entry.ts';
import { type DeviceConfig, deviceConfig, deviceConfigs } from '../../../electron/station/devices/config.ts';
import { SCALE_PROTOCOL_NAMES } from '../../../electron/station/devices/scale/protocols.ts';
import { lastingPath } from '../../../electron/station/devices/transport/lasting-path.ts';
import { usbPrinters } from '../../../electron/station/devices/transport/usb-printers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-plugged-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const NOTHING: Listings = { serial: async () => [], hid: async () => [], printers: async () => [] };
const DYMO = {
  ...{ path: '/dev/no-hidraw', vendorId: 0x0922, productId: 0x8003, product: 'DYMO M10' },
  ...{ serialNumber: null, place: '1-4.2', usagePage: 0x8d },
};

async function plugged(listings: Partial<Listings>, configured: readonly DeviceConfig[] = []) {
  const { plugged: all, troubles } = await pluggedIn([...configured], [], { ...NOTHING, ...listings });
  expect(troubles).toEqual([]);
  return all;
}

/** The entry as the configuration takes it, beside what is there already. */
function taken(entry: string | null | undefined, configured: readonly DeviceConfig[] = []): DeviceConfig {
  const parsed = deviceConfig.parse(JSON.parse(entry ?? 'null'));
  expect(deviceConfigs.safeParse([...configured, parsed]).success).toBe(true);
  return parsed;
}

describe('what is plugged in and not configured', () => {
  it('comes with an entry that the configuration takes, named by serial number, else by its USB port', async () => {
    const [noNumber] = await plugged({ hid: async () => [DYMO] });
    expect(taken(noNumber?.entry)).toMatchObject({
      ...{ kind: 'scale', protocol: 'hid', usb: '0922:8003', place: '1-4.2', serialNumber: null },
      ...{ id: 'scale-1', name: 'DYMO M10' },
    });
    const configured = [taken(noNumber?.entry)];
    const [numbered] = await plugged({ hid: async () => [{ ...DYMO, serialNumber: 'S1' }] }, configured);
    expect(taken(numbered?.entry, configured)).toMatchObject({
      ...{ id: 'scale-2', serialNumber: 'S1', place: null },
    });
  });

  it('is what it says itself to be where no table has it, whatever it calls itself', async () => {
    const unknown = { ...DYMO, vendorId: 0x1234, productId: 1, usagePage: 0x8c };
    const [nameless, long] = await plugged({
      hid: async () => [
        { ...unknown, product: ' ' },
        { ...unknown, product: 'x'.repeat(100), place: '1-5' },
      ],
    });
    expect(taken(nameless?.entry)).toMatchObject({ kind: 'scanner', protocol: 'hid', name: 'scanner' });
    expect(taken(long?.entry).name).toHaveLength(64);
  });

  it('has no entry where nothing can be known: a cable, a keyboard', async () => {
    const port = (vendorId: string, productId: string) => ({
      ...{ path: '/dev/ttyUSB9', manufacturer: 'X', serialNumber: undefined, pnpId: undefined },
      ...{ locationId: undefined, vendorId, productId },
    });
    const all = await plugged({
      serial: async () => [port('0403', '6001'), port('0c2e', '0720')],
      hid: async () => [{ ...DYMO, vendorId: 0x05e0, productId: 0x1200, usagePage: 1 }],
    });
    expect(all.map(({ by, entry }) => [by, entry === null])).toEqual([
      ['serial', true],
      ['serial', false],
      ['hid', true],
    ]);
    expect(taken(all[1]?.entry)).toMatchObject({ kind: 'scanner', protocol: 'serial', path: '/dev/ttyUSB9' });
  });

  it('is told from what is used, under whatever name the configuration has its port', async () => {
    const port = join(folder, 'ttyACM0');
    writeFileSync(port, '');
    const link = join(folder, 'usb-Zebra-if00');
    symlinkSync(port, link);
    const scanner = deviceConfig.parse({
      ...{ id: 'scanner-1', name: 'Hand scanner', kind: 'scanner', protocol: 'serial', path: link },
    });
    const listed = { path: port, manufacturer: undefined, serialNumber: undefined, pnpId: undefined };
    const all = await plugged(
      {
        serial: async () => [{ ...listed, locationId: undefined, vendorId: undefined, productId: undefined }],
      },
      [scanner],
    );
    expect(all).toMatchObject([{ usedBy: 'Hand scanner', place: port }]);
  });

  it('is listed also where one of the lists cannot be had', async () => {
    const answer = await pluggedIn([], [], {
      ...NOTHING,
      hid: async () => [DYMO],
      serial: () => Promise.reject(new Error('udevadm is not there')),
    });
    expect(answer.plugged).toHaveLength(1);
    expect(answer.troubles).toEqual(['Error: udevadm is not there']);
  });
});

describe('an entry by listening', () => {
  it.each(SCALE_PROTOCOL_NAMES)(
    'of a scale with %s is taken, with its unit where it names none',
    (protocol) => {
      const found = { by: 'serial', path: '/dev/ttyUSB1', baudRate: 4_800 } as const;
      expect(taken(entryFor({ as: 'scale', protocol }, 'Scale', found, []))).toMatchObject({
        ...{ protocol, baudRate: 4_800 },
      });
    },
  );
});

describe('a USB printer', () => {
  function printer(name: string, id: string): void {
    mkdirSync(join(folder, name, 'device'), { recursive: true });
    writeFileSync(join(folder, name, 'device', 'ieee1284_id'), id);
  }

  it('is known by what it told the kernel, and its entry prints to its device file', async () => {
    printer(
      'lp0',
      'MANUFACTURER:Zebra Technologies ;COMMAND SET:ZPL;MODEL:ZTC ZD620-203dpi ZPL ;CLASS:PRINTER;',
    );
    printer('lp1', 'MFG:TSC;CMD:TSPL2;MDL:TE310;SN:T1;');
    printer('lp2', 'MFG:HP;CMD:PJL,PCL,PDF;MDL:LaserJet;');
    mkdirSync(join(folder, 'hiddev0'));
    const all = await plugged({ printers: () => usbPrinters(folder) });
    expect(all.map(({ place, name, serialNumber }) => [place, name, serialNumber])).toEqual([
      ['/dev/usb/lp0', 'Zebra Technologies ZTC ZD620-203dpi ZPL', null],
      ['/dev/usb/lp1', 'TSC TE310', 'T1'],
      ['/dev/usb/lp2', 'HP LaserJet', null],
    ]);
    expect(taken(all[0]?.entry)).toMatchObject({
      ...{ kind: 'printer', protocol: 'zpl', connection: 'device-file', path: '/dev/usb/lp0' },
    });
    expect(taken(all[1]?.entry)).toMatchObject({ protocol: 'tspl' });
    expect(all[2]?.entry).toBeNull();
  });

  it('is none where the kernel has none', async () => {
    expect(await usbPrinters(join(folder, 'nothing'))).toEqual([]);
  });
});

describe('the name that lasts', () => {
  it('is the one by serial number, then the one by place, then the path', async () => {
    const port = join(folder, 'ttyUSB0');
    writeFileSync(port, '');
    const [byId, byPath] = [join(folder, 'by-id'), join(folder, 'by-path')];
    for (const one of [byId, byPath]) mkdirSync(one);
    expect(await lastingPath(port, [byId, byPath])).toBe(port);
    symlinkSync(port, join(byPath, 'pci-0-usb-0:3'));
    expect(await lastingPath(port, [byId, byPath])).toBe(join(byPath, 'pci-0-usb-0:3'));
    symlinkSync('/dev/null', join(byId, 'usb-another'));
    symlinkSync(port, join(byId, 'usb-FTDI_A10KZP12'));
    expect(await lastingPath(port, [byId, byPath])).toBe(join(byId, 'usb-FTDI_A10KZP12'));
  });
});
