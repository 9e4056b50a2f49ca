import { describe, expect, it } from 'vitest';
import { checkDigit, GS, gs1ElementString, parseScan } from '../../../shared/barcode/index.ts';
import type { Catalogue } from '../../../shared/packing/meanings.ts';
import { resolveScan } from '../../../shared/packing/resolve.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import { anItem } from '../../support/works.ts';
import {
  BOX,
  bin,
  close,
  DRILL,
  EACH,
  HAM,
  KILO,
  line,
  lot,
  MILK,
  open,
  packedQuantities,
  SCREWS,
  scan,
  serial,
  sscc,
  startTakeOut,
  stateAfter,
  TODAY,
} from './bench.ts';

const NOTHING: Catalogue = { itemsByCode: () => [], binByCode: () => null, worksWanting: () => [] };
const A = bin('A-01');

function resolve(state: PackingState, text: string, catalogue: Partial<Catalogue> = {}) {
  return resolveScan(state, parseScan(text, TODAY), { ...NOTHING, ...catalogue });
}

/** The command of a scan that must mean something. */
function meant(state: PackingState, text: string, catalogue: Partial<Catalogue> = {}) {
  const resolved = resolve(state, text, catalogue);
  if (!resolved.ok) throw new Error(`Refused: ${JSON.stringify(resolved.refusal)}`);
  return resolved.command;
}

function refusedAs(state: PackingState, text: string, catalogue: Partial<Catalogue> = {}) {
  const resolved = resolve(state, text, catalogue);
  return resolved.ok ? resolved.command : resolved.refusal.code;
}

const milk = line(MILK, { lots: [lot('L1', { expiry: '2027-01-31' }), lot('4006381333931')] });
const milkLabel = ']C101040123456789011727013110L1';

describe('a GS1 label', () => {
  it('packs its trade item with lot and expiry in one scan', () => {
    const state = open([milk]);
    const command = meant(state, milkLabel);
    expect(command).toMatchObject({ type: 'scanItem', uom: EACH, count: 1, lot: 'L1', expiry: '2027-01-31' });
    const packed = stateAfter(state, command);
    expect(packed.packed[0]?.taken).toEqual([{ quantity: 1, lot: 'L1', serial: null, bin: null }]);
  });

  it('takes best before for the expiry where it says no other', () => {
    expect(meant(open([milk]), ']d201040123456789011527013110L1')).toMatchObject({
      expiry: '2027-01-31',
    });
  });

  it('means the box when it carries the GTIN of the box', () => {
    const state = open([line(SCREWS, { quantity: 24 })]);
    const command = meant(state, ']C10114006381333938');
    expect(command).toMatchObject({ type: 'scanItem', uom: BOX, count: 1 });
    expect(packedQuantities(stateAfter(state, command))).toEqual([12]);
  });

  it('counts what is inside a logistic unit: 02 with 37', () => {
    const state = open([line(SCREWS, { quantity: 24 })]);
    const command = meant(state, ']C102040063813339313720');
    expect(packedQuantities(stateAfter(state, command))).toEqual([20]);
  });

  it('of an SSCC with contents is goods, unless it is our own label', () => {
    const foreign = `]C100${sscc(900)}02040063813339313720`;
    expect(meant(open([line(SCREWS, { quantity: 24 })]), foreign)).toMatchObject({
      type: 'scanItem',
      count: 20,
    });
    const closed = stateAfter(open([line(SCREWS)]), scan(SCREWS), close(900));
    expect(meant(closed, foreign)).toEqual({ type: 'scanLabel', sscc: sscc(900) });
  });

  it('of one SSCC alone is a carton label', () => {
    expect(meant(open([line(SCREWS)]), `]C100${sscc(5)}`)).toEqual({ type: 'scanLabel', sscc: sscc(5) });
    expect(meant(open([line(SCREWS)]), `00${sscc(5)}`)).toEqual({ type: 'scanLabel', sscc: sscc(5) });
  });

  it('weighs a piece whose base unit is a weight', () => {
    const state = open([line(HAM)]);
    const command = meant(state, ']C101940123456789043103001250');
    expect(command).toMatchObject({ weightGrams: 1250, uom: KILO });
    expect(packedQuantities(stateAfter(state, command))).toEqual([1.25]);
  });

  it('says the weight that a piece in the hand waits for', () => {
    const state = stateAfter(open([line(HAM)]), scan(HAM));
    expect(packedQuantities(stateAfter(state, meant(state, ']C13103001250')))).toEqual([1.25]);
  });

  it('with a lot or a serial alone says more of the goods in the hand', () => {
    const awaitingLot = stateAfter(open([milk]), scan(MILK));
    expect(meant(awaitingLot, ']C11727013110L1')).toEqual({
      type: 'scanLot',
      lot: 'L1',
      expiry: '2027-01-31',
    });
    const drills = open([line(DRILL, { serials: [serial('S1')] })]);
    expect(meant(stateAfter(drills, scan(DRILL)), ']C121S1')).toEqual({ type: 'scanSerial', serial: 'S1' });
  });

  it('completes goods whose EAN was scanned before', () => {
    const state = stateAfter(open([milk]), meant(open([milk]), '4012345678901'));
    expect(state.pending?.awaits).toBe('lot');
    expect(packedQuantities(stateAfter(state, meant(state, milkLabel)))).toEqual([1]);
  });

  it('is read the same from a Digital Link and from brackets', () => {
    const expected = meant(open([milk]), milkLabel);
    expect(meant(open([milk]), 'https://id.gs1.org/01/04012345678901/10/L1?17=270131')).toEqual(expected);
    expect(meant(open([milk]), '(01)04012345678901(17)270131(10)L1')).toEqual(expected);
  });

  it('that goes through the builder comes back as it was meant', () => {
    const built = gs1ElementString([
      { ai: '01', value: '04012345678901' },
      { ai: '10', value: 'L1' },
      { ai: '17', value: '270131' },
    ]);
    if (!built.ok) throw new Error('Not built');
    expect(meant(open([milk]), `]C1${built.text}`)).toEqual(meant(open([milk]), milkLabel));
    expect(built.text).toContain(GS);
  });
});

describe('a GTIN', () => {
  it.each([
    ['4006381333931', '4006381333931'],
    ['04006381333931', '4006381333931'],
    ['4006381333931', '04006381333931'],
    ['036000291452', '0036000291452'],
    ['0036000291452', '036000291452'],
    ['96385074', '00000096385074'],
  ])('%s is found as SAP has it: %s', (scanned, inSap) => {
    const item = anItem({ barcodes: [{ code: inSap, uom: EACH }] });
    expect(meant(open([line(item)]), scanned)).toMatchObject({ type: 'scanItem', item: { itemCode: 'A1' } });
  });

  it('of an item that other works want names them', () => {
    const command = meant(open([milk]), '4006381333931', {
      itemsByCode: (code) => (code === '4006381333931' ? [{ item: SCREWS, uom: EACH }] : []),
      worksWanting: () => ['SO408', 'SO409'],
    });
    expect(command).toMatchObject({ type: 'scanItem', wantedBy: ['SO408', 'SO409'] });
  });

  it('that only the catalogue knows is still the item of the order', () => {
    const command = meant(open([line(SCREWS)]), '96385074', {
      itemsByCode: () => [{ item: { ...SCREWS, barcodes: [{ code: '96385074', uom: BOX }] }, uom: BOX }],
    });
    expect(command).toMatchObject({ uom: BOX, wantedBy: [] });
  });

  it('of two items is refused, on the order and off it', () => {
    const twin = anItem({ itemCode: 'A2', barcodes: SCREWS.barcodes });
    expect(refusedAs(open([line(SCREWS), line(twin)]), '4006381333931')).toBe('CODE_AMBIGUOUS');
    const both = { itemsByCode: () => [SCREWS, twin].map((item) => ({ item, uom: EACH })) };
    expect(refusedAs(open([milk]), '4006381333931', both)).toBe('CODE_AMBIGUOUS');
  });

  it('of the order wins over the same in the catalogue', () => {
    const twin = anItem({ itemCode: 'A2', barcodes: SCREWS.barcodes });
    const command = meant(open([line(SCREWS)]), '4006381333931', {
      itemsByCode: () => [{ item: twin, uom: EACH }],
    });
    expect(command).toMatchObject({ item: { itemCode: 'A1' } });
  });

  it.each(['201234567890', '021234567890', '041234567890', '2123456'])('%s… is a store’s own', (digits) => {
    const text = `${digits.length === 7 ? ']E4' : ']E0'}${digits}${checkDigit(digits)}`;
    expect(refusedAs(open([line(SCREWS)]), text)).toBe('CODE_OF_STORE');
  });

  it('from a store’s range that SAP knows is an item like any other', () => {
    const item = anItem({ barcodes: [{ code: '2012345678903', uom: EACH }] });
    expect(meant(open([line(item)]), ']E02012345678903')).toMatchObject({ type: 'scanItem' });
  });

  it('that nobody knows is unknown', () => {
    expect(refusedAs(open([milk]), '4006381333931')).toBe('CODE_UNKNOWN');
    expect(refusedAs(open([line(SCREWS)]), ']C10104012345678901')).toBe('CODE_UNKNOWN');
  });
});

describe('a plain code', () => {
  const binned = line(SCREWS, { binManaged: true, bins: [{ bin: A, quantity: 5 }] });

  it('is an item by its code, or its own bar code', () => {
    const item = anItem({ itemCode: 'NUT-7', barcodes: [{ code: 'n7', uom: BOX }] });
    expect(meant(open([line(item)]), 'NUT-7')).toMatchObject({ uom: EACH });
    expect(meant(open([line(item)]), 'n7')).toMatchObject({ uom: BOX });
  });

  it('is a bin by its code or its label, on the order or off it', () => {
    const labelled = { ...A, barcode: 'LOC17' };
    const state = open([line(SCREWS, { binManaged: true, bins: [{ bin: labelled, quantity: 5 }] })]);
    expect(meant(state, 'A-01')).toEqual({ type: 'scanLocation', bin: labelled });
    expect(meant(state, 'LOC17')).toEqual({ type: 'scanLocation', bin: labelled });
    expect(meant(state, 'C-09', { binByCode: bin })).toEqual({ type: 'scanLocation', bin: bin('C-09') });
  });

  it('that is a bin and an item is a bin while a location has to be scanned, else refused', () => {
    const twin = line(anItem({ itemCode: 'A-01' }));
    expect(meant(open([binned, twin], { location: 'scan' }), 'A-01')).toMatchObject({ type: 'scanLocation' });
    expect(refusedAs(open([binned, twin]), 'A-01')).toBe('CODE_AMBIGUOUS');
  });

  it('that is the awaited lot is the lot, though it is a GTIN of another line too', () => {
    const state = stateAfter(open([milk, line(SCREWS)]), scan(MILK));
    expect(meant(state, '4006381333931')).toEqual({ type: 'scanLot', lot: '4006381333931', expiry: null });
    expect(meant(open([milk, line(SCREWS)]), '4006381333931')).toMatchObject({ type: 'scanItem' });
  });

  it('nobody knows is what was asked for: SAP just does not have it', () => {
    expect(meant(stateAfter(open([milk]), scan(MILK)), 'L9')).toMatchObject({ type: 'scanLot', lot: 'L9' });
    const drills = stateAfter(open([line(DRILL, { serials: [serial('S1')] })]), scan(DRILL));
    expect(meant(drills, 'S9')).toEqual({ type: 'scanSerial', serial: 'S9' });
    const located = open([
      line(SCREWS, {
        binManaged: true,
        bins: ['A-01', 'B-02'].map((code) => ({ bin: bin(code), quantity: 5 })),
      }),
    ]);
    const state = stateAfter(located, scan(SCREWS));
    expect(refusedAs(state, 'Z-99')).toBe('LOCATION_UNKNOWN');
    expect(meant(state, 'B-02')).toEqual({ type: 'scanLocation', bin: bin('B-02') });
  });

  it('is a lot in the carton while something is taken out', () => {
    const packed = stateAfter(
      open([milk], { lot: 'any' }),
      scan(MILK, { lot: 'L1' }),
      scan(MILK, { lot: '4006381333931' }),
    );
    const state = stateAfter(packed, startTakeOut, scan(MILK));
    expect(state.pending?.awaits).toBe('lot');
    expect(packedQuantities(stateAfter(state, meant(state, 'L1')))).toEqual([1]);
  });

  it('is our own label when it is the text of its SSCC', () => {
    const closed = stateAfter(open([line(SCREWS)]), scan(SCREWS), close(3));
    expect(meant(closed, sscc(3))).toEqual({ type: 'scanLabel', sscc: sscc(3) });
  });
});
