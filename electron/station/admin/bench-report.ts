import type { SapStatus } from '../../../shared/contracts/catalogue.ts';
import type { BenchReport } from '../../../shared/contracts/questions.ts';
import type { StationConfig } from '../config.ts';
import type { Devices } from '../devices/types.ts';
import type { Recent } from './recent.ts';

type ReportPorts = {
  readonly config: Pick<StationConfig, 'devices'>;
  readonly devices: Pick<Devices, 'states'>;
  readonly recent: { of(device: string): Recent };
  readonly company: SapStatus | null;
  readonly isCompanyAsked: boolean;
};

/** How each device is set up and doing, and how the sync service stands with the company. */
export function benchReport({ config, devices, recent, company, isCompanyAsked }: ReportPorts): BenchReport {
  return {
    devices: devices.states().map(({ since, counters, ...state }) => ({
      ...state,
      since: new Date(since).toISOString(),
      counters: { ...counters },
      setUp: setUpOf(config.devices.find(({ id }) => id === state.id)),
      ...recent.of(state.id),
    })),
    company,
    isCompanyAsked,
  };
}

/** A device's settings as the configuration names them, those that are set. */
function setUpOf(device: StationConfig['devices'][number] | undefined): string {
  if (device === undefined) return '';
  return Object.entries(device)
    .filter(([name, value]) => !LEFT_OUT.has(name) && value !== null && value !== '')
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ');
}

const LEFT_OUT = new Set(['id', 'name', 'kind']);
