import { type Behaviours, behaviours } from '../../../electron/sandbox/behaviours.ts';
import type { Company, Entity, Outcome } from '../../../electron/sandbox/company/company.ts';
import { openCompany } from '../../../electron/sandbox/company/open-company.ts';
import { STOCK_QUERIES, type StockQuery } from '../../../electron/sync/setup/stock-queries.ts';

export const TODAY = '2026-11-24';
const NOW = new Date(`${TODAY}T09:00:00Z`);

export function openDemo(folder: string | null = null, seed: number | null = null): Company {
  return openCompany({ folder, seed, today: TODAY, now: () => NOW });
}

/** The small company, in which some things are not as usual. */
export function openUnusual(named: Partial<Behaviours>, folder: string | null = null): Company {
  return openCompany({ folder, seed: null, today: TODAY, now: () => NOW, behaviours: behaviours(named) });
}

export function rows(value: unknown): Entity[] {
  return Array.isArray(value) ? value : [];
}

export function entity(company: Company, set: string, key: number | string): Entity {
  const found = company.sets.get(set)?.get(key);
  if (found === undefined) throw new Error(`${set}(${key}) is not there.`);
  return found;
}

export function all(company: Company, set: string): Entity[] {
  return [...(company.sets.get(set)?.entries() ?? [])];
}

export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${outcome.error.message}`);
  return outcome.value;
}

/** What was created or made by an action, which has to be something. */
export function document(outcome: Outcome<Entity | null>): Entity {
  const entity = value(outcome);
  if (entity === null) throw new Error('Nothing came of it.');
  return entity;
}

/** What SAP says, as one text; 'done' when it did not refuse. */
export function saying(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'done' : `${outcome.error.status} ${outcome.error.code} ${outcome.error.message}`;
}

/** Rows of one of our own stock queries, stored in the company as the sync service stores them. */
export function stockRows(company: Company, code: StockQuery['code']): readonly Entity[] {
  if (company.sets.get('SQLQueries')?.get(code) === undefined) {
    const query = STOCK_QUERIES.find((each) => each.code === code);
    value(
      company.create('SQLQueries', { SqlCode: code, SqlName: query?.name ?? '', SqlText: query?.sql ?? '' }),
    );
  }
  return value(company.runQuery(code, {}));
}

export function onHand(company: Company, item: string): number {
  return Number(entity(company, 'Items', item).QuantityOnStock);
}

/** A new order of one line (or more) for one customer. */
export function anOrder(company: Company, ...lines: readonly Entity[]): Entity {
  return document(company.create('Orders', { CardCode: 'C20001', DocumentLines: lines }));
}

/** The body of a delivery based on one line of an order. */
export function ofLine(order: Entity, line: Entity = {}, header: Entity = {}): Entity {
  const base = { BaseType: 17, BaseEntry: order.DocEntry ?? null, BaseLine: 0, ...line };
  return { CardCode: order.CardCode ?? null, DocumentLines: [base], ...header };
}

export function inBin(entry: number, quantity: number, row = -1, line = 0): Entity {
  return {
    BinAbsEntry: entry,
    Quantity: quantity,
    SerialAndBatchNumbersBaseLine: row,
    BaseLineNumber: line,
  };
}

export function lot(number: string, quantity: number, line = 0): Entity {
  return { BatchNumberProperty: number, Quantity: quantity, BaseLineNumber: line };
}

export function serial(number: string, line = 0): Entity {
  return { InternalSerialNumber: number, Quantity: 1, BaseLineNumber: line };
}

/** A place with stock that may be delivered. */
type Place = { readonly lot: string | null; readonly serial: string | null; readonly bin: number | null };

/** The delivery of everything open on an order or reserve invoice, or of what `portion` says of each line in base units. */
export function wholeDelivery(
  company: Company,
  order: Entity,
  portion: (open: number) => number = (open) => open,
): Entity {
  const lines = rows(order.DocumentLines).filter(
    (line) => line.LineStatus === 'bost_Open' && line.TreeType !== 'iSalesTree',
  );
  const taken = new Map<string, number>();
  const DocumentLines: Entity[] = [];
  for (const line of lines) {
    const quantity = portion(Number(line.RemainingOpenInventoryQuantity));
    if (quantity <= 0) continue;
    const numbers = numbersFor(company, line, quantity, DocumentLines.length, taken);
    DocumentLines.push({
      BaseType: order.DocObjectCode === 'oInvoices' ? 13 : 17,
      BaseEntry: order.DocEntry ?? null,
      BaseLine: line.LineNum ?? null,
      Quantity: quantity,
      UseBaseUnits: 'tYES',
      ...numbers,
    });
  }
  return { CardCode: order.CardCode ?? null, DocumentLines };
}

function numbersFor(
  company: Company,
  line: Entity,
  quantity: number,
  position: number,
  taken: Map<string, number>,
): Entity {
  const parts: (Place & { quantity: number })[] = [];
  let left = quantity;
  for (const row of placesOf(company, line)) {
    const key = JSON.stringify([line.ItemCode, line.WarehouseCode, row.lot, row.serial, row.bin]);
    const count = Math.min(left, row.quantity - (taken.get(key) ?? 0));
    if (count <= 0) continue;
    taken.set(key, (taken.get(key) ?? 0) + count);
    parts.push({ ...row, quantity: count });
    left -= count;
  }
  const lots = [...new Set(parts.flatMap((part) => part.lot ?? []))];
  const serials = parts.flatMap((part) => part.serial ?? []);
  const rowOf = (part: Place) =>
    part.lot !== null ? lots.indexOf(part.lot) : part.serial !== null ? serials.indexOf(part.serial) : -1;
  const ofLot = (number: string) => parts.filter((part) => part.lot === number);
  return {
    BatchNumbers: lots.map((number) =>
      lot(
        number,
        ofLot(number).reduce((total, part) => total + part.quantity, 0),
        position,
      ),
    ),
    SerialNumbers: serials.map((number) => serial(number, position)),
    DocumentLinesBinAllocations: parts.flatMap((part) =>
      part.bin === null ? [] : inBin(part.bin, part.quantity, rowOf(part), position),
    ),
  };
}

/** Where an item lies, released and not expired, as our own stock queries tell it. */
function placesOf(company: Company, line: Entity): readonly (Place & { quantity: number })[] {
  const item = entity(company, 'Items', String(line.ItemCode));
  const kind =
    item.ManageBatchNumbers === 'tYES' ? 'LOTS' : item.ManageSerialNumbers === 'tYES' ? 'SERIALS' : null;
  const hasBins = entity(company, 'Warehouses', String(line.WarehouseCode)).EnableBinLocations === 'tYES';
  if (kind === null && !hasBins)
    return [{ lot: null, serial: null, bin: null, quantity: onHand(company, String(line.ItemCode)) }];
  const query = kind === null ? 'PW_BINS' : hasBins ? (`PW_${kind}_BINS` as const) : (`PW_${kind}` as const);
  return stockRows(company, query)
    .filter(
      (row) =>
        row.ItemCode === line.ItemCode &&
        row.WhsCode === line.WarehouseCode &&
        (row.Status ?? '0') === '0' &&
        (row.ExpDate === null ||
          row.ExpDate === undefined ||
          String(row.ExpDate) > TODAY.replaceAll('-', '')),
    )
    .map((row) => ({
      lot: kind === 'LOTS' ? String(row.DistNumber) : null,
      serial: kind === 'SERIALS' ? String(row.DistNumber) : null,
      bin: hasBins ? Number(row.BinAbs) : null,
      quantity: Number(row.OnHandQty),
    }));
}
