import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryOf, ownRowOf, unknownPackagings } from '../../../electron/sync/post/delivery.ts';
import { sum, toBase } from '../../../shared/packing/quantity.ts';
import { aConfirmation, aLine, anyConfirmation } from '../../support/confirmations.ts';

const PLAIN = { pickListLink: false, packageTypes: new Set<string>() };

describe('the delivery of a confirmed shipment', () => {
  it('says of every lot, serial and bin exactly what was packed', () => {
    let rows = 0;
    fc.assert(
      fc.property(anyConfirmation, (confirmation) => {
        const { DocumentLines } = deliveryOf(confirmation, PLAIN);
        for (const [position, line] of DocumentLines.entries()) {
          const packed = confirmation.lines[position];
          if (packed === undefined) throw new Error('a line too many');
          const base = 'UseBaseUnits' in line ? line.Quantity : toBase(line.Quantity, packed.uom.factor);
          expect(base).toBe(packed.baseQuantity);
          expect(line).toMatchObject({
            BaseType: 17,
            BaseEntry: packed.orderEntry,
            BaseLine: packed.orderLine,
          });

          const total = (kept: typeof packed.taken) => sum(kept.map(({ quantity }) => quantity));
          for (const lot of line.BatchNumbers) {
            expect(lot.Quantity).toBe(
              total(packed.taken.filter((row) => row.lot === lot.BatchNumberProperty)),
            );
            expect(lot.BaseLineNumber).toBe(position);
          }
          expect(sum(line.BatchNumbers.map(({ Quantity }) => Quantity))).toBe(
            total(packed.taken.filter(({ lot }) => lot !== null)),
          );
          expect(line.SerialNumbers.map(({ InternalSerialNumber }) => InternalSerialNumber)).toEqual(
            packed.taken.flatMap(({ serial }) => serial ?? []),
          );
          for (const bin of line.DocumentLinesBinAllocations) {
            const { SerialAndBatchNumbersBaseLine: at } = bin;
            const serial = line.SerialNumbers[at]?.InternalSerialNumber ?? null;
            const lot = line.BatchNumbers[at]?.BatchNumberProperty ?? null;
            const same = packed.taken.filter(
              (row) => row.bin?.entry === bin.BinAbsEntry && row.lot === lot && row.serial === serial,
            );
            expect(bin.Quantity).toBe(total(same));
            expect(bin.BaseLineNumber).toBe(position);
            rows++;
          }
          expect(sum(line.DocumentLinesBinAllocations.map(({ Quantity }) => Quantity))).toBe(
            total(packed.taken.filter(({ bin }) => bin !== null)),
          );
        }
        expect(DocumentLines).toHaveLength(confirmation.lines.length);
      }),
    );
    expect(rows).toBeGreaterThan(100);
  });

  it('of a reserve invoice is based on the invoice', () => {
    const bases = ({ DocumentLines }: ReturnType<typeof deliveryOf>) =>
      DocumentLines.map(({ BaseType, BaseEntry, BaseLine }) => [BaseType, BaseEntry, BaseLine]);
    const invoice = aConfirmation({ orderKind: 'reserveInvoice', lines: [aLine({ orderLine: 3 })] });
    expect(bases(deliveryOf(invoice, PLAIN))).toEqual([[13, 407, 3]]);
    expect(bases(deliveryOf(aConfirmation(), PLAIN))).toEqual([[17, 407, 0]]);
  });

  it('counts in the unit that was ordered where that comes out, else in base units', () => {
    const line = (baseQuantity: number, factor: number) =>
      aLine({ baseQuantity, uom: { entry: 3, code: 'BX', factor }, taken: [] });
    const of = (baseQuantity: number, factor: number) =>
      deliveryOf(aConfirmation({ lines: [line(baseQuantity, factor)] }), PLAIN).DocumentLines[0];
    expect(of(24, 12)).toMatchObject({ Quantity: 2 });
    expect(of(24, 12)).not.toHaveProperty('UseBaseUnits');
    expect(of(1, 3)).toMatchObject({ Quantity: 1, UseBaseUnits: 'tYES' });
    expect(of(6, 12)).toMatchObject({ Quantity: 0.5 });
  });

  it('names its pick list line only where the version has the field', () => {
    const confirmation = aConfirmation({ pickListEntry: 57, lines: [aLine({ pickListLine: 3 })] });
    expect(deliveryOf(confirmation, PLAIN).DocumentLines[0]).not.toHaveProperty('DocLinePickLists');
    expect(deliveryOf(confirmation, { ...PLAIN, pickListLink: true }).DocumentLines[0]).toMatchObject({
      DocLinePickLists: [{ PickListEntry: 57, PickListLineNum: 3 }],
    });
  });

  it('sends cartons as packages only when SAP knows their kind', () => {
    const confirmation = aConfirmation();
    expect(deliveryOf(confirmation, PLAIN)).not.toHaveProperty('DocumentPackages');
    expect(deliveryOf(confirmation, { ...PLAIN, packageTypes: new Set(['BOX-S']) })).toMatchObject({
      DocumentPackages: [
        { Number: 1, Type: 'BOX-S', DocumentPackageItems: [{ ItemCode: 'A1', Quantity: 5 }] },
      ],
    });
  });

  it('says which kinds of carton SAP has no package type for', () => {
    const [carton] = aConfirmation().cartons;
    if (carton === undefined) throw new Error('There is no carton');
    const cartons = [carton, { ...carton, packaging: 'PAL' }, { ...carton, packaging: 'PAL' }];
    const packageTypes = new Set(['BOX-S']);
    expect(unknownPackagings(aConfirmation({ cartons }), { packageTypes })).toEqual(['PAL']);
    expect(deliveryOf(aConfirmation({ cartons }), { ...PLAIN, packageTypes })).not.toHaveProperty(
      'DocumentPackages',
    );
    expect(unknownPackagings(aConfirmation(), { packageTypes })).toEqual([]);
  });

  it('carries the shipment id and keeps the comment within what SAP takes', () => {
    const confirmation = aConfirmation({ packer: { id: 'p', name: 'x'.repeat(254) } });
    const delivery = deliveryOf(confirmation, PLAIN);
    expect(delivery.U_PW_ID).toBe(confirmation.shipmentId);
    expect(delivery.Comments).toHaveLength(254);
    expect(ownRowOf(confirmation, 'bench-1', 'f'.repeat(64))).toEqual({
      Code: confirmation.shipmentId,
      Name: confirmation.shipmentId,
      U_STATION: 'bench-1',
      U_WORK: 'SO407',
      U_SHA256: 'f'.repeat(64),
      U_JOURNAL: `42:${'a'.repeat(64)}`,
    });
  });
});
