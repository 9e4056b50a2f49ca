import { beforeEach, describe, expect, it } from 'vitest';
import type { Company, Entity } from '../../../electron/sandbox/company/company.ts';
import { anOrder, document, entity, inBin, ofLine, openDemo, rows, saying, value } from './demo-company.ts';

let company: Company;
let order: Entity;
let list: number;
beforeEach(() => {
  company = openDemo();
  order = anOrder(
    company,
    { ItemCode: 'H3001', Quantity: 3, UoMEntry: 2 },
    { ItemCode: 'H3005', Quantity: 4 },
  );
  const PickListsLines = [0, 1].map((OrderRowID) => ({
    BaseObjectType: 17,
    OrderEntry: order.DocEntry ?? null,
    OrderRowID,
  }));
  list = Number(document(company.create('PickLists', { PickListsLines, U_PW_TOTE: 'T-1' })).Absoluteentry);
});

const listNow = () => entity(company, 'PickLists', list);
const lines = () => rows(listNow().PickListsLines);
const orderLines = () => rows(entity(company, 'Orders', Number(order.DocEntry)).DocumentLines);
const put = (picked: readonly number[], changes: Entity = {}) => {
  const PickListsLines = lines().map((line, index) => ({ ...line, PickedQuantity: picked[index] ?? 0 }));
  return company.update('PickLists', list, { ...listNow(), PickListsLines, ...changes }, 'PUT');
};
const deliver = (line: number, quantity: number, bin: number, named: Entity = {}) => {
  const bins = { DocumentLinesBinAllocations: [inBin(bin, quantity * (line === 0 ? 10 : 1))] };
  return company.create(
    'DeliveryNotes',
    ofLine(order, { BaseLine: line, Quantity: quantity, ...bins, ...named }),
  );
};

describe('a pick list', () => {
  it('releases what the order has open, in the order’s units, and marks its lines', () => {
    expect(listNow()).toMatchObject({ Status: 'ps_Released', UseBaseUnits: 'tNO', U_PW_TOTE: 'T-1' });
    expect(lines().map(({ ReleasedQuantity, PickedQuantity }) => [ReleasedQuantity, PickedQuantity])).toEqual(
      [
        [3, 0],
        [4, 0],
      ],
    );
    expect(orderLines()[0]).toMatchObject({
      PickListIdNumber: list,
      PickStatusEx: 'dlps_ReleasedForPicking',
    });
  });

  it('is refused for lines that are closed or not there', () => {
    const create = (line: Entity) => saying(company.create('PickLists', { PickListsLines: [line] }));
    expect(create({ BaseObjectType: 17, OrderEntry: 99_999, OrderRowID: 0 })).toContain('-2028');
    value(company.act('Orders', Number(order.DocEntry), 'Close', {}));
    expect(create({ BaseObjectType: 17, OrderEntry: order.DocEntry ?? 0, OrderRowID: 0 })).toContain(
      'already been closed',
    );
  });

  it('takes picked quantities by PUT, and never more than was released', () => {
    expect(saying(put([2, 0]))).toBe('done');
    expect(listNow()).toMatchObject({ Status: 'ps_PartiallyPicked' });
    expect(lines()[0]).toMatchObject({
      PickedQuantity: 2,
      ReleasedQuantity: 1,
      PickStatus: 'ps_PartiallyPicked',
    });
    expect(orderLines()[0]).toMatchObject({ PickQuantity: 2, PickStatusEx: 'dlps_PartiallyPicked' });
    expect(saying(put([4, 4]))).toContain('Picked quantity exceeds');
    expect(saying(put([3, 4]))).toBe('done');
    expect(listNow()).toMatchObject({ Status: 'ps_Picked' });
    expect(orderLines()[0]).toMatchObject({ PickQuantity: 3, PickStatusEx: 'dlps_Picked' });
  });

  it('resets by PUT what the body leaves out, and keeps it by PATCH', () => {
    value(company.update('PickLists', list, { Remarks: 'fragile' }, 'PATCH'));
    expect(listNow()).toMatchObject({ Remarks: 'fragile', U_PW_TOTE: 'T-1' });
    value(company.update('PickLists', list, { PickListsLines: lines() }, 'PUT'));
    expect(listNow()).toMatchObject({ Remarks: null });
    expect(listNow().U_PW_TOTE ?? null).toBeNull();
  });

  it('does not take lines by PATCH', () => {
    expect(saying(company.update('PickLists', list, { PickListsLines: lines() }, 'PATCH'))).toContain(
      'use PUT',
    );
  });

  it('is closed by its service, and again refused', () => {
    const close = () => saying(company.call('PickListsService_Close', { PickList: { Absoluteentry: list } }));
    expect(close()).toBe('done');
    expect(listNow()).toMatchObject({ Status: 'ps_Closed' });
    expect(orderLines()[0]).toMatchObject({ PickListIdNumber: null, PickStatusEx: 'dlps_NotPicked' });
    expect(close()).toContain('-5002');
  });

  it('is closed with its order', () => {
    value(company.act('Orders', Number(order.DocEntry), 'Cancel', {}));
    expect(listNow()).toMatchObject({ Status: 'ps_Closed' });
  });
});

describe('a delivery of what is on a pick list', () => {
  it('leaves the line partially delivered, then closed, then the list', () => {
    value(deliver(0, 2, 39));
    expect(listNow()).toMatchObject({ Status: 'ps_PartiallyDelivered' });
    expect(lines()[0]).toMatchObject({
      PickStatus: 'ps_PartiallyDelivered',
      PickedQuantity: 2,
      ReleasedQuantity: 1,
    });
    expect(saying(put([3, 0]))).toContain('-5002');
    value(deliver(0, 1, 39));
    expect(lines()[0]).toMatchObject({ PickStatus: 'ps_Closed' });
    value(deliver(1, 4, 3));
    expect(listNow()).toMatchObject({ Status: 'ps_Closed' });
  });

  it('links its lines to the pick list lines it took, and takes the named one', () => {
    const named = { DocLinePickLists: [{ PickListEntry: list, PickListLineNum: 1 }] };
    const delivery = document(deliver(1, 1, 3, named));
    expect(rows(delivery.DocumentLines)[0]).toMatchObject(named);
    const wrong = { DocLinePickLists: [{ PickListEntry: list, PickListLineNum: 0 }] };
    expect(saying(deliver(1, 1, 3, wrong))).toContain('-2028');
  });

  it('gives the pick list back what it took when it is cancelled', () => {
    value(put([1, 0]));
    const before = listNow();
    const delivery = document(deliver(0, 3, 39));
    value(company.act('DeliveryNotes', Number(delivery.DocEntry), 'Cancel', {}));
    expect(listNow()).toEqual(before);
  });
});
