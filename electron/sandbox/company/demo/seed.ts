import type { Books } from '../books.ts';
import { table } from '../books.ts';
import { done } from '../refusals.ts';

export function seed(
  books: Books,
  { today }: { readonly today: string; readonly seed: number | null },
): void {
  if (table(books, 'Items').size > 0) return;
  books.records.atomically(() => {
    table(books, 'Warehouses').put('01', {
      WarehouseCode: '01',
      WarehouseName: `Main ${today}`,
      EnableBinLocations: 'tYES',
    });
    return done(null);
  });
}
