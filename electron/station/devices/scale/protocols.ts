import { adam } from './adam.ts';
import { averyBerkel } from './avery-berkel.ts';
import { cas } from './cas.ts';
import { kern } from './kern.ts';
import { mettlerContinuous } from './mettler-continuous.ts';
import { mtSics } from './mt-sics.ts';
import { ohaus } from './ohaus.ts';
import type { ScaleProtocol } from './protocol.ts';
import { sartoriusSbi } from './sartorius-sbi.ts';
import { scp01, scp02 } from './scp.ts';
import { sma } from './sma.ts';
import { soehnle } from './soehnle.ts';
import { aAndD, stGs } from './st-gs.ts';
import { toledo8213, toledo8217 } from './toledo.ts';
import { ultegra } from './ultegra.ts';

/** By the name that the configuration and `npm run explain -- scale` use. */
export const scaleProtocols = {
  'mt-sics': mtSics,
  'toledo-8217': toledo8217,
  'toledo-8213': toledo8213,
  'mettler-continuous': mettlerContinuous,
  'scp-01': scp01,
  'scp-02': scp02,
  sma,
  ohaus,
  'a-and-d': aAndD,
  'st-gs': stGs,
  cas,
  'avery-berkel': averyBerkel,
  adam,
  'sartorius-sbi': sartoriusSbi,
  kern,
  ultegra,
  soehnle,
} as const satisfies Readonly<Record<string, ScaleProtocol>>;

export type ScaleProtocolName = keyof typeof scaleProtocols;

export const SCALE_PROTOCOL_NAMES = Object.keys(scaleProtocols) as ScaleProtocolName[];
