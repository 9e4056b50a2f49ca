import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readinessOf } from '../../../electron/sync/pull/readiness.ts';
import { quantity, sum } from '../../../shared/packing/quantity.ts';
import type { Bin, LotStock, WorkLine } from '../../../shared/packing/work.ts';
import { anItem, aSource, aWorkLine } from '../../support/works.ts';

const TODAY = '2026-11-24';
const A: Bin = { entry: 1, code: 'A', barcode: null };
const B: Bin = { entry: 2, code: 'B', barcode: null };
const milk = anItem({ itemCode: 'MILK', name: 'Milk', tracking: 'lot' });
const drill = anItem({ itemCode: 'DRILL', name: 'Drill', tracking: 'serial' });

const lot = (name: string, changes: Partial<LotStock> = {}): LotStock => ({
  lot: name,
  expiry: null,
  status: 'released',
  quantity: 10,
  bins: [],
  ...changes,
});

/** A work of one order, due on a day of December. */
function due(day: number, ...lines: readonly Partial<WorkLine>[]) {
  return aSource({
    key: `SO${day}`,
    order: {
      entry: day,
      number: day,
      dueDate: `2026-12-${String(day).padStart(2, '0')}`,
      customerReference: null,
    },
    lines: lines.map((line, orderLine) => aWorkLine({ orderLine, ...line })),
  }).work;
}

const everything = () => true;
const states = (works: readonly ReturnType<typeof due>[], knows: (line: WorkLine) => boolean = everything) =>
  Object.fromEntries([...readinessOf(works, knows, TODAY)].map(([key, { state }]) => [key, state]));
const milkLine = (wanted: number, ...lots: readonly LotStock[]) => ({ item: milk, quantity: wanted, lots });

describe('whether stock covers the open work', () => {
  it('goes by due date, whatever the order of the works', () => {
    const works = [due(9, milkLine(6, lot('L1'))), due(3, milkLine(6, lot('L1')))];
    expect(states(works)).toEqual({ SO3: 'ready', SO9: 'atRisk' });
    expect(readinessOf(works, everything, TODAY).get('SO9')).toEqual({
      state: 'atRisk',
      missing: [{ itemCode: 'MILK', name: 'Milk', quantity: 2, uom: 'EA' }],
      missingItems: 1,
    });
  });

  it('names what SAP has in the place of what is missing, where stock has enough of that left', () => {
    const instead = (wanted: number, ...stock: readonly LotStock[]) =>
      readinessOf(
        [
          due(3, milkLine(wanted)),
          due(4, { item: anItem({ itemCode: 'SOY', tracking: 'lot' }), quantity: 6, lots: [...stock] }),
        ],
        everything,
        TODAY,
        (line) =>
          line.item.itemCode === 'MILK'
            ? [
                aWorkLine({
                  item: anItem({ itemCode: 'SOY', name: 'Soy drink', tracking: 'lot' }),
                  lots: [...stock],
                }),
              ]
            : [],
      ).get('SO3')?.missing[0]?.alternatives;
    expect(instead(4, lot('S1'))).toEqual([{ itemCode: 'SOY', name: 'Soy drink' }]);
    expect(instead(5, lot('S1'))).toBeUndefined();
    expect(instead(4, lot('S1', { status: 'locked' }))).toBeUndefined();
  });

  it('gives a pick list what it set aside, though another order is due earlier', () => {
    const allocations = [{ quantity: 6, lot: 'L1', serial: null, bin: null }];
    expect(
      states([due(3, milkLine(6, lot('L1'))), due(9, { ...milkLine(6, lot('L1')), allocations })]),
    ).toEqual({
      SO3: 'atRisk',
      SO9: 'ready',
    });
  });

  it('counts nothing that may not be sent: locked, not accessible, expired, or in no bin of a warehouse with bins', () => {
    const useless = [
      lot('L1', { status: 'locked' }),
      lot('L2', { status: 'notAccessible' }),
      lot('L3', { expiry: '2026-11-23' }),
    ];
    expect(states([due(3, milkLine(1, ...useless))])).toEqual({ SO3: 'short' });
    expect(states([due(3, milkLine(1, ...useless, lot('L4', { expiry: TODAY })))])).toEqual({ SO3: 'ready' });
    const inBins = (quantity: number) => ({
      ...milkLine(3, lot('L1', { bins: [{ bin: A, quantity }] })),
      binManaged: true,
    });
    expect(states([due(3, inBins(2))])).toEqual({ SO3: 'short' });
    expect(states([due(3, inBins(3))])).toEqual({ SO3: 'ready' });
  });

  it('is at risk when what was set aside is not there any more, though other goods are', () => {
    const setAside = (row: { lot?: string; serial?: string; bin?: Bin }) => ({
      allocations: [{ quantity: 1, lot: row.lot ?? null, serial: row.serial ?? null, bin: row.bin ?? null }],
    });
    const lots = [lot('L1', { status: 'locked' }), lot('L2')];
    const serials = [{ serial: 'S2', expiry: null, bin: B }];
    const bins = [{ bin: B, quantity: 5 }];
    expect(
      states([
        due(1, { ...milkLine(1, ...lots), ...setAside({ lot: 'L1' }) }),
        due(2, { item: drill, quantity: 1, serials, ...setAside({ serial: 'S1' }) }),
        due(3, { quantity: 1, binManaged: true, bins, ...setAside({ bin: A }) }),
        due(4, { quantity: 1, binManaged: true, bins, ...setAside({ bin: B }) }),
      ]),
    ).toEqual({ SO1: 'atRisk', SO2: 'atRisk', SO3: 'atRisk', SO4: 'ready' });
  });

  it('is unknown where SAP does not say what there is, but short as soon as something is known to be missing', () => {
    const lots = ({ item }: WorkLine): boolean => item.tracking === 'lot';
    expect(states([due(3, {}, milkLine(1, lot('L1')))], lots)).toEqual({ SO3: 'unknown' });
    expect(states([due(3, {}, milkLine(1))], lots)).toEqual({ SO3: 'short' });
  });

  it('keeps warehouses apart', () => {
    const here = milkLine(8, lot('L1'));
    expect(states([due(3, here), due(4, { ...here, warehouse: '02' })])).toEqual({
      SO3: 'ready',
      SO4: 'ready',
    });
  });

  it('names a few items and counts the rest', () => {
    const lines = Array.from({ length: 8 }, (_none, n) => ({
      item: anItem({ itemCode: `I${n}` }),
      quantity: 1,
    }));
    const found = readinessOf([due(3, ...lines)], everything, TODAY).get('SO3');
    expect(found).toMatchObject({ state: 'short', missingItems: 8, missing: { length: 5 } });
  });

  it('gives away all there is and no more: what is missing in total is what is wanted beyond the stock', () => {
    const seen = { ready: 0, atRisk: 0, short: 0 };
    const order = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      wanted: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      setAside: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 8 }), fc.nat(60), (orders, stock) => {
        const lots = [lot('L1', { quantity: stock }), lot('L2', { status: 'locked', quantity: 99 })];
        const works = orders.map(({ day, wanted, setAside }, n) => ({
          ...due(
            day,
            ...wanted.map((some) => ({
              ...milkLine(some, ...lots),
              allocations: setAside ? [{ quantity: some, lot: 'L1', serial: null, bin: null }] : [],
            })),
          ),
          key: `SO${n}`,
        }));
        const found = readinessOf(works, everything, TODAY);
        const missing = sum([...found.values()].flatMap((one) => one.missing.map((row) => row.quantity)));
        const wanted = sum(orders.flatMap((one) => one.wanted));
        expect(missing).toBe(Math.max(0, quantity(wanted - stock)));
        for (const { state, missing: rows } of found.values()) {
          if (state === 'ready') expect(rows).toEqual([]);
          if (state !== 'unknown') seen[state]++;
        }
      }),
    );
    expect(Math.min(seen.ready, seen.atRisk, seen.short)).toBeGreaterThan(20);
  });
});
