import { expect, it } from 'vitest';
import { days, MOST_STEPS_MISSED, MS_PER_DAY, missing, SEEDS } from './days.ts';
import { REQUEST_FAULTS, SITE_FAULTS } from './faults.ts';
import { STATION_STEPS, SYNC_STEPS } from './steps.ts';

const DAYS = Math.floor(SEEDS / 2);

it(
  `on ${DAYS} bad days without an own table, every shipment is in SAP once, at all times and in the end`,
  async () => {
    const { log, broken } = await days('lookUp', DAYS);
    expect(broken).toEqual([]);
    // A network that sends a post twice is beyond what look-up and quiet period can promise.
    const possible = REQUEST_FAULTS.filter((fault) => fault !== 'duplicate');
    expect(missing([...possible, ...SITE_FAULTS], log.strikes)).toEqual([]);
    expect(missing([...SYNC_STEPS, ...STATION_STEPS], log.kills).length).toBeLessThanOrEqual(
      MOST_STEPS_MISSED,
    );
    expect(log.shipments).toBeGreaterThan(6 * DAYS);
    expect(log.repeated).toBeGreaterThan(DAYS / 4);
  },
  DAYS * MS_PER_DAY,
);
