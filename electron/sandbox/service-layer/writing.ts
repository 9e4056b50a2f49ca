import type { Company, Entity, EntitySet, Key, Outcome, UpdateHow } from '../company/company.ts';
import { entityContext } from './reading.ts';
import { malformed, NO_RECORD, OUTDATED, unknownProperty } from './refusals.ts';
import { etagOf, hasEtag, represent, serviceResult, typeOf, withCompanyNames } from './representation.ts';
import { keyText } from './resource.ts';
import { type Answer, errorAnswer, jsonAnswer, noContent, type Request } from './wire.ts';

/**
 * POST to a set: 201 with the new entity, or 204 without it as `Prefer: return-no-content` asks. Where an approval
 * procedure made a draft of it, there is nothing to read back: then it is -2028, although the draft is there
 * (except in a change set, which fails with it as a whole; what SAP does there is not known).
 */
export function createEntity(company: Company, set: EntitySet, request: Request): Answer {
  const body = bodyFor(set, request);
  if (!body.ok) return errorAnswer(request.dialect, body.error);
  const created = company.create(set.name, body.value);
  if (!created.ok) return errorAnswer(request.dialect, created.error);
  const wantsContent = !/\breturn-no-content\b/i.test(request.headers.prefer ?? '');
  if (created.value === null) {
    return wantsContent ? errorAnswer(request.dialect, NO_RECORD) : noContent(NO_CONTENT_APPLIED);
  }
  const key = created.value[set.key];
  if (typeof key !== 'number' && typeof key !== 'string') throw new Error(`${set.name} made without a key`);
  const etag = hasEtag(set.name) ? etagOf(company.version(set.name, key)) : null;
  const headers = {
    Location: `${request.root}${set.name}(${keyText(key)})`,
    ...(etag === null ? {} : { ETag: etag }),
  };
  if (!wantsContent) return noContent({ ...headers, ...NO_CONTENT_APPLIED });
  const entity = represent(created.value, set, { dialect: request.dialect, select: null });
  const note = etag === null ? {} : { [request.dialect === 'v1' ? 'odata.etag' : '@odata.etag']: etag };
  const shown = { ...entityContext(request, set.name), ...note, ...entity };
  return jsonAnswer(request.dialect, 201, shown, headers);
}

const NO_CONTENT_APPLIED = { 'Preference-Applied': 'return-no-content' };

/** PATCH changes what is given, PUT the whole entity. */
export function updateEntity(
  company: Company,
  set: EntitySet,
  key: Key,
  how: UpdateHow,
  request: Request,
): Answer {
  const body = bodyFor(set, request);
  if (!body.ok) return errorAnswer(request.dialect, body.error);
  return written(
    request,
    ifCurrent(company, set, key, request) ?? company.update(set.name, key, body.value, how),
  );
}

export function removeEntity(company: Company, set: EntitySet, key: Key, request: Request): Answer {
  return written(request, ifCurrent(company, set, key, request) ?? company.remove(set.name, key));
}

/** A bound action: `POST Orders(5)/Close`. */
export function actOn(company: Company, set: EntitySet, key: Key, action: string, request: Request): Answer {
  const body = readBody(request);
  if (!body.ok) return errorAnswer(request.dialect, body.error);
  const outcome = ifCurrent(company, set, key, request) ?? company.act(set.name, key, action, body.value);
  if (!outcome.ok || outcome.value === null) return written(request, outcome);
  return resultAnswer(request, outcome.value);
}

/** A service function or action by its own name: `POST PickListsService_Close`. */
export function callService(company: Company, name: string, request: Request): Answer {
  const body = readBody(request);
  if (!body.ok) return errorAnswer(request.dialect, body.error);
  const outcome = company.call(name, body.value);
  if (!outcome.ok || outcome.value === null) return written(request, outcome);
  return resultAnswer(request, outcome.value);
}

/** The body as an object; an empty body is an empty object. */
export function readBody({ body, dialect }: Request): Outcome<Entity> {
  if (body.trim() === '') return { ok: true, value: {} };
  const json = parsed(body);
  if (!isEntity(json)) return { ok: false, error: malformed('Invalid JSON: the body has to be one object') };
  return { ok: true, value: withCompanyNames(json, dialect) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What JSON.parse gave is made of nothing but `Value`s. */
function isEntity(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body of an entity of this set, without control lines; a property that there is not is refused. */
function bodyFor(set: EntitySet, request: Request): Outcome<Entity> {
  const body = readBody(request);
  if (!body.ok) return body;
  const given = Object.entries(body.value).filter(([name]) => !isControlLine(name));
  const unknown = given.find(([name]) => !set.properties.has(name));
  if (unknown !== undefined) return { ok: false, error: unknownProperty(unknown[0], typeOf(set.name)) };
  return { ok: true, value: Object.fromEntries(given) };
}

/** `@odata.etag`, `DocumentLines@odata.type`, v1's `odata.metadata`: remarks about the data, not data. */
function isControlLine(name: string): boolean {
  return name.includes('@odata.') || name.startsWith('odata.');
}

/** The refusal of a write that names an older version; values that do not begin with W/ are passed over. */
function ifCurrent(
  company: Company,
  set: EntitySet,
  key: Key,
  { headers }: Request,
): { readonly ok: false; readonly error: typeof OUTDATED } | null {
  const wanted = headers['if-match'];
  if (!hasEtag(set.name) || wanted === undefined || !wanted.startsWith('W/')) return null;
  if (set.get(key) === undefined || wanted === etagOf(company.version(set.name, key))) return null;
  return { ok: false, error: OUTDATED };
}

function written({ dialect }: Request, outcome: Outcome<unknown>): Answer {
  return outcome.ok ? noContent() : errorAnswer(dialect, outcome.error);
}

function resultAnswer(request: Request, result: Entity): Answer {
  return jsonAnswer(request.dialect, 200, serviceResult(result, request.dialect));
}
