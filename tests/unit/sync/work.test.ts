import { describe, expect, it } from 'vitest';
import { type StockRows, stockOf } from '../../../electron/sync/pull/stock.ts';
import { itemOf, unitsOf } from '../../../electron/sync/pull/units.ts';
import {
  linesInstead,
  type OpenOrder,
  type SapView,
  unclearOrders,
  worksOf,
} from '../../../electron/sync/pull/work.ts';
import * as sap from '../../../electron/sync/service-layer/entities.ts';
import { work as workSchema } from '../../../shared/contracts/work.ts';
import { anItem } from '../../support/works.ts';

const units = unitsOf(
  [
    { AbsEntry: 1, Code: 'EA', InternationalSymbol: 'EA' },
    { AbsEntry: 2, Code: 'BX', InternationalSymbol: null },
    { AbsEntry: 3, Code: 'kg', InternationalSymbol: 'KGM' },
  ],
  [
    {
      AbsEntry: 5,
      BaseUoM: 1,
      UoMGroupDefinitionCollection: [
        { AlternateUoM: 1, AlternateQuantity: 1, BaseQuantity: 1 },
        { AlternateUoM: 2, AlternateQuantity: 1, BaseQuantity: 12 },
      ],
    },
  ],
  [{ UnitCode: 3, UnitWeightinmg: 1_000_000 }],
);

const sapItem = (changes: object = {}) =>
  sap.item.parse({
    ItemCode: 'A1',
    ItemName: 'Screws',
    BarCode: '4006381333931',
    InventoryItem: 'tYES',
    ManageBatchNumbers: 'tNO',
    ManageSerialNumbers: 'tNO',
    UoMGroupEntry: 5,
    InventoryUoMEntry: 1,
    InventoryUOM: 'EA',
    InventoryWeight: 0.25,
    InventoryWeightUnit: 3,
    ItemBarCodeCollection: [
      { UoMEntry: 2, Barcode: '14006381333938' },
      { UoMEntry: 99, Barcode: 'NOT-IN-GROUP' },
    ],
    UpdateDate: '2026-11-20T00:00:00Z',
    ...changes,
  });

describe('an item', () => {
  it('carries its bar codes with how much each counts, and its weight in grams', () => {
    expect(itemOf(sapItem(), units)).toEqual({
      itemCode: 'A1',
      name: 'Screws',
      tracking: 'none',
      baseUom: { entry: 1, code: 'EA', factor: 1 },
      barcodes: [
        { code: '14006381333938', uom: { entry: 2, code: 'BX', factor: 12 } },
        { code: '4006381333931', uom: { entry: 1, code: 'EA', factor: 1 } },
      ],
      unitWeightGrams: 250,
      catchWeight: false,
    });
  });

  it('that is counted by weight is catch weight; without a unit group it has its own unit', () => {
    const cheese = sapItem({
      InventoryUoMEntry: 3,
      UoMGroupEntry: -1,
      InventoryWeight: 0,
      ManageBatchNumbers: 'tYES',
    });
    expect(itemOf(cheese, units)).toMatchObject({
      catchWeight: true,
      tracking: 'lot',
      unitWeightGrams: null,
    });
    const manual = sapItem({ InventoryUoMEntry: -1, UoMGroupEntry: -1, InventoryUOM: null, BarCode: null });
    expect(itemOf(manual, units)).toMatchObject({
      baseUom: { entry: -1, code: '-', factor: 1 },
      barcodes: [],
    });
  });
});

const line = (LineNum: number, changes: object = {}) => ({
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
const order = (changes: object = {}, kind: OpenOrder['kind'] = 'order'): OpenOrder => ({
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
    DocumentLines: [line(0)],
    ...changes,
  }),
});
const pickList = (lines: object[], changes: object = {}) =>
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

const NO_STOCK: StockRows = {
  PW_LOTS: [],
  PW_LOTS_BINS: [],
  PW_SERIALS: [],
  PW_SERIALS_BINS: [],
  PW_BINS: [],
};
const BIN = { entry: 11, code: '01-A-1', barcode: null };

function view(changes: Partial<SapView> = {}): SapView {
  return {
    orders: [order()],
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

const customer = (changes: object) => sap.customer.parse({ CardCode: 'C1', ...changes });

describe('open work', () => {
  it('is the whole order when no pick list has it, in base units and as the bench wants it', () => {
    const [source, ...more] = worksOf(view());
    expect(more).toEqual([]);
    expect(source?.openOfOrder).toEqual({ 0: 24 });
    expect(source?.work).toMatchObject({
      key: 'SO407',
      pickListEntry: null,
      tote: null,
      order: { entry: 407, number: 1407, dueDate: '2026-11-30', customerReference: null },
      shipTo: { name: 'Customer', street: 'Lane 5', zip: '', city: 'Town', country: 'DE' },
      shippingType: 'UPS',
      partialAllowed: true,
      lines: [{ line: 0, quantity: 24, uom: { code: 'BX', factor: 12 }, warehouse: '01', kit: null }],
    });
    expect(workSchema.safeParse({ ...source?.work, revision: 'r' }).success).toBe(true);
  });

  it('on a released pick list is the part that the list released, with what it set aside', () => {
    const lots = [{ BatchNumberProperty: 'L1', Quantity: 12 }];
    const bins = [{ BinAbsEntry: 11, Quantity: 12, SerialAndBatchNumbersBaseLine: 0 }];
    const list = pickList([{ BatchNumbers: lots, DocumentLinesBinAllocations: bins }]);
    const works = worksOf(
      view({ pickLists: [list], orders: [order({ DocumentLines: [line(0), line(1)] })] }),
    );
    expect(works.map(({ work }) => work)).toMatchObject([
      {
        key: 'PL57-SO407',
        pickListEntry: 57,
        tote: 'T-17',
        lines: [
          {
            orderLine: 0,
            pickListLine: 0,
            quantity: 12,
            allocations: [{ quantity: 12, bin: BIN, lot: 'L1', serial: null }],
          },
        ],
      },
    ]);
    expect(works[0]?.openOfOrder).toEqual({ 0: 24, 1: 24 });
  });

  it('is never more than the order has open, and nothing of a list that is done', () => {
    const much = pickList([{ ReleasedQuantity: 3, PickedQuantity: 2 }]);
    expect(worksOf(view({ pickLists: [much] }))[0]?.work.lines[0]?.quantity).toBe(24);
    const base = pickList([{ ReleasedQuantity: 5 }], { UseBaseUnits: 'tYES' });
    expect(worksOf(view({ pickLists: [base] }))[0]?.work.lines[0]?.quantity).toBe(5);
    const done = pickList([{ PickStatus: 'ps_Closed' }]);
    expect(worksOf(view({ pickLists: [done] }))[0]?.work.key).toBe('SO407');
  });

  it('of a pick list over two orders is two works', () => {
    const orders = [order(), order({ DocEntry: 408, DocNum: 1408 })];
    const list = pickList([{}, { OrderEntry: 408 }]);
    expect(worksOf(view({ orders, pickLists: [list] })).map(({ work }) => work.key)).toEqual([
      'PL57-SO407',
      'PL57-SO408',
    ]);
  });

  it('has no closed lines, no other warehouses, nothing that is not on stock, and no order without lines', () => {
    const lines = [
      line(0, { LineStatus: 'bost_Close' }),
      line(1, { RemainingOpenInventoryQuantity: 0 }),
      line(2, { WarehouseCode: '09' }),
      line(3, { ItemCode: 'FREIGHT' }),
    ];
    const of = (DocumentLines: object[]) =>
      worksOf(view({ orders: [order({ DocumentLines })], warehouses: ['01', '02'] }));
    expect(of(lines)).toEqual([]);
    expect(of([])).toEqual([]);
    expect(of([...lines, line(4)])[0]?.work.lines.map(({ line }) => line)).toEqual([4]);
  });

  it('of a reserve invoice is not that of the order with the same number, on a pick list or on none', () => {
    const orders = [order(), order({ DocNum: 9407 }, 'reserveInvoice')];
    expect(
      worksOf(view({ orders })).map(({ work }) => [work.key, work.order.kind, work.order.number]),
    ).toEqual([
      ['SO407', undefined, 1407],
      ['RI407', 'reserveInvoice', 9407],
    ]);
    const listed = pickList([{ BaseObjectType: 13, ReleasedQuantity: 1 }, { BaseObjectType: 202 }]);
    const works = worksOf(view({ orders, pickLists: [listed] }));
    expect(works.map(({ work, openOfOrder }) => [work.key, work.lines[0]?.quantity, openOfOrder])).toEqual([
      ['PL57-RI407', 12, { 0: 24 }],
      ['SO407', 24, { 0: 24 }],
    ]);
    for (const { work } of works) expect(workSchema.safeParse({ ...work, revision: 'r' }).success).toBe(true);
  });

  it('of a reserve invoice goes by what is left to be sent, whatever its lines’ status says', () => {
    const DocumentLines = [
      line(0, { LineStatus: 'bost_Close', RemainingOpenQuantity: 1, RemainingOpenInventoryQuantity: 12 }),
      line(1, { RemainingOpenQuantity: 0, RemainingOpenInventoryQuantity: 0 }),
    ];
    const [source] = worksOf(view({ orders: [order({ DocumentLines }, 'reserveInvoice')] }));
    expect(source?.work.lines.map(({ line, quantity }) => [line, quantity])).toEqual([[0, 12]]);
  });

  it('of a reserve invoice is due when its goods are to be sent, not when it is to be paid', () => {
    const day = (ShipDate: string) => ({ ShipDate: `${ShipDate}T00:00:00Z` });
    const gone = { RemainingOpenQuantity: 0, RemainingOpenInventoryQuantity: 0 };
    const DocumentLines = [
      line(0, day('2026-11-27')),
      line(1, day('2026-11-26')),
      line(2, { ...day('2026-11-20'), ...gone }),
    ];
    const dueDate = (changes: object, kind: OpenOrder['kind']) =>
      worksOf(view({ orders: [order(changes, kind)] }))[0]?.work.order.dueDate;
    expect(dueDate({ DocumentLines }, 'reserveInvoice')).toBe('2026-11-26');
    expect(dueDate({}, 'reserveInvoice')).toBe('2026-11-30');
    expect(dueDate({ DocumentLines }, 'order')).toBe('2026-11-30');
  });

  it.each([
    ['whose two open quantities do not fit together', { RemainingOpenInventoryQuantity: 12 }],
    [
      'that has nothing left although its goods count as open',
      { RemainingOpenQuantity: 0, RemainingOpenInventoryQuantity: 0 },
    ],
  ])('is not offered of a reserve invoice %s, and that is told', (_what, changes) => {
    const unclear = view({
      orders: [order(), order({ DocumentLines: [line(0, changes)] }, 'reserveInvoice')],
    });
    expect(worksOf(unclear).map(({ work }) => work.key)).toEqual(['SO407']);
    expect(unclearOrders(unclear)).toEqual(['RI407']);
    expect(unclearOrders(view({ orders: [order({}, 'reserveInvoice')] }))).toEqual([]);
  });

  it('knows what SAP names in the place of an item, where it was asked', () => {
    const alternativesOf = (code: string) => (code === 'A1' ? ['LOT', 'GONE'] : undefined);
    const DocumentLines = [line(0), line(1, { ItemCode: 'LOT' })];
    const asked = view({ alternativesOf, orders: [order({ DocumentLines })] });
    const [source] = worksOf(asked);
    expect(source?.work.lines.map(({ alternatives }) => alternatives)).toEqual([['LOT', 'GONE'], undefined]);
    const [first] = source?.work.lines ?? [];
    if (first === undefined) throw new Error('There is no line');
    expect(linesInstead(asked, first)).toMatchObject([
      { line: 0, item: { itemCode: 'LOT' }, allocations: [] },
    ]);
  });

  it('drops the parent of a kit and names it on its components', () => {
    const DocumentLines = [
      line(0, { ItemCode: 'KIT', TreeType: 'iSalesTree' }),
      line(1, { TreeType: 'iIngredient' }),
      line(2, { TreeType: 'iIngredient', ParentLineNum: 0 }),
      line(3),
    ];
    const [source] = worksOf(view({ orders: [order({ DocumentLines })] }));
    expect(source?.work.lines.map(({ line, kit }) => [line, kit])).toEqual([
      [1, 'KIT'],
      [2, 'KIT'],
      [3, null],
    ]);
  });

  it('may be partial only when both order and customer allow it', () => {
    const of = (PartialSupply: string, PartialDelivery: string) =>
      worksOf(
        view({
          orders: [order({ PartialSupply })],
          customers: new Map([['C1', customer({ PartialDelivery })]]),
        }),
      )[0]?.work.partialAllowed;
    expect([of('tYES', 'tYES'), of('tYES', 'tNO'), of('tNO', 'tYES')]).toEqual([true, false, false]);
  });

  it('knows the lines that the customer takes whole or not at all', () => {
    const DocumentLines = [line(0), line(1, { BackOrder: 'tNO' }), line(2, { BackOrder: 'tYES' })];
    const [source] = worksOf(view({ orders: [order({ DocumentLines })] }));
    expect(source?.work.lines.map(({ wholeOnly }) => wholeOnly)).toEqual([undefined, true, undefined]);
  });

  it("takes the customer's address of that name where the order has none of its own", () => {
    const BPAddresses = [
      { AddressName: 'Depot', AddressType: 'bo_BillTo', City: 'Elsewhere' },
      {
        AddressName: 'Depot',
        AddressType: 'bo_ShipTo',
        Street: 'Way',
        ZipCode: '1',
        City: 'Here',
        Country: 'AT',
      },
    ];
    const [source] = worksOf(
      view({
        orders: [order({ AddressExtension: null })],
        customers: new Map([['C1', customer({ BPAddresses })]]),
      }),
    );
    expect(source?.work.shipTo).toEqual({
      name: 'Customer',
      street: 'Way',
      zip: '1',
      city: 'Here',
      country: 'AT',
    });
  });

  it('knows the lots on stock with expiry, state and bins', () => {
    const row = (changes: object) => sap.stockRow.parse({ ItemCode: 'LOT', WhsCode: '02', ...changes });
    const rows: StockRows = {
      ...NO_STOCK,
      PW_LOTS: [
        row({ DistNumber: 'L1', ExpDate: '20270131', Status: '0', OnHandQty: 9 }),
        row({ DistNumber: 'L2', ExpDate: null, Status: '2', OnHandQty: 4 }),
      ],
      PW_LOTS_BINS: [row({ DistNumber: 'L1', BinAbs: 11, OnHandQty: 9 })],
    };
    const [source] = worksOf(
      view({
        orders: [order({ DocumentLines: [line(0, { ItemCode: 'LOT', WarehouseCode: '02' })] })],
        stock: stockOf(rows, (entry) => (entry === 11 ? BIN : null)),
      }),
    );
    expect(source?.work.lines[0]).toMatchObject({
      binManaged: true,
      lots: [
        {
          lot: 'L1',
          expiry: '2027-01-31',
          status: 'released',
          quantity: 9,
          bins: [{ bin: BIN, quantity: 9 }],
        },
        { lot: 'L2', expiry: null, status: 'locked', quantity: 4, bins: [] },
      ],
      serials: [],
      bins: [],
    });
  });
});
