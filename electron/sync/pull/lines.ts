import type { Item, WorkLine } from '../../../shared/packing/work.ts';
import type { OrderLine } from '../service-layer/entities.ts';
import type { Stock } from './stock.ts';
import type { OpenOrder, Part, SapView } from './view.ts';

/** A line to pack; none where its item is not known. */
export function lineOf(view: SapView, order: OpenOrder, part: Part): readonly WorkLine[] {
  const { line } = part;
  const item = view.items.get(line.ItemCode ?? '');
  if (item === undefined || line.WarehouseCode === null) return [];
  const alternatives = view.alternativesOf(item.itemCode);
  return [
    {
      line: line.LineNum,
      orderEntry: order.DocEntry,
      orderLine: line.LineNum,
      pickListLine: part.pickListLine,
      item,
      uom: {
        entry: line.UoMEntry,
        code: line.UoMCode === null || line.UoMCode === '' ? item.baseUom.code : line.UoMCode,
        factor: factorOf(line),
      },
      quantity: part.quantity,
      warehouse: line.WarehouseCode,
      binManaged: view.binWarehouses.has(line.WarehouseCode),
      allocations: part.allocations,
      ...stockFor(view, item, line.WarehouseCode),
      ...(alternatives === undefined ? {} : { alternatives }),
      ...(line.BackOrder === false ? { wholeOnly: true } : {}),
      kit: kitOf(order, line),
    },
  ];
}

/** A line as it would be with each of the items that SAP names in the place of its own. */
export function linesInstead(view: SapView, line: WorkLine): readonly WorkLine[] {
  return (line.alternatives ?? []).flatMap((code) => {
    const item = view.items.get(code);
    if (item === undefined) return [];
    return [{ ...line, item, allocations: [], ...stockFor(view, item, line.warehouse) }];
  });
}

function stockFor({ stock }: SapView, item: Item, warehouse: string): ReturnType<Stock['of']> {
  const { lots, serials, bins } = stock.of(item.itemCode, warehouse);
  return {
    lots: item.tracking === 'lot' ? lots : [],
    serials: item.tracking === 'serial' ? serials : [],
    bins: item.tracking === 'none' ? bins : [],
  };
}

/** How many base units one unit of the line holds. */
export function factorOf(line: OrderLine): number {
  return line.UnitsOfMeasurment > 0 ? line.UnitsOfMeasurment : 1;
}

export const KIT_PARENT = 'iSalesTree';
const KIT_COMPONENT = 'iIngredient';

/** The kit a component was sold in: the line it names as its parent, else the last kit above it. */
function kitOf(order: OpenOrder, line: OrderLine): string | null {
  if (line.TreeType !== KIT_COMPONENT) return null;
  const kits = order.DocumentLines.filter(({ TreeType }) => TreeType === KIT_PARENT);
  const named = kits.find(({ LineNum }) => LineNum === line.ParentLineNum);
  const above = kits.filter(({ LineNum }) => LineNum < line.LineNum).at(-1);
  return (named ?? above)?.ItemCode ?? null;
}
