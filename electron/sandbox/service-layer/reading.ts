import type { Company, Entity, EntitySet, Key } from '../company/company.ts';
import { type Page, pageOf, pageSizeOf, type Query, readQuery, wholeNumber } from './query.ts';
import type { Readings } from './readings.ts';
import { malformed, NO_RECORD, unknownResource } from './refusals.ts';
import { etagOf, hasEtag, represent } from './representation.ts';
import { keyText } from './resource.ts';
import { type Answer, errorAnswer, jsonAnswer, mixedErrorAnswer, type Request, textAnswer } from './wire.ts';

/** GET of a whole set, page by page. */
export function readSet(company: Company, readings: Readings, set: EntitySet, request: Request): Answer {
  const { dialect } = request;
  const query = readQuery(request, set);
  if (!query.ok) return errorAnswer(dialect, query.error);
  const { rows: pageSize, applied } = pageSizeOf(request);
  const page = pageOf(set, query.value, pageSize, readings);
  const rows = page.rows.map((entity) => ({
    ...etagNote(company, set, entity, request, query.value),
    ...represent(entity, set, { dialect, select: query.value.select }),
  }));
  const body = envelope(request, set.name, rows, page, query.value, pageSize);
  return jsonAnswer(dialect, 200, body, preferenceApplied(applied));
}

/** `GET Orders/$count`: the bare number. */
export function countSet(readings: Readings, set: EntitySet, request: Request): Answer {
  const query = readQuery(request, set);
  if (!query.ok) return errorAnswer(request.dialect, query.error);
  const all = { ...query.value, count: true, skip: 0 };
  const { total } = pageOf(set, all, Number.POSITIVE_INFINITY, readings);
  return textAnswer(200, String(total));
}

/** GET of one entity by its key. */
export function readEntity(company: Company, set: EntitySet, key: Key, request: Request): Answer {
  const { dialect } = request;
  const query = readQuery(request, set);
  if (!query.ok) return errorAnswer(dialect, query.error);
  const entity = set.get(key);
  if (entity === undefined) return errorAnswer(dialect, NO_RECORD);
  const { select } = query.value;
  const etag: Answer['headers'] =
    hasEtag(set.name) && select === null ? { ETag: etagOf(company.version(set.name, key)) } : {};
  return jsonAnswer(
    dialect,
    200,
    {
      ...entityContext(request, set.name),
      ...etagNote(company, set, entity, request, query.value),
      ...represent(entity, set, { dialect, select }),
    },
    etag,
  );
}

/** The rows of a stored query, by `GET …/List?p=1` or `POST …/List {"ParamList":"p=1&q='x'"}`. */
export function listQuery(
  company: Company,
  readings: Readings,
  sqlCode: Key,
  request: Request,
  body: Entity,
): Answer {
  const { dialect, query } = request;
  const given =
    request.method === 'GET' ? [...query] : [...new URLSearchParams(String(body.ParamList ?? ''))];
  const parameters = Object.fromEntries(
    given.filter(([name]) => !name.startsWith('$')).map(([name, value]) => [name, unquoted(value)]),
  );
  const reading = JSON.stringify([sqlCode, parameters]);
  const outcome = readings.rowsOf(reading, () => company.runQuery(String(sqlCode), parameters));
  if (!outcome.ok) return mixedErrorAnswer(dialect, outcome.error);
  const { rows: pageSize, applied } = pageSizeOf(request);
  const skip = wholeNumber(query.get('$skip'), 0);
  if (skip === null) return errorAnswer(dialect, malformed('$skip is a whole number from 0'));
  const rows = outcome.value.slice(skip, skip + pageSize);
  const more = outcome.value.length > skip + pageSize;
  const name = `SQLQueries(${keyText(sqlCode)})/List`;
  return jsonAnswer(
    dialect,
    200,
    {
      ...note(request, 'context', `${request.root}$metadata#SAPB1.SQLQueryResult`),
      SqlText: company.sets.get('SQLQueries')?.get(sqlCode)?.SqlText ?? null,
      value: rows,
      ...(more ? note(request, 'nextLink', linkTo(request, name, skip + pageSize, null)) : {}),
    },
    preferenceApplied(applied),
  );
}

function preferenceApplied(applied: string | null): Answer['headers'] {
  return applied === null ? {} : { 'Preference-Applied': applied };
}

function unquoted(text: string): string {
  return /^'(.*)'$/s.exec(text)?.[1]?.replaceAll("''", "'") ?? text;
}

/** `GET` of the service root: what sets there are. */
export function serviceDocument(company: Company, request: Request): Answer {
  const value = [...company.sets.keys()].map((name) => ({ name, kind: 'EntitySet', url: name }));
  return jsonAnswer(request.dialect, 200, {
    ...note(request, 'context', `${request.root}$metadata`),
    value,
  });
}

export function noSuchSet(request: Request, name: string): Answer {
  return errorAnswer(request.dialect, unknownResource(name));
}

/** The line that says what an entity is. */
export function entityContext(request: Request, set: string): Entity {
  const suffix = request.dialect === 'v1' ? '@Element' : '$entity';
  return note(request, 'context', `${request.root}$metadata#${set}/${suffix}`);
}

/** A control line; v1 says `odata.metadata` where v2 says `@odata.context`. */
function note(
  { dialect }: Request,
  what: 'context' | 'etag' | 'count' | 'nextLink',
  value: string | number,
): Entity {
  if (dialect === 'v2') return { [`@odata.${what}`]: value };
  return { [`odata.${what === 'context' ? 'metadata' : what}`]: value };
}

/** A read with `$select` shows a frozen ETag that SAP itself does not accept afterwards; so it does here. */
function etagNote(
  company: Company,
  set: EntitySet,
  entity: Entity,
  request: Request,
  { select }: Query,
): Entity {
  const key = entity[set.key];
  if (!hasEtag(set.name) || (typeof key !== 'number' && typeof key !== 'string')) return {};
  return note(request, 'etag', etagOf(select === null ? company.version(set.name, key) : 1));
}

function envelope(
  request: Request,
  set: string,
  value: readonly Entity[],
  page: Page,
  query: Query,
  pageSize: number,
): object {
  const link = page.more ? linkTo(request, set, query.skip + pageSize, query.top - pageSize) : null;
  return {
    ...note(request, 'context', `${request.root}$metadata#${set}`),
    ...(query.count ? note(request, 'count', page.total) : {}),
    value,
    ...(link === null ? {} : note(request, 'nextLink', link)),
  };
}

/** To the next page: relative to the root in v2, from the host in v1. */
function linkTo({ dialect, query, root }: Request, path: string, skip: number, top: number | null): string {
  const options = [...query].flatMap(([name, value]) =>
    name === '$skip' || name === '$top' ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  if (top !== null && Number.isFinite(top)) options.push(`$top=${top}`);
  const link = `${path}?${[...options, `$skip=${skip}`].join('&')}`;
  return dialect === 'v2' ? link : `${new URL(root).pathname}${link}`;
}
