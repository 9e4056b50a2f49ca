import type { Confirmation, ConfirmationLine } from '../../../shared/contracts/confirmation.ts';
import { type Quantity, quantity, sum, toBase } from '../../../shared/packing/quantity.ts';
import type { UnitOfMeasure } from '../../../shared/packing/work.ts';
import { objectTypeOf } from '../orders.ts';

/** What a company's SAP has beyond the plain delivery. */
export type DeliveryOptions = {
  /** `DocLinePickLists`: from FP2508 on a delivery line can name its pick list line. */
  readonly pickListLink: boolean;
  /** Names of SAP's package types; cartons of other kinds are not sent as packages. */
  readonly packageTypes: ReadonlySet<string>;
};

const MAX_COMMENT_CHARACTERS = 254;

/**
 * The body of `POST DeliveryNotes` for a confirmed shipment. Pure. Each confirmed line is based on the line of its
 * order or reserve invoice; its lots, serials and bins are in base units, its quantity in the order line's unit, or in base
 * units where that does not come out exactly.
 */
export function deliveryOf(confirmation: Confirmation, options: DeliveryOptions) {
  const packages = packagesOf(confirmation, options);
  return {
    CardCode: confirmation.customerCode,
    U_PW_ID: confirmation.shipmentId,
    Comments: commentOf(confirmation),
    DocumentLines: confirmation.lines.map((line, position) => ({
      BaseType: objectTypeOf({ kind: confirmation.orderKind }),
      BaseEntry: line.orderEntry,
      BaseLine: line.orderLine,
      ...inUnits(line.baseQuantity, line.uom),
      WarehouseCode: line.warehouse,
      ...takenFrom(line, position),
      ...(options.pickListLink ? pickListOf(confirmation, line) : {}),
    })),
    ...(packages.length > 0 ? { DocumentPackages: packages } : {}),
  };
}

/** The row of the own table whose key makes SAP refuse a second landing. */
export function ownRowOf(confirmation: Confirmation, station: string, sha256: string) {
  return {
    Code: confirmation.shipmentId,
    Name: confirmation.shipmentId,
    U_STATION: station.slice(0, 50),
    U_WORK: confirmation.workKey.slice(0, 100),
    U_SHA256: sha256,
    U_JOURNAL: `${confirmation.journal.seq}:${confirmation.journal.hash}`,
  };
}

/**
 * Lots and serials are one row each, in the order they first appear; a bin row points to the position of the
 * lot or serial it holds (-1: neither). `BaseLineNumber` is the position of the line in this payload, not the
 * order's line number.
 */
function takenFrom(line: ConfirmationLine, position: number) {
  const lots = [...new Set(line.taken.flatMap(({ lot }) => lot ?? []))];
  const serials = [...new Set(line.taken.flatMap(({ serial }) => serial ?? []))];
  const bins = new Map<string, { entry: number; row: number; quantities: Quantity[] }>();
  for (const { quantity, lot, serial, bin } of line.taken) {
    if (bin === null) continue;
    const row = serial !== null ? serials.indexOf(serial) : lot !== null ? lots.indexOf(lot) : -1;
    const key = `${bin.entry}/${row}`;
    const place = bins.get(key) ?? { entry: bin.entry, row, quantities: [] };
    place.quantities.push(quantity);
    bins.set(key, place);
  }
  return {
    BatchNumbers: lots.map((lot) => ({
      BatchNumberProperty: lot,
      Quantity: sum(line.taken.filter((row) => row.lot === lot).map((row) => row.quantity)),
      BaseLineNumber: position,
    })),
    SerialNumbers: serials.map((serial) => ({
      InternalSerialNumber: serial,
      Quantity: 1,
      BaseLineNumber: position,
    })),
    DocumentLinesBinAllocations: [...bins.values()].map(({ entry, row, quantities }) => ({
      BinAbsEntry: entry,
      Quantity: sum(quantities),
      SerialAndBatchNumbersBaseLine: row,
      BaseLineNumber: position,
    })),
  };
}

function inUnits(baseQuantity: Quantity, uom: UnitOfMeasure) {
  const inUom = quantity(baseQuantity / uom.factor);
  if (toBase(inUom, uom.factor) === baseQuantity) return { Quantity: inUom };
  return { Quantity: baseQuantity, UseBaseUnits: 'tYES' };
}

function pickListOf(confirmation: Confirmation, line: ConfirmationLine) {
  if (confirmation.pickListEntry === null || line.pickListLine === null) return {};
  return {
    DocLinePickLists: [{ PickListEntry: confirmation.pickListEntry, PickListLineNum: line.pickListLine }],
  };
}

/** Kinds of carton that SAP has no package type for: with any of them, the delivery does not say its packages. */
export function unknownPackagings(
  { cartons }: Confirmation,
  { packageTypes }: Pick<DeliveryOptions, 'packageTypes'>,
): readonly string[] {
  return [...new Set(cartons.map(({ packaging }) => packaging))].filter((each) => !packageTypes.has(each));
}

/** SAP's packages know item and quantity only. They are sent when SAP knows every kind of carton used. */
function packagesOf(confirmation: Confirmation, options: DeliveryOptions) {
  if (unknownPackagings(confirmation, options).length > 0) return [];
  return confirmation.cartons.map((carton) => ({
    Number: carton.number,
    Type: carton.packaging,
    DocumentPackageItems: [...new Set(carton.contents.map(({ itemCode }) => itemCode))].map((itemCode) => ({
      ItemCode: itemCode,
      Quantity: sum(
        carton.contents.filter((each) => each.itemCode === itemCode).map((each) => each.baseQuantity),
      ),
    })),
  }));
}

function commentOf({ cartons, packer, station, workKey }: Confirmation): string {
  const text = `Packed by ${packer.name} at ${station}, ${cartons.length} carton(s), ${workKey}`;
  return text.slice(0, MAX_COMMENT_CHARACTERS);
}
