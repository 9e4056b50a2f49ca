import type { SapStatus } from '../../../shared/contracts/catalogue.ts';
import type { BenchReport } from '../../../shared/contracts/questions.ts';
import type { IsoDate } from '../../../shared/packing/work.ts';
import type { StationConfig } from '../config.ts';
import { keptScale, withCalibration } from '../devices/kept.ts';
import { profileOf } from '../devices/profile.ts';
import type { Devices } from '../devices/types.ts';
import type { ScaleCheck } from '../journal/scale-checks.ts';
import type { Recent } from './recent.ts';

type ReportPorts = {
  readonly config: Pick<StationConfig, 'devices'>;
  readonly devices: Pick<Devices, 'states'>;
  readonly recent: { of(device: string): Recent };
  /** The last time that a scale weighed its test weight. */
  readonly lastCheck: (scale: string) => ScaleCheck | null;
  /** The calendar day at the bench. */
  readonly today: IsoDate;
  readonly company: SapStatus | null;
  readonly isCompanyAsked: boolean;
};

/** How each device is set up, kept and doing, and how the sync service stands with the company. */
export function benchReport(ports: ReportPorts): BenchReport {
  const { config, devices, recent, today, company, isCompanyAsked } = ports;
  return {
    devices: devices.states().map((state) => {
      const { since, counters, ...shown } = withCalibration(state, config.devices, today);
      const configured = config.devices.find(({ id }) => id === state.id);
      return {
        ...shown,
        since: new Date(since).toISOString(),
        counters: { ...counters },
        profile: configured === undefined ? [] : [...profileOf(configured)],
        kept: keptOf(state.id, ports),
        ...recent.of(state.id),
      };
    }),
    company,
    isCompanyAsked,
  };
}

/** How a scale is kept honest; null for all that is none, or virtual. */
function keptOf(
  id: string,
  { config, today, lastCheck }: ReportPorts,
): BenchReport['devices'][number]['kept'] {
  const scale = keptScale(config.devices, id);
  if (scale === null) return null;
  const calibratedUntil = scale.calibration?.due ?? null;
  const last = lastCheck(id);
  return {
    calibratedUntil,
    isOverdue: calibratedUntil !== null && today > calibratedUntil,
    testWeight: scale.testWeight,
    lastCheck: last && { at: last.at, passed: last.passed },
  };
}
