import { commandCode, parseScan } from '../../../shared/barcode/index.ts';
import { decide } from '../../../shared/packing/decide.ts';
import type { Refusal, RefusalCode } from '../../../shared/packing/refusals.ts';
import { resolveScan } from '../../../shared/packing/resolve.ts';
import type { RuleLayer } from '../../../shared/packing/rules.ts';
import type { Carton, PackingState } from '../../../shared/packing/state.ts';
import type { WorkLine } from '../../../shared/packing/work.ts';
import { anItem } from '../../support/works.ts';
import {
  BOX,
  bin,
  by,
  close,
  context,
  DRILL,
  HAM,
  hearing,
  line,
  lot,
  MILK,
  open,
  openCarton,
  person,
  refusalOf,
  rules,
  SCREWS,
  scan,
  serial,
  ship,
  sscc,
  startTakeOut,
  stateAfter,
  TODAY,
  weigh,
  word,
  work,
} from './bench.ts';

const A = bin('A-01');
const B = bin('B-02');
const C = bin('C-03');

const screws = line(SCREWS);
const screwsInBins = line(SCREWS, {
  binManaged: true,
  bins: [
    { bin: A, quantity: 4 },
    { bin: B, quantity: 50 },
  ],
});
const screwsSetAside = { ...screwsInBins, allocations: [{ quantity: 10, bin: B, lot: null, serial: null }] };
const milk = (...lots: WorkLine['lots']) => line(MILK, { lots });
const drills = line(DRILL, { quantity: 2, serials: [serial('S1'), serial('S2')] });
const milkScan = (name: string, changes = {}) => scan(MILK, { lot: name, ...changes });

const lotInBins = milk(
  lot('L1', {
    quantity: 20,
    bins: [
      { bin: A, quantity: 2 },
      { bin: B, quantity: 18 },
    ],
  }),
);
const milkInBins = { ...lotInBins, binManaged: true };

const resumedAt = (phase: PackingState['phase']): PackingState => ({ ...open([screws]), phase });
const closedOnce = () => stateAfter(open([screws]), scan(SCREWS), close(1));
const labelDue = () => stateAfter(open([screws], { labelScanBack: true }), scan(SCREWS), close(1));
const onScale = (under: RuleLayer = {}) =>
  stateAfter(open([screws], { weight: { required: true }, ...under }), scan(SCREWS), close(1));
const awaiting = (...lots: WorkLine['lots']) => stateAfter(open([milk(...lots)]), scan(MILK));

const milkPacked = (changes: Partial<WorkLine['lots'][number]> = {}) =>
  stateAfter(open([milk(lot('L1', changes))]), milkScan('L1'));

const nothingKnown = {
  itemsByCode: () => [],
  binByCode: () => null,
  worksWanting: () => [],
};

function resolving(
  state: PackingState,
  text: string,
  catalogue: Parameters<typeof resolveScan>[2] = nothingKnown,
) {
  const resolved = resolveScan(state, parseScan(text, TODAY), catalogue);
  if (resolved.ok) throw new Error(`Resolved: ${JSON.stringify(resolved.command)}`);
  return resolved.refusal;
}

/** For each refusal one way to get it. What must be in its parameters is what its message says. */
export const WAYS: Readonly<Record<RefusalCode, () => Refusal>> = {
  NO_OPEN_SESSION: () => refusalOf(null, ship),
  SESSION_ALREADY_OPEN: () =>
    refusalOf(open([screws]), {
      type: 'openSession',
      sessionId: 's2',
      shipmentId: 'p2',
      work: work([screws]),
      rules: rules(),
    }),
  SESSION_SUSPENDED: () => refusalOf(resumedAt('suspended'), scan(SCREWS)),
  SESSION_NOT_SUSPENDED: () => refusalOf(open([screws]), { type: 'resume' }),
  SESSION_SHIPPED: () => refusalOf(resumedAt('shipped'), scan(SCREWS)),
  SESSION_ABANDONED: () => refusalOf(resumedAt('abandoned'), scan(SCREWS)),
  ORDER_WITHOUT_LINES: () => openingRefusal([]),
  PACKAGINGS_MISSING: () => openingRefusal([screws], { packagings: [] }),
  NO_RIGHT_TO_PACK: () => refusalOf(open([screws]), by({ person: person([]) }, scan(SCREWS))),
  REASON_MISSING: () => refusalOf(open([screws]), { type: 'suspend', reason: ' ' }),
  OVERRIDE_NOT_ALLOWED: () => refusalOf(onScale(), by({ override: word('overrideLot') }, weigh(500))),

  ORDER_GONE: () => refusalOf(hearing(open([screws]), null), scan(SCREWS)),
  SAP_CHANGED_ORDER: () =>
    refusalOf(hearing(closedOnce(), work([{ ...screws, quantity: 11 }], { comments: 'Mind the dog' })), ship),
  NOTHING_CHANGED: () => refusalOf(open([screws]), { type: 'acceptChanges' }),
  PACKED_OVER_ORDER: () =>
    refusalOf(
      hearing(stateAfter(closedOnce(), openCarton, scan(SCREWS)), work([{ ...screws, quantity: 1 }])),
      { type: 'acceptChanges' },
    ),
  PACKED_LOT_BLOCKED: () =>
    refusalOf(hearing(milkPacked(), work([milk(lot('L1', { status: 'locked' }))])), close(1)),
  PACKED_LOT_EXPIRED: () =>
    refusalOf(milkPacked({ expiry: '2026-12-01' }), by({ today: '2026-12-02' }, close(1))),
  CARTON_LABEL_OUTDATED: () =>
    refusalOf(
      stateAfter(hearing(closedOnce(), work([screws], { shippingType: 'Express' })), {
        type: 'acceptChanges',
      }),
      ship,
    ),

  CODE_UNKNOWN: () => resolving(open([screws]), 'NOBODY-KNOWS'),
  CODE_AMBIGUOUS: () =>
    resolving(open([screwsInBins, line(anItem({ itemCode: 'A-01', name: 'Like a bin' }))]), 'A-01'),
  CODE_OF_STORE: () => resolving(open([screws]), ']E02012345678903'),
  SCAN_NOT_GOODS: () => resolving(open([screws]), `${commandCode('UNDO')}`),
  SCAN_UNREADABLE: () => resolving(open([screws]), ']E04006381333930'),

  ITEM_IS_ALTERNATIVE: () =>
    refusalOf(open([{ ...screws, alternatives: ['DRILL'] }]), scan(DRILL, { wantedBy: ['SO408'] })),
  ITEM_NOT_ON_ORDER: () => refusalOf(open([screws]), scan(DRILL, { wantedBy: ['SO408'] })),
  LINE_COMPLETE: () =>
    refusalOf(stateAfter(open([line(SCREWS, { quantity: 1 })]), scan(SCREWS)), scan(SCREWS)),
  OVER_SCAN: () => refusalOf(open([screws]), scan(SCREWS, { count: 11 })),
  OVER_SCAN_BY_UNIT: () => refusalOf(open([screws]), scan(SCREWS, { uom: BOX })),
  UNIT_SPANS_LINES: () => refusalOf(open([screws, screws]), scan(SCREWS, { uom: BOX })),
  UNIT_NOT_OF_ITEM: () => refusalOf(open([screws]), scan(SCREWS, { uom: { ...BOX, factor: 6 } })),
  QUANTITY_INVALID: () => refusalOf(open([screws]), scan(SCREWS, { count: 0 })),
  QUANTITY_BY_SCAN_ONLY: () => refusalOf(open([screws]), { type: 'typeQuantity', count: 3 }),
  QUANTITY_NEEDS_RIGHT: () =>
    refusalOf(open([screws], { quantity: 'typed' }), { type: 'typeQuantity', count: 3 }),
  COUNT_OF_SERIAL_ITEM: () => refusalOf(open([drills]), scan(DRILL, { count: 2 })),
  COUNT_OF_CATCH_WEIGHT_ITEM: () => refusalOf(open([line(HAM)]), scan(HAM, { count: 2, weightGrams: 1500 })),
  CATCH_WEIGHT_UNIT_UNKNOWN: () => {
    const weightless = { ...HAM, unitWeightGrams: null };
    return refusalOf(open([line(weightless)]), scan(weightless, { weightGrams: 1500 }));
  },

  LOT_MISSING: () => refusalOf(awaiting(lot('L1')), scan(SCREWS)),
  SERIAL_MISSING: () => refusalOf(stateAfter(open([drills]), scan(DRILL)), close(1)),
  CATCH_WEIGHT_MISSING: () => refusalOf(stateAfter(open([line(HAM)]), scan(HAM)), ship),
  LOCATION_MISSING: () => refusalOf(stateAfter(open([screwsInBins]), scan(SCREWS)), startTakeOut),
  NOTHING_PENDING: () => refusalOf(open([screws]), { type: 'scanLot', lot: 'L1', expiry: null }),

  LOCATION_NEEDED: () => refusalOf(open([screwsInBins], { location: 'scan' }), scan(SCREWS)),
  LOCATION_UNKNOWN: () => resolving(open([screwsInBins], { location: 'scan' }), 'Z-99'),
  LOCATION_NOT_EXPECTED: () => refusalOf(open([screwsInBins]), { type: 'scanLocation', bin: C }),
  WRONG_LOCATION: () =>
    refusalOf(stateAfter(open([screwsSetAside]), { type: 'scanLocation', bin: A }), scan(SCREWS)),
  ITEM_NOT_IN_BIN: () => {
    const other = line(anItem({ itemCode: 'NUTS' }), { binManaged: true, bins: [{ bin: C, quantity: 9 }] });
    const state = open([screwsInBins, other], { location: 'scan' });
    return refusalOf(stateAfter(state, { type: 'scanLocation', bin: C }), scan(SCREWS));
  },
  BIN_SHORT: () =>
    refusalOf(stateAfter(open([screwsInBins]), { type: 'scanLocation', bin: A }), scan(SCREWS, { count: 5 })),

  LOT_NOT_ON_STOCK: () => refusalOf(open([milk(lot('L1'))]), milkScan('L9')),
  LOT_LOCKED: () => refusalOf(open([milk(lot('L1', { status: 'locked' }))]), milkScan('L1')),
  LOT_NOT_ACCESSIBLE: () => refusalOf(open([milk(lot('L1', { status: 'notAccessible' }))]), milkScan('L1')),
  LOT_EXPIRED: () => refusalOf(open([milk(lot('L1', { expiry: '2026-11-23' }))]), milkScan('L1')),
  GOODS_EXPIRED: () => refusalOf(open([screws]), scan(SCREWS, { expiry: '2026-11-23' })),
  EXPIRY_CONTRADICTS: () =>
    refusalOf(open([milk(lot('L1', { expiry: '2027-01-31' }))]), milkScan('L1', { expiry: '2027-02-28' })),
  REMAINING_LIFE_SHORT: () =>
    refusalOf(
      open([milk(lot('L1', { expiry: '2026-12-01' }))], { minimumRemainingLifeDays: 30 }),
      milkScan('L1'),
    ),
  LOT_NOT_ALLOCATED: () =>
    refusalOf(
      open([
        {
          ...milk(lot('L1'), lot('L2')),
          allocations: [{ quantity: 10, bin: A, lot: 'L1', serial: null }],
        },
      ]),
      milkScan('L2'),
    ),
  FEFO_EARLIER_LOT: () =>
    refusalOf(
      open([milk(lot('L1', { expiry: '2027-01-31' }), lot('L2', { expiry: '2027-02-28' }))], { lot: 'fefo' }),
      milkScan('L2'),
    ),
  LOT_SHORT: () => refusalOf(open([milk(lot('L1', { quantity: 3 }))]), milkScan('L1', { count: 4 })),
  LOT_SHORT_IN_BIN: () =>
    refusalOf(stateAfter(open([milkInBins]), { type: 'scanLocation', bin: A }), milkScan('L1', { count: 3 })),
  LOT_NOT_IN_BIN: () =>
    refusalOf(
      stateAfter(
        open([
          {
            ...milk(
              lot('L1', { bins: [{ bin: A, quantity: 100 }] }),
              lot('L2', { bins: [{ bin: B, quantity: 100 }] }),
            ),
            binManaged: true,
          },
        ]),
        { type: 'scanLocation', bin: B },
      ),
      milkScan('L1'),
    ),

  SERIAL_ALREADY_PACKED: () =>
    refusalOf(stateAfter(open([drills]), scan(DRILL, { serial: 'S1' })), scan(DRILL, { serial: 'S1' })),
  SERIAL_NOT_ON_STOCK: () => refusalOf(open([drills]), scan(DRILL, { serial: 'S9' })),
  SERIAL_NOT_ALLOCATED: () =>
    refusalOf(
      open([{ ...drills, allocations: [{ quantity: 1, bin: null, lot: null, serial: 'S1' }] }]),
      scan(DRILL, { serial: 'S2' }),
    ),
  SERIAL_EXPIRED: () =>
    refusalOf(
      open([line(DRILL, { serials: [serial('S1', { expiry: '2026-01-01' })] })]),
      scan(DRILL, { serial: 'S1' }),
    ),
  SERIAL_IN_OTHER_BIN: () =>
    refusalOf(
      stateAfter(
        open([
          line(DRILL, {
            binManaged: true,
            serials: [serial('S1', { bin: A }), serial('S2', { bin: B })],
          }),
        ]),
        { type: 'scanLocation', bin: B },
      ),
      scan(DRILL, { serial: 'S1' }),
    ),

  TAKING_OUT: () => refusalOf(stateAfter(open([screws]), scan(SCREWS), startTakeOut), close(1)),
  NOT_TAKING_OUT: () => refusalOf(open([screws]), { type: 'endTakeOut' }),
  NOT_IN_CARTON: () =>
    refusalOf(
      stateAfter(open([screws, milk(lot('L1'))]), scan(SCREWS), startTakeOut),
      scan(MILK, { lot: 'L1' }),
    ),
  NOT_SO_MANY_IN_CARTON: () =>
    refusalOf(stateAfter(open([screws]), scan(SCREWS), startTakeOut), scan(SCREWS, { count: 2 })),

  NO_OPEN_CARTON: () => refusalOf(closedOnce(), scan(SCREWS)),
  CARTON_ALREADY_OPEN: () => refusalOf(open([screws]), openCarton),
  CARTON_EMPTY: () => refusalOf(open([screws]), close(1)),
  CARTON_CLOSING: () => refusalOf(onScale(), scan(SCREWS)),
  NOT_CLOSING: () => refusalOf(open([screws]), weigh(110)),
  CARTON_UNKNOWN: () => refusalOf(open([screws]), { type: 'reopenCarton', number: 7, reason: 'wrong' }),
  CARTON_NOT_CLOSED: () => refusalOf(open([screws]), { type: 'reopenCarton', number: 1, reason: 'wrong' }),
  REOPEN_NEEDS_RIGHT: () => refusalOf(closedOnce(), { type: 'reopenCarton', number: 1, reason: 'wrong' }),
  PACKAGING_UNKNOWN: () => refusalOf(open([screws]), { type: 'choosePackaging', code: 'XL' }),
  TOO_MANY_CARTONS: () => {
    const state = closedOnce();
    const [carton] = state.cartons;
    if (carton === undefined) throw new Error('There is no carton');
    const cartons = Array.from({ length: 999 }, (_one, at): Carton => ({ ...carton, number: at + 1 }));
    return refusalOf({ ...state, cartons }, openCarton);
  },
  TOO_MANY_CONTENTS: () => {
    const state = stateAfter(open([screws]), scan(SCREWS));
    const cartons = state.cartons.map((carton) => ({
      ...carton,
      contents: Array.from({ length: 10_000 }, () => carton.contents).flat(),
    }));
    return refusalOf({ ...state, cartons }, scan(SCREWS));
  },
  SSCC_INVALID: () =>
    refusalOf(stateAfter(open([screws]), scan(SCREWS)), { type: 'startClosing', sscc: '340000000000000017' }),
  SSCC_USED: () => refusalOf(stateAfter(closedOnce(), openCarton, scan(SCREWS)), close(1)),

  WEIGHT_UNDER: () => refusalOf(onScale(), weigh(100)),
  WEIGHT_OVER: () => refusalOf(onScale(), weigh(120)),
  WEIGHT_BELOW_TARE: () => refusalOf(onScale(), weigh(99)),
  SCALE_EMPTY: () => refusalOf(onScale(), weigh(0)),

  LABEL_OF_OTHER_CARTON: () =>
    refusalOf(
      stateAfter(labelDue(), { type: 'scanLabel', sscc: sscc(1) }, openCarton, scan(SCREWS), close(2)),
      {
        type: 'scanLabel',
        sscc: sscc(1),
      },
    ),
  LABEL_DEAD: () =>
    refusalOf(
      stateAfter(
        labelDue(),
        by(
          { person: person(['pack', 'reopenCarton']) },
          { type: 'reopenCarton', number: 1, reason: 'wrong' },
        ),
      ),
      { type: 'scanLabel', sscc: sscc(1) },
    ),
  LABEL_NOT_OURS: () => refusalOf(labelDue(), { type: 'scanLabel', sscc: sscc(77) }),
  LABEL_NOT_DUE: () => refusalOf(closedOnce(), { type: 'scanLabel', sscc: sscc(1) }),
  LABEL_OUTSTANDING: () => refusalOf(labelDue(), scan(SCREWS)),

  CARTON_STILL_OPEN: () => refusalOf(stateAfter(open([screws]), scan(SCREWS)), ship),
  NOTHING_PACKED: () => refusalOf(open([screws]), ship),
  PARTIAL_NOT_BY_CUSTOMER: () =>
    refusalOf(stateAfter(open([screws], {}, { partialAllowed: false }), scan(SCREWS), close(1)), ship),
  SPLIT_NOT_BY_CUSTOMER: () =>
    refusalOf(stateAfter(open([{ ...screws, wholeOnly: true }]), scan(SCREWS), close(1)), ship),
  PARTIAL_NOT_BY_RULE: () =>
    refusalOf(stateAfter(open([screws], { partialShipment: 'never' }), scan(SCREWS), close(1)), ship),
  PARTIAL_NEEDS_RIGHT: () =>
    refusalOf(stateAfter(open([screws], { partialShipment: 'byRight' }), scan(SCREWS), close(1)), ship),
  PARTIAL_NEEDS_REASON: () => refusalOf(closedOnce(), ship),
};

function openingRefusal(lines: readonly WorkLine[], under: RuleLayer = {}): Refusal {
  const decision = decide(
    null,
    { type: 'openSession', sessionId: 's', shipmentId: 'p', work: work(lines), rules: rules(under) },
    context(),
  );
  if (decision.ok) throw new Error('Accepted');
  return decision.refusal;
}
