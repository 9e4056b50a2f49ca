import { entryFor } from '../../../electron/station/admin/suggested-entry.ts';
import { deviceConfig } from '../../../electron/station/devices/config.ts';
import { profileOf } from '../../../electron/station/devices/profile.ts';
import { hidNotAllowed } from '../../../electron/station/devices/transport/not-allowed.ts';
import { SHEET_CODES } from '../../../shared/contracts/acceptance.ts';
import type { BenchReport, StationReply } from '../../../shared/contracts/questions.ts';
import type { Finding } from '../../../shared/contracts/setup.ts';
import type { AcceptanceView, StationView, Verdict } from '../../../shared/contracts/station-view.ts';
import { clerkView } from './clerk.ts';
import type { Language } from './goods.ts';
import { verdict } from './views.ts';

/** A company that does not let us make a table, approves deliveries and has bins. */
const FINDINGS: readonly Finding[] = [
  found('version', 'present', 'versionIs', { version: '10.00.280' }),
  found('reading', 'present', 'readable'),
  found('posting', 'worthKnowing', 'ordinaryUser', { user: 'packwright' }),
  { ...found('ownTable', 'notAllowed'), sap: 'You are not permitted to perform this action' },
  found('deliveryField', 'present'),
  found('uniqueKey', 'worthKnowing', 'keyNone'),
  found('series', 'obstacle', 'seriesLocked', { series: 'Primary' }),
  found('approvals', 'worthKnowing', 'approvalsAsked', {
    order: 417_204,
    templates: 'Deliveries over 5.000 EUR',
  }),
  found('bins', 'worthKnowing', 'binsByHand', { warehouses: '01, 03' }),
  found('pickListLink', 'worthKnowing', 'linkNone'),
  found('toteField', 'madeButNotVisible'),
  found('orderFields', 'missing'),
  { ...found('stockQuery', 'notSeen', null, { query: 'PW_LOTS' }), sap: '-6006 You are not permitted' },
  found('packageTypes', 'present', 'packagesKnown', { names: 'S, M, L, Palette' }),
];

function found(
  subject: Finding['subject'],
  state: Finding['state'],
  what: Finding['found'] = null,
  params: Finding['params'] = {},
): Finding {
  return { subject, state, found: what, params, sap: null };
}

const COMPANY: BenchReport['company'] = {
  state: 'connected',
  since: '2026-11-24T05:30:00.000Z',
  code: null,
  detail: null,
  company: 'SBO_HOLLERBACH',
  sandbox: false,
  promise: 'lookUp',
  alarms: 0,
  lastPullAt: '2026-11-24T08:41:30.000Z',
  setUp: {
    at: '2026-11-24T08:30:00.000Z',
    promise: 'lookUp',
    promiseSince: '2026-09-03T06:12:00.000Z',
    findings: [...FINDINGS],
  },
};

const SCANNER_PROFILE = profileOf(
  deviceConfig.parse({
    ...{ id: 'scanner-1', name: 'Zebra DS3678', kind: 'scanner', protocol: 'zebra-ssi' },
    path: '/dev/serial/by-id/usb-Zebra_Technologies_DS3678_S19021510700123-if00',
  }),
).slice();
const SCALE_PROFILE = profileOf(
  deviceConfig.parse({
    ...{ id: 'scale-1', name: 'Mettler Toledo BC60', kind: 'scale', protocol: 'mt-sics' },
    path: '/dev/serial/by-id/usb-FTDI_FT232R_A10KZP12-if00-port0',
  }),
).slice();

const REPORT: BenchReport = {
  devices: [
    {
      ...device('scanner-1', 'scanner', 'Zebra DS3678'),
      profile: SCANNER_PROFILE,
      kept: null,
      identity: 'serial number S19021510700123',
      counters: { connections: 2, received: 1_204, dropped: 3, faults: 0, resyncs: 1, noReads: 4 },
      wire: [
        { ...came('08:41:57', '\u0016T\r'), direction: 'out', bytes: 3 },
        { ...came('08:41:58', ']C100340123450000041760\r'), direction: 'in', bytes: 24 },
      ],
      recent: [
        came('08:41:40', ']E04012345000016'),
        came('08:41:52', ']d20104012345678901172708311' + '0L2608-41\u001d99A+B'),
        came('08:41:58', ']C100340123450000041760'),
      ],
    },
    {
      ...device('scale-1', 'scale', 'Mettler Toledo BC60'),
      profile: SCALE_PROFILE,
      kept: {
        calibratedUntil: '2026-10-31',
        isOverdue: true,
        testWeight: { grams: 5_000, toleranceGrams: 2, everyHours: 24 },
        lastCheck: { at: '2026-11-24T05:41:00.000Z', passed: true },
      },
      identity: null,
      counters: { connections: 1, received: 48_213, dropped: 0, faults: 0, resyncs: 1, noReads: 4 },
      wire: [
        { ...came('08:41:56', 'SI\r\n'), direction: 'out', bytes: 4 },
        { ...came('08:41:56', 'S S      14.870 kg\r\n'), direction: 'in', bytes: 20 },
      ],
      recent: [
        came('08:41:55', 'S D      14.865 kg → moving'),
        came('08:41:56', 'S S      14.870 kg → stable'),
      ],
    },
    {
      ...device('printer-1', 'printer', 'Zebra ZD621'),
      status: 'fault',
      code: 'paper-out',
      detail: 'The printer says: paper out.',
      profile: profileOf(
        deviceConfig.parse({
          ...{ id: 'printer-1', name: 'Zebra ZD621', kind: 'printer', protocol: 'zpl' },
          host: '192.168.10.31',
        }),
      ).slice(),
      kept: null,
      identity: null,
      counters: { connections: 1, received: 318, dropped: 0, faults: 0, resyncs: 1, noReads: 4 },
      wire: [
        { ...came('08:41:55', '~HS\r\n'), direction: 'out', bytes: 5 },
        {
          ...came('08:41:55', '\u0002030,1,0,1245,000,0,0,0,000,0,0,0\u0003\r\n'),
          direction: 'in',
          bytes: 38,
        },
      ],
      recent: [],
    },
  ],
  company: COMPANY,
  isCompanyAsked: false,
};

function device(id: string, kind: 'scanner' | 'scale' | 'printer', name: string) {
  return {
    id,
    kind,
    name,
    status: 'ready',
    code: null,
    detail: 'Ready.',
    since: '2026-11-24T05:30:02.000Z',
  } as const;
}

function came(time: string, text: string): { at: string; text: string } {
  return { at: `2026-11-24T${time}.000Z`, text };
}

const SCALE_ENTRY = entryFor(
  { as: 'scale', protocol: 'hid' },
  'DYMO M25',
  { by: 'hid', usb: '0922:8004', serialNumber: null, place: '1-4.2' },
  [{ id: 'scale-1' }],
);

/** What the station answers its admin. */
export const ADMIN_REPLIES: readonly StationReply[] = [
  { type: 'benchReport', report: REPORT },
  {
    type: 'pluggedIn',
    plugged: [
      {
        by: 'serial',
        place: '/dev/ttyACM0',
        name: 'Zebra Technologies',
        usb: '05e0:1701',
        serialNumber: 'S19021510700123',
        known: null,
        usedBy: 'Zebra DS3678',
        entry: null,
        notAllowed: null,
      },
      {
        by: 'serial',
        place: '/dev/ttyUSB0',
        name: 'FTDI',
        usb: '0403:6001',
        serialNumber: 'A10KZP12',
        known: { name: 'FTDI', kind: 'cable', speaks: 'serial', advice: null },
        usedBy: 'Mettler Toledo BC60',
        entry: null,
        notAllowed: null,
      },
      {
        by: 'serial',
        place: '/dev/ttyUSB1',
        name: 'Prolific',
        usb: '067b:2303',
        serialNumber: null,
        known: { name: 'Prolific', kind: 'cable', speaks: 'serial', advice: null },
        usedBy: null,
        entry: null,
        notAllowed: null,
      },
      {
        by: 'hid',
        place: '1-4.2',
        name: 'DYMO M25 25 Kg Digital Postal Scale',
        usb: '0922:8004',
        serialNumber: null,
        known: { name: 'DYMO M25', kind: 'scale', speaks: 'hid', advice: null },
        usedBy: null,
        entry: SCALE_ENTRY,
        notAllowed: hidNotAllowed('/dev/hidraw3', 0x0922).detail,
      },
      {
        by: 'hid',
        place: '1-1',
        name: 'Symbol Bar Code Scanner',
        usb: '05e0:1200',
        serialNumber: 'S/N:0BE3',
        known: {
          name: 'Zebra keyboard',
          kind: 'scanner',
          speaks: 'keyboard',
          advice: 'setToCom',
        },
        usedBy: null,
        entry: null,
        notAllowed: null,
      },
    ],
    troubles: [],
  },
  {
    type: 'listenTo',
    heard: {
      bytes: 54,
      text: 'S S      1.250 kg\r\nS S      1.250 kg\r\n',
      suggestions: [
        {
          ...{ as: 'scale', protocol: 'mt-sics', because: '3 weights of Mettler Toledo MT-SICS' },
          entry: entryFor(
            { as: 'scale', protocol: 'mt-sics' },
            'Scale',
            { by: 'serial', path: '/dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0', baudRate: 9_600 },
            [{ id: 'scale-1' }],
          ),
        },
      ],
      trouble: null,
    },
  },
];

type Step = AcceptanceView['steps'][number];

const BENCH: readonly Pick<Step, 'step' | 'device' | 'testGrams'>[] = [
  { step: 'paper', device: 'Buero-A4-Lager', testGrams: null },
  ...(['scaleEmpty', 'scaleLoaded', 'scaleEmptyAgain'] as const).map((step) => ({
    ...{ step, device: 'Mettler Toledo BC60', testGrams: 5_000 },
  })),
  { step: 'label', device: 'Zebra ZD621', testGrams: null },
  { step: 'label', device: 'TSC TE310 Palette', testGrams: null },
  { step: 'sound', device: null, testGrams: null },
];

/** All steps of an acceptance, right as far as `due`, which is as `changes` say. */
function stepsUntil(due: Step['step'], changes: Partial<Step> = {}): Step[] {
  const codes = SHEET_CODES.map((step) => ({ step, device: null, testGrams: null }));
  const all = [...codes, ...BENCH];
  const at = all.findIndex(({ step }) => step === due);
  return all.map((one, index) => ({
    ...one,
    ...{ state: index < at ? 'right' : 'open', trouble: null, got: null, print: 'none', scannable: null },
    ...(index === at ? { state: 'due', ...changes } : {}),
  }));
}

function proving(language: Language, steps: Step[], said: Verdict): StationView {
  return {
    ...clerkView(language),
    weight: { verdict: 'stable', grams: 4_992 },
    acceptance: { kind: 'full', startedAt: '2026-11-24T08:40:00.000Z', steps, ended: null },
    lastVerdict: said,
  };
}

/** The test sheet in the middle: two codes right, the separator of the third lost. */
export function provingView(language: Language): StationView {
  const got = ']C090PW-TEST99A+B';
  const trouble = { code: 'SEPARATOR_LOST', params: { code: 'gs1-128' } };
  const steps = stepsUntil('gs1-128', { state: 'wrong', trouble, got });
  return proving(language, steps, verdict('wrong', trouble.code, trouble.params, got));
}

/** The test weight on a scale that weighs wrong. */
export function scaleTrialView(language: Language): StationView {
  const params = { actual: 4_992, expected: 5_000, tolerance: 2 };
  const steps = stepsUntil('scaleLoaded', { state: 'wrong', trouble: { code: 'TEST_WEIGHT_OFF', params } });
  return proving(language, steps, verdict('weight', 'SCALE_CHECK_FAILED', params));
}

/** The test label of the first printer did not come out. */
export function labelTrialView(language: Language): StationView {
  const params = { why: 'paper-out', detail: 'The printer says: paper out.' };
  const steps = stepsUntil('label', { state: 'wrong', trouble: { code: 'TEST_PRINT_FAILED', params } });
  return proving(language, steps, verdict('wrong', 'TEST_PRINT_FAILED', params));
}

/** Nothing is left but the tones. */
export function soundTrialView(language: Language): StationView {
  return proving(
    language,
    stepsUntil('sound'),
    verdict('right', 'BenchStepDone', { step: 'label' }, ']C199004217730012'),
  );
}

/** A shift's start, done in half a minute. */
export function provenView(language: Language): StationView {
  const steps = stepsUntil('sound').slice(0, 5);
  const ended = { at: '2026-11-24T08:41:50.000Z', passed: true, seq: 20_431 };
  return {
    ...clerkView(language),
    acceptance: { kind: 'shift', startedAt: '2026-11-24T08:41:20.000Z', steps, ended },
    lastVerdict: verdict('complete', 'AcceptancePassed', { count: 5 }),
  };
}
