import { type Addition, trackingText } from '../../../shared/contracts/addition.ts';
import { type AtDelivery, changeDelivery } from './delivery.ts';
import { inSap, type Made, refusedFor } from './made.ts';

/**
 * Makes the delivery say the carrier's numbers. A number that somebody gave in SAP, or another program, is left alone
 * and said so; one of ours is replaced.
 */
export async function writeTracking(
  at: AtDelivery,
  addition: Extract<Addition, { kind: 'tracking' }>,
  ownTexts: readonly string[],
): Promise<Made> {
  const { store, delivery } = at;
  const text = trackingText(addition.numbers);
  if (delivery.trackingNumber === text) return inSap(text);
  if (delivery.trackingNumber !== '' && !ownTexts.includes(delivery.trackingNumber)) {
    return refusedFor('TRACKING_OF_OTHERS', delivery.trackingNumber);
  }
  await store.trying(addition, text);
  return (await changeDelivery(at, { TrackingNumber: text })) ?? inSap(text);
}
