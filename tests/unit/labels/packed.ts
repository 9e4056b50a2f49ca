import { sum } from '../../../shared/packing/quantity.ts';
import type { Carton, Content, PackingState } from '../../../shared/packing/state.ts';
import type { Address, UnitOfMeasure, WorkLine } from '../../../shared/packing/work.ts';
import { anItem, aSource, aWorkLine } from '../../support/works.ts';

const EACH: UnitOfMeasure = { entry: 1, code: 'EA', factor: 1 };
const BOX: UnitOfMeasure = { entry: 2, code: 'Box', factor: 12 };

export const SHIP_FROM: Address = {
  name: 'Hollerbach Food & Hardware',
  street: 'Lagerstraße 12',
  zip: '22765',
  city: 'Hamburg',
  country: 'DE',
};

export function aContent(changes: Partial<Content>): Content {
  const { uom = EACH, count = 1 } = changes;
  return {
    id: 1,
    line: 0,
    quantity: count * uom.factor,
    uom,
    count,
    lot: null,
    expiry: null,
    serial: null,
    bin: null,
    weightGrams: null,
    ...changes,
  };
}

export function aCarton(changes: Partial<Carton> = {}): Carton {
  return {
    number: 1,
    packaging: { code: 'M', name: 'Carton M', tareGrams: 350 },
    contents: [],
    status: 'done',
    weighing: {
      grossGrams: 12_340,
      expectedGrams: 12_340,
      toleranceGrams: 20,
      verdict: 'within',
      scale: 'scale-1',
    },
    sscc: '095299990000000019',
    labelOutdated: false,
    ...changes,
  };
}

/** A session as it stands when these cartons are closed; what is packed follows from them. */
export function aSession(
  cartons: readonly Carton[],
  work: Parameters<typeof aSource>[0] = {},
  changes: Partial<PackingState> = {},
): PackingState {
  const source = aSource(work).work;
  const contents = cartons.flatMap((carton) => carton.contents);
  return {
    sessionId: 'session-1',
    shipmentId: 'shipment-1',
    work: { ...source, revision: '1' },
    rules: {
      version: '1',
      quantity: 'each',
      location: 'off',
      lot: 'any',
      minimumRemainingLifeDays: 0,
      partialShipment: 'allowed',
      weight: { required: false, toleranceGrams: 20, toleranceOfLightest: 0.5 },
      labelScanBack: false,
      packagings: [{ code: 'M', name: 'Carton M', tareGrams: 350 }],
    },
    openedOn: '2026-05-04',
    phase: 'shipped',
    mode: 'pack',
    location: null,
    pending: null,
    typedCount: null,
    cartons,
    packed: source.lines.map(({ line }) => ({
      quantity: sum(contents.filter((one) => one.line === line).map(({ quantity }) => quantity)),
      taken: [],
    })),
    sapChange: null,
    deadSsccs: [],
    eventCount: 1,
    ...changes,
  };
}

/** An order of boxes, of a lot and of serials, one lot of it still to follow. */
export function aShipment(): PackingState {
  const lines: readonly WorkLine[] = [
    aWorkLine({
      orderLine: 0,
      item: anItem({ itemCode: 'A1000', name: 'Wood screws' }),
      uom: BOX,
      quantity: 36,
    }),
    aWorkLine({ orderLine: 1, item: anItem({ itemCode: 'B2000', name: 'Olive oil' }), quantity: 24 }),
    aWorkLine({
      orderLine: 2,
      item: anItem({ itemCode: 'C3000', name: 'Cordless drill' }),
      quantity: 3,
      kit: 'WORKSHOP',
    }),
  ];
  const cartons = [
    aCarton({
      number: 1,
      contents: [
        aContent({ id: 1, line: 0, uom: BOX, count: 2 }),
        aContent({ id: 2, line: 0, uom: BOX, count: 1 }),
        aContent({ id: 3, line: 1, count: 12, lot: 'L-07', expiry: '2027-03-31' }),
        aContent({ id: 4, line: 1, count: 8, lot: 'L-09', expiry: '2027-06-30' }),
      ],
    }),
    aCarton({
      number: 2,
      sscc: '095299990000000026',
      packaging: { code: 'L', name: 'Carton L', tareGrams: 620 },
      weighing: null,
      contents: ['SN-1', 'SN-2', 'SN-3'].map((serial, index) =>
        aContent({ id: 10 + index, line: 2, serial }),
      ),
    }),
  ];
  return aSession(cartons, {
    lines,
    order: { entry: 407, number: 1407, dueDate: '2026-11-30', customerReference: 'PO-4711' },
    shipTo: {
      name: 'Norm Thompson',
      street: '3190 SW Broadway',
      zip: '97201',
      city: 'Portland',
      country: 'US',
    },
    shippingType: 'Parcel',
  });
}
