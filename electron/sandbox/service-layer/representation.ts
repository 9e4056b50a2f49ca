import { createHash } from 'node:crypto';
import type { Entity, EntitySet, Value } from '../company/company.ts';
import type { Dialect } from './wire.ts';

/**
 * The sets whose entities carry an ETag, by the metadata's `OptimisticConcurrency` annotations. PickLists,
 * StockTransfers and BatchNumberDetails have none: there the last write wins.
 */
const SETS_WITH_ETAG = new Set([
  'Orders',
  'DeliveryNotes',
  'Invoices',
  'CreditNotes',
  'Drafts',
  'Quotations',
  'Returns',
  'Items',
  'BusinessPartners',
]);

export function hasEtag(set: string): boolean {
  return SETS_WITH_ETAG.has(set);
}

/** SAP's ETag: the SHA-1 of the data version written in decimal. */
export function etagOf(version: number): string {
  return `W/"${createHash('sha1').update(String(version)).digest('hex').toUpperCase()}"`;
}

const IRREGULAR_TYPES: Readonly<Record<string, string>> = {
  Orders: 'Document',
  DeliveryNotes: 'Document',
  Invoices: 'Document',
  CreditNotes: 'Document',
  Drafts: 'Document',
  Quotations: 'Document',
  Returns: 'Document',
  InventoryTransferRequests: 'StockTransfer',
  SQLQueries: 'SQLQuery',
  Countries: 'Country',
  UserFieldsMD: 'UserFieldMD',
};

/** The entity type's name, as errors say it. */
export function typeOf(set: string): string {
  return IRREGULAR_TYPES[set] ?? (set.startsWith('U_') ? set : set.replace(/s$/, ''));
}

/** How an entity is shown: the properties asked for, or all. */
export type Shape = { readonly dialect: Dialect; readonly select: readonly string[] | null };

/** An entity as its dialect writes it. */
export function represent(entity: Entity, set: EntitySet, { dialect, select }: Shape): Entity {
  const shown =
    select === null
      ? Object.entries(entity)
      : select.map((name): [string, Value] => [name, entity[name] ?? null]);
  return Object.fromEntries(
    shown.map(([name, value]) => [
      nameFor(dialect, name),
      set.properties.get(name) === 'date' ? dayFor(dialect, value) : valueFor(dialect, value),
    ]),
  );
}

/** What a service gave, as its dialect writes it: a series has the name of its own number in v1. */
export function serviceResult(result: Entity, dialect: Dialect): Entity {
  return dialect === 'v2' ? result : (renamed(result, SERVICE_NAMES) as Entity);
}

/** A body of v1 in the names of v2, which are the company's. */
export function withCompanyNames(body: Entity, dialect: Dialect): Entity {
  return dialect === 'v2' ? body : (renamed(body, V1_NAMES) as Entity);
}

/** v2 gives a property that has the name of its own type a suffix; in v1 it has none. */
const V1_NAMES: ReadonlyMap<string, string> = new Map([
  ['BatchNumber', 'BatchNumberProperty'],
  ['CCDNumber', 'CCDNumberProperty'],
]);
const V2_NAMES: ReadonlyMap<string, string> = new Map([...V1_NAMES].map(([v1, v2]) => [v2, v1]));
const SERVICE_NAMES: ReadonlyMap<string, string> = new Map([...V2_NAMES, ['SeriesProperty', 'Series']]);

function nameFor(dialect: Dialect, name: string): string {
  return dialect === 'v1' ? (V2_NAMES.get(name) ?? name) : name;
}

/** In v1 a day is `2026-11-30`, in v2 `2026-11-30T00:00:00Z`. */
function dayFor(dialect: Dialect, value: Value): Value {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return value;
  const day = value.slice(0, 10);
  return dialect === 'v1' ? day : `${day}T00:00:00Z`;
}

const V2_DAY = /^\d{4}-\d{2}-\d{2}T00:00:00Z$/;

function valueFor(dialect: Dialect, value: Value): Value {
  return dialect === 'v2' ? value : renamed(value, V2_NAMES);
}

function renamed(value: Value, names: ReadonlyMap<string, string>): Value {
  if (typeof value === 'string' && names !== V1_NAMES && V2_DAY.test(value)) return value.slice(0, 10);
  if (value === null || typeof value !== 'object') return value;
  if (isRows(value)) return value.map((each) => renamed(each, names));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [names.get(name) ?? name, renamed(inner, names)]),
  );
}

function isRows(value: Entity | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}
