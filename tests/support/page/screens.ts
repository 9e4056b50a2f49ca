import type { ShellStatus } from '../../../shared/contracts/channel.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import { labelContent } from '../../../shared/labels/label-content.ts';
import { labelLayout } from '../../../shared/labels/label-layout.ts';
import { pictureOf } from '../../../shared/labels/picture.ts';
import { aSource } from '../works.ts';
import {
  type carton,
  completeLines,
  firstCarton,
  type Language,
  lines,
  manyLines,
  openCarton,
} from './goods.ts';
import { packed, packing, queue, SHIPMENTS, shipment, verdict, view } from './views.ts';

/** One picture of the page: what the station says, and the keys that lead to it from there. */
export type Screen = {
  readonly name: string;
  readonly view: (language: Language) => StationView | null;
  readonly keys?: readonly string[];
  readonly shell?: ShellStatus;
};

const SSCC = '340123450000000024';

/** Every screen and dialog of the page, in the order of the work. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', view: (language) => view(language, { screen: 'signIn', person: null }) },
  {
    name: 'sign-in-sandbox',
    view: (language) => inSandbox(view(language, { screen: 'signIn', person: null })),
  },
  { name: 'queue', view: (language) => queue(language) },
  { name: 'packing', view: (language) => packing(language) },
  { name: 'packing-serial', view: serialIsDue },
  { name: 'packing-long-order', view: longOrder },
  { name: 'packing-take-out', view: takeOut },
  { name: 'packing-typed-count', view: (language) => packing(language, { typedCount: 6 }) },
  { name: 'packing-wrong-item', view: wrongItem },
  { name: 'packing-too-many', view: tooMany },
  { name: 'packing-wrong-lot', view: wrongLot },
  { name: 'weighing', view: (language) => weighing(language, 14_862) },
  { name: 'weighing-too-light', view: tooLight },
  { name: 'label', view: (language) => label(language, { label: 'printed' }) },
  { name: 'label-not-printed', view: labelNotPrinted },
  { name: 'close-shipment', view: (language) => everythingPacked(language) },
  { name: 'done', view: done },
  { name: 'sandbox-packing', view: (language) => inSandbox(packing(language)) },
  { name: 'sandbox-weighing', view: (language) => inSandbox(weighing(language, 14_862)) },
  {
    name: 'dialog-sandbox-override',
    view: (language) => inSandbox(badgeScanned(language)),
    keys: ['1', 'Enter'],
  },
  { name: 'service-away', view: (language) => packing(language), shell: shell('restarting') },
  { name: 'starting', view: () => null, shell: shell('starting') },
  { name: 'halted', view: halted },
  { name: 'dialog-override-badge', view: wrongLot, keys: ['F9'] },
  { name: 'dialog-override-reason', view: badgeScanned },
  { name: 'dialog-override-pin', view: badgeScanned, keys: ['1', 'Enter', '2', '4'] },
  { name: 'dialog-partial', view: (language) => packing(language), keys: ['F10'] },
  { name: 'dialog-quantity', view: (language) => packing(language), keys: ['F5', '1', '2'] },
  { name: 'dialog-packaging', view: (language) => packing(language), keys: ['F6'] },
  { name: 'dialog-cartons', view: (language) => packing(language), keys: ['F7'] },
  { name: 'dialog-aside', view: (language) => packing(language), keys: ['F8'] },
  { name: 'dialog-shipments', view: shipments, keys: ['F1'] },
  { name: 'dialog-person', view: deviceTrouble, keys: ['F12'] },
];

function serialIsDue(language: Language): StationView {
  const drill = lines(language, null)[4];
  const name = drill?.name ?? '';
  return packing(
    language,
    {
      lines: [...lines(language, 'DRL-18V-2A')],
      pending: { itemCode: 'DRL-18V-2A', name, awaits: 'serial' },
      next: { code: 'scanSerial', params: { item: 'DRL-18V-2A', name } },
    },
    {
      lastVerdict: verdict(
        'info',
        'ItemIdentified',
        { item: 'DRL-18V-2A', name, awaits: 'serial' },
        '4012345123456',
      ),
    },
  );
}

function longOrder(language: Language): StationView {
  return packing(language, { lines: [...manyLines(language, 480)] });
}

function takeOut(language: Language): StationView {
  return packing(
    language,
    { mode: 'takeOut', next: { code: 'takeOut', params: { carton: 2 } } },
    { lastVerdict: verdict('info', 'TakeOutStarted', {}) },
  );
}

function wrongItem(language: Language): StationView {
  const name = language === 'de' ? 'Penne Rigate Nr. 73, Beutel 500 g' : 'Penne rigate no. 73, bag 500 g';
  const params = { item: 'PAS-PEN-500', name, wantedBy: '417204' };
  return packing(
    language,
    {},
    { lastVerdict: verdict('wrong', 'ITEM_NOT_ON_ORDER', params, '8076802085738') },
  );
}

function tooMany(language: Language): StationView {
  const name = lines(language, null)[2]?.name ?? '';
  const params = { item: 'PAS-SPA-500', name, remaining: 7, unit: 'KT', holds: 12, uom: 'BT' };
  return packing(
    language,
    {},
    { lastVerdict: verdict('over', 'OVER_SCAN_BY_UNIT', params, '18076802085735') },
  );
}

function wrongLot(language: Language): StationView {
  const refused = fefo(language);
  return packing(
    language,
    { liftable: { right: 'overrideLot', refusal: refused.message, by: null } },
    { lastVerdict: refused },
  );
}

function fefo(language: Language) {
  const params = {
    item: 'PAS-SPA-500',
    name: lines(language, null)[2]?.name ?? '',
    lot: 'L2609-02',
    expiry: '2027-09-30',
    earlier: 'L2608-41',
    earlierExpiry: '2027-08-31',
    bins: 'A-04-07',
  };
  return verdict('lot', 'FEFO_EARLIER_LOT', params, '(01)04012345678901(17)270930(10)L2609-02');
}

function badgeScanned(language: Language): StationView {
  const refusal = fefo(language).message;
  const by = { badge: 'LEA', name: 'Lea Brandt' };
  return packing(
    language,
    { liftable: { right: 'overrideLot', refusal, by } },
    { lastVerdict: verdict('info', 'BadgeForOverride', { name: by.name }) },
  );
}

function weighing(language: Language, grams: number): StationView {
  const onScale = openCarton(language);
  return packing(
    language,
    {
      cartons: [
        firstCarton(language),
        { ...onScale, status: 'weighing', expectedGrams: 14_870, toleranceGrams: 60 },
      ],
      next: { code: 'weigh', params: { carton: 2 } },
      lines: [...lines(language, null)],
    },
    {
      weight: { verdict: 'stable', grams },
      lastVerdict: verdict('info', 'ClosingStarted', { carton: 2 }),
    },
  );
}

function tooLight(language: Language): StationView {
  const before = weighing(language, 14_358);
  const refused = verdict('weight', 'WEIGHT_UNDER', {
    carton: 2,
    actual: 14_358,
    expected: 14_870,
    tolerance: 60,
  });
  const liftable = { right: 'overrideWeight', refusal: refused.message, by: null };
  return { ...before, lastVerdict: refused, session: before.session && { ...before.session, liftable } };
}

function label(language: Language, changes: Parameters<typeof carton>[0]): StationView {
  const closed = {
    ...openCarton(language),
    status: 'closed' as const,
    sscc: SSCC,
    grossGrams: 14_862,
    ...changes,
  };
  return packing(
    language,
    {
      cartons: [firstCarton(language), closed],
      next: { code: 'scanLabel', params: { carton: 2, sscc: SSCC } },
      labelPicture: labelPicture(language),
      lines: [...lines(language, null)],
    },
    { lastVerdict: verdict('complete', 'CartonClosed', { carton: 2, sscc: SSCC, grams: 14_862 }) },
  );
}

function labelNotPrinted(language: Language): StationView {
  const before = label(language, { label: 'notPrinted', labelTrouble: 'paper-out' });
  return { ...before, devices: withTrouble(before.devices) };
}

/** The label that the product itself would print. */
function labelPicture(language: Language): string {
  const shipTo = {
    name: 'Hafenküche Altona GmbH',
    street: 'Große Elbstraße 145',
    zip: '22767',
    city: 'Hamburg',
    country: 'DE',
  };
  const { work } = aSource({
    order: { entry: 903, number: 417203, dueDate: '2026-11-24', customerReference: 'B-2026-1188' },
    shipTo,
    shippingType: 'DHL Paket',
  });
  const weighed = {
    grossGrams: 14_862,
    expectedGrams: 14_870,
    toleranceGrams: 60,
    verdict: 'within' as const,
    scale: 'scale',
  };
  const packaging = { code: 'KT-M', name: 'KT-M 40 × 30 × 25', tareGrams: 380 };
  const from = {
    name: 'Nordlicht Großhandel GmbH',
    street: 'Werftstraße 8',
    zip: '24148',
    city: 'Kiel',
    country: 'DE',
  };
  const content = labelContent(
    { work: { ...work, revision: '1' } },
    { number: 2, packaging, sscc: SSCC, weighing: weighed },
    from,
    language,
    null,
  );
  if (content === null) throw new Error('The label of the fixtures has no content');
  return pictureOf(labelLayout(content, 203));
}

function everythingPacked(language: Language): StationView {
  return packing(
    language,
    {
      lines: [...completeLines(language)],
      cartons: [
        firstCarton(language),
        { ...openCarton(language), status: 'done', sscc: SSCC, label: 'printed' },
      ],
      next: { code: 'closeShipment', params: { cartons: 2 } },
    },
    {
      lastVerdict: verdict('complete', 'LabelConfirmed', { carton: 2, sscc: SSCC }, `(00)${SSCC}`),
      weight: { verdict: 'zero', grams: 0 },
    },
  );
}

function done(language: Language): StationView {
  return view(language, {
    screen: 'done',
    lastShipment: shipment({ cartons: 2 }),
    lastVerdict: verdict('complete', 'ShipmentClosed', { order: 417203, cartons: 2 }),
    weight: { verdict: 'zero', grams: 0 },
  });
}

function shipments(language: Language): StationView {
  return queue(language, {
    shipments: [...SHIPMENTS],
    waiting: { count: 4, needPerson: 2, oldestSince: '2026-11-23T15:20:00.000Z' },
  });
}

function deviceTrouble(language: Language): StationView {
  const before = packing(language, {}, { lastVerdict: packed(language) });
  return { ...before, devices: withTrouble(before.devices) };
}

function withTrouble(devices: StationView['devices']): StationView['devices'] {
  return devices.map((one) =>
    one.kind === 'printer'
      ? { ...one, status: 'fault', trouble: 'paper-out', detail: '10.0.4.31:9100' }
      : one,
  );
}

function halted(language: Language): StationView {
  const detail = 'journal.db: line 20418 does not continue the hash of line 20417';
  return view(language, { screen: 'halted', halted: { code: 'JOURNAL_BROKEN', params: { detail } } });
}

/** The bench of the sandbox: devices that are pictures, badges to try, codes to press. */
function inSandbox(station: StationView): StationView {
  const { session } = station;
  return {
    ...station,
    sap: { ...station.sap, sandbox: true },
    devices: station.devices.map((one) => ({ ...one, virtual: true })),
    trialBadges: [
      { code: 'PW1B.ANA.3K', name: 'Ana Packer', role: 'packer', pin: '2468' },
      { code: 'PW1B.LEA.7Q', name: 'Lea Brandt', role: 'lead', pin: '2468' },
    ],
    session: session && {
      ...session,
      lines: session.lines.map((line, at) => ({ ...line, barcode: `401234500${at}017` })),
    },
  };
}

function shell(station: ShellStatus['station']): ShellStatus {
  return { station, sync: 'running', sandbox: 'none', trouble: null, runtime: 'Electron' };
}
