import type { StationRefusalCode } from '../../../../shared/contracts/station-messages.ts';
import type { RefusalCode } from '../../../../shared/packing/refusals.ts';
import type { Explained } from '../../translated.ts';
import { cartons } from './cartons.ts';
import { changedOrder } from './changed-order.ts';
import { goods } from './goods.ts';
import { lots } from './lots.ts';
import { session } from './session.ts';

/**
 * Refusals of the packing core: a headline of few words, what was expected, the one thing to do next. Those
 * that the station says too stand in station-refusals.ts; ITEM_NOT_ON_ANY_ORDER is what the page says when
 * nobody wants the item.
 */
export const packingRefusals = {
  ...session,
  ...changedOrder,
  ...goods,
  ...lots,
  ...cartons,
} satisfies Readonly<Record<Exclude<RefusalCode, StationRefusalCode> | 'ITEM_NOT_ON_ANY_ORDER', Explained>>;
