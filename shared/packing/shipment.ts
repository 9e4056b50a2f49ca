import { lineAt, packedOf } from './lines.ts';
import { orderIsComplete } from './progress.ts';
import type { Quantity } from './quantity.ts';
import type { Packaging } from './rules.ts';
import type { Carton, Content, PackingState, Taken } from './state.ts';
import type { IsoDate, WorkLine } from './work.ts';

export type ShipmentLine = {
  readonly line: WorkLine;
  /** What left of it; the sum of `taken`, and of the cartons' contents of this line. */
  readonly baseQuantity: Quantity;
  readonly taken: readonly Taken[];
};

export type ShipmentContent = {
  readonly line: WorkLine;
  readonly baseQuantity: Quantity;
  readonly lot: string | null;
  readonly expiry: IsoDate | null;
  readonly serial: string | null;
};

export type ShipmentCarton = {
  readonly number: number;
  readonly sscc: string;
  readonly packaging: Packaging;
  /** What the scale said; null where cartons are not weighed. */
  readonly grossGrams: number | null;
  readonly contents: readonly ShipmentContent[];
};

export type Shipment = {
  readonly partial: boolean;
  readonly lines: readonly ShipmentLine[];
  readonly cartons: readonly ShipmentCarton[];
};

/**
 * What leaves the bench with a closed session: lines of which something was packed, and cartons in which
 * something lies. Quantities are in base units.
 *
 * @throws when a carton with contents has no SSCC: the shipment is not closed
 */
export function shipmentOf(state: PackingState): Shipment {
  return {
    partial: !orderIsComplete(state),
    lines: state.work.lines.flatMap((line, position) => {
      const baseQuantity = packedOf(state, position);
      return baseQuantity > 0 ? [{ line, baseQuantity, taken: state.packed[position]?.taken ?? [] }] : [];
    }),
    cartons: state.cartons
      .filter(({ contents }) => contents.length > 0)
      .map((carton) => shipmentCarton(state, carton)),
  };
}

function shipmentCarton(state: PackingState, carton: Carton): ShipmentCarton {
  const { number, sscc, packaging, weighing, contents } = carton;
  if (sscc === null) throw new Error(`Carton ${number} of ${state.work.key} was never closed`);
  const lines = new Map(contents.map(({ line }) => [line, lineNumbered(state, line)]));
  return {
    number,
    sscc,
    packaging,
    grossGrams: weighing?.grossGrams ?? null,
    contents: contents.flatMap((content) => {
      const line = lines.get(content.line);
      return line === undefined ? [] : [shipmentContent(line, content)];
    }),
  };
}

function shipmentContent(line: WorkLine, { quantity, lot, expiry, serial }: Content): ShipmentContent {
  return { line, baseQuantity: quantity, lot, expiry, serial };
}

function lineNumbered(state: PackingState, line: number): WorkLine {
  const position = state.work.lines.findIndex((one) => one.line === line);
  return lineAt(state.work, position);
}
