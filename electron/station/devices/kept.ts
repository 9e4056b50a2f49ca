import type { IsoDate } from '../../../shared/packing/work.ts';
import type { DeviceConfig, TestWeight } from './config.ts';
import type { DeviceState, Scale } from './types.ts';

/** A scale and the test weight that it has to be checked with. */
export type ScaleDuty = {
  readonly scale: string;
  /** Which scale it is that hangs there now; null where nothing tells. */
  readonly identity: string | null;
  readonly testWeight: TestWeight;
};

/** What this scale must have proved before it weighs cartons; null where it need not, or there is none. */
export function scaleDuty(configs: readonly DeviceConfig[], scale: Scale | undefined): ScaleDuty | null {
  if (scale === undefined) return null;
  const testWeight = testWeightOf(configs, scale.id);
  return testWeight && { scale: scale.id, identity: scale.state().identity, testWeight };
}

/** The test weight of this scale; null where the configuration gives it none. */
export function testWeightOf(configs: readonly DeviceConfig[], scale: string): TestWeight | null {
  const config = keptScale(configs, scale);
  return config?.testWeight ?? null;
}

/**
 * The device as people are shown it: a scale whose calibration is overdue, or on no record, weighs on, and says so as
 * long as it has no worse trouble.
 *
 * @param today the calendar day at the bench
 */
export function withCalibration(
  state: DeviceState,
  configs: readonly DeviceConfig[],
  today: IsoDate,
): DeviceState {
  const scale = keptScale(configs, state.id);
  if (scale === null || state.code !== null) return state;
  const due = scale.calibration?.due;
  if (due === undefined) return { ...state, code: 'calibration-missing', detail: NO_CALIBRATION };
  if (today <= due) return state;
  const detail = `Calibrated until ${due}. Have it calibrated, and enter the new day in the configuration.`;
  return { ...state, code: 'calibration-overdue', detail };
}

const NO_CALIBRATION =
  'No day is on record until which its calibration holds. Enter it in the configuration: "calibration": { "due": "2027-03-31" }.';

/** A scale's entry of the configuration; null for all that is none. */
export function keptScale(configs: readonly DeviceConfig[], id: string) {
  const found = configs.find((one) => one.id === id);
  return found?.kind === 'scale' ? found : null;
}
