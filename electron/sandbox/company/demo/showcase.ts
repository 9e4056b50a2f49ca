/**
 * The order to try things out with. Scan its tote TOTE-01 (or open pick list 1, order 5001 of Feinkost Albers):
 *
 * | pick                          | from              | of                  | bar code      | weighs   |
 * |-------------------------------|-------------------|---------------------|---------------|----------|
 * | 6 x F1001 Olive oil 500 ml    | bin 01-A-01-1     | lot L1001-A         | 4012345000016 |  920 g   |
 * | 2 x T2001 Cordless drill 18 V | bin 01-C-05-1     | SN2001-0001, -0002  | 4012345000290 | 1650 g   |
 * | 8 x H3001 Wood screws         | bin 01-A-03-2     |                     | 4012345000399 |  520 g   |
 *
 * The oil fills one carton M (5520 g of goods), drills and screws another (7460 g).
 */
export const SHOWCASE = {
  tote: 'TOTE-01',
  order: 1,
  pickList: 1,
  lines: [
    { item: 'F1001', quantity: 6 },
    { item: 'T2001', quantity: 2 },
    { item: 'H3001', quantity: 8 },
  ],
} as const;
