import { type Quantity, quantity, sum, toBase } from '../../../shared/packing/quantity.ts';
import { type Books, nextEntry, table, timeOfDay, today } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import { done, refusals, refused } from './refusals.ts';
import { isYes, numberOf, rowsOf, textOf } from './values.ts';

/** A line of an order or delivery as the company keeps it. Quantities are in the line's unit, unless Inventory. */
export type DocumentLine = Entity & {
  readonly LineNum: number;
  readonly ItemCode: string;
  readonly WarehouseCode: string;
  readonly Quantity: Quantity;
  readonly UnitsOfMeasurment: number;
  readonly InventoryQuantity: Quantity;
  readonly RemainingOpenQuantity: Quantity;
  readonly RemainingOpenInventoryQuantity: Quantity;
  readonly LineStatus: 'bost_Open' | 'bost_Close';
  readonly TreeType: string;
  readonly ParentLineNum: number | null;
};

export type Header = Entity & {
  readonly DocEntry: number;
  readonly DocNum: number;
  readonly CardCode: string;
  readonly DocumentStatus: 'bost_Open' | 'bost_Close';
  /** Of invoices: whether goods of it are still to be delivered, paid or not. */
  readonly InventoryStatus?: 'bost_Open' | 'bost_Close';
  readonly Cancelled: 'tYES' | 'tNO';
  readonly CancelStatus: 'csNo' | 'csYes' | 'csCancellation';
};

export type Document = Header & { readonly DocumentLines: readonly DocumentLine[] };

/** What deliveries and pick lists are made of. */
export type BaseSet = 'Orders' | 'Invoices';
export type DocumentSet = BaseSet | 'DeliveryNotes';

export const ORDER_TYPE = 17;
export const INVOICE_TYPE = 13;
export const DELIVERY_TYPE = 15;

/** One number series each; `first` is the number of the first document. */
const SERIES: Readonly<
  Record<DocumentSet, { series: number; first: number; table: string; object: string }>
> = {
  Orders: { series: 11, first: 5001, table: 'ORDR', object: 'oOrders' },
  DeliveryNotes: { series: 12, first: 8001, table: 'ODLN', object: 'oDeliveryNotes' },
  Invoices: { series: 13, first: 9001, table: 'OINV', object: 'oInvoices' },
};

/** A document that something is based on, by its object type and number; or a line of it. */
export type BaseRef = { readonly type: number; readonly entry: number };
export type BasePlace = BaseRef & { readonly line: number };

const BASE_SETS: ReadonlyMap<number, BaseSet> = new Map([
  [ORDER_TYPE, 'Orders'],
  [INVOICE_TYPE, 'Invoices'],
]);

/** The set of the documents of that object type; undefined where nothing is delivered from them. */
export function baseSetOf(type: number): BaseSet | undefined {
  return BASE_SETS.get(type);
}

export function documents(books: Books, set: DocumentSet) {
  return table<Document>(books, set);
}

export function seriesOf(set: DocumentSet) {
  return SERIES[set];
}

/**
 * The header of a new document: SAP's defaults, what the customer's master data says, then the body.
 * Refuses an unknown or inactive customer, a number series that is locked or not the document's (-4002), and a day in a
 * posting period that is locked.
 */
export function headerOf(books: Books, set: DocumentSet, body: Entity): Outcome<Header> {
  const { series, first, table: name, object } = SERIES[set];
  const CardCode = textOf(body.CardCode) ?? '';
  const customer = table(books, 'BusinessPartners').get(CardCode);
  if (customer === undefined) return refused(refusals.customer(name, CardCode));
  if (isInactive(customer)) return refused(refusals.inactiveCustomer(name, CardCode));
  const { seriesMissing, seriesLocked } = books.behaviours;
  const given = body.Series ?? (seriesMissing.some((each) => each === set) ? null : series);
  if (given !== series || seriesLocked.some((each) => each === set)) return refused(refusals.series);
  const entry = nextEntry(books, set);
  const day = today(books);
  if (isInLockedPeriod(books, textOf(body.DocDate) ?? day)) return refused(refusals.periodLocked(name));
  const shipTo = textOf(body.ShipToCode) ?? textOf(customer.ShipToDefault);
  return done({
    DocType: 'dDocument_Items',
    DocDate: day,
    DocDueDate: day,
    TaxDate: day,
    CardName: customer.CardName ?? null,
    NumAtCard: null,
    Comments: null,
    DocCurrency: 'EUR',
    PartialSupply: 'tYES',
    Confirmed: 'tYES',
    TransportationCode: customer.ShippingType ?? -1,
    TrackingNumber: null,
    AddressExtension: addressOf(customer, shipTo),
    DocumentPackages: [],
    DocumentReferences: [],
    DocumentAdditionalExpenses: [],
    ...body,
    CardCode,
    ShipToCode: shipTo,
    DocEntry: entry,
    DocNum: first + entry - 1,
    Series: series,
    DocObjectCode: object,
    DocumentStatus: 'bost_Open',
    AuthorizationStatus: 'dasWithout',
    Cancelled: 'tNO',
    CancelStatus: 'csNo',
    CreationDate: day,
    UpdateDate: day,
    DocTime: timeOfDay(books),
  });
}

/** Frozen, or not valid, in its master data. */
export function isInactive(master: Entity): boolean {
  return isYes(master.Frozen) || master.Valid === 'tNO';
}

function isInLockedPeriod({ behaviours: { closedPeriods } }: Books, date: string): boolean {
  const day = date.slice(0, 10);
  return closedPeriods.some(({ from, to }) => from <= day && day <= to);
}

function addressOf(customer: Entity, name: string | null): Entity | null {
  const address = rowsOf(customer.BPAddresses).find(
    (each) => each.AddressType === 'bo_ShipTo' && each.AddressName === name,
  );
  if (address === undefined) return null;
  return {
    ShipToStreet: address.Street ?? null,
    ShipToStreetNo: address.StreetNo ?? null,
    ShipToZipCode: address.ZipCode ?? null,
    ShipToCity: address.City ?? null,
    ShipToCountry: address.Country ?? null,
  };
}

/** What a new line says in the body, or what the line that it is based on says. */
export type LineFacts = {
  readonly item: Entity;
  readonly warehouse: string;
  /** In the line's unit. */
  readonly quantity: Quantity;
  readonly unit: LineUnit;
  readonly price: number;
};

/** The unit a line counts in; `factor` is base units in one of it. */
export type LineUnit = { readonly entry: number; readonly code: string; readonly factor: number };

/** A new open line; the body's own properties (texts, user fields) are kept. */
export function lineOf(
  books: Books,
  entry: number,
  number: number,
  facts: LineFacts,
  body: Entity,
): DocumentLine {
  const { item, warehouse, quantity: count, unit, price } = facts;
  const inventory = toBase(count, unit.factor);
  return {
    ItemDescription: item.ItemName ?? null,
    BarCode: item.BarCode ?? null,
    ShipDate: today(books),
    Currency: 'EUR',
    BaseType: -1,
    BaseEntry: null,
    BaseLine: null,
    BackOrder: 'tYES',
    FreeText: null,
    SerialNumbers: [],
    BatchNumbers: [],
    DocumentLinesBinAllocations: [],
    DocLinePickLists: [],
    PickStatusEx: 'dlps_NotPicked',
    PickQuantity: 0,
    PickListIdNumber: null,
    UseBaseUnits: 'tNO',
    ...body,
    DocEntry: entry,
    LineNum: number,
    VisualOrder: number,
    ItemCode: textOf(item.ItemCode) ?? '',
    WarehouseCode: warehouse,
    Quantity: count,
    UoMEntry: unit.entry,
    UoMCode: unit.code,
    MeasureUnit: unit.code,
    UnitsOfMeasurment: unit.factor,
    InventoryQuantity: inventory,
    RemainingOpenQuantity: count,
    RemainingOpenInventoryQuantity: inventory,
    LineStatus: 'bost_Open',
    TreeType: textOf(body.TreeType) ?? 'iNotATree',
    ParentLineNum: numberOf(body.ParentLineNum),
    Price: price,
    UnitPrice: price,
    LineTotal: quantity(price * count),
  };
}

/**
 * The unit of a line: base units when the body says so, else the body's UoMEntry, else `otherwise`. Null for a
 * unit that the item's group does not have.
 */
export function unitOf(books: Books, item: Entity, body: Entity, otherwise: number | null): LineUnit | null {
  const base = numberOf(item.InventoryUoMEntry) ?? -1;
  const entry = isYes(body.UseBaseUnits) ? base : (numberOf(body.UoMEntry) ?? otherwise ?? base);
  const code = textOf(table(books, 'UnitOfMeasurements').get(entry)?.Code);
  if (entry === base) return { entry, code: code ?? textOf(item.InventoryUOM) ?? '', factor: 1 };
  const group = table(books, 'UnitOfMeasurementGroups').get(numberOf(item.UoMGroupEntry) ?? -1);
  const row = rowsOf(group?.UoMGroupDefinitionCollection).find((each) => each.AlternateUoM === entry);
  const per = numberOf(row?.BaseQuantity) ?? 0;
  const alternate = numberOf(row?.AlternateQuantity) ?? 0;
  if (code === null || per <= 0 || alternate <= 0) return null;
  return { entry, code, factor: per / alternate };
}

export function priceOf(item: Entity): number {
  return numberOf(rowsOf(item.ItemPrices)[0]?.Price) ?? 0;
}

/** A header with its lines, its total, and open as long as one of its lines is. */
export function withLines(header: Header, DocumentLines: readonly DocumentLine[]): Document {
  const isOpen = DocumentLines.some(({ LineStatus }) => LineStatus === 'bost_Open');
  return {
    ...header,
    DocumentLines,
    DocTotal: sum(DocumentLines.map(({ LineTotal }) => numberOf(LineTotal) ?? 0)),
    DocumentStatus: isOpen ? 'bost_Open' : 'bost_Close',
  };
}
