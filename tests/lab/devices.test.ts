import { afterAll, beforeAll, expect, test } from 'vitest';
import { codesOnLabel } from '../support/label-reader.ts';
import { type Machine, startMachine } from './machine.ts';

/** The design's promise: a device plugged in again works within this time, without a restart. */
const REATTACH_LIMIT_MS = 3_000;

/** Starting the whole station alone takes most of a minute where the machine is emulated and shared. */
const STATION_LIMIT_MS = 240_000;

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => await machine?.close());

test('a serial scanner on USB is unplugged and plugged in again twenty times, and every scan arrives once', async () => {
  const seen = await machine.run('serialScanner');
  expect(seen.sent).toHaveLength(40);
  expect(seen.scans).toEqual(seen.sent);
  expect(seen.unplugged).toEqual(Array(20).fill('unplugged'));
  expect(seen.counters).toMatchObject({ connections: 20, received: 40, dropped: 0 });
  expect(seen.slowestReattachMs).toBeLessThanOrEqual(REATTACH_LIMIT_MS);
  // Nothing is left open by a cycle.
  expect(seen.handles.at(-1)).toBe(seen.handles.at(0));
});

test('a serial scale that was unplugged has no weight until it weighs again', async () => {
  const seen = await machine.run('serialScale');
  expect(seen).toEqual({
    before: 1250,
    latestBefore: 1250,
    code: 'unplugged',
    whileUnplugged: { latest: null, stable: null },
    whileSilent: null,
    after: 480,
  });
});

test('bytes sent to a printer on USB arrive unchanged', async () => {
  const seen = await machine.run('usbPrinter');
  expect(seen.sent.length).toBe(100_003);
  expect(seen.arrived).toEqual(seen.sent);
});

test.each([
  ['scale', 'hidScale', { usagePage: 0x8d, usage: 0x20, serialNumber: 'LAB-SCALE-1' }, 11],
  ['scanner', 'hidScanner', { usagePage: 0x8c, usage: 0x02, serialNumber: 'LAB-SCANNER-1' }, 1],
] as const)(
  'a HID %s is found, read byte for byte, missed and found again',
  async (_name, scenario, listed, reports) => {
    const seen = await machine.run(scenario);
    expect(seen.listed).toEqual(listed);
    expect(seen.sent).toHaveLength(reports);
    expect(seen.received).toEqual(seen.sent);
    expect(seen.error).toContain('could not read from HID device');
    expect(seen.stillListed).toBe(false);
    expect(seen.receivedAgain).toEqual(seen.sent.slice(0, 1));
  },
);

test('the station weighs on a USB scale, zeroes it, and has no weight of it while it is unplugged', async () => {
  const seen = await machine.run('hidStationScale');
  expect(seen).toMatchObject({
    first: 878,
    identity: expect.stringContaining('serial number LAB-SCALE-1'),
    zeroed: { done: true },
    code: 'unplugged',
    whileUnplugged: null,
    after: 110,
  });
  expect(seen.written).toMatch(/^0202/);
  expect(seen.reattachMs).toBeLessThanOrEqual(REATTACH_LIMIT_MS);
});

test('the station puts the scans of a USB scanner together, switches it on, and makes it beep', async () => {
  const seen = await machine.run('hidStationScanner');
  expect(seen.scans).toEqual(seen.sent);
  expect(seen.written).toEqual(expect.arrayContaining(['fd0316070d']));
  expect(seen.written.some((one) => one.startsWith('fe01'))).toBe(true);
  expect(seen.counters).toMatchObject({ connections: 2, received: 2, dropped: 0 });
});

test(
  'the station packs an order on kernel devices, each pulled out once in the middle, in one run',
  async () => {
    const seen = await machine.run('stationBench', STATION_LIMIT_MS);
    expect(seen.said).toEqual([
      ...['SignedIn', 'SessionOpened', 'UnitPacked', 'UnitPacked', 'OrderCompleted'],
      ...['closeCarton', 'SCALE_AWAY', 'weigh', 'LabelConfirmed', 'closeShipment'],
    ]);
    expect(Math.max(...seen.reattachMs)).toBeLessThanOrEqual(REATTACH_LIMIT_MS);
    expect(seen.weighing).toMatchObject({ grossGrams: seen.grams, verdict: 'within', scale: 'scale' });
    expect(seen.device).toBe('scale');
    // What came out of the kernel's other end is the label that the journal tells of, byte for byte.
    expect(seen.labels.map((label) => label.trim())).toEqual([seen.labelOfJournal.trim()]);
    const codes = await codesOnLabel(seen.labels.join(''));
    expect(codes.map(({ text }) => text)).toContain(`(00)${seen.sscc}`);
    expect(seen.submitted).toEqual([[seen.sscc]]);
    expect(seen.journal).toEqual({ problems: [], shipments: 1 });
  },
  STATION_LIMIT_MS + 60_000,
);
