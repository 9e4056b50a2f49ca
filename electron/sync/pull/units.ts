import type { z } from 'zod';
import type { Item, ItemBarcode, UnitOfMeasure } from '../../../shared/packing/work.ts';
import type {
  SapItem,
  unitOfMeasurement,
  unitOfMeasurementGroup,
  weightMeasure,
} from '../service-layer/entities.ts';

/** SAP's units of measure, as far as items and bar codes need them. */
export type Units = {
  readonly units: ReadonlyMap<number, { readonly code: string; readonly symbol: string | null }>;
  /** Group entry → unit entry → how many of the group's base unit one holds. */
  readonly groups: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Weight unit → grams. */
  readonly grams: ReadonlyMap<number, number>;
};

export function unitsOf(
  units: readonly z.infer<typeof unitOfMeasurement>[],
  groups: readonly z.infer<typeof unitOfMeasurementGroup>[],
  weights: readonly z.infer<typeof weightMeasure>[],
): Units {
  return {
    units: new Map(
      units.map((unit) => [unit.AbsEntry, { code: unit.Code, symbol: unit.InternationalSymbol }]),
    ),
    groups: new Map(
      groups.map((group) => [
        group.AbsEntry,
        new Map([
          [group.BaseUoM, 1] as const,
          ...group.UoMGroupDefinitionCollection.filter(({ AlternateQuantity }) => AlternateQuantity > 0).map(
            (each) => [each.AlternateUoM, each.BaseQuantity / each.AlternateQuantity] as const,
          ),
        ]),
      ]),
    ),
    grams: new Map(weights.map((weight) => [weight.UnitCode, weight.UnitWeightinmg / 1000])),
  };
}

/** UN/ECE Recommendation 20 codes of weights, and what people write where the symbol is left empty. */
const WEIGHTS = new Set(['KGM', 'GRM', 'LBR', 'ONZ', 'TNE', 'KG', 'G', 'LB', 'OZ', 'T']);

/** SAP's item as the bench needs it. Pure. */
export function itemOf(sap: SapItem, units: Units): Item {
  const baseUom = baseUomOf(sap, units);
  const symbol = units.units.get(baseUom.entry)?.symbol ?? baseUom.code;
  return {
    itemCode: sap.ItemCode,
    name: sap.ItemName ?? sap.ItemCode,
    tracking: sap.ManageSerialNumbers ? 'serial' : sap.ManageBatchNumbers ? 'lot' : 'none',
    baseUom,
    barcodes: barcodesOf(sap, baseUom, units),
    unitWeightGrams: gramsOf(sap, units),
    catchWeight: WEIGHTS.has(symbol.toUpperCase()),
  };
}

function baseUomOf(sap: SapItem, units: Units): UnitOfMeasure {
  const code = units.units.get(sap.InventoryUoMEntry)?.code ?? sap.InventoryUOM;
  return { entry: sap.InventoryUoMEntry, code: code === null || code === '' ? '-' : code, factor: 1 };
}

/**
 * The item's own bar code and those of its other units. A bar code whose unit is not in the item's group has no
 * known size and is left out: a wrong factor would count wrong.
 */
function barcodesOf(sap: SapItem, baseUom: UnitOfMeasure, units: Units): readonly ItemBarcode[] {
  const found = new Map<string, ItemBarcode>();
  for (const { Barcode, UoMEntry } of sap.ItemBarCodeCollection) {
    if (Barcode === null || Barcode === '') continue;
    const uom = uomOf(sap, UoMEntry ?? baseUom.entry, baseUom, units);
    if (uom !== null) found.set(Barcode, { code: Barcode, uom });
  }
  if (sap.BarCode !== null && sap.BarCode !== '' && !found.has(sap.BarCode)) {
    found.set(sap.BarCode, { code: sap.BarCode, uom: baseUom });
  }
  return [...found.values()];
}

function uomOf(sap: SapItem, entry: number, baseUom: UnitOfMeasure, units: Units): UnitOfMeasure | null {
  if (entry === baseUom.entry || entry === -1) return baseUom;
  const group = units.groups.get(sap.UoMGroupEntry);
  const factor = group?.get(entry);
  const baseFactor = group?.get(baseUom.entry);
  const code = units.units.get(entry)?.code;
  if (factor === undefined || baseFactor === undefined || code === undefined) return null;
  return { entry, code, factor: factor / baseFactor };
}

function gramsOf(sap: SapItem, units: Units): number | null {
  const perUnit = units.grams.get(sap.InventoryWeightUnit ?? -1);
  if (perUnit === undefined || sap.InventoryWeight <= 0) return null;
  return sap.InventoryWeight * perUnit;
}
