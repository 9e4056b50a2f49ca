import type { Readiness } from '../../../shared/contracts/catalogue.ts';
import { type Quantity, subtract, sum } from '../../../shared/packing/quantity.ts';
import type { Allocation, IsoDate, Work, WorkLine } from '../../../shared/packing/work.ts';

type WorkToPack = Omit<Work, 'revision'>;

/** Whether SAP could be asked for the stock of such a line at all. */
export type KnowsStock = (line: WorkLine) => boolean;

export type InsteadOf = (line: WorkLine) => readonly WorkLine[];
/** Those of which stock has so much left, as nobody is served with it. */
type AlternativesIn = (line: WorkLine, quantity: Quantity) => { itemCode: string; name: string }[];

/** Items named for one work; who needs more than these looks at the order. */
const ITEMS_NAMED = 5;

/**
 * For each work, by its key, whether stock covers it now. Works compete for the same goods: what a pick list set
 * aside is its own, the rest goes to who is due first. What nobody may send (a locked or expired lot, goods in no
 * bin where the warehouse has bins) is no stock. Pure.
 *
 * @param works all open work with the stock of one reading, so that lines of an item in a warehouse carry the same
 * @param insteadOf lines of the items that SAP names in the place of a line's, in its warehouse and with their stock
 */
export function readinessOf(
  works: readonly WorkToPack[],
  knowsStock: KnowsStock,
  today: IsoDate,
  insteadOf: InsteadOf = () => [],
): ReadonlyMap<string, Readiness> {
  const inTurn = [...works].sort(byDueDate);
  const pools = new Map<string, Quantity>();
  const served = new Map<WorkLine, Quantity>();
  const serve = (line: WorkLine, wanted: Quantity): void => {
    const pool = poolOf(line);
    const left = pools.get(pool) ?? usableStock(line, today);
    const some = Math.min(wanted, left);
    pools.set(pool, subtract(left, some));
    served.set(line, sum([served.get(line) ?? 0, some]));
  };
  const known = inTurn.flatMap(({ lines }) => lines).filter(knowsStock);
  for (const line of known) serve(line, Math.min(line.quantity, setAside(line, today)));
  for (const line of known) serve(line, subtract(line.quantity, served.get(line) ?? 0));
  const alternativesIn = (line: WorkLine, quantity: Quantity) =>
    insteadOf(line)
      .filter((other) => knowsStock(other) && other.item.baseUom.entry === line.item.baseUom.entry)
      .filter((other) => (pools.get(poolOf(other)) ?? usableStock(other, today)) >= quantity)
      .map(({ item: { itemCode, name } }) => ({ itemCode, name }));
  return new Map(works.map((work) => [work.key, judged(work, served, today, alternativesIn)]));
}

function judged(
  work: WorkToPack,
  served: ReadonlyMap<WorkLine, Quantity>,
  today: IsoDate,
  alternativesIn: AlternativesIn,
): Readiness {
  const known = work.lines.filter((line) => served.has(line));
  const missing = missingItems(known, served, alternativesIn);
  const all = { missing: missing.slice(0, ITEMS_NAMED), missingItems: missing.length };
  if (missing.length > 0) return { state: coveredAlone(known, today) ? 'atRisk' : 'short', ...all };
  if (known.length < work.lines.length) return { state: 'unknown', ...all };
  return { state: known.every((line) => allocationsHold(line, today)) ? 'ready' : 'atRisk', ...all };
}

/** What of each item no stock is left for, in base units. */
function missingItems(
  lines: readonly WorkLine[],
  served: ReadonlyMap<WorkLine, Quantity>,
  alternativesIn: AlternativesIn,
): Readiness['missing'] {
  const byItem = Map.groupBy(lines, ({ item }) => item.itemCode);
  return [...byItem.values()].flatMap((same) => {
    const [first] = same;
    const quantity = sum(same.map((line) => subtract(line.quantity, served.get(line) ?? 0)));
    if (first === undefined || quantity <= 0) return [];
    const { itemCode, name, baseUom } = first.item;
    const alternatives = alternativesIn(first, quantity);
    return [
      { itemCode, name, quantity, uom: baseUom.code, ...(alternatives.length === 0 ? {} : { alternatives }) },
    ];
  });
}

/** Whether the work could be packed if nobody else wanted anything. */
function coveredAlone(lines: readonly WorkLine[], today: IsoDate): boolean {
  return [...Map.groupBy(lines, poolOf).values()].every((same) => {
    const [first] = same;
    return first === undefined || sum(same.map(({ quantity }) => quantity)) <= usableStock(first, today);
  });
}

/** Goods of one item in one warehouse are one pool: any of them fits any line that wants them. */
function poolOf({ item, warehouse }: WorkLine): string {
  return `${warehouse}\u0000${item.itemCode}`;
}

/** What of the line's item may be sent from its warehouse, in base units. */
function usableStock(line: WorkLine, today: IsoDate): Quantity {
  switch (line.item.tracking) {
    case 'none':
      return sum(line.bins.map(({ quantity }) => quantity));
    case 'lot':
      return sum(usableLots(line, today).map((lot) => quantityOfLot(line, lot)));
    case 'serial':
      return usableSerials(line, today).length;
  }
}

/** What the pick list set aside for the line and is still there, in base units. */
function setAside(line: WorkLine, today: IsoDate): Quantity {
  return sum(line.allocations.map((row) => Math.min(row.quantity, stockOf(line, row, today))));
}

function allocationsHold(line: WorkLine, today: IsoDate): boolean {
  return setAside(line, today) >= sum(line.allocations.map(({ quantity }) => quantity));
}

/** What there is of the lot, serial and bin that an allocation names; what it leaves open can be any. */
function stockOf(line: WorkLine, { lot, serial, bin }: Allocation, today: IsoDate): Quantity {
  switch (line.item.tracking) {
    case 'none':
      return inBin(line.bins, bin);
    case 'lot':
      return sum(
        usableLots(line, today)
          .filter((stock) => lot === null || stock.lot === lot)
          .map((stock) => (bin === null ? quantityOfLot(line, stock) : inBin(stock.bins, bin))),
      );
    case 'serial':
      return usableSerials(line, today).filter(
        (stock) =>
          (serial === null || stock.serial === serial) && (bin === null || stock.bin?.entry === bin.entry),
      ).length;
  }
}

function inBin(bins: WorkLine['bins'], bin: Allocation['bin']): Quantity {
  return sum(
    bins.filter((one) => bin === null || one.bin.entry === bin.entry).map(({ quantity }) => quantity),
  );
}

function usableLots({ lots }: WorkLine, today: IsoDate): WorkLine['lots'] {
  return lots.filter(({ status, expiry }) => status === 'released' && (expiry === null || expiry >= today));
}

function quantityOfLot({ binManaged }: WorkLine, lot: WorkLine['lots'][number]): Quantity {
  return binManaged ? inBin(lot.bins, null) : lot.quantity;
}

function usableSerials({ serials }: WorkLine, today: IsoDate): WorkLine['serials'] {
  return serials.filter(({ expiry }) => expiry === null || expiry >= today);
}

function byDueDate(a: WorkToPack, b: WorkToPack): number {
  if (a.order.dueDate !== b.order.dueDate) return a.order.dueDate < b.order.dueDate ? -1 : 1;
  return a.order.number - b.order.number || (a.key < b.key ? -1 : 1);
}
