import { quantity, subtract, toBase } from '../../../shared/packing/quantity.ts';
import { putBase, withRemaining } from './basis.ts';
import type { Books } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import type { Document, DocumentLine } from './documents.ts';
import { orderLines } from './orders.ts';
import { done, refusals, refused } from './refusals.ts';
import { numberOf, rowsOf } from './values.ts';

/**
 * `PATCH Orders`: header properties, and lines by their LineNum; unknown rows are added.
 *
 * @param replaces lines that are not named are removed, unless something of them is delivered
 */
export function updateOrder(books: Books, order: Document, body: Entity, replaces: boolean): Outcome<null> {
  const parsed = books.types.parse('Document', body);
  if (!parsed.ok) return parsed;
  const { DocumentLines, DocNum: _number, Series: _series, CardCode: _card, ...header } = parsed.value;
  if (order.DocumentStatus === 'bost_Close' && DocumentLines !== undefined)
    return refused(refusals.alreadyClosed);
  const rows = rowsOf(DocumentLines);
  const kept = replaces && DocumentLines !== undefined ? namedLines(order, rows) : done(order.DocumentLines);
  if (!kept.ok) return kept;
  let lines = kept.value;
  for (const [position, row] of rows.entries()) {
    const changed = withRow(books, order.DocEntry, lines, row, position + 1);
    if (!changed.ok) return changed;
    lines = changed.value;
  }
  putBase(books, 'Orders', { ...order, ...header, DocumentLines: lines });
  return done(null);
}

/** The lines that the rows name, each kit with its components. */
function namedLines({ DocumentLines }: Document, rows: readonly Entity[]): Outcome<readonly DocumentLine[]> {
  const named = new Set(rows.map(({ LineNum }) => LineNum));
  const kept = DocumentLines.filter(({ LineNum, ParentLineNum }) => named.has(ParentLineNum ?? LineNum));
  const isDelivered = DocumentLines.some(
    (line) => !kept.includes(line) && line.RemainingOpenInventoryQuantity < line.InventoryQuantity,
  );
  return isDelivered ? refused(refusals.hasTargets) : done(kept);
}

function withRow(
  books: Books,
  entry: number,
  lines: readonly DocumentLine[],
  row: Entity,
  position: number,
): Outcome<readonly DocumentLine[]> {
  const line = lines.find(({ LineNum }) => LineNum === row.LineNum);
  if (line === undefined) {
    const next = Math.max(-1, ...lines.map(({ LineNum }) => LineNum)) + 1;
    const added = orderLines(books, entry, next, row, position);
    return added.ok ? done([...lines, ...added.value]) : added;
  }
  const count = numberOf(row.Quantity) ?? line.Quantity;
  const inventory = toBase(count, line.UnitsOfMeasurment);
  const delivered = subtract(line.InventoryQuantity, line.RemainingOpenInventoryQuantity);
  if (count <= 0 || inventory < delivered) return refused(refusals.quantity(position));
  // Item and unit of a line stay what they are; a real change of those is a new line.
  const { ItemCode: _item, UoMEntry: _unit, UnitsOfMeasurment: _factor, TreeType: _tree, ...rest } = row;
  const LineTotal = quantity((numberOf(rest.Price) ?? numberOf(line.Price) ?? 0) * count);
  const kept = { ...line, ...rest, Quantity: count, InventoryQuantity: inventory, LineTotal } as DocumentLine;
  const changed = withRemaining('Orders', kept, subtract(inventory, delivered));
  return withComponents(
    lines.map((each) => (each === line ? changed : each)),
    changed,
    inventory / line.InventoryQuantity,
    position,
  );
}

/** The components of a kit follow its quantity, but not below what is delivered of them. */
function withComponents(
  lines: readonly DocumentLine[],
  kit: DocumentLine,
  ratio: number,
  position: number,
): Outcome<readonly DocumentLine[]> {
  if (ratio === 1) return done(lines);
  const changed: DocumentLine[] = [];
  for (const line of lines) {
    if (line.ParentLineNum !== kit.LineNum) {
      changed.push(line);
      continue;
    }
    const inventory = quantity(line.InventoryQuantity * ratio);
    const delivered = subtract(line.InventoryQuantity, line.RemainingOpenInventoryQuantity);
    if (inventory < delivered) return refused(refusals.quantity(position));
    const count = quantity(inventory / line.UnitsOfMeasurment);
    const wanted = { ...line, Quantity: count, InventoryQuantity: inventory };
    changed.push(withRemaining('Orders', wanted, subtract(inventory, delivered)));
  }
  return done(changed);
}
