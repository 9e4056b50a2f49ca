import { behaviours } from '../../../electron/sandbox/behaviours.ts';
import type { Company } from '../../../electron/sandbox/company/company.ts';
import { CUSTOMER_CODES } from '../../../electron/sandbox/company/demo/customers.ts';
import { BOX, CASE, MAIN, OUTLET, PACKINGS, PIECE } from '../../../electron/sandbox/company/demo/ground.ts';
import { DEMO_ITEMS, type DemoItem } from '../../../electron/sandbox/company/demo/items.ts';
import { between, oneOf } from '../../../electron/sandbox/company/demo/random.ts';
import { openCompany } from '../../../electron/sandbox/company/open-company.ts';
import { serve } from '../../../electron/sandbox/service-layer/server.ts';
import { readGround, readItems, readWork } from '../../../electron/sync/pull/read.ts';
import { itemOf } from '../../../electron/sync/pull/units.ts';
import { worksOf } from '../../../electron/sync/pull/work.ts';
import { openServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import { openPageMemory } from '../../../electron/sync/service-layer/page-memory.ts';
import { type Equipment, setUp } from '../../../electron/sync/setup/setup.ts';
import { type OrderKind, orderKeyOf } from '../../../shared/packing/order-key.ts';
import type { Item, Work } from '../../../shared/packing/work.ts';
import { TODAY } from '../../unit/packing/bench.ts';

/** The demo company, read as the sync service reads it, and set up as it sets it up. */
export type CompanyWorks = {
  readonly company: Company;
  readonly equipment: Equipment;
  /** All open work as it is now. */
  read(): Promise<readonly Work[]>;
  close(): Promise<void>;
};

/**
 * @param folder where the company is kept; null keeps it in memory alone
 * @param today the day (YYYY-MM-DD) that its invented data is counted from
 */
export async function openCompanyWorks(folder: string | null, today: string): Promise<CompanyWorks> {
  const now = () => new Date(`${today}T10:00:00Z`);
  let ids = 0;
  const newId = () => `id-${ids++}`;
  const company = openCompany({ folder, seed: null, today, now, behaviours: behaviours() });
  const failed = (error: Error) => {
    throw error;
  };
  const server = await serve(company, {
    port: 0,
    certificate: null,
    sessionTimeoutMinutes: 30,
    delayMs: 0,
    faults: false,
    now,
    newId,
    failed,
  });
  const sap = openServiceLayer(
    {
      url: `${server.url}/b1s/v2/`,
      company: 'SBODEMO',
      user: 'manager',
      password: 'manager',
      trust: { kind: 'system' },
      pageSize: 500,
      readDeadlineMs: 60_000,
      postDeadlineMs: 60_000,
      quietPeriodMs: 60_000,
      pullIntervalMs: 60_000,
      catalogueIntervalMs: 60_000,
      sandbox: true,
    },
    { now: () => now().getTime(), newId, onStanding: () => {} },
  );
  const { signal } = new AbortController();
  const seen = await setUp(sap, true, signal);
  if (seen.kind !== 'done') throw new Error('The company could not be set up');
  const { equipment } = seen.value;
  const ground = await readGround(sap, signal);
  const items = new Map<string, Item>();
  const take = async (page: Parameters<Parameters<typeof readItems>[2]>[0]) => {
    for (const item of page) items.set(item.ItemCode, itemOf(item, ground.units));
  };
  await readItems(sap, null, take, signal);
  return {
    company,
    equipment,
    read: async () => {
      const viewOf = await readWork(
        sap,
        ground,
        equipment,
        null,
        async () => items,
        signal,
        openPageMemory(0),
      );
      return worksOf(await viewOf()).map(({ work }) => ({ ...work, revision: '1' }));
    },
    close: async () => {
      await sap.close();
      await server.close();
      company.close();
    },
  };
}

/** Places an order, or writes a reserve invoice, for anything that the company sells, in any unit; gives its work's key. */
export function placeOrder(company: Company, random: () => number, kind: OrderKind = 'order'): string {
  const lines = Array.from({ length: between(random, 1, 5) }, () => orderLine(random));
  const isOrder = kind === 'order';
  const placed = company.create(isOrder ? 'Orders' : 'Invoices', {
    ...(isOrder ? {} : { ReserveInvoice: 'tYES' }),
    CardCode: CUSTOMER_CODES[between(random, 0, CUSTOMER_CODES.length - 1)] ?? '',
    DocDueDate: `${TODAY}T00:00:00Z`,
    PartialSupply: 'tYES',
    DocumentLines: lines,
  });
  if (!placed.ok) throw new Error(placed.error.message);
  return orderKeyOf({ kind, entry: Number(placed.value?.DocEntry) });
}

/** Of every third item some lies in the outlet, which has no bins, see `stocking.ts`. */
const IN_OUTLET = 3;

function orderLine(random: () => number) {
  const position = between(random, 0, DEMO_ITEMS.length - 1);
  const item = DEMO_ITEMS[position];
  if (item === undefined) throw new Error(`The demo company has no item ${position}`);
  const isInOutlet = position % IN_OUTLET === 0;
  const line = { ItemCode: item.code, WarehouseCode: isInOutlet && random() < 0.5 ? OUTLET : MAIN };
  if (line.WarehouseCode === OUTLET) return { ...line, Quantity: between(random, 1, 2) };
  if (item.packing === 'KG') return { ...line, Quantity: between(random, 1, 12) / 4 };
  if (item.tracking === 'serial') return { ...line, Quantity: between(random, 1, 2) };
  return { ...line, ...quantityOf(item, random) };
}

function quantityOf({ packing }: DemoItem, random: () => number) {
  const { box } = PACKINGS[packing];
  const unit = box === 0 ? PIECE : oneOf(random, [PIECE, PIECE, BOX, CASE]);
  return { UoMEntry: unit, Quantity: unit === CASE ? 1 : between(random, 1, unit === BOX ? 2 : 9) };
}
