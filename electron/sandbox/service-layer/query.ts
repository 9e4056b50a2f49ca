import type { Entity, EntitySet, Outcome, SapError, Value } from '../company/company.ts';
import { type Filter, readFilter } from './filter.ts';
import { matches, orderOfTexts } from './matching.ts';
import type { Readings } from './readings.ts';
import { malformed, unknownProperty } from './refusals.ts';
import { typeOf } from './representation.ts';
import type { Request } from './wire.ts';

/** What a read of a set asks for. */
export type Query = {
  readonly select: readonly string[] | null;
  readonly filter: Filter | null;
  readonly orderBy: readonly { readonly property: string; readonly descending: boolean }[];
  readonly skip: number;
  /** Most rows over all pages; Infinity for all. */
  readonly top: number;
  readonly count: boolean;
  readonly ignoreCase: boolean;
};

const KNOWN_OPTIONS = new Set([
  '$select',
  '$filter',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$inlinecount',
  '$format',
]);

/** Reads the query options of a request for one set; what it does not know is refused, not passed over. */
export function readQuery(
  { query, headers }: Pick<Request, 'query' | 'headers'>,
  set: EntitySet,
): Outcome<Query> {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !KNOWN_OPTIONS.has(name)) return wrong(`Query option '${name}' is invalid`);
  }
  const select = namesIn(query.get('$select'));
  const orderBy = namesIn(query.get('$orderby')).map((each) => {
    const [property = '', direction = 'asc'] = each.split(/\s+/);
    return { property, direction: direction.toLowerCase() };
  });
  for (const name of [...select, ...orderBy.map(({ property }) => property)]) {
    if (name !== '*' && !set.properties.has(name))
      return { ok: false, error: unknownProperty(name, typeOf(set.name)) };
  }
  if (orderBy.some(({ direction }) => direction !== 'asc' && direction !== 'desc')) {
    return wrong('$orderby is not understood');
  }
  const [skip, top] = [
    wholeNumber(query.get('$skip'), 0),
    wholeNumber(query.get('$top'), Number.POSITIVE_INFINITY),
  ];
  if (skip === null || top === null) return wrong('$skip and $top are whole numbers from 0');
  const filterText = query.get('$filter');
  const filter = filterText === null || filterText.trim() === '' ? null : readFilter(filterText, set);
  if (filter?.ok === false) return filter;
  return {
    ok: true,
    value: {
      select: select.length === 0 || select.includes('*') ? null : select,
      filter: filter?.filter ?? null,
      orderBy: orderBy.map(({ property, direction }) => ({ property, descending: direction === 'desc' })),
      skip,
      top,
      count: query.get('$count') === 'true' || query.get('$inlinecount') === 'allpages',
      ignoreCase: headers['b1s-caseinsensitive']?.toLowerCase() === 'true',
    },
  };
}

function namesIn(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The number in an option, `otherwise` without one, null when it is none. */
export function wholeNumber(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function wrong(message: string): { readonly ok: false; readonly error: SapError } {
  return { ok: false, error: malformed(message) };
}

/** One page of a set's rows. `more` says that rows follow it; `total`, where a count was asked for, is of all. */
export type Page = { readonly rows: readonly Entity[]; readonly more: boolean; readonly total: number };

/** The page of a query, of at most `pageSize` rows; rows come by key unless `$orderby` says otherwise. */
export function pageOf(set: EntitySet, query: Query, pageSize: number, readings: Readings): Page {
  const wanted = Math.min(query.top, pageSize);
  if (isByKey(set, query) && !query.count) return pageByKey(set, query, wanted, pageSize, readings);
  const passing = [...passingRows(set.entries(), query)];
  if (!isByKey(set, query)) passing.sort((left, right) => orderOfEntities(left, right, query.orderBy));
  return {
    rows: passing.slice(query.skip, query.skip + wanted),
    more: passing.length > query.skip + wanted && query.top > pageSize,
    total: passing.length,
  };
}

function isByKey({ key }: EntitySet, { orderBy: [first, ...more] }: Query): boolean {
  return first === undefined || (more.length === 0 && first.property === key && !first.descending);
}

/** Without a filter it begins at its first row, else where the page before ended; it looks one row behind the page. */
function pageByKey(set: EntitySet, query: Query, wanted: number, pageSize: number, readings: Readings): Page {
  const reading = JSON.stringify([set.name, query.filter, query.ignoreCase]);
  const before = query.filter === null ? undefined : readings.keyBefore(reading, query.skip);
  let toSkip = query.filter === null || before !== undefined ? 0 : query.skip;
  const entities = set.entries(before, query.filter === null ? query.skip : 0);
  const rows: Entity[] = [];
  let more = false;
  for (const entity of passingRows(entities, query)) {
    if (toSkip-- > 0) continue;
    more = rows.length >= wanted;
    if (more) break;
    rows.push(entity);
  }
  const last = rows.at(-1)?.[set.key];
  if (typeof last === 'number' || typeof last === 'string') {
    readings.noteKeyBefore(reading, query.skip + rows.length, last);
  }
  return { rows, more: more && query.top > pageSize, total: rows.length };
}

function* passingRows(entities: Iterable<Entity>, { filter, ignoreCase }: Query): Iterable<Entity> {
  for (const entity of entities) {
    if (filter === null || matches(filter, entity, ignoreCase)) yield entity;
  }
}

function orderOfEntities(left: Entity, right: Entity, orderBy: Query['orderBy']): number {
  for (const { property, descending } of orderBy) {
    const order = orderOfValues(left[property] ?? null, right[property] ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

/** Missing values come first. */
function orderOfValues(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return orderOfTexts(String(left), String(right));
}

const DEFAULT_PAGE_SIZE = 20;

/** Rows per page as `Prefer: odata.maxpagesize=N` or `B1S-PageSize: N` ask; 0 asks for all. */
export function pageSizeOf({ headers }: Request): { readonly rows: number; readonly applied: string | null } {
  const preferred = /(?:odata\.)?maxpagesize\s*=\s*(\d{1,9})/i.exec(headers.prefer ?? '')?.[1];
  const asked = preferred ?? /^\d{1,9}$/.exec(headers['b1s-pagesize'] ?? '')?.[0];
  const rows = asked === undefined ? DEFAULT_PAGE_SIZE : Number(asked);
  return {
    rows: rows === 0 ? Number.POSITIVE_INFINITY : rows,
    applied: preferred === undefined ? null : `odata.maxpagesize=${preferred}`,
  };
}
