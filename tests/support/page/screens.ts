import type { ShellStatus } from '../../../shared/contracts/channel.ts';
import type { StationReply } from '../../../shared/contracts/questions.ts';
import type { StationView } from '../../../shared/contracts/station-view.ts';
import {
  ADMIN_REPLIES,
  labelTrialView,
  provenView,
  provingView,
  scaleTrialView,
  soundTrialView,
} from './admin.ts';
import { ALARM_REPLIES, alarmView } from './alarms.ts';
import { CLERK_REPLIES, clerkView, deliveryDiffers, GIVEN_BACK } from './clerk.ts';
import {
  checkIsDue,
  everythingPacked,
  label,
  labelNotPrinted,
  scaleIsDue,
  tooLight,
  weighing,
  withTrouble,
} from './closing.ts';
import { type Language, lines, manyLines } from './goods.ts';
import type { PlayedPage } from './open-page.ts';
import { badgeScanned, tooMany, wrongItem, wrongLot } from './refused.ts';
import { trackingElsewhere, trackingView } from './tracking.ts';
import { packed, packing, queue, shipment, verdict, view, withoutPack } from './views.ts';

const stationFails: ShellStatus = {
  ...shell('restarting'),
  trouble: { code: 'SERVICE_KEEPS_FAILING', params: { service: 'station', times: 4 } },
};

/** One picture of the page: what the station says, and the keys that lead to it from there. */
export type Screen = {
  readonly name: string;
  readonly view: (language: Language) => StationView | null;
  readonly keys?: readonly string[];
  readonly shell?: ShellStatus;
  /** What the station answers to questions. */
  readonly replies?: readonly StationReply[];
  /** Words that are there once everything is. */
  readonly shows?: string;
  /** Keys that mean something only then. */
  readonly laterKeys?: readonly string[];
};

/** Has the page show a screen, as a person comes to it. */
export async function play(played: PlayedPage, screen: Screen, language: Language): Promise<void> {
  await played.show(screen.view(language), screen.shell, screen.replies);
  for (const key of screen.keys ?? []) await played.page.keyboard.press(key);
  if (screen.shows) await played.page.getByText(screen.shows).first().waitFor();
  for (const key of screen.laterKeys ?? []) await played.page.keyboard.press(key);
}

/** Every screen and dialog of the page, in the order of the work. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', view: (language) => view(language, { screen: 'signIn', person: null }) },
  {
    name: 'sandbox-sign-in',
    view: (language) => inSandbox(view(language, { screen: 'signIn', person: null })),
  },
  { name: 'queue', view: (language) => queue(language) },
  { name: 'not-packing', view: withoutPack },
  { name: 'packing', view: (language) => packing(language) },
  { name: 'packing-serial', view: serialIsDue },
  { name: 'packing-changed', view: changed },
  { name: 'packing-long-order', view: longOrder },
  { name: 'packing-take-out', view: takeOut },
  { name: 'packing-typed-count', view: (language) => packing(language, { typedCount: 6 }) },
  { name: 'packing-wrong-item', view: wrongItem },
  { name: 'packing-too-many', view: tooMany },
  { name: 'packing-wrong-lot', view: wrongLot },
  { name: 'weighing', view: (language) => weighing(language, 14_862) },
  { name: 'weighing-too-light', view: tooLight },
  { name: 'weighing-scale-check', view: scaleIsDue },
  { name: 'queue-scale-check', view: checkIsDue },
  { name: 'test-weight', view: checkIsDue, keys: ['F5'] },
  { name: 'label', view: (language) => label(language, { label: 'printed' }) },
  { name: 'label-not-printed', view: labelNotPrinted },
  { name: 'close-shipment', view: (language) => everythingPacked(language) },
  { name: 'done', view: done },
  { name: 'dialog-tracking', view: (language) => trackingView(language) },
  { name: 'dialog-tracking-elsewhere', view: trackingElsewhere },
  { name: 'sandbox-packing', view: (language) => inSandbox(packing(language)) },
  { name: 'sandbox-weighing', view: (language) => inSandbox(weighing(language, 14_862)) },
  {
    name: 'dialog-sandbox-override',
    view: (language) => inSandbox(badgeScanned(language)),
    keys: ['1', 'Enter'],
  },
  { name: 'service-away', view: (language) => packing(language), shell: shell('restarting') },
  { name: 'service-fails', view: (language) => packing(language), shell: stationFails },
  { name: 'starting-fails', view: () => null, shell: stationFails },
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
  { name: 'clerk', view: clerkView, keys: ['F1'], replies: CLERK_REPLIES, shows: '3 4012 3450 0000 4176 0' },
  {
    name: 'clerk-given-back',
    view: (language) => alarmView(language),
    keys: ['F1'],
    replies: GIVEN_BACK,
    shows: '3 4012 3450 0000 4176 0',
  },
  {
    name: 'clerk-without-rights',
    view: (language) => ({ ...clerkView(language), person: packing(language).person }),
    keys: ['F1'],
    replies: CLERK_REPLIES,
    shows: '3 4012 3450 0000 4176 0',
  },
  {
    name: 'dialog-change-lot',
    view: clerkView,
    keys: ['F1'],
    replies: CLERK_REPLIES,
    shows: '3 4012 3450 0000 4176 0',
    laterKeys: ['F7'],
  },
  {
    name: 'dialog-give-back',
    view: clerkView,
    keys: ['F1'],
    replies: CLERK_REPLIES,
    shows: '3 4012 3450 0000 4176 0',
    laterKeys: ['F10', '1', 'Enter'],
  },
  {
    name: 'dialog-booked-by-hand',
    view: clerkView,
    keys: ['F1'],
    replies: CLERK_REPLIES,
    shows: '3 4012 3450 0000 4176 0',
    laterKeys: ['F11', '8', '0', '0', '4', '2', '7'],
  },
  {
    name: 'clerk-delivery-differs',
    view: deliveryDiffers,
    keys: ['F1'],
    replies: CLERK_REPLIES,
    shows: '3 4012 3450 0000 4176 0',
  },
  {
    name: 'dialog-states',
    view: clerkView,
    keys: ['F1'],
    replies: CLERK_REPLIES,
    shows: '3 4012 3450 0000 4176 0',
    laterKeys: ['F3'],
  },
  {
    name: 'clerk-alarms',
    view: alarmView,
    keys: ['F1', 'Home'],
    replies: ALARM_REPLIES,
    shows: 'L2608-44',
  },
  {
    name: 'clerk-recall',
    view: clerkView,
    keys: ['F1', 'F4', ...'L2608-41', 'Enter'],
    replies: CLERK_REPLIES,
    shows: 'C20312',
  },
  {
    name: 'admin-device',
    view: clerkView,
    keys: ['F12', 'F4'],
    replies: ADMIN_REPLIES,
    shows: 'S19021510700123',
  },
  {
    name: 'admin-plugged-in',
    view: clerkView,
    keys: ['F12', 'F4', 'End', 'ArrowUp'],
    replies: ADMIN_REPLIES,
    shows: 'DYMO M25',
  },
  {
    name: 'admin-company',
    view: clerkView,
    keys: ['F12', 'F4', 'End'],
    replies: ADMIN_REPLIES,
    shows: 'SBO_HOLLERBACH',
  },
  { name: 'test-sheet', view: provingView },
  { name: 'test-sheet-scale', view: scaleTrialView },
  { name: 'test-sheet-label', view: labelTrialView },
  { name: 'test-sheet-sound', view: soundTrialView },
  { name: 'test-sheet-passed', view: provenView },
  { name: 'dialog-person', view: deviceTrouble, keys: ['F12'] },
];

function changed(language: Language): StationView {
  const item = { line: 2, item: 'PAS-SPA-500', name: 'Spaghetti' };
  return packing(language, {
    next: { code: 'acceptChanges', params: { changes: 2 } },
    lines: lines(language, null).map((line) => ({ ...line, isNext: false })),
    changes: [
      { code: 'quantityLowered', params: { ...item, before: 20, now: 16, uom: 'BT' } },
      {
        code: 'addressChanged',
        params: { before: '', now: 'Hafenküche Altona GmbH, Große Elbstraße 146, 22767 Hamburg, DE' },
      },
    ],
  });
}

function serialIsDue(language: Language): StationView {
  const drill = lines(language, null)[4];
  const name = drill?.name ?? '';
  return packing(
    language,
    {
      lines: [...lines(language, null)],
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

function done(language: Language): StationView {
  return view(language, {
    screen: 'done',
    lastShipment: shipment({ cartons: 2 }),
    lastSlip: { state: 'printed', why: null },
    lastVerdict: verdict('complete', 'ShipmentClosed', { kind: 'order', order: 417203, cartons: 2 }),
    weight: { verdict: 'zero', grams: 0 },
  });
}

function deviceTrouble(language: Language): StationView {
  const before = packing(language, {}, { lastVerdict: packed(language) });
  return { ...before, devices: withTrouble(before.devices) };
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
