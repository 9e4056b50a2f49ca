import type { z } from 'zod';
import type { OrderKind } from '../../../shared/packing/order-key.ts';
import type { Bin, Item } from '../../../shared/packing/work.ts';
import { setOf } from '../orders.ts';
import type { Query, ServiceLayer } from '../service-layer/client.ts';
import { literal } from '../service-layer/client.ts';
import * as sapEntities from '../service-layer/entities.ts';
import type { Failure } from '../service-layer/outcome.ts';
import type { PageMemory } from '../service-layer/page-memory.ts';
import { type Equipment, OPEN_RESERVE_INVOICES } from '../setup/setup.ts';
import { STOCK_QUERIES, type StockQuery } from '../setup/stock-queries.ts';
import type { Alternatives } from './alternatives.ts';
import { type StockRows, stockOf } from './stock.ts';
import { type Units, unitsOf } from './units.ts';
import type { SapView } from './view.ts';

/** A reading that SAP did not finish. What was known before stays valid. */
export class ReadingFailed extends Error {
  readonly failure: Failure;

  constructor(what: string, failure: Failure) {
    const detail = failure.kind === 'refused' ? failure.error.message : failure.detail;
    super(`Reading ${what}: ${detail}`);
    this.failure = failure;
  }
}

/** What seldom changes and is read once in a while: units, bins, warehouses, shipping types. */
export type Ground = {
  readonly units: Units;
  readonly bins: ReadonlyMap<number, { readonly warehouse: string; readonly bin: Bin }>;
  readonly binWarehouses: ReadonlySet<string>;
  readonly shippingTypes: ReadonlyMap<number, string>;
};

/** @throws ReadingFailed */
export async function readGround(sap: ServiceLayer, signal: AbortSignal): Promise<Ground> {
  const read = <T>(set: string, select: readonly string[], key: string, row: z.ZodType<T>) =>
    all(sap, { set, select, orderBy: key }, row, signal);
  const e = sapEntities;
  const units = await read('UnitOfMeasurements', e.UOM_SELECT, 'AbsEntry', e.unitOfMeasurement);
  const groups = await read(
    'UnitOfMeasurementGroups',
    e.UOM_GROUP_SELECT,
    'AbsEntry',
    e.unitOfMeasurementGroup,
  );
  const weights = await read('WeightMeasures', e.WEIGHT_SELECT, 'UnitCode', e.weightMeasure);
  const warehouses = await read('Warehouses', e.WAREHOUSE_SELECT, 'WarehouseCode', e.warehouse);
  const shippingTypes = await read('ShippingTypes', e.SHIPPING_TYPE_SELECT, 'Code', e.shippingType);
  const bins = await read('BinLocations', e.BIN_SELECT, 'AbsEntry', e.binLocation);
  return {
    units: unitsOf(units, groups, weights),
    binWarehouses: new Set(
      warehouses.filter((each) => each.EnableBinLocations).map((each) => each.WarehouseCode),
    ),
    shippingTypes: new Map(shippingTypes.map(({ Code, Name }) => [Code, Name ?? String(Code)])),
    bins: new Map(
      bins.map(({ AbsEntry, Warehouse, BinCode, BarCode }) => [
        AbsEntry,
        {
          warehouse: Warehouse,
          bin: { entry: AbsEntry, code: BinCode, barcode: BarCode === '' ? null : BarCode },
        },
      ]),
    ),
  };
}

/**
 * Hands over SAP's stock items page by page, so that a large catalogue never stands in memory at once.
 *
 * @param changedSince only items changed on or after this day; null for all
 * @param memory gives the rows of a page that says the same as before as the same array
 * @throws ReadingFailed
 */
export async function readItems(
  sap: ServiceLayer,
  changedSince: string | null,
  take: (items: readonly sapEntities.SapItem[]) => Promise<void>,
  signal: AbortSignal,
  memory?: PageMemory,
): Promise<void> {
  const changed = changedSince === null ? '' : ` and UpdateDate ge '${changedSince}'`;
  const query = {
    set: 'Items',
    select: sapEntities.ITEM_SELECT,
    filter: `InventoryItem eq 'tYES'${changed}`,
    orderBy: 'ItemCode',
  };
  const outcome = await sap.eachPage(query, sapEntities.item, take, signal, memory);
  if (outcome.kind !== 'done') throw new ReadingFailed('Items', outcome);
}

/**
 * Reads open orders and reserve invoices, released pick lists, and the customers and stock that they need. Gives the way to put them
 * together, which is worth it only when the memory says that something changed.
 *
 * @param itemsOf the items that are known, by their codes
 * @param alternatives what is known to stand for items that are short: its stock is read as well
 * @throws ReadingFailed
 */
export async function readWork(
  sap: ServiceLayer,
  ground: Ground,
  equipment: Equipment,
  warehouses: readonly string[] | null,
  itemsOf: (codes: Iterable<string>) => Promise<ReadonlyMap<string, Item>>,
  signal: AbortSignal,
  memory: PageMemory,
  alternatives: Pick<Alternatives, 'of' | 'wanted'> = NO_ALTERNATIVES,
): Promise<() => Promise<SapView>> {
  const orders = await readOrders(sap, 'order', signal, memory);
  const invoices = equipment.reserveInvoices ? await readOrders(sap, 'reserveInvoice', signal, memory) : [];
  const documents = [...orders, ...invoices];
  const pickLists = await readPickLists(sap, equipment, signal, memory);
  const codes = new Set(
    documents.flatMap((order) => order.DocumentLines.flatMap(({ ItemCode }) => ItemCode ?? [])),
  );
  const withAlternatives = new Set([...codes, ...alternatives.wanted()]);
  const rows = await readStock(sap, equipment, withAlternatives, signal, memory);
  const cardCodes = new Set(documents.map(({ CardCode }) => CardCode));
  const customers = await readCustomers(sap, cardCodes, signal, memory);
  return async () => {
    const bins = new Map([...ground.bins].map(([entry, { bin }]) => [entry, bin]));
    return {
      orders: [
        ...orders.map((order) => ({ ...order, kind: 'order' }) as const),
        ...invoices.map((order) => ({ ...order, kind: 'reserveInvoice' }) as const),
      ],
      pickLists,
      customers,
      items: await itemsOf(withAlternatives),
      alternativesOf: alternatives.of,
      stock: stockOf(rows, (entry) => bins.get(entry) ?? null),
      bins,
      binWarehouses: ground.binWarehouses,
      shippingTypes: ground.shippingTypes,
      warehouses,
    };
  };
}

/** An invoice is closed by its payment; whether goods of it are still to be sent says its inventory status. */
const OPEN: Readonly<Record<OrderKind, string>> = {
  order: "DocumentStatus eq 'bost_Open' and Cancelled eq 'tNO' and Confirmed eq 'tYES'",
  reserveInvoice: OPEN_RESERVE_INVOICES,
};

async function readOrders(
  sap: ServiceLayer,
  kind: OrderKind,
  signal: AbortSignal,
  memory: PageMemory,
): Promise<readonly sapEntities.Order[]> {
  const query = {
    set: setOf({ kind }),
    select: sapEntities.ORDER_SELECT,
    filter: OPEN[kind],
    orderBy: 'DocEntry',
  };
  const orders = await all(sap, query, sapEntities.order, signal, memory);
  return orders.filter(({ DocType }) => DocType === 'dDocument_Items');
}

const NO_ALTERNATIVES: Pick<Alternatives, 'of' | 'wanted'> = {
  of: () => undefined,
  wanted: () => new Set(),
};

function readPickLists(
  sap: ServiceLayer,
  equipment: Equipment,
  signal: AbortSignal,
  memory: PageMemory,
): Promise<sapEntities.PickList[]> {
  const released = ['ps_Released', 'ps_PartiallyPicked', 'ps_Picked', 'ps_PartiallyDelivered'];
  const select = [...sapEntities.PICK_LIST_SELECT, ...(equipment.tote ? ['U_PW_TOTE'] : [])];
  const filter = released.map((status) => `Status eq '${status}'`).join(' or ');
  return all(
    sap,
    { set: 'PickLists', select, filter, orderBy: 'Absoluteentry' },
    sapEntities.pickList,
    signal,
    memory,
  );
}

/** A filter with more alternatives than this makes an address longer than some proxies take. */
const CUSTOMERS_PER_READ = 40;

async function readCustomers(
  sap: ServiceLayer,
  codes: ReadonlySet<string>,
  signal: AbortSignal,
  memory: PageMemory,
): Promise<ReadonlyMap<string, sapEntities.Customer>> {
  const customers = new Map<string, sapEntities.Customer>();
  const wanted = [...codes];
  for (let from = 0; from < wanted.length; from += CUSTOMERS_PER_READ) {
    const some = wanted.slice(from, from + CUSTOMERS_PER_READ);
    const filter = some.map((code) => `CardCode eq ${literal(code)}`).join(' or ');
    const query = {
      set: 'BusinessPartners',
      select: sapEntities.CUSTOMER_SELECT,
      filter,
      orderBy: 'CardCode',
    };
    for (const customer of await all(sap, query, sapEntities.customer, signal, memory)) {
      customers.set(customer.CardCode, customer);
    }
  }
  return customers;
}

/** Keeps only the rows of items that are on open orders, or could be; the rest of the stock is nobody's work today. */
async function readStock(
  sap: ServiceLayer,
  equipment: Equipment,
  codes: ReadonlySet<string>,
  signal: AbortSignal,
  memory: PageMemory,
): Promise<StockRows> {
  const rows: Record<StockQuery['code'], sapEntities.StockRow[]> = {
    PW_LOTS: [],
    PW_LOTS_BINS: [],
    PW_SERIALS: [],
    PW_SERIALS_BINS: [],
    PW_BINS: [],
  };
  for (const { code } of STOCK_QUERIES) {
    if (!equipment.stockQueries.has(code)) continue;
    const take = (page: sapEntities.StockRow[]) => {
      rows[code].push(...page.filter(({ ItemCode }) => codes.has(ItemCode)));
    };
    const query = { set: `SQLQueries(${literal(code)})/List`, select: [] };
    const outcome = await sap.eachPage(query, sapEntities.stockRow, take, signal, memory);
    if (outcome.kind !== 'done') throw new ReadingFailed(`stock (${code})`, outcome);
  }
  return rows;
}

async function all<T>(
  sap: ServiceLayer,
  query: Query,
  row: z.ZodType<T>,
  signal: AbortSignal,
  memory?: PageMemory,
): Promise<T[]> {
  const rows: T[] = [];
  const take = (page: T[]) => {
    for (const each of page) rows.push(each);
  };
  const outcome = await sap.eachPage(query, row, take, signal, memory);
  if (outcome.kind !== 'done') throw new ReadingFailed(query.set, outcome);
  return rows;
}
