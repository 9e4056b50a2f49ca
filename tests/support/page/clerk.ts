import type { StationReply, Trace } from '../../../shared/contracts/questions.ts';
import type { ShipmentRecord } from '../../../shared/contracts/shipment-record.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import type { Language } from './goods.ts';
import { queue, SHIPMENTS, shipment, verdict } from './views.ts';

/** A morning's shipments, one of them refused by SAP, with the records behind them. */
export function clerkView(language: Language): StationView {
  return queue(language, {
    person: { id: 'lea', name: 'Lea Brandt', rights: ['pack', 'hold', 'giveBack', 'admin'] },
    lastVerdict: verdict('info', 'SignedIn', { name: 'Lea Brandt' }),
    shipments: [...SHIPMENTS],
    waiting: { count: 4, needPerson: 2, oldestSince: '2026-11-23T15:20:00.000Z' },
  });
}

/** The delivery that was booked by hand is not what was packed. */
export function deliveryDiffers(language: Language): StationView {
  const detail = 'SIL-TRA-310: 12 (L2608-41) ≠ 10 (L2608-41) + 2 (L2608-44); BLT-M10-120: 3 ≠ 0';
  return {
    ...clerkView(language),
    lastVerdict: verdict('wrong', 'DELIVERY_DIFFERS', { number: 800_427, detail }),
  };
}

const REFUSED = SHIPMENTS[1] ?? shipment();

const RECORD: ShipmentRecord = {
  shipment: REFUSED,
  order: {
    number: REFUSED.orderNumber,
    pickListEntry: 2088,
    tote: 'T-0129',
    dueDate: '2026-11-24',
    customerReference: 'EC 2026/1187',
    shippingType: 'DHL Paket',
    comments: null,
  },
  customer: { code: 'C21044', name: REFUSED.customerName },
  shipTo: { name: 'Elektro Claussen', street: 'Holstenstraße 12', zip: '24103', city: 'Kiel', country: 'DE' },
  partial: true,
  reason: 'Nicht auf Lager',
  openedAt: '2026-11-24T07:41:02.000Z',
  sealed: { seq: 20_417, hash: '8f3a5c0e9b7d12463f0a1e77c9d2b8450c6f1d3e5a7b9c8d0e2f4a6b8c0d1e2f' },
  cartons: [
    {
      number: 1,
      sscc: '340123450000041760',
      packaging: 'KT-M 40 × 30 × 25',
      grossGrams: 8_412,
      expectedGrams: 8_350,
      weight: 'overridden',
      scale: 'scale-1',
      packers: ['Mira Lindner', 'Ana Packer'],
      begunAt: '2026-11-24T07:42:10.000Z',
      closedAt: '2026-11-24T07:56:30.000Z',
      contents: [
        content('DRL-18V-2A', 'Cordless drill driver 18 V with two batteries', 1, 'ST', null, 'SN-7714-0031'),
        content('DRL-18V-2A', 'Cordless drill driver 18 V with two batteries', 1, 'ST', null, 'SN-7714-0032'),
        content('SIL-TRA-310', 'Silicone, transparent, cartridge 310 ml', 12, 'KT', 'L2608-41', null),
        content('BLT-M10-120', 'Carriage bolt M10 × 120, galvanised, box of 50', 3, 'PAK', null, null),
      ],
    },
  ],
  deadSsccs: ['340123450000041753'],
  overrides: [
    {
      at: '2026-11-24T07:56:30.000Z',
      event: 'CartonClosed',
      refusal: { code: 'WEIGHT_OVER', params: { carton: 1, actual: 8412, expected: 8350, tolerance: 40 } },
      packer: 'Mira Lindner',
      by: 'Lea Brandt',
      reason: 'Checked by hand, goods are right',
    },
  ],
  additions: [
    {
      seq: 20_431,
      kind: 'tracking',
      at: '2026-11-24T07:58:40.000Z',
      by: 'Lea Brandt',
      numbers: [{ carton: null, number: '00340434161094015902' }],
      state: 'waiting',
      since: '2026-11-24T07:58:40.000Z',
      inSap: null,
      reason: null,
      sapSaid: null,
    },
  ],
  prints: [
    print('label', 1, '340123450000041760', 'printed', 'printer-1'),
    { ...print('slip', null, null, 'sent', 'queue office'), why: 'PRINT_QUEUE_NOT_CONFIRMED' },
  ],
  way: [
    { what: 'closed', at: REFUSED.closedAt, by: 'Mira Lindner' },
    { what: 'submitted', at: '2026-11-24T07:57:01.000Z' },
    state('2026-11-24T07:57:02.000Z', 'posting'),
    state('2026-11-24T07:57:05.000Z', 'refused', 'STOCK_SHORT', REFUSED.sapSaid),
    { what: 'decided', at: '2026-11-24T07:57:40.000Z', by: 'Lea Brandt', action: 'retry', why: null },
    state('2026-11-24T07:58:00.000Z', 'refused', 'STOCK_SHORT', REFUSED.sapSaid),
  ],
  packedAgainAt: null,
};

function content(
  itemCode: string,
  name: string,
  count: number,
  uom: string,
  lot: string | null,
  serial: string | null,
): ShipmentRecord['cartons'][number]['contents'][number] {
  return { itemCode, name, count, uom, lot, expiry: lot === null ? null : '2027-08-31', serial };
}

function print(
  kind: 'label' | 'slip',
  carton: number | null,
  sscc: string | null,
  printState: ShipmentRecord['prints'][number]['state'],
  printer: string,
): ShipmentRecord['prints'][number] {
  const queuedAt = '2026-11-24T07:56:30.000Z';
  return { kind, carton, sscc, copy: 1, state: printState, why: null, printer, queuedAt };
}

function state(
  at: string,
  reached: 'posting' | 'refused' | 'givenBack',
  code: string | null = null,
  sapSaid: string | null = null,
): ShipmentRecord['way'][number] {
  const reason = code === null ? null : { code, params: {} };
  return { what: 'state', at, state: reached, documentNumber: null, reason, sapSaid };
}

const TRACE: Trace = {
  shipments: 214,
  cartonCount: 623,
  customers: [
    { code: 'C20981', name: 'Café Zeitgeist', shipments: 41, cartons: 82, quantity: 492 },
    { code: 'C21044', name: 'Elektro Claussen', shipments: 1, cartons: 1, quantity: 12 },
    { code: 'C20312', name: 'Gasthof zum Anker', shipments: 60, cartons: 118, quantity: 1_416 },
    { code: 'C20744', name: 'Hafenküche Altona GmbH', shipments: 112, cartons: 422, quantity: 5_064 },
  ],
  cartons: [
    {
      ...traced(417_203, 'Hafenküche Altona GmbH'),
      shipmentId: null,
      sscc: null,
      closedAt: null,
      state: 'packing',
    },
    traced(417_176, 'Elektro Claussen'),
    ...Array.from({ length: 12 }, (_none, at) => traced(417_160 - at, 'Café Zeitgeist')),
  ],
};

function traced(orderNumber: number, customerName: string): Trace['cartons'][number] {
  return {
    shipmentId: REFUSED.shipmentId,
    orderNumber,
    customerCode: 'C2',
    customerName,
    carton: 1,
    sscc: `3401234500000${orderNumber}`.slice(0, 17).padEnd(18, '0'),
    itemCode: 'SIL-TRA-310',
    lot: 'L2608-41',
    serial: null,
    quantity: 12,
    closedAt: '2026-11-24T07:57:00.000Z',
    state: 'posted',
    documentNumber: 800_417,
  };
}

/** What the station answers a clerk. */
export const CLERK_REPLIES: readonly StationReply[] = [
  { type: 'findShipments', shipments: [REFUSED, ...SHIPMENTS.filter((one) => one !== REFUSED)], more: true },
  { type: 'shipmentRecord', record: RECORD },
  { type: 'traceGoods', trace: TRACE },
];

/** The same shipment with another state, and what was decided of it last. */
export function withShipment(
  changes: Partial<ShipmentRecord['shipment']>,
  ...decided: ShipmentRecord['way']
): readonly StationReply[] {
  const shipment = { ...REFUSED, ...changes };
  const record = { ...RECORD, shipment, way: [...RECORD.way, ...decided] };
  return CLERK_REPLIES.map((reply) => (reply.type === 'shipmentRecord' ? { ...reply, record } : reply));
}

/** Given back an hour ago, so that another lot is packed; SAP surely has no delivery of it by now. */
export const GIVEN_BACK: readonly StationReply[] = withShipment(
  { state: 'givenBack', reason: { code: 'GIVEN_BACK_FREE', params: {} }, sapSaid: null },
  {
    what: 'decided',
    at: '2026-11-24T08:01:00.000Z',
    by: 'Lea Brandt',
    action: 'changeLot',
    why: 'SAP does not have the lot',
  },
  state('2026-11-24T08:01:01.000Z', 'givenBack'),
);
