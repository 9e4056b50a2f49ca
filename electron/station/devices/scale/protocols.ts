import type { WeightReading } from '../../../../shared/weight/index.ts';
import type { FramingSettings } from '../framing/framing.ts';
import { MAX_SICS_LINE_BYTES, readMtSics } from './mt-sics-answers.ts';

/** How bytes from a scale become readings, apart from asking it. */
export type ScaleProtocol = {
  readonly framing: FramingSettings;
  /** @param at monotonic milliseconds when the message was complete */
  readonly read: (message: Uint8Array, at: number) => WeightReading;
};

/** By the name that the configuration and `npm run explain -- scale` use. */
export const scaleProtocols: ReadonlyMap<string, ScaleProtocol> = new Map([
  ['mt-sics', { framing: { framing: 'auto', limitBytes: MAX_SICS_LINE_BYTES }, read: readMtSics }],
]);
