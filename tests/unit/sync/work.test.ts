import { describe, expect, it } from 'vitest';
import { linesInstead } from '../../../electron/sync/pull/lines.ts';
import { type StockRows, stockOf } from '../../../electron/sync/pull/stock.ts';
import { itemOf, unitsOf } from '../../../electron/sync/pull/units.ts';
import { worksOf } from '../../../electron/sync/pull/work.ts';
import * as sap from '../../../electron/sync/service-layer/entities.ts';
import { work as workSchema } from '../../../shared/contracts/work.ts';
import { aPickList, aSapLine, aSapOrder, aSapView, BIN, NO_STOCK } from '../../support/sap-view.ts';

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

const customer = (changes: object) => sap.customer.parse({ CardCode: 'C1', ...changes });

describe('open work', () => {
  it('is the whole order when no pick list has it, in base units and as the bench wants it', () => {
    const [source, ...more] = worksOf(aSapView());
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
    const list = aPickList([{ BatchNumbers: lots, DocumentLinesBinAllocations: bins }]);
    const works = worksOf(
      aSapView({ pickLists: [list], orders: [aSapOrder({ DocumentLines: [aSapLine(0), aSapLine(1)] })] }),
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
    const much = aPickList([{ ReleasedQuantity: 3, PickedQuantity: 2 }]);
    expect(worksOf(aSapView({ pickLists: [much] }))[0]?.work.lines[0]?.quantity).toBe(24);
    const base = aPickList([{ ReleasedQuantity: 5 }], { UseBaseUnits: 'tYES' });
    expect(worksOf(aSapView({ pickLists: [base] }))[0]?.work.lines[0]?.quantity).toBe(5);
    const done = aPickList([{ PickStatus: 'ps_Closed' }]);
    expect(worksOf(aSapView({ pickLists: [done] }))[0]?.work.key).toBe('SO407');
  });

  it('of a pick list over two orders is two works', () => {
    const orders = [aSapOrder(), aSapOrder({ DocEntry: 408, DocNum: 1408 })];
    const list = aPickList([{}, { OrderEntry: 408 }]);
    expect(worksOf(aSapView({ orders, pickLists: [list] })).map(({ work }) => work.key)).toEqual([
      'PL57-SO407',
      'PL57-SO408',
    ]);
  });

  it('has no closed lines, no other warehouses, nothing that is not on stock, and no order without lines', () => {
    const lines = [
      aSapLine(0, { LineStatus: 'bost_Close' }),
      aSapLine(1, { RemainingOpenInventoryQuantity: 0 }),
      aSapLine(2, { WarehouseCode: '09' }),
      aSapLine(3, { ItemCode: 'FREIGHT' }),
    ];
    const of = (DocumentLines: object[]) =>
      worksOf(aSapView({ orders: [aSapOrder({ DocumentLines })], warehouses: ['01', '02'] }));
    expect(of(lines)).toEqual([]);
    expect(of([])).toEqual([]);
    expect(of([...lines, aSapLine(4)])[0]?.work.lines.map(({ line }) => line)).toEqual([4]);
  });

  it('knows what SAP names in the place of an item, where it was asked', () => {
    const alternativesOf = (code: string) => (code === 'A1' ? ['LOT', 'GONE'] : undefined);
    const DocumentLines = [aSapLine(0), aSapLine(1, { ItemCode: 'LOT' })];
    const asked = aSapView({ alternativesOf, orders: [aSapOrder({ DocumentLines })] });
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
      aSapLine(0, { ItemCode: 'KIT', TreeType: 'iSalesTree' }),
      aSapLine(1, { TreeType: 'iIngredient' }),
      aSapLine(2, { TreeType: 'iIngredient', ParentLineNum: 0 }),
      aSapLine(3),
    ];
    const [source] = worksOf(aSapView({ orders: [aSapOrder({ DocumentLines })] }));
    expect(source?.work.lines.map(({ line, kit }) => [line, kit])).toEqual([
      [1, 'KIT'],
      [2, 'KIT'],
      [3, null],
    ]);
  });

  it('may be partial only when both order and customer allow it', () => {
    const of = (PartialSupply: string, PartialDelivery: string) =>
      worksOf(
        aSapView({
          orders: [aSapOrder({ PartialSupply })],
          customers: new Map([['C1', customer({ PartialDelivery })]]),
        }),
      )[0]?.work.partialAllowed;
    expect([of('tYES', 'tYES'), of('tYES', 'tNO'), of('tNO', 'tYES')]).toEqual([true, false, false]);
  });

  it('knows the lines that the customer takes whole or not at all', () => {
    const DocumentLines = [
      aSapLine(0),
      aSapLine(1, { BackOrder: 'tNO' }),
      aSapLine(2, { BackOrder: 'tYES' }),
    ];
    const [source] = worksOf(aSapView({ orders: [aSapOrder({ DocumentLines })] }));
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
      aSapView({
        orders: [aSapOrder({ AddressExtension: null })],
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
      aSapView({
        orders: [aSapOrder({ DocumentLines: [aSapLine(0, { ItemCode: 'LOT', WarehouseCode: '02' })] })],
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
