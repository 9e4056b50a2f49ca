import type {
  DeviceView,
  QueueEntry,
  SessionView,
  ShipmentView,
  StationView,
  Tone,
  Verdict,
} from '../../../shared/contracts/station-view.ts';
import { firstCarton, type Language, lines, openCarton, PACKAGINGS } from './goods.ts';

/** The time at which all fixtures are looked at: a Tuesday morning. */
export const NOW = '2026-11-24T08:42:00.000Z';

const devices: readonly DeviceView[] = [
  device('scanner', 'scanner', 'Zebra DS3678'),
  device('scale', 'scale', 'Mettler Toledo BC60'),
  device('printer', 'printer', 'Zebra ZD621'),
];

function device(id: string, kind: DeviceView['kind'], name: string): DeviceView {
  return { id, kind, name, status: 'ready', trouble: null, detail: 'COM3, 9600 8N1', virtual: false };
}

/** A station in the middle of the morning, with a real SAP and real devices; `changes` make the screen. */
export function view(language: Language, changes: Partial<StationView> = {}): StationView {
  return {
    version: 1,
    station: { id: 'PACK-03', name: language === 'de' ? 'Packtisch 3' : 'Packing bench 3' },
    screen: 'packing',
    halted: null,
    language,
    person: { id: 'mira', name: 'Mira Lindner', rights: ['pack', 'hold'] },
    queue: [],
    queueTotal: 0,
    session: null,
    lastVerdict: null,
    weight: { verdict: 'stable', grams: 14_870 },
    scaleCheck: null,
    waiting: { count: 0, needPerson: 0, oldestSince: null },
    shipments: [],
    lastShipment: null,
    lastSlip: null,
    sap: { state: 'connected', since: '2026-11-24T05:30:00.000Z', code: null, detail: null, sandbox: false },
    sync: { state: 'connected', since: '2026-11-24T05:30:00.000Z' },
    alarms: { count: 0, toldAt: '2026-11-24T08:30:00.000Z' },
    devices: [...devices],
    acceptance: null,
    tracking: null,
    additionsMark: '',
    trialBadges: [],
    ...changes,
  };
}

/** An order half packed into its second carton, the spaghetti next. */
function session(language: Language, changes: Partial<SessionView> = {}): SessionView {
  return {
    workKey: 'PL2093-417203',
    orderNumber: 417203,
    pickListEntry: 2093,
    customerName: 'Hafenküche Altona GmbH',
    city: 'Hamburg',
    comments: null,
    shippingType: 'DHL Paket',
    phase: 'packing',
    mode: 'pack',
    next: {
      code: 'scanItem',
      params: { item: 'PAS-SPA-500', name: 'Spaghetti', line: 2, remaining: 7, uom: 'BT' },
    },
    pending: null,
    location: null,
    typedCount: null,
    changes: [],
    lines: [...lines(language, 'PAS-SPA-500')],
    cartons: [firstCarton(language), openCarton(language)],
    packagings: PACKAGINGS,
    labelPicture: null,
    liftable: null,
    ...changes,
  };
}

export function packing(
  language: Language,
  changes: Partial<SessionView> = {},
  around: Partial<StationView> = {},
): StationView {
  return view(language, { session: session(language, changes), lastVerdict: packed(language), ...around });
}

export function verdict(
  tone: Tone,
  code: string,
  params: Verdict['message']['params'],
  scanned: string | null = null,
): Verdict {
  const ok = tone === 'right' || tone === 'complete' || tone === 'info';
  return { seq: 4711, ok, tone, message: { code, params }, scanned, at: '2026-11-24T08:41:58.000Z' };
}

export function packed(language: Language): Verdict {
  const name = lines(language, null)[2]?.name ?? '';
  const params = {
    item: 'PAS-SPA-500',
    name,
    count: 1,
    uom: 'BT',
    packed: 13,
    ordered: 20,
    lot: 'L2608-41',
    serial: null,
  };
  return verdict('right', 'UnitPacked', params, '(01)04012345678901(17)270831(10)L2608-41');
}

const QUEUE: readonly Omit<QueueEntry, 'key'>[] = [
  entry(417188, 2089, 'T-0131', 'Gasthof zum Anker', 'Stade', '2026-11-23', 7, 'Spedition Nord'),
  {
    ...entry(417203, 2093, 'T-0142', 'Hafenküche Altona GmbH', 'Hamburg', '2026-11-24', 8, 'DHL Paket'),
    state: 'suspended',
  },
  entry(417204, 2093, 'T-0143', 'Kita Sonnenschein e. V.', 'Lübeck', '2026-11-24', 23, 'DHL Paket'),
  entry(417210, 2094, 'T-0150', 'Restaurant Sternwarte', 'Kiel', '2026-11-24', 4, 'UPS Standard'),
  entry(
    417211,
    null,
    null,
    'Zimmerei Petersen & Söhne GmbH & Co. KG',
    'Neumünster',
    '2026-11-25',
    112,
    'Spedition Nord',
  ),
  entry(417215, 2096, 'T-0158', 'Hotel Vier Linden', 'Schwerin', '2026-11-25', 15, 'DHL Paket'),
  entry(417219, 2097, 'T-0160', 'Seglerheim Travemünde', 'Lübeck', '2026-11-26', 2, 'UPS Express'),
  entry(417222, 2098, 'T-0163', 'Bäckerei Kornblume', 'Elmshorn', '2026-11-26', 9, 'DHL Paket'),
  {
    ...entry(417230, null, null, 'Hausverwaltung Brandt', 'Hamburg', '2026-11-27', 5, 'DHL Paket'),
    readiness: {
      state: 'short',
      missing: [
        {
          itemCode: 'SIL-TRA-310',
          name: 'Silicone, transparent, cartridge 310 ml',
          quantity: 6,
          uom: 'KT',
          alternatives: [{ itemCode: 'SIL-TRA-300', name: 'Silicone, clear, cartridge 300 ml' }],
        },
      ],
      missingItems: 1,
    },
  },
  entry(417231, 2101, 'T-0170', 'Mensa am Park', 'Rostock', '2026-11-27', 31, 'Spedition Nord'),
  {
    ...entry(90036, 2102, 'T-0171', 'Café Zeitgeist', 'Bremen', '2026-11-27', 6, 'DHL Paket'),
    orderKind: 'reserveInvoice',
  },
];

function entry(
  orderNumber: number,
  pickListEntry: number | null,
  tote: string | null,
  customerName: string,
  city: string,
  dueDate: string,
  lineCount: number,
  shippingType: string,
): Omit<QueueEntry, 'key'> {
  return {
    orderNumber,
    pickListEntry,
    tote,
    customerName,
    city,
    dueDate,
    lineCount,
    shippingType,
    state: 'open',
    gone: false,
    readiness: { state: 'ready', missing: [], missingItems: 0 },
  };
}

export function queue(language: Language, changes: Partial<StationView> = {}): StationView {
  const entries = QUEUE.map((one) => ({ ...one, key: `W${one.orderNumber}` }));
  return view(language, {
    screen: 'queue',
    queue: entries,
    queueTotal: 38,
    lastVerdict: verdict('info', 'SignedIn', { name: 'Mira Lindner' }),
    ...changes,
  });
}

/** A shipping clerk at the bench, who packs nothing. */
export function withoutPack(language: Language): StationView {
  const name = 'Clara Thomsen';
  return queue(language, {
    person: { id: 'clara', name, rights: ['hold', 'giveBack', 'admin'] },
    lastVerdict: verdict('info', 'SignedIn', { name }),
  });
}

export function shipment(changes: Partial<ShipmentView> = {}): ShipmentView {
  return {
    shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000001',
    orderNumber: 417203,
    customerName: 'Hafenküche Altona GmbH',
    cartons: 3,
    closedAt: '2026-11-24T08:40:10.000Z',
    packer: 'Mira Lindner',
    state: 'posted',
    since: '2026-11-24T08:40:30.000Z',
    documentNumber: 800417,
    reason: null,
    sapSaid: null,
    ...changes,
  };
}

/** One shipment in each state that a clerk has to tell apart. */
export const SHIPMENTS: readonly ShipmentView[] = [
  shipment({ shipmentId: id(1), state: 'posting', documentNumber: null, since: '2026-11-24T08:41:50.000Z' }),
  shipment({
    shipmentId: id(2),
    orderNumber: 417176,
    customerName: 'Elektro Claussen',
    cartons: 1,
    state: 'refused',
    documentNumber: null,
    since: '2026-11-24T07:58:00.000Z',
    closedAt: '2026-11-24T07:57:00.000Z',
    reason: { code: 'STOCK_SHORT', params: {} },
    sapSaid: '-10 Quantity falls into negative inventory [DLN1.Quantity][line: 2]',
  }),
  shipment({
    shipmentId: id(3),
    orderNumber: 417171,
    customerName: 'Gasthof zum Anker',
    cartons: 2,
    state: 'unknown',
    documentNumber: null,
    since: '2026-11-24T08:31:00.000Z',
    closedAt: '2026-11-24T08:30:00.000Z',
    reason: { code: 'ANSWER_LOST', params: {} },
  }),
  shipment({
    shipmentId: id(4),
    orderNumber: 417169,
    customerName: 'Hausverwaltung Brandt',
    state: 'awaitingApproval',
    documentNumber: 51,
    since: '2026-11-23T15:20:00.000Z',
    closedAt: '2026-11-23T15:19:00.000Z',
    reason: { code: 'APPROVAL_NEEDED', params: {} },
  }),
  shipment({
    shipmentId: id(5),
    orderKind: 'reserveInvoice',
    orderNumber: 90031,
    customerName: 'Café Zeitgeist',
    cartons: 1,
  }),
];

function id(number: number): string {
  return `0193a1c2-7c10-7f3a-9c11-3a5e0000000${number}`;
}
