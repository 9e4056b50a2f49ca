import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../electron/sandbox/company/company.ts';
import { SHOWCASE } from '../../../electron/sandbox/company/demo/showcase.ts';
import { isValidGtin } from '../../../shared/barcode/gtin.ts';
import {
  all,
  entity,
  openDemo,
  rows,
  saying,
  stockRows,
  TODAY,
  value,
  wholeDelivery,
} from './demo-company.ts';

const company = openDemo();
const items = all(company, 'Items');
const orders = all(company, 'Orders');
const pickLists = all(company, 'PickLists');
const today = TODAY.replaceAll('-', '');
const lotRows = () => stockRows(company, 'PW_LOTS');

describe('the demo company', () => {
  it('has the goods that a bench has to tell apart', () => {
    const count = (test: (item: Entity) => boolean) => items.filter(test).length;
    expect(items.length).toBeGreaterThanOrEqual(60);
    expect(count((item) => item.ManageBatchNumbers === 'tYES')).toBeGreaterThanOrEqual(20);
    expect(count((item) => item.ManageSerialNumbers === 'tYES')).toBeGreaterThanOrEqual(10);
    expect(count((item) => item.TreeType === 'iSalesTree')).toBe(1);
    expect(count((item) => item.InventoryUOM === 'KG')).toBeGreaterThanOrEqual(4);
    expect(count((item) => item.InventoryItem === 'tYES' && !(Number(item.InventoryWeight) > 0))).toBe(0);
  });

  it('has a valid and unique bar code for every unit of every item', () => {
    const codes = items.flatMap((item) =>
      rows(item.ItemBarCodeCollection).map(({ Barcode }) => String(Barcode)),
    );
    expect(codes.filter((code) => !isValidGtin(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const item of items) {
      const group = entity(company, 'UnitOfMeasurementGroups', Number(item.UoMGroupEntry));
      const units = rows(group.UoMGroupDefinitionCollection).map(({ AlternateUoM }) => AlternateUoM);
      const coded = rows(item.ItemBarCodeCollection);
      if (item.InventoryItem === 'tYES') expect(coded.map(({ UoMEntry }) => UoMEntry)).toEqual(units);
      if (item.InventoryItem === 'tYES') expect(item.BarCode).toBe(coded[0]?.Barcode);
    }
  });

  it('has lots that expire soon, have expired, and are locked', () => {
    const inDays = (row: Entity) =>
      (Date.parse(String(row.ExpDate).replace(/(....)(..)(..)/, '$1-$2-$3')) - Date.parse(TODAY)) /
      86_400_000;
    expect(lotRows().filter((row) => inDays(row) > 0 && inDays(row) <= 7)).toHaveLength(1);
    expect(lotRows().filter((row) => inDays(row) < 0)).toHaveLength(1);
    expect(lotRows().filter((row) => row.Status === '2')).toHaveLength(1);
  });

  it('has 40 open orders, one closed, one delivered in full and one in part', () => {
    const open = orders.filter(({ DocumentStatus }) => DocumentStatus === 'bost_Open');
    expect(open).toHaveLength(40);
    const remaining = (order: Entity) =>
      rows(order.DocumentLines).reduce((sum, line) => sum + Number(line.RemainingOpenInventoryQuantity), 0);
    const ordered = (order: Entity) =>
      rows(order.DocumentLines).reduce((sum, line) => sum + Number(line.InventoryQuantity), 0);
    const closed = orders.filter(({ DocumentStatus }) => DocumentStatus === 'bost_Close');
    expect(closed.map((order) => remaining(order) > 0)).toEqual([true, false]);
    expect(open.filter((order) => remaining(order) < ordered(order))).toHaveLength(1);
    expect(open.filter(({ PartialSupply }) => PartialSupply === 'tNO').length).toBeGreaterThan(0);
    expect(open.some((order) => rows(order.DocumentLines).length > 20)).toBe(true);
  });

  it('has three reserve invoices with goods to send, two of them paid, one of them on a pick list', () => {
    const invoices = all(company, 'Invoices');
    expect(invoices.map(({ ReserveInvoice, InventoryStatus }) => [ReserveInvoice, InventoryStatus])).toEqual(
      invoices.map(() => ['tYES', 'bost_Open']),
    );
    const isPaid = invoices.map(({ DocumentStatus }) => DocumentStatus === 'bost_Close');
    expect(isPaid).toEqual([false, true, true]);
    const lines = pickLists.flatMap((list) => rows(list.PickListsLines));
    const listed = lines.filter(({ BaseObjectType }) => BaseObjectType === 13);
    expect(new Set(listed.map(({ OrderEntry }) => OrderEntry))).toEqual(new Set([2]));
  });

  it('has 20 pick lists for open orders, one of them for two, with totes', () => {
    const ordersOf = (list: Entity) =>
      new Set(
        rows(list.PickListsLines)
          .filter(({ BaseObjectType }) => BaseObjectType === 17)
          .map(({ OrderEntry }) => OrderEntry),
      );
    expect(pickLists.filter((list) => ordersOf(list).size > 0)).toHaveLength(20);
    expect(pickLists.filter((list) => ordersOf(list).size === 2)).toHaveLength(1);
    for (const list of pickLists) {
      for (const entry of ordersOf(list)) {
        expect(entity(company, 'Orders', Number(entry)).DocumentStatus).toBe('bost_Open');
      }
    }
    const totes = pickLists.flatMap(({ U_PW_TOTE }) => U_PW_TOTE ?? []);
    expect(totes).toHaveLength(19);
    expect(new Set(totes).size).toBe(19);
  });

  it('has set aside for pick lists what is there, fit for sale, in full, and nothing twice', () => {
    const left = new Map<string, number>();
    const place = (row: Entity) =>
      `${row.ItemCode}|${row.WhsCode}|${row.DistNumber ?? ''}|${row.BinAbs ?? ''}`;
    const isFitForSale = (row: Entity) =>
      (row.Status ?? '0') === '0' && (row.ExpDate == null || String(row.ExpDate) > today);
    for (const query of ['PW_LOTS', 'PW_LOTS_BINS', 'PW_SERIALS_BINS', 'PW_BINS'] as const) {
      for (const row of stockRows(company, query)) {
        const key = query === 'PW_LOTS' ? place({ ...row, BinAbs: null }) : place(row);
        if (isFitForSale(row)) left.set(key, Number(row.OnHandQty));
      }
    }
    let setAside = 0;
    const take = (row: Entity, quantity: number) => {
      left.set(place(row), (left.get(place(row)) ?? 0) - quantity);
      setAside++;
    };
    for (const line of pickLists.flatMap((list) => rows(list.PickListsLines))) {
      const set = line.BaseObjectType === 13 ? 'Invoices' : 'Orders';
      const ordered = rows(entity(company, set, Number(line.OrderEntry)).DocumentLines).find(
        ({ LineNum }) => LineNum === line.OrderRowID,
      );
      const where = { ItemCode: ordered?.ItemCode ?? null, WhsCode: ordered?.WarehouseCode ?? null };
      const lots = rows(line.BatchNumbers);
      const serials = rows(line.SerialNumbers);
      const bins = rows(line.DocumentLinesBinAllocations);
      if (where.WhsCode === '02')
        for (const row of lots)
          take({ ...where, DistNumber: row.BatchNumberProperty ?? null }, Number(row.Quantity));
      for (const row of bins) {
        const at = Number(row.SerialAndBatchNumbersBaseLine);
        const DistNumber = lots[at]?.BatchNumberProperty ?? serials[at]?.InternalSerialNumber ?? null;
        take({ ...where, DistNumber, BinAbs: row.BinAbsEntry ?? null }, Number(row.Quantity));
      }
      const inBins = bins.reduce((sum, row) => sum + Number(row.Quantity), 0);
      const wanted =
        (Number(line.ReleasedQuantity) + Number(line.PickedQuantity)) * Number(ordered?.UnitsOfMeasurment);
      if (where.WhsCode === '01') expect(inBins, String(where.ItemCode)).toBe(wanted);
    }
    expect(setAside).toBeGreaterThan(60);
    expect([...left].filter(([, quantity]) => quantity < 0)).toEqual([]);
  });

  it('can deliver every open order and reserve invoice, one after the other, which closes all pick lists', () => {
    const fresh = openDemo();
    for (const order of all(fresh, 'Orders').filter(({ DocumentStatus }) => DocumentStatus === 'bost_Open')) {
      value(fresh.create('DeliveryNotes', wholeDelivery(fresh, order)));
    }
    for (const invoice of all(fresh, 'Invoices')) {
      value(fresh.create('DeliveryNotes', wholeDelivery(fresh, invoice)));
    }
    expect(all(fresh, 'Orders').filter(({ DocumentStatus }) => DocumentStatus !== 'bost_Close')).toEqual([]);
    expect(all(fresh, 'Invoices').map(({ InventoryStatus }) => InventoryStatus)).not.toContain('bost_Open');
    expect(all(fresh, 'PickLists').filter(({ Status }) => Status !== 'ps_Closed')).toEqual([]);
  });

  it('has properties that SAP has, in rows too, and no others', () => {
    const fresh = openDemo();
    for (const [name, set] of fresh.sets) {
      for (const each of [...set.entries()]) {
        expect(
          Object.keys(each).filter((property) => !set.properties.has(property)),
          name,
        ).toEqual([]);
        const key = each[set.key];
        const said = saying(fresh.update(name, typeof key === 'number' ? key : String(key), each, 'PUT'));
        expect(said, `${name} ${key}`).not.toContain('-1000');
      }
    }
  });
});

it('the showcase order is as its description says', () => {
  const order = entity(company, 'Orders', SHOWCASE.order);
  const list = entity(company, 'PickLists', SHOWCASE.pickList);
  expect(order).toMatchObject({
    DocNum: 5001,
    CardName: 'Feinkost Albers GmbH',
    DocumentStatus: 'bost_Open',
  });
  expect(list).toMatchObject({ U_PW_TOTE: 'TOTE-01', Status: 'ps_Released' });
  const told = rows(list.PickListsLines).map((line, index) => {
    const item = entity(company, 'Items', String(rows(order.DocumentLines)[index]?.ItemCode));
    const bins = new Set(rows(line.DocumentLinesBinAllocations).map(({ BinAbsEntry }) => BinAbsEntry));
    const numbers = [
      ...rows(line.BatchNumbers).map((row) => row.BatchNumberProperty),
      ...rows(line.SerialNumbers).map((row) => row.InternalSerialNumber),
    ];
    const grams = Number(item.InventoryWeight) * (item.InventoryWeightUnit === 3 ? 1000 : 1);
    const codes = [...bins].map((bin) => entity(company, 'BinLocations', Number(bin)).BinCode);
    return [line.ReleasedQuantity, item.ItemCode, codes, numbers, item.BarCode, grams];
  });
  expect(told).toEqual([
    [6, 'F1001', ['01-A-01-1'], ['L1001-A'], '4012345000016', 920],
    [2, 'T2001', ['01-C-05-1'], ['SN2001-0001', 'SN2001-0002'], '4012345000290', 1650],
    [8, 'H3001', ['01-A-03-2'], [], '4012345000399', 520],
  ]);
});
