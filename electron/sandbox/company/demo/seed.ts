import { type Books, table } from '../books.ts';
import { done } from '../refusals.ts';
import { createUserField } from '../user-defined.ts';
import { sapDay } from '../values.ts';
import { seedCustomers } from './customers.ts';
import { seedGround } from './ground.ts';
import { seedLarge } from './large.ts';
import { seedSales } from './selling.ts';
import { seedItems } from './stocking.ts';

/** Invents the company where there is none yet: "Hollerbach Food & Hardware", Hamburg. */
export function seed(
  books: Books,
  { today, seed: number }: { readonly today: string; readonly seed: number | null },
) {
  if (table(books, 'Items').size > 0) return;
  books.records.atomically(() => {
    seedGround(books);
    const tote = createUserField(books.records, books.types, TOTE_FIELD);
    if (!tote.ok) return tote;
    seedCustomers(books, sapDay(today));
    seedItems(books, today);
    seedSales(books, today);
    if (number !== null) seedLarge(books, today, number);
    return done(null);
  });
}

/** The company's pickers note the tote on the pick list, in a field of the company's own. */
const TOTE_FIELD = {
  TableName: 'OPKL',
  Name: 'PW_TOTE',
  Type: 'db_Alpha',
  Size: 50,
  Description: 'Tote or cart',
} as const;
