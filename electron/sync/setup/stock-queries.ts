/**
 * Stock by lot, serial and bin is only to be had through stored queries (SQLQueries): no entity has it. One
 * row is one lot, serial or item in one warehouse or bin; the columns are those of `stockRow`.
 */
export type StockQuery = {
  readonly code: 'PW_LOTS' | 'PW_LOTS_BINS' | 'PW_SERIALS' | 'PW_SERIALS_BINS' | 'PW_BINS';
  readonly name: string;
  readonly sql: string;
};

export const STOCK_QUERIES: readonly StockQuery[] = [
  {
    code: 'PW_LOTS',
    name: 'Packwright: lots on stock',
    sql: 'SELECT T1.ItemCode, T1.WhsCode, T0.DistNumber, T0.ExpDate, T0.Status, T1.Quantity AS OnHandQty FROM OBTN T0 INNER JOIN OBTQ T1 ON T1.MdAbsEntry = T0.AbsEntry WHERE T1.Quantity > 0',
  },
  {
    code: 'PW_LOTS_BINS',
    name: 'Packwright: lots by bin',
    sql: 'SELECT T1.ItemCode, T1.WhsCode, T0.DistNumber, T0.ExpDate, T0.Status, T1.BinAbs, T1.OnHandQty FROM OBTN T0 INNER JOIN OBBQ T1 ON T1.SnBMDAbs = T0.AbsEntry WHERE T1.OnHandQty > 0',
  },
  {
    code: 'PW_SERIALS',
    name: 'Packwright: serials on stock',
    sql: 'SELECT T1.ItemCode, T1.WhsCode, T0.DistNumber, T0.ExpDate, T1.Quantity AS OnHandQty FROM OSRN T0 INNER JOIN OSRQ T1 ON T1.MdAbsEntry = T0.AbsEntry WHERE T1.Quantity > 0',
  },
  {
    code: 'PW_SERIALS_BINS',
    name: 'Packwright: serials by bin',
    sql: 'SELECT T1.ItemCode, T1.WhsCode, T0.DistNumber, T0.ExpDate, T1.BinAbs, T1.OnHandQty FROM OSRN T0 INNER JOIN OSBQ T1 ON T1.SnBMDAbs = T0.AbsEntry WHERE T1.OnHandQty > 0',
  },
  {
    code: 'PW_BINS',
    name: 'Packwright: items by bin',
    sql: 'SELECT T0.ItemCode, T0.WhsCode, T0.BinAbs, T0.OnHandQty FROM OIBQ T0 WHERE T0.OnHandQty > 0',
  },
];
