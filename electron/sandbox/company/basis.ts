import { type Quantity, quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import { type Books, today } from './books.ts';
import {
  type BaseRef,
  type BaseSet,
  baseSetOf,
  type Document,
  type DocumentLine,
  documents,
  ORDER_TYPE,
  withLines,
} from './documents.ts';

// Orders and reserve invoices, as that which deliveries and pick lists are based on.

export const KIT_PARENT = 'iSalesTree';

export function baseDocument(books: Books, { type, entry }: BaseRef): Document | undefined {
  const set = baseSetOf(type);
  return set === undefined ? undefined : documents(books, set).get(entry);
}

/** SAP looks whether the document as a whole is closed: an order by its status, an invoice by that of its goods. */
export function isClosedForDelivery({ InventoryStatus, ...base }: Document, line: DocumentLine): boolean {
  if (InventoryStatus !== undefined) {
    return InventoryStatus === 'bost_Close' || line.RemainingOpenInventoryQuantity === 0;
  }
  return base.DocumentStatus === 'bost_Close' || line.LineStatus === 'bost_Close';
}

/** So much of a line, in base units, is delivered (when negative: given back by a cancelled delivery). */
export type Delivered = {
  /** Object type of the document; absent in what was kept before there were others than orders. */
  readonly type?: number;
  readonly order: number;
  readonly line: number;
  readonly quantity: Quantity;
};

export function deliverFrom(books: Books, { type = ORDER_TYPE, order, line, quantity }: Delivered): void {
  const set = baseSetOf(type);
  const base = baseDocument(books, { type, entry: order });
  if (set === undefined || base === undefined) throw new Error(`Document ${type}/${order} is gone.`);
  const DocumentLines = base.DocumentLines.map((each) =>
    each.LineNum === line
      ? withRemaining(set, each, subtract(each.RemainingOpenInventoryQuantity, quantity))
      : each,
  );
  putBase(books, set, { ...base, DocumentLines });
}

/** Stores a document; what its kits have open, its total and whether it is open follow from its lines. */
export function putBase(books: Books, set: BaseSet, document: Document): void {
  const DocumentLines = document.DocumentLines.map((line) =>
    line.TreeType === KIT_PARENT ? withRemaining(set, line, openKits(document, line)) : line,
  );
  const settled = withLines({ ...document, UpdateDate: today(books) }, DocumentLines);
  documents(books, set).put(document.DocEntry, set === 'Orders' ? settled : asInvoice(document, settled));
}

/** Whether an invoice is open says its payment; its goods have a status of their own. */
function asInvoice({ DocumentStatus, Cancelled }: Document, settled: Document): Document {
  const isLeft = settled.DocumentLines.some((line) => line.RemainingOpenInventoryQuantity > 0);
  const InventoryStatus = isLeft && Cancelled === 'tNO' ? 'bost_Open' : 'bost_Close';
  return { ...settled, DocumentStatus, InventoryStatus };
}

/**
 * The line with so much open, in base units. Nothing open closes an order's line, and something open again reopens one
 * that deliveries had closed; one closed by hand still has something open, and stays closed. An invoice's line has the
 * status of the invoice, whatever is delivered.
 */
export function withRemaining(set: BaseSet, line: DocumentLine, remaining: Quantity): DocumentLine {
  const closedByHand = line.LineStatus === 'bost_Close' && line.RemainingOpenInventoryQuantity > 0;
  const status = remaining === 0 || closedByHand ? 'bost_Close' : 'bost_Open';
  return {
    ...line,
    RemainingOpenInventoryQuantity: remaining,
    RemainingOpenQuantity: quantity(remaining / line.UnitsOfMeasurment),
    LineStatus: set === 'Orders' ? status : line.LineStatus,
  };
}

/** A kit is open as far as the component of which the most is missing. */
function openKits(document: Document, kit: DocumentLine): Quantity {
  const components = document.DocumentLines.filter(({ ParentLineNum }) => ParentLineNum === kit.LineNum);
  if (sum(components.map((each) => each.RemainingOpenInventoryQuantity)) === 0) return 0;
  const open = components.map(
    (each) => (each.RemainingOpenInventoryQuantity * kit.InventoryQuantity) / each.InventoryQuantity,
  );
  return quantity(Math.max(...open));
}
