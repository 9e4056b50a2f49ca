import type { IsoDate } from '../../../shared/packing/work.ts';
import type { DeviceConfig, TestWeight } from './config.ts';
import type { DeviceState } from './types.ts';

/** The test weight of this scale; null where the configuration gives it none. */
export function testWeightOf(configs: readonly DeviceConfig[], scale: string): TestWeight | null {
  const config = scaleConfig(configs, scale);
  return config?.testWeight ?? null;
}

/**
 * The device as people are shown it: a scale whose calibration is overdue weighs on, and says so as long as it has
 * no worse trouble.
 *
 * @param today the calendar day at the bench
 */
export function withCalibration(
  state: DeviceState,
  configs: readonly DeviceConfig[],
  today: IsoDate,
): DeviceState {
  const due = scaleConfig(configs, state.id)?.calibration?.due;
  if (due === undefined || today <= due || state.code !== null) return state;
  const detail = `Calibrated until ${due}. Have it calibrated, and enter the new day in the configuration.`;
  return { ...state, code: 'calibration-overdue', detail };
}

function scaleConfig(configs: readonly DeviceConfig[], id: string) {
  const found = configs.find((one) => one.id === id);
  return found?.kind === 'scale' ? found : null;
}
