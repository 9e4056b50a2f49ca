import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alarmReply } from '../../../electron/station/clerk/alarm-reply.ts';
import { openCatalogue, type StationCatalogue } from '../../../electron/station/orders/catalogue.ts';
import type { Alarm } from '../../../shared/contracts/alarm.ts';
import { MAX_ALARMS } from '../../../shared/contracts/questions.ts';

const AT = '2026-11-24T08:40:00.000Z';
const inBin = (bin: number | null) => ({ quantity: 1, lot: null, serial: null, bin });

let folder: string;
let catalogue: StationCatalogue;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-alarm-reply-'));
  catalogue = openCatalogue(folder);
  const bin = { entry: 31, code: '01-R2-B03', barcode: null };
  catalogue.apply([{ kind: 'putBin', warehouse: '01', bin }], {
    storeId: 'store',
    revision: 1,
    reset: false,
    caughtUp: true,
  });
});
afterEach(() => {
  catalogue.close();
  rmSync(folder, { recursive: true });
});

function alarm(packed: readonly (number | null)[], inSap: readonly (number | null)[]): Alarm {
  const line = { orderEntry: 1, orderLine: 0, itemCode: 'OIL' };
  return {
    shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000001',
    code: 'GOODS_DIFFER',
    orderNumber: 417_176,
    station: 'bench-1',
    documents: [],
    differences: [{ ...line, packed: packed.map(inBin), inSap: inSap.map(inBin) }],
    since: AT,
  };
}

describe('alarms are told', () => {
  it('with the codes of the shelves that they name, as far as the station knows them', () => {
    const alarms = [alarm([31], [32, null]), alarm([null], [31])];
    expect(alarmReply({ alarms, toldAt: AT }, catalogue.bin)).toEqual({
      type: 'alarms',
      alarms,
      count: 2,
      bins: { 31: '01-R2-B03' },
      toldAt: AT,
    });
  });

  it('the first ones of very many, with the count of all', () => {
    const alarms = Array.from({ length: MAX_ALARMS + 3 }, () => alarm([], []));
    const reply = alarmReply({ alarms, toldAt: AT }, catalogue.bin);
    expect([reply.alarms.length, reply.count]).toEqual([MAX_ALARMS, MAX_ALARMS + 3]);
  });

  it('as none that are known while nobody told them', () => {
    expect(alarmReply(null, catalogue.bin)).toMatchObject({ alarms: [], count: 0, toldAt: null });
  });
});
