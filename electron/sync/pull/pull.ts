import type { Logger } from 'pino';
import type { Readiness } from '../../../shared/contracts/catalogue.ts';
import { work as workSchema } from '../../../shared/contracts/work.ts';
import type { WorkLine } from '../../../shared/packing/work.ts';
import type { Company } from '../company.ts';
import { backoffMs } from '../post/verdict.ts';
import { openPageMemory, type PageMemory } from '../service-layer/page-memory.ts';
import type { Equipment } from '../setup/setup.ts';
import type { Store } from '../store/store.ts';
import type { Wait } from '../wait.ts';
import type { Bell } from '../webhook/bell.ts';
import { type Alternatives, openAlternatives } from './alternatives.ts';
import { linesInstead } from './lines.ts';
import type { SourceWork } from './offer.ts';
import { type Ground, ReadingFailed, readGround, readItems, readWork } from './read.ts';
import { type InsteadOf, readinessOf } from './readiness.ts';
import { itemOf } from './units.ts';
import type { SapView } from './view.ts';
import { unclearOrders, worksOf } from './work.ts';

export type PullPorts = {
  readonly company: Company;
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: Wait;
  /** Rung when SAP says that something changed. */
  readonly bell: Pick<Bell, 'listen'>;
  /** Told the time at which the last complete pull began. */
  readonly onPulled: (at: string) => void;
};

export type PullConfig = {
  readonly warehouses: readonly string[] | null;
  readonly pullIntervalMs: number;
  /** How often units, bins and the whole catalogue are read again, so that what was removed goes away. */
  readonly catalogueIntervalMs: number;
};

/**
 * Reads SAP's open work again and again until the signal. A pull that fails changes nothing: what was known
 * stays on offer, and its age shows. The interval counts from the end of one pull to the start of the next, unless SAP
 * says before that something changed.
 */
export async function keepPulling(ports: PullPorts, config: PullConfig, signal: AbortSignal): Promise<void> {
  let ground: { readonly value: Ground; readonly readAt: number } | null = null;
  let newestDay: string | null = null;
  const memory = openMemory(openAlternatives(ports.company.sap, ports, config.catalogueIntervalMs));
  let failures = 0;
  while (!signal.aborted) {
    const began = ports.now();
    const rung = ports.bell.listen();
    try {
      if (ground === null || began.getTime() - ground.readAt >= config.catalogueIntervalMs) {
        const value = await readGround(ports.company.sap, signal);
        newestDay = await pullCatalogue(ports, value, null, memory, signal);
        ground = { value, readAt: began.getTime() };
      } else {
        newestDay = await pullCatalogue(ports, ground.value, newestDay, memory, signal);
      }
      const offered = await pullWork(ports, config, ground.value, memory, signal);
      if (offered) ports.onPulled(began.toISOString());
      failures = offered ? 0 : failures + 1;
    } catch (error) {
      if (!(error instanceof ReadingFailed)) throw error;
      failures++;
      if (!signal.aborted) ports.log.warn({ event: 'pull.failed', why: error.message });
    }
    const isWell = failures === 0;
    const pause = isWell
      ? config.pullIntervalMs
      : Math.max(backoffMs(failures, ports.random()), config.pullIntervalMs);
    await ports.wait.forMs(pause, isWell ? AbortSignal.any([signal, rung]) : signal);
  }
}

/** Most pages whose rows are kept between two pulls: some ten thousands of rows, a few megabytes. */
const MAX_PAGES_OF_WORK = 100;
const MAX_PAGES_OF_ITEMS = 10;

/** What the last pull read and offered, so that the next one does nothing where SAP says the same again. */
type Memory = {
  readonly work: PageMemory;
  readonly items: PageMemory;
  /** Pages of items that are in the store just so. */
  readonly stored: WeakSet<object>;
  itemsChanged: boolean;
  offered: Basis | null;
  readonly alternatives: Alternatives;
  alternativesChanged: boolean;
  /** Items that were short when it was offered last. */
  short: ReadonlySet<string>;
};
/** What an offer depends on besides what is read. */
type Basis = { readonly equipment: Equipment; readonly ground: Ground; readonly day: string };

function openMemory(alternatives: Alternatives): Memory {
  return {
    work: openPageMemory(MAX_PAGES_OF_WORK),
    items: openPageMemory(MAX_PAGES_OF_ITEMS),
    stored: new WeakSet(),
    itemsChanged: true,
    offered: null,
    alternatives,
    alternativesChanged: false,
    short: new Set(),
  };
}

/**
 * Stores items and, with a whole reading (`since` null), bins and removals too. Gives the newest day on which
 * an item was changed: SAP keeps the day only, so that day is read again next time.
 */
async function pullCatalogue(
  { company, store }: PullPorts,
  ground: Ground,
  since: string | null,
  memory: Memory,
  signal: AbortSignal,
): Promise<string | null> {
  let newest = since;
  const seen = new Set<string>();
  await readItems(
    company.sap,
    since,
    async (items) => {
      if (memory.stored.has(items)) return;
      for (const { ItemCode, UpdateDate } of items) {
        seen.add(ItemCode);
        if (UpdateDate !== null && (newest === null || UpdateDate > newest)) newest = UpdateDate;
      }
      const changes = items.map((sap) => ({ kind: 'putItem', item: itemOf(sap, ground.units) }) as const);
      if ((await store.catalogue.put(changes)) > 0) memory.itemsChanged = true;
      memory.stored.add(items);
    },
    signal,
    since === null ? undefined : memory.items,
  );
  memory.items.endRound();
  if (since !== null) return newest;
  await store.catalogue.keepOnly('item', seen);
  const bins = [...ground.bins.values()];
  await store.catalogue.put(bins.map(({ warehouse, bin }) => ({ kind: 'putBin', warehouse, bin })));
  await store.catalogue.keepOnly('bin', new Set(bins.map(({ bin }) => String(bin.entry))));
  return newest;
}

/** False when the company could not be looked at. */
async function pullWork(
  { company, store, log, now }: PullPorts,
  config: PullConfig,
  ground: Ground,
  memory: Memory,
  signal: AbortSignal,
): Promise<boolean> {
  const equipment = await company.equipment(signal);
  if (equipment === null) return false;
  const readBegan = await store.shipments.newestRevision();
  const basis = { equipment, ground, day: dayOf(now()) };
  const viewOf = await readWork(
    company.sap,
    ground,
    equipment,
    config.warehouses,
    (codes) => store.catalogue.items(codes),
    signal,
    memory.work,
    memory.alternatives,
  );
  const saysTheSame =
    !memory.work.endRound() &&
    !memory.itemsChanged &&
    !memory.alternativesChanged &&
    isSame(basis, memory.offered);
  if (!saysTheSame || !(await store.catalogue.holds())) {
    memory.itemsChanged = false;
    const works = worksIn(await viewOf(), basis, log);
    const changed = await store.catalogue.offer(works, readBegan);
    memory.offered = basis;
    memory.short = new Set(works.flatMap(({ readiness }) => shortItems(readiness)));
    if (changed > 0) log.info({ event: 'pull.changed', works: works.length, changed });
  }
  memory.alternativesChanged = await memory.alternatives.ask(memory.short, signal);
  return true;
}

/** Open work that a bench can take, with what stock says of it. */
function worksIn(view: SapView, { equipment, day }: Basis, log: Logger): readonly SourceWork[] {
  for (const key of unclearOrders(view)) log.warn({ event: 'pull.unclear', key });
  const works = worksOf(view).filter((source) => fitsTheBench(source, log));
  return withReadiness(works, equipment, day, (line) => linesInstead(view, line));
}

function shortItems(readiness: Readiness | undefined): readonly string[] {
  return readiness?.missing.map(({ itemCode }) => itemCode) ?? [];
}

function isSame(basis: Basis, other: Basis | null): boolean {
  const { equipment, ground, day } = basis;
  return other !== null && other.equipment === equipment && other.ground === ground && other.day === day;
}

/** Works with what stock says of them, as far as the company answers questions about stock. */
function withReadiness(
  works: readonly SourceWork[],
  { stockQueries }: Equipment,
  today: string,
  insteadOf: InsteadOf,
): readonly SourceWork[] {
  const knows = ({ item, binManaged }: WorkLine): boolean => {
    const lots = stockQueries.has('PW_LOTS') && (!binManaged || stockQueries.has('PW_LOTS_BINS'));
    return {
      lot: lots,
      serial: stockQueries.has('PW_SERIALS'),
      none: binManaged && stockQueries.has('PW_BINS'),
    }[item.tracking];
  };
  const found = readinessOf(
    works.map(({ work }) => work),
    knows,
    today,
    insteadOf,
  );
  return works.map((source) => {
    const readiness = found.get(source.work.key);
    return readiness === undefined ? source : { ...source, readiness };
  });
}

/** The calendar day where the service stands, which is where the goods are. */
function dayOf(now: Date): string {
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** Work that a station would not take (too many lines, an empty code) is told once a pull, not sent. */
function fitsTheBench({ work }: SourceWork, log: Logger): boolean {
  const parsed = workSchema.safeParse({ ...work, revision: 'unrevised' });
  if (!parsed.success) log.warn({ event: 'pull.unfit', key: work.key, why: parsed.error.issues[0]?.message });
  return parsed.success;
}
