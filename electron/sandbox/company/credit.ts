import { sum } from '../../../shared/packing/quantity.ts';
import { type Books, table } from './books.ts';
import { type Document, documents } from './documents.ts';
import { numberOf } from './values.ts';

/**
 * True when a delivery would take its customer beyond the credit limit, in a company that looks at it: what was
 * delivered and is still open counts. A limit of 0 is none.
 */
export function isBeyondCredit(books: Books, { CardCode, DocTotal }: Document): boolean {
  const limit = numberOf(table(books, 'BusinessPartners').get(CardCode)?.CreditLimit) ?? 0;
  if (!books.behaviours.creditLimit || limit === 0) return false;
  const open = [...documents(books, 'DeliveryNotes').entries()].filter(
    (each) => each.CardCode === CardCode && each.DocumentStatus === 'bost_Open',
  );
  return sum([...open.map((each) => numberOf(each.DocTotal) ?? 0), numberOf(DocTotal) ?? 0]) > limit;
}
