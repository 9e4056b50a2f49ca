import { mkdirSync } from 'node:fs';
import type { Company } from '../../../electron/sandbox/company/company.ts';
import { CUSTOMER_CODES } from '../../../electron/sandbox/company/demo/customers.ts';
import { MAIN } from '../../../electron/sandbox/company/demo/ground.ts';
import { DEMO_ITEMS } from '../../../electron/sandbox/company/demo/items.ts';
import { openJournal } from '../../../electron/station/journal/journal.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { packedFrom } from '../../support/packed.ts';
import { STATION } from '../../support/sync-client.ts';
import { openCompanyWorks } from './company-works.ts';
import { writeShipment } from './station.ts';

/** What was packed while SAP was away, and an order that is still to be packed. */
export type Backlog = {
  /** In the order in which they were closed. */
  readonly shipments: readonly Confirmation[];
  /** The last of them. */
  readonly newest: Confirmation;
  readonly order: { readonly number: number; readonly bin: string; readonly barcode: string };
};

const THREE_DAYS_MS = 3 * 24 * 3_600_000;
const PER_ORDER = 5;
const TO_PACK = 400;
/** Goods without lots and serials, of which there is plenty in one bin. */
const PLENTY = DEMO_ITEMS.filter(({ tracking }) => tracking === 'plain');

/**
 * Invents a company in a folder whose orders were partly packed within the last three days, several shipments of
 * each, those of different orders one after the other.
 */
export async function openBacklog(companyFolder: string, count: number, now: Date): Promise<Backlog> {
  mkdirSync(companyFolder, { recursive: true });
  const site = await openCompanyWorks(companyFolder, now.toISOString().slice(0, 10));
  try {
    const orders = Math.ceil(count / PER_ORDER);
    // Twice as much as is shipped, so that SAP would take each shipment a second time.
    const entries = Array.from({ length: orders }, (_none, n) => placeOrder(site.company, n, 2 * PER_ORDER));
    const toPack = placeOrder(site.company, PLENTY.length - 1, TO_PACK);
    const works = new Map((await site.read()).map((work) => [work.order.entry, fullestBinFirst(work)]));
    const shipments = Array.from({ length: count }, (_none, n) => {
      const work = works.get(entries[n % orders] ?? 0);
      if (work === undefined) throw new Error('The order is not open');
      const closedAt = new Date(now.getTime() - THREE_DAYS_MS + (n * THREE_DAYS_MS) / count).toISOString();
      return packedFrom(work, () => 1, { closedAt });
    });
    const newest = shipments.at(-1);
    const work = works.get(toPack);
    const [line] = work?.lines ?? [];
    const barcode = line?.item.barcodes[0]?.code;
    const bin = line?.bins[0]?.bin.code;
    if (newest === undefined || work === undefined || barcode === undefined || bin === undefined)
      throw new Error('There is nothing to pack');
    return { shipments, newest, order: { number: work.order.number, bin, barcode } };
  } finally {
    await site.close();
  }
}

function fullestBinFirst(work: Work): Work {
  const lines = work.lines.map((line) => ({
    ...line,
    bins: line.bins.toSorted((a, b) => b.quantity - a.quantity),
  }));
  return { ...work, lines };
}

function placeOrder(company: Company, n: number, quantity: number): number {
  const placed = company.create('Orders', {
    CardCode: CUSTOMER_CODES[n % CUSTOMER_CODES.length] ?? '',
    DocDueDate: '2026-11-30T00:00:00Z',
    PartialSupply: 'tYES',
    DocumentLines: [
      { ItemCode: PLENTY[n % PLENTY.length]?.code ?? '', Quantity: quantity, WarehouseCode: MAIN },
    ],
  });
  if (!placed.ok || typeof placed.value?.DocEntry !== 'number') throw new Error('The order was not placed');
  return placed.value.DocEntry;
}

/** Writes the shipments into a station's journal, as it had them when it closed them. */
export function writeBacklog(stationFolder: string, { shipments }: Backlog): void {
  let at = new Date(0);
  const clock = { now: () => at, mono: () => BigInt(at.getTime()) * 1_000_000n };
  const journal = openJournal(stationFolder, STATION, clock);
  for (const shipment of shipments) {
    at = new Date(shipment.closedAt);
    writeShipment(journal, shipment);
  }
  journal.close();
}
