import { expect, it } from 'vitest';
import { days, MOST_STEPS_MISSED, MS_PER_DAY, missing, SEEDS } from './days.ts';
import { REQUEST_FAULTS, SITE_FAULTS } from './faults.ts';
import { STATION_STEPS, SYNC_STEPS } from './steps.ts';

const DAYS = Math.ceil(SEEDS / 2);

it(
  `on ${DAYS} bad days with the own table in SAP, every shipment is there once, at all times and in the end`,
  async () => {
    const { log, broken } = await days('ownTable', DAYS);
    expect(broken).toEqual([]);
    expect(missing([...REQUEST_FAULTS, ...SITE_FAULTS], log.strikes)).toEqual([]);
    expect(missing([...SYNC_STEPS, ...STATION_STEPS], log.kills).length).toBeLessThanOrEqual(
      MOST_STEPS_MISSED,
    );
    expect(log.shipments).toBeGreaterThan(6 * DAYS);
    expect(log.repeated).toBeGreaterThan(DAYS / 2);
  },
  DAYS * MS_PER_DAY,
);
