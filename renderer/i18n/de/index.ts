import type { en } from '../en/index.ts';
import type { Translated } from '../translated.ts';
import { accepted } from './accepted.ts';
import { changes } from './changes.ts';
import { devices } from './devices.ts';
import { halts } from './halts.ts';
import { packingRefusals } from './packing-refusals/index.ts';
import { readings } from './readings.ts';
import { sap } from './sap.ts';
import { scanProblems } from './scan-problems.ts';
import { setUp } from './set-up.ts';
import { stationRefusals } from './station-refusals.ts';
import { steps } from './steps.ts';
import { words } from './words.ts';

/** German. */
export const de: Translated<typeof en> = {
  words,
  accepted,
  changes,
  steps,
  packingRefusals,
  stationRefusals,
  scanProblems,
  sap,
  devices,
  halts,
  readings,
  setUp,
};
