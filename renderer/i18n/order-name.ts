import type { TFunction } from 'i18next';
import type { OrderKind } from '../../shared/packing/order-key.ts';

/** What is packed, by its number: 'Order 5001', 'Reserve invoice 9001', so that nobody looks for an order of that number. */
export function orderName(t: TFunction, kind: OrderKind | undefined, number: number): string {
  return `${t(`words.document.${kind ?? 'order'}`)} ${number}`;
}
