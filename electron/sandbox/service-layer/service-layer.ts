import { z } from 'zod';
import type { Behaviours } from '../behaviours.ts';
import type { Company, EntitySet, Key } from '../company/company.ts';
import { attachFile, isAboutFiles, readFile } from './attaching.ts';
import { type Route, routeCookie } from './balancer.ts';
import { answerBatch } from './batch.ts';
import { limitOf } from './limits.ts';
import {
  countSet,
  entityContext,
  listQuery,
  noSuchSet,
  readEntity,
  readSet,
  serviceDocument,
} from './reading.ts';
import type { Readings } from './readings.ts';
import { malformed, unknownResource, wrongMethod } from './refusals.ts';
import { readPath } from './resource.ts';
import type { Sessions } from './sessions.ts';
import { type Answer, errorAnswer, jsonAnswer, noContent, type Request } from './wire.ts';
import { actOn, callService, createEntity, readBody, removeEntity, updateEntity } from './writing.ts';

/** What one Service Layer works with. */
export type Office = {
  readonly company: Company;
  readonly sessions: Sessions;
  readonly readings: Readings;
  readonly routeOf: (cookie: string | undefined) => Route;
  readonly behaviours: Pick<Behaviours, 'absent' | 'notReadable' | 'version'>;
};

/**
 * Answers one request as SAP's Service Layer does, or as nearly as its manuals and recorded exchanges tell. It
 * is synchronous: whatever a request does is done before the next one is looked at.
 */
export function answerTo(office: Office, request: Request): Answer {
  const { node, isNew } = office.routeOf(request.headers.cookie);
  const answer = answerOn(office, node, request);
  const session = answer.headers['Set-Cookie'] ?? [];
  if (!isNew && session.length === 0) return answer;
  const cookies = [session, routeCookie(node)].flat();
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookies } };
}

function answerOn(office: Office, node: number, request: Request): Answer {
  const { company, sessions } = office;
  if (request.path === 'Login') return logIn(office, node, request);
  const session = sessions.check(request.headers.cookie, node);
  if (!session.ok) return errorAnswer(request.dialect, session.error);
  if (request.path === 'Logout') {
    if (request.method !== 'POST') return refuseMethod(request);
    sessions.end(request.headers.cookie);
    return noContent();
  }
  if (request.path === '$batch') {
    if (request.method !== 'POST') return refuseMethod(request);
    return answerBatch(company, request, session.value, (part) => operate(office, part));
  }
  return operate(office, request);
}

const credentials = z.object({ CompanyDB: z.string(), UserName: z.string(), Password: z.string() });

function logIn({ sessions, behaviours }: Office, node: number, request: Request): Answer {
  const { dialect } = request;
  if (request.method !== 'POST') return refuseMethod(request);
  const body = readBody(request);
  if (!body.ok) return errorAnswer(dialect, body.error);
  const given = credentials.safeParse(body.value);
  if (!given.success) {
    const [issue] = given.error.issues;
    return errorAnswer(
      dialect,
      malformed(`Property '${issue?.path.join('.') ?? ''}' of 'B1Session' is missing`),
    );
  }
  const { CompanyDB: name, UserName: user, Password: password } = given.data;
  const session = sessions.logIn({ company: name, user, password }, node);
  if (!session.ok) return errorAnswer(dialect, session.error);
  return jsonAnswer(
    dialect,
    200,
    {
      ...entityContext(request, 'B1Sessions'),
      SessionId: session.value,
      Version: behaviours.version,
      SessionTimeout: sessions.timeoutMinutes,
    },
    { 'Set-Cookie': `B1SESSION=${session.value};HttpOnly;` },
  );
}

/** One operation on the company, alone or as a part of a batch. */
function operate(office: Office, request: Request): Answer {
  const { company, readings } = office;
  if (request.method !== 'GET') readings.forget();
  const resource = readPath(request.path);
  if (resource === null) return noSuchSet(request, request.path);
  const limit = limitOf(office.behaviours, resource, request);
  if (limit !== null) return limit;
  switch (resource.kind) {
    case 'root':
      return request.method === 'GET' ? serviceDocument(company, request) : refuseMethod(request);
    case 'named': {
      const set = company.sets.get(resource.name);
      return set === undefined
        ? operateService(company, resource.name, request)
        : operateSet(office, set, request);
    }
    case 'count':
      return withSet(company, resource.set, request, (set) =>
        request.method === 'GET' ? countSet(readings, set, request) : refuseMethod(request),
      );
    case 'entity':
      return withSet(company, resource.set, request, (set) =>
        withKey(set, resource.key, request, () => operateEntity(company, set, resource.key, request)),
      );
    case 'value':
      return withSet(company, resource.set, request, (set) =>
        request.method === 'GET' && set.name === 'Attachments2'
          ? withKey(set, resource.key, request, () => readFile(company, resource.key, request))
          : refuseMethod(request),
      );
    case 'action':
      return withSet(company, resource.set, request, (set) =>
        withKey(set, resource.key, request, () =>
          operateAction(office, set, resource.key, resource.action, request),
        ),
      );
    default:
      return resource satisfies never;
  }
}

function operateSet({ company, readings }: Office, set: EntitySet, request: Request): Answer {
  if (isAboutFiles(set, request)) return attachFile(company, set, null, request);
  switch (request.method) {
    case 'GET':
      return readSet(company, readings, set, request);
    case 'POST':
      return createEntity(company, set, request);
    default:
      return refuseMethod(request);
  }
}

function operateEntity(company: Company, set: EntitySet, key: Key, request: Request): Answer {
  if (isAboutFiles(set, request)) return attachFile(company, set, key, request);
  switch (request.method) {
    case 'GET':
      return readEntity(company, set, key, request);
    case 'PATCH':
    case 'MERGE':
      return updateEntity(company, set, key, replacesCollections(request) ? 'REPLACE' : 'PATCH', request);
    case 'PUT':
      return updateEntity(company, set, key, 'PUT', request);
    case 'DELETE':
      return removeEntity(company, set, key, request);
    default:
      return refuseMethod(request);
  }
}

function replacesCollections({ headers }: Request): boolean {
  return headers['b1s-replacecollectionsonpatch'] === 'true';
}

/** Actions are posted; functions, whose names begin with Get, and a query's List may be got as well. */
function operateAction(
  { company, readings }: Office,
  set: EntitySet,
  key: Key,
  action: string,
  request: Request,
): Answer {
  const isList = set.name === 'SQLQueries' && action === 'List';
  const mayGet = isList || action.startsWith('Get');
  if (request.method !== 'POST' && !(mayGet && request.method === 'GET')) return refuseMethod(request);
  if (!isList) return actOn(company, set, key, action, request);
  const body = readBody(request);
  if (!body.ok) return errorAnswer(request.dialect, body.error);
  return listQuery(company, readings, key, request, body.value);
}

function operateService(company: Company, name: string, request: Request): Answer {
  if (!/^\w+Service_\w+$/.test(name)) return noSuchSet(request, name);
  const mayGet = /_(Get|Is)\w+$/.test(name);
  if (request.method !== 'POST' && !(mayGet && request.method === 'GET')) return refuseMethod(request);
  return callService(company, name, request);
}

function withSet(company: Company, name: string, request: Request, then: (set: EntitySet) => Answer): Answer {
  const set = company.sets.get(name);
  return set === undefined ? noSuchSet(request, name) : then(set);
}

/** A number where the key is a text, or the other way round, is no address at all. */
function withKey(set: EntitySet, key: Key, request: Request, then: () => Answer): Answer {
  if (typeof key === set.keyType) return then();
  return errorAnswer(request.dialect, unknownResource(request.path));
}

function refuseMethod(request: Request): Answer {
  return errorAnswer(request.dialect, wrongMethod(request.method, request.path));
}
