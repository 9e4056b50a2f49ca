import type { WeightReading } from '../../../../shared/weight/index.ts';
import type { Condition } from '../condition.ts';
import { createListeners } from '../listeners.ts';
import type { Clock } from '../types.ts';
import { createResting, type Resting } from './resting.ts';
import { DEVICE_ERROR, UNCALIBRATED } from './words.ts';

/** What every scale does with its readings, however they come. */
export type Weighing = {
  onReading(listener: (reading: WeightReading) => void): void;
  latest(maxAgeMs: number): WeightReading | null;
  readonly resting: Resting;
  /** The scale's own word: tells it to everybody, and the device's condition with it. */
  weighed(reading: WeightReading): void;
  /** Tells it to everybody; the condition is not touched. */
  tell(reading: WeightReading): void;
  /** What was read before is not a weight any more. */
  forget(): void;
  end(): void;
};

export function createWeighing(condition: Condition, clock: Clock): Weighing {
  const readings = createListeners<WeightReading>();
  const resting = createResting();
  let last: WeightReading | null = null;

  function tell(reading: WeightReading): void {
    last = reading;
    readings.tell(reading);
    resting.heard(reading);
  }

  return {
    onReading: readings.add,
    latest: (maxAgeMs) => (last !== null && Number(clock.mono()) / 1e6 - last.at <= maxAgeMs ? last : null),
    resting,
    weighed: (reading) => {
      if (reading.verdict === 'fault') condition.fault(...DEVICE_ERROR);
      else if (reading.verdict === 'uncalibrated') condition.fault(...UNCALIBRATED);
      else condition.ready('Ready.');
      tell(reading);
    },
    tell,
    forget: () => {
      last = null;
    },
    end: () => {
      readings.end();
      resting.end();
    },
  };
}
