import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Machine, startMachine } from './machine.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(async () => await machine?.close());

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
