import { type StockRows, stockOf } from '../../electron/sync/pull/stock.ts';
import type { OpenOrder, SapView } from '../../electron/sync/pull/view.ts';
import * as sap from '../../electron/sync/service-layer/entities.ts';
import { anItem } from './works.ts';

/** A line of two boxes of twelve that are all still to be sent, as SAP has it. */
export const aSapLine = (LineNum: number, changes: object = {}) => ({
  LineNum,
  ItemCode: 'A1',
  WarehouseCode: '01',
  LineStatus: 'bost_Open',
  TreeType: 'iNotATree',
  RemainingOpenQuantity: 2,
  RemainingOpenInventoryQuantity: 24,
  UoMEntry: 2,
  UoMCode: 'BX',
  UnitsOfMeasurment: 12,
  ...changes,
});

/** An order of one such line. */
export const aSapOrder = (changes: object = {}, kind: OpenOrder['kind'] = 'order'): OpenOrder => ({
  kind,
  ...sap.order.parse({
    DocEntry: 407,
    DocNum: 1407,
    DocType: 'dDocument_Items',
    DocDueDate: '2026-11-30T00:00:00Z',
    CardCode: 'C1',
    CardName: 'Customer',
    PartialSupply: 'tYES',
    TransportationCode: 3,
    ShipToCode: 'Depot',
    AddressExtension: { ShipToStreet: 'Lane', ShipToStreetNo: '5', ShipToCity: 'Town', ShipToCountry: 'DE' },
    DocumentLines: [aSapLine(0)],
    ...changes,
  }),
});

/** A released pick list for lines of that order. */
export const aPickList = (lines: object[], changes: object = {}) =>
  sap.pickList.parse({
    Absoluteentry: 57,
    Status: 'ps_Released',
    U_PW_TOTE: 'T-17',
    PickListsLines: lines.map((each, LineNumber) => ({
      LineNumber,
      BaseObjectType: 17,
      OrderEntry: 407,
      OrderRowID: 0,
      PickStatus: 'ps_Released',
      ReleasedQuantity: 1,
      PickedQuantity: 0,
      ...each,
    })),
    ...changes,
  });

export const NO_STOCK: StockRows = {
  PW_LOTS: [],
  PW_LOTS_BINS: [],
  PW_SERIALS: [],
  PW_SERIALS_BINS: [],
  PW_BINS: [],
};
export const BIN = { entry: 11, code: '01-A-1', barcode: null };

/** What SAP says in one reading: one order and nothing on stock, unless told otherwise. */
export function aSapView(changes: Partial<SapView> = {}): SapView {
  return {
    orders: [aSapOrder()],
    pickLists: [],
    customers: new Map(),
    items: new Map([
      ['A1', anItem()],
      ['LOT', anItem({ itemCode: 'LOT', tracking: 'lot' })],
    ]),
    alternativesOf: () => undefined,
    stock: stockOf(NO_STOCK, () => null),
    bins: new Map([[11, BIN]]),
    binWarehouses: new Set(['02']),
    shippingTypes: new Map([[3, 'UPS']]),
    warehouses: null,
    ...changes,
  };
}
