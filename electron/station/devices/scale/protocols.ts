import { mtSics } from './mt-sics.ts';
import type { ScaleProtocol } from './protocol.ts';

/** By the name that the configuration and `npm run explain -- scale` use. */
export const scaleProtocols = {
  'mt-sics': mtSics,
} as const satisfies Readonly<Record<string, ScaleProtocol>>;

export type ScaleProtocolName = keyof typeof scaleProtocols;

export const SCALE_PROTOCOL_NAMES = Object.keys(scaleProtocols) as ScaleProtocolName[];
