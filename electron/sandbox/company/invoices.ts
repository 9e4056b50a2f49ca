import { putBase } from './basis.ts';
import type { Books } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import { type Document, documents, INVOICE_TYPE } from './documents.ts';
import { newBase } from './orders.ts';
import { closePicksOf } from './picking.ts';
import { done, refusals, refused } from './refusals.ts';
import { isYes } from './values.ts';

/**
 * `POST Invoices` with `"ReserveInvoice":"tYES"`: what it bills is delivered later, by deliveries that are based on it.
 * Other invoices take their goods out of stock themselves; nobody packs by them, and there are none here.
 */
export function createInvoice(books: Books, body: Entity): Outcome<Entity> {
  const made = newBase(books, 'Invoices', body);
  if (!made.ok) return made;
  const invoice = made.value;
  if (!isYes(invoice.ReserveInvoice)) return refused(refusals.notSupported('POST Invoices'));
  putBase(books, 'Invoices', invoice);
  return done(documents(books, 'Invoices').get(invoice.DocEntry) ?? invoice);
}

/** An invoice is posted: only its remarks and the company's own fields can still be changed. */
export function updateInvoice(books: Books, invoice: Document, body: Entity): Outcome<null> {
  const parsed = books.types.parse('Document', body);
  if (!parsed.ok) return parsed;
  const fixed = Object.keys(parsed.value).find((name) => name !== 'Comments' && !name.startsWith('U_'));
  if (fixed !== undefined) return refused(refusals.fieldFixed('OINV', fixed));
  putBase(books, 'Invoices', { ...invoice, ...parsed.value });
  return done(null);
}

/** `Invoices(n)/Cancel`: only while nothing of it is delivered. The second document that SAP makes of it is left out. */
export function cancelInvoice(books: Books, invoice: Document): Outcome<null> {
  if (invoice.Cancelled === 'tYES') return refused(refusals.alreadyClosed);
  const isDelivered = invoice.DocumentLines.some(
    (line) => line.RemainingOpenInventoryQuantity < line.InventoryQuantity,
  );
  if (isDelivered) return refused(refusals.hasTargets);
  const DocumentStatus = 'bost_Close';
  putBase(books, 'Invoices', { ...invoice, Cancelled: 'tYES', CancelStatus: 'csYes', DocumentStatus });
  closePicksOf(books, { type: INVOICE_TYPE, entry: invoice.DocEntry });
  return done(null);
}
