import { describe, expect, it } from 'vitest';
import { days, MS_PER_DAY } from './days.ts';
import type { Safeguard } from './sabotage.ts';
import type { Promised } from './site.ts';

// Each safeguard taken out in turn, where it alone stands: the days must find it. If they do not, they prove nothing.

const TWICE = /is in SAP 2 times/;
const NEVER = /every shipment is posted/;
const MOST_DAYS = 30;

describe('the bad days find a sync service', () => {
  it.each<[Safeguard, string, Promised, RegExp]>([
    ['ownRow', 'that posts without the row whose key SAP would refuse a second time', 'ownTable', TWICE],
    ['lookUp', 'that posts again what is unknown, without looking for it', 'lookUp', TWICE],
    ['attemptFirst', 'that writes an attempt down late and looks for nothing before', 'lookUp', TWICE],
    ['quietPeriod', 'that does not wait until a lost post can no longer land', 'lookUp', TWICE],
    ['recovery', 'that forgets what was being posted when it ended', 'ownTable', NEVER],
    ['outbox', 'whose station forgets a shipment before it was taken', 'ownTable', NEVER],
  ])(
    '(%s) %s',
    async (safeguard, _what, promised, how) => {
      const { broken } = await days(promised, MOST_DAYS, safeguard, how);
      expect(broken.at(-1)).toMatch(how);
    },
    MOST_DAYS * MS_PER_DAY,
  );
});

describe('with the own table in SAP, the promise of once still holds', () => {
  it.each<[Safeguard, string]>([
    ['lookUp', 'without looking for what is unknown'],
    ['attemptFirst', 'with attempts written down late'],
    ['quietPeriod', 'without the quiet period'],
  ])(
    '(%s) %s',
    async (safeguard) => {
      const { broken, log } = await days('ownTable', 4, safeguard);
      expect(broken).toEqual([]);
      expect(log.repeated).toBeGreaterThan(0);
    },
    4 * MS_PER_DAY,
  );
});
