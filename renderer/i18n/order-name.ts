import type { TFunction } from 'i18next';
import type { OrderKind } from '../../shared/packing/order-key.ts';

/** What a document is called together with its number, so that nobody looks for an order that is an invoice. */
export function orderName(t: TFunction, kind: OrderKind | undefined, order: number): string {
  return kind === 'reserveInvoice' ? t('words.reserveInvoice', { order }) : t('words.order', { order });
}
