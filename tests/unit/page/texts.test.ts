import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCatalogue } from '../../../renderer/i18n/catalogue.ts';
import { de } from '../../../renderer/i18n/de/index.ts';
import { en } from '../../../renderer/i18n/en/index.ts';
import { explain, stepOf } from '../../../renderer/i18n/message.ts';
import { orderName } from '../../../renderer/i18n/order-name.ts';
import { PAGE_REFUSALS } from '../../../renderer/keyboard/wedge.ts';
import { SCAN_PROBLEM_TEXTS } from '../../../shared/barcode/problems.ts';
import { ACCEPTANCE_STEPS, BENCH_TROUBLES, READING_TROUBLES } from '../../../shared/contracts/acceptance.ts';
import { ADDITION_REASONS } from '../../../shared/contracts/addition.ts';
import { ALARM_CODES } from '../../../shared/contracts/alarm.ts';
import { SHIPMENT_STATES } from '../../../shared/contracts/confirmation.ts';
import { SAP_STANDINGS, SHIPMENT_REASONS } from '../../../shared/contracts/sap-messages.ts';
import { ACCEPTED, HALT_CODES, STATION_REFUSALS } from '../../../shared/contracts/station-messages.ts';
import { REFUSAL_CODES } from '../../../shared/packing/refusals.ts';
import { typesOf } from '../../support/type-facts.ts';

const CATALOGUES = { en, de } as const;
const LANGUAGES = ['en', 'de'] as const;
/** What is read in half a second, and in a glance, from a metre away. */
const HEADLINE_CHARACTERS = 62;
const NEXT_CHARACTERS = 100;

/** Codes whose texts say what happened, what was expected and what to do next. */
const EXPLAINED = [
  ...new Set<string>([
    ...REFUSAL_CODES,
    ...STATION_REFUSALS,
    ...HALT_CODES,
    ...SHIPMENT_REASONS,
    ...SAP_STANDINGS,
    ...ALARM_CODES,
    ...ADDITION_REASONS,
    ...READING_TROUBLES,
    ...BENCH_TROUBLES,
    ...PAGE_REFUSALS,
  ]),
];
const CHANGES = typesOf('shared/packing/difference.ts').properties('DifferenceParams');
const STEPS = typesOf('shared/packing/next-step.ts').codes('NextStep');

describe.each(LANGUAGES)('texts in %s', (language) => {
  let t: Awaited<ReturnType<typeof openCatalogue>>['t'];
  beforeAll(async () => {
    t = (await openCatalogue(language)).t;
  });

  test.each(EXPLAINED)('%s says what happened, what was expected and what to do next', (code) => {
    const said = explain(t, { code, params: PARAMS });
    for (const text of [said.happened, said.expected, said.next]) expectWords(text, code);
  });

  test.each(Object.keys(SCAN_PROBLEM_TEXTS))('the unreadable scan %s has a text of its own', (reason) => {
    const said = explain(t, { code: 'SCAN_UNREADABLE', params: { reason, detail: '' } });
    expectWords(said.happened, reason);
    expect(said).not.toEqual(explain(t, { code: 'SCAN_UNREADABLE', params: { reason: 'x', detail: '' } }));
  });

  test.each(ACCEPTED)('the accepted %s is said', (code) => {
    expectWords(explain(t, { code, params: { ...PARAMS, awaits: 'lot', kind: 'order' } }).happened, code);
  });

  test.each([...STEPS.keys()])('the next step %s is said, and how it is done', (code) => {
    const { what, hint } = stepOf(t, { code, params: PARAMS });
    expectWords(what, code);
    expectWords(hint, code);
  });

  test.each([...CHANGES.keys()])('the change %s in SAP is said', (code) => {
    expectWords(explain(t, { code, params: PARAMS }).happened, code);
  });

  test('every trouble that a device can have is said', () => {
    const troubles = typesOf('electron/station/devices/types.ts').literals('DeviceTrouble');
    expect(troubles).toContain('paper-out');
    expect(Object.keys(CATALOGUES[language].devices)).toEqual(expect.arrayContaining([...troubles]));
  });

  test.each(SHIPMENT_STATES)('the shipment state %s is said', (state) => {
    expectWords(CATALOGUES[language].words.shipmentState[state], state);
  });

  test.each(ACCEPTANCE_STEPS)('the step %s of an acceptance has a name, and says what it tries', (step) => {
    const { sheet } = CATALOGUES[language].words;
    for (const text of [sheet.step[step], sheet.about[step]]) expectWords(text, step);
  });

  test('refusals are short: a headline, and one line what to do', () => {
    const { packingRefusals, stationRefusals, scanProblems } = CATALOGUES[language];
    for (const { happened, next } of Object.values({
      ...packingRefusals,
      ...stationRefusals,
      ...scanProblems,
    })) {
      expect(happened.length, happened).toBeLessThanOrEqual(HEADLINE_CHARACTERS);
      expect(next.length, next).toBeLessThanOrEqual(NEXT_CHARACTERS);
    }
  });
});

test('both languages have the same texts with the same placeholders', () => {
  const english = placeholdersByPath(en);
  expect(placeholdersByPath(de)).toEqual(english);
  expect(english.size).toBeGreaterThan(400);
});

describe.each(LANGUAGES)('no text in %s uses a value that its message has not', (language) => {
  const { packingRefusals, stationRefusals, steps, accepted, changes } = CATALOGUES[language];

  test('refusals of the packing core', () => {
    const params = typesOf('shared/packing/refusals.ts').properties('RefusalParams');
    expect([...params.keys()].sort()).toEqual([...REFUSAL_CODES].sort());
    const onAnyOrder = params.get('ITEM_NOT_ON_ORDER') ?? [];
    expectKnown(packingRefusals, new Map([...params, ['ITEM_NOT_ON_ANY_ORDER', onAnyOrder]]));
  });

  test('what SAP changed', () => {
    expectKnown(changes, CHANGES);
  });

  test('next steps', () => {
    expectKnown(steps, STEPS);
  });

  test('refusals of the station and accepted actions', () => {
    const ofPage = PAGE_REFUSALS.map((code) => [code, []] as const);
    expectKnown(stationRefusals, new Map([...paramsInComments(STATION_REFUSALS), ...ofPage]));
    expectKnown(accepted, paramsInComments(ACCEPTED).set('ScannerSetUp', []));
  });
});

test('an item that nobody wants goes back; one that is wanted goes to its order', async () => {
  const { t } = await openCatalogue('en');
  const say = (wantedBy: string) =>
    explain(t, { code: 'ITEM_NOT_ON_ORDER', params: { item: 'A1', name: 'Screws', wantedBy } });
  expect(say('').next).toBe('Put it back; no open order asks for it.');
  expect(say('417204').next).toBe('Put it aside; it belongs to 417204.');
});

test.each(LANGUAGES)('a reserve invoice is not called an order in %s', async (language) => {
  const { t } = await openCatalogue(language);
  const params = { kind: 'reserveInvoice', order: 9001, customer: 'Café', lines: 1, cartons: 1 };
  for (const code of ['SessionOpened', 'ShipmentClosed']) {
    const { happened } = explain(t, { code, params });
    expect(happened).toContain(orderName(t, 'reserveInvoice', 9001));
    expect(happened).not.toContain(CATALOGUES[language].words.document.order);
  }
});

test('values are written as the language writes them', async () => {
  const params = { carton: 2, actual: 1250, expected: 1400.5, tolerance: 60 };
  const said = async (language: 'en' | 'de') =>
    explain((await openCatalogue(language)).t, { code: 'WEIGHT_UNDER', params }).expected;
  expect(await said('en')).toBe('1.401 kg ± 60 g; carton 2 weighs 1.250 kg.');
  expect(await said('de')).toBe('1,401 kg ± 60 g; Karton 2 wiegt 1,250 kg.');
});

test('the scale says in words why it has no weight', async () => {
  const { t } = await openCatalogue('de');
  const { happened } = explain(t, { code: 'SCALE_NOT_STABLE', params: { verdict: 'moving' } });
  expect(happened).toContain('bewegt sich');
});

test('a code that this version does not know is shown, so that somebody can ask about it', async () => {
  const { t } = await openCatalogue('en');
  expect(explain(t, { code: 'FROM_TOMORROW', params: {} }).happened).toContain('FROM_TOMORROW');
});

/** A value for every placeholder that any text has. */
const PARAMS = Object.fromEntries(
  [...placeholdersByPath(en).values()]
    .flat()
    .map((name) => [name, name === 'verdict' ? 'moving' : 7] as const),
);

function expectWords(text: string | null, about: string): void {
  expect(text, about).toMatch(/\p{L}{2}/u);
  expect(text, about).not.toMatch(/\{\{|\$t\(|\.(happened|expected|next|what|hint)$/);
}

function expectKnown(texts: object, params: ReadonlyMap<string, readonly string[]>): void {
  for (const [path, used] of placeholdersByPath(texts)) {
    const code = path.split('.')[0] ?? '';
    const known = params.get(code);
    expect(known, `${code} is in no list`).toBeDefined();
    expect(known, path).toEqual(expect.arrayContaining([...used]));
  }
}

/** Every text by its path, with the names of the values that it writes. */
function placeholdersByPath(texts: object, path = ''): Map<string, string[]> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]: [string, unknown]) => {
      const here = path === '' ? key : `${path}.${key}`;
      if (typeof text !== 'string') return [...placeholdersByPath(text as object, here)];
      const names = [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '');
      return [[here, [...new Set(names)].sort()] as [string, string[]]];
    }),
  );
}

/** What the comments of station-messages.ts promise: `{carton, sscc}` holds until the next such comment. */
function paramsInComments(codes: readonly string[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const file of ['station-messages.ts', 'adoption.ts']) {
    let promised: string[] = [];
    const source = readFileSync(
      join(import.meta.dirname, '..', '..', '..', 'shared', 'contracts', file),
      'utf8',
    );
    for (const line of source.split('\n')) {
      const comment = /\/\*\* \{([^}]*)\}/.exec(line)?.[1];
      if (comment !== undefined) promised = comment.split(', ').filter(Boolean);
      const code = /^ {2}'(\w+)',$/.exec(line)?.[1];
      if (code !== undefined && codes.includes(code)) found.set(code, promised);
    }
  }
  return found;
}
