import { checkDigit } from '../../../../shared/barcode/gtin.ts';
import type { Quantity } from '../../../../shared/packing/quantity.ts';
import { type Books, nextEntry, table } from '../books.ts';
import type { Entity } from '../company.ts';
import { numberKey } from '../taking.ts';
import { daysAfter, sapDay } from '../values.ts';
import { BOX, CASE, GRAM_UNIT, KILOGRAM, KILOGRAM_UNIT, PACKINGS, PIECE } from './ground.ts';
import type { DemoItem } from './items.ts';

/**
 * Stores an item with its bar codes: an EAN-13 for the piece, one for the box, a GTIN-14 for the case.
 *
 * @param number the item's own number, from which its bar codes are made
 * @param prefix the seven digits in front of it: a GS1 company prefix
 * @param barCode the `AbsEntry` of its first bar code; up to three follow each other
 */
export function putItem(
  books: Books,
  item: DemoItem,
  number: number,
  prefix: string,
  changed: string,
  barCode = number * BAR_CODES_EACH,
): void {
  const { entry, box, case: inCase } = PACKINGS[item.packing];
  const base = item.packing === 'KG' ? KILOGRAM : PIECE;
  const reference = `${prefix}${String(number).padStart(12 - prefix.length, '0')}`;
  const boxReference = `${prefix}${number + 5 * 10 ** (11 - prefix.length)}`;
  const codes: readonly (readonly [unit: number, code: string])[] = [
    [base, withCheckDigit(reference)],
    ...(box > 0 ? [[BOX, withCheckDigit(boxReference)] as const] : []),
    ...(inCase > 0 ? [[CASE, withCheckDigit(`1${reference}`)] as const] : []),
  ];
  const heavy = item.grams >= 1_000;
  table(books, 'Items').put(item.code, {
    ...ORDINARY,
    ItemCode: item.code,
    ItemName: item.name,
    BarCode: codes[0]?.[1] ?? null,
    ManageBatchNumbers: item.tracking === 'lot' ? 'tYES' : 'tNO',
    ManageSerialNumbers: item.tracking === 'serial' ? 'tYES' : 'tNO',
    UoMGroupEntry: entry,
    InventoryUoMEntry: base,
    DefaultSalesUoMEntry: base,
    InventoryUOM: base === KILOGRAM ? 'KG' : 'PC',
    InventoryWeight: heavy ? item.grams / 1_000 : item.grams,
    InventoryWeightUnit: heavy ? KILOGRAM_UNIT : GRAM_UNIT,
    ItemBarCodeCollection: codes.map(([UoMEntry, Barcode], index) => ({
      AbsEntry: barCode + index,
      UoMEntry,
      Barcode,
    })),
    ItemPrices: [{ PriceList: 1, Price: item.price, Currency: 'EUR' }],
    UpdateDate: sapDay(changed),
  });
}

/** The most bar codes that an invented item has: of the piece, the box and the case. */
export const BAR_CODES_EACH = 3;

/** What all items of the demo company have in common. */
export const ORDINARY = {
  InventoryItem: 'tYES',
  SalesItem: 'tYES',
  PurchaseItem: 'tYES',
  SRIAndBatchManageMethod: 'bomm_OnEveryTransaction',
  IssuePrimarilyBy: 'ipbSerialAndBatchNumbers',
  TreeType: 'iNotATree',
  Valid: 'tYES',
  Frozen: 'tNO',
  DefaultWarehouse: '01',
} as const satisfies Entity;

function withCheckDigit(digits: string): string {
  return digits + checkDigit(digits);
}

export type DemoLot = {
  readonly lot: string;
  /** YYYY-MM-DD */
  readonly expires: string;
  readonly locked: boolean;
};

export function putLot(books: Books, item: DemoItem, { lot, expires, locked }: DemoLot): void {
  const entry = nextEntry(books, 'BatchNumberDetails');
  table(books, 'BatchNumberDetails').put(entry, {
    DocEntry: entry,
    ItemCode: item.code,
    ItemDescription: item.name,
    Status: locked ? 'bdsStatus_Locked' : 'bdsStatus_Released',
    Batch: lot,
    ManufacturingDate: sapDay(daysAfter(expires, -365)),
    AdmissionDate: sapDay(daysAfter(expires, -350)),
    ExpirationDate: sapDay(expires),
    SystemNumber: entry,
  });
  table<number>(books, 'numbers').put(numberKey('lot', item.code, lot), entry);
}

export function putSerial(books: Books, item: DemoItem, serial: string, received: string): void {
  const entry = nextEntry(books, 'SerialNumberDetails');
  table(books, 'SerialNumberDetails').put(entry, {
    DocEntry: entry,
    ItemCode: item.code,
    ItemDescription: item.name,
    SerialNumber: serial,
    MfrSerialNo: null,
    AdmissionDate: sapDay(received),
    ExpirationDate: null,
    SystemNumber: entry,
  });
  table<number>(books, 'numbers').put(numberKey('serial', item.code, serial), entry);
}

type Put = {
  readonly item: string;
  readonly warehouse: string;
  readonly bin: number | null;
  readonly quantity: Quantity;
  readonly lot?: string;
  readonly serial?: string;
};

export function putInStock(books: Books, { lot, serial, ...put }: Put): void {
  books.stock.putBack({ ...put, lot: lot ?? null, serial: serial ?? null });
}
