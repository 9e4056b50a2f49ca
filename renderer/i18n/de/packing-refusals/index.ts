import type { packingRefusals as english } from '../../en/packing-refusals/index.ts';
import type { Translated } from '../../translated.ts';
import { cartons } from './cartons.ts';
import { changedOrder } from './changed-order.ts';
import { goods } from './goods.ts';
import { lots } from './lots.ts';
import { session } from './session.ts';

/** Refusals of the packing core: a headline of few words, what was expected, the one thing to do next. */
export const packingRefusals: Translated<typeof english> = {
  ...session,
  ...changedOrder,
  ...goods,
  ...lots,
  ...cartons,
};
