import { describe, expect, test } from 'vitest';
import { openCatalogue } from '../../../renderer/i18n/catalogue.ts';
import { findingText } from '../../../renderer/i18n/finding.ts';
import {
  FINDING_STATES,
  type Finding,
  FOUND,
  type Found,
  SET_UP_SUBJECTS,
} from '../../../shared/contracts/setup.ts';

/** The parameters of what was found, as the checks give them; none where it says it all. */
const PARAMS: Partial<Readonly<Record<Found, Finding['params']>>> = {
  versionIs: { version: '10.00.280' },
  versionTooOld: { version: '9.30.190' },
  notReadable: { sets: 'Drafts' },
  superuser: { user: 'manager' },
  ordinaryUser: { user: 'packwright' },
  userNotListed: { user: 'Packwright' },
  keyOnDeliveries: { key: 'ONCE' },
  seriesIs: { series: 'Primary' },
  seriesNotDefault: { series: 'Primary', user: 'packwright' },
  seriesLocked: { series: 'Primary' },
  seriesManual: { series: 'Manual' },
  seriesUsedUp: { series: 'Primary', last: 8_999 },
  approvalsNone: { order: 5_001 },
  approvalsAsked: { order: 5_001, templates: 'Export' },
  binsBySap: { warehouses: '01' },
  binsByHand: { warehouses: '01' },
  packagesKnown: { names: 'S, M, L, Pallet' },
};

const finding = (changes: Partial<Finding>): Finding => ({
  subject: 'series',
  state: 'obstacle',
  found: null,
  params: {},
  sap: null,
  ...changes,
});

describe.each(['en', 'de'] as const)('a finding in %s', (language) => {
  test.each(FOUND)('%s is said with all that it names', async (found) => {
    const { t } = await openCatalogue(language);
    const params = PARAMS[found] ?? {};
    const text = findingText(t, finding({ found, params })).found ?? '';
    expectWords(text);
    for (const value of Object.values(params)) expect(text).toContain(String(value));
  });

  test.each(SET_UP_SUBJECTS)(
    '%s says what it means and what to do, unless it is in order',
    async (subject) => {
      const { t } = await openCatalogue(language);
      const params: Finding['params'] = subject === 'stockQuery' ? { query: 'PW_LOTS' } : {};
      const wrong = findingText(t, finding({ subject, params }));
      for (const text of [wrong.name, wrong.state, wrong.means, wrong.todo]) expectWords(text ?? '');
      const { means, todo } = findingText(t, finding({ subject, params, state: 'present' }));
      expect([means, todo]).toEqual([null, null]);
    },
  );

  test('each state has a name of its own', async () => {
    const { t } = await openCatalogue(language);
    const names = FINDING_STATES.map((state) => findingText(t, finding({ state })).state);
    expect(new Set(names).size).toBe(names.length);
  });

  test('what was made and does not show wants a restart, whatever it is', async () => {
    const { t } = await openCatalogue(language);
    const { todo } = findingText(t, finding({ subject: 'ownTable', state: 'madeButNotVisible' }));
    expect(todo).toMatch(/restart|neu starten/);
  });
});

function expectWords(text: string): void {
  expect(text).toMatch(/\p{L}{2}/u);
  expect(text).not.toMatch(/\{\{|–|^setUp\./);
}
