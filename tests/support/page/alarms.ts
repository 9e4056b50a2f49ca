import type { Alarm } from '../../../shared/contracts/alarm.ts';
import type { StationReply } from '../../../shared/contracts/questions.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import { CLERK_REPLIES, clerkView } from './clerk.ts';
import type { Language } from './goods.ts';

/** One of each way in which SAP can disagree that a clerk meets, the newest first. */
const ALARMS: readonly Alarm[] = [
  alarm('GOODS_DIFFER', 417_176, 2, {
    documents: [{ entry: 9_021, number: 800_431, cancelled: false }],
    differences: [
      {
        orderEntry: 4_176,
        orderLine: 2,
        itemCode: 'SIL-TRA-310',
        packed: [{ quantity: 12, lot: 'L2608-41', serial: null, bin: 31 }],
        inSap: [
          { quantity: 8, lot: 'L2608-41', serial: null, bin: 31 },
          { quantity: 4, lot: 'L2608-44', serial: null, bin: 32 },
        ],
      },
      {
        orderEntry: 4_176,
        orderLine: 5,
        itemCode: 'DRL-18V-2A',
        packed: [{ quantity: 1, lot: null, serial: 'SN-7714-0031', bin: null }],
        inSap: [],
      },
    ],
  }),
  alarm('CANCELLED_IN_SAP', 417_160, 5, {
    documents: [{ entry: 9_018, number: 800_417, cancelled: true }],
  }),
  alarm('NOT_KNOWN_HERE', null, 9, { documents: [{ entry: 9_016, number: 800_409, cancelled: false }] }),
];

function alarm(code: Alarm['code'], orderNumber: number | null, id: number, evidence: Partial<Alarm>): Alarm {
  return {
    shipmentId: `0193a1c2-7c10-7f3a-9c11-3a5e0000000${id}`,
    code,
    orderNumber,
    station: 'PACK-03',
    documents: [],
    differences: [],
    since: `2026-11-24T08:${20 - id}:00.000Z`,
    ...evidence,
  };
}

/** The clerk's morning, in which SAP disagrees. */
export function alarmView(language: Language, changes: Partial<StationView> = {}): StationView {
  return {
    ...clerkView(language),
    alarms: { count: ALARMS.length, toldAt: '2026-11-24T08:40:00.000Z' },
    ...changes,
  };
}

export const ALARM_REPLIES: readonly StationReply[] = [
  ...CLERK_REPLIES,
  {
    type: 'alarms',
    alarms: [...ALARMS],
    count: ALARMS.length,
    bins: { 31: '01-R2-B03' },
    toldAt: '2026-11-24T08:40:00.000Z',
  },
];
