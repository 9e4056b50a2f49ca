import { z } from 'zod';
import type { SapConfig } from '../config.ts';
import { type ChangeSetStep, readChangeSet, type StepAnswer, writeChangeSet } from './batch.ts';
import { type FilePart, fileForm } from './file-form.ts';
import { type Answer, type LineRequest, openLine } from './line.ts';
import { type Failure, hushed, judgeFailure, judgeSuccess, type Outcome, unknown } from './outcome.ts';
import type { PageMemory } from './page-memory.ts';
import { openSession, type Standing, type Ticket } from './session.ts';

/** A read of many rows of one entity set. `select` is always sent: a full Item alone is 33 kB. */
export type Query = {
  /** An entity set ('Orders') or the path of a stored query's list. */
  readonly set: string;
  readonly select: readonly string[];
  readonly filter?: string;
  readonly orderBy?: string;
};

export type AsideRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  /** Null for GET, and for a file. */
  readonly body: unknown;
  /** Sent as a form. */
  readonly file?: FilePart;
  /** ETag of what is changed, as it was read: SAP refuses the change when somebody else was faster. */
  readonly ifMatch?: string | undefined;
  readonly deadlineMs: number;
};

/** SAP Business One as this service uses it. Every call ends by its deadline and gives an Outcome. */
export type ServiceLayer = {
  readonly read: <T>(path: string, schema: z.ZodType<T>, signal: AbortSignal) => Promise<Outcome<T>>;
  /**
   * Hands each page of rows to `take`, to the last one; gives the number of rows. With a memory the rows of a page
   * that says the same as before are those of before.
   */
  readonly eachPage: <T>(
    query: Query,
    row: z.ZodType<T>,
    take: (rows: T[]) => void | Promise<void>,
    signal: AbortSignal,
    memory?: PageMemory,
  ) => Promise<Outcome<number>>;
  /** Also runs a service of SAP's by its name. */
  readonly create: (set: string, body: unknown, signal: AbortSignal) => Promise<Outcome<unknown>>;
  /**
   * A request that matters little: it has a deadline of its own, and when it fails that says nothing of how we stand
   * with SAP.
   */
  readonly aside: <T>(
    request: AsideRequest,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ) => Promise<Outcome<T>>;
  /** All steps or none, by `$batch`. */
  readonly changeSet: (
    steps: readonly ChangeSetStep[],
    signal: AbortSignal,
  ) => Promise<Outcome<readonly StepAnswer[]>>;
  /** Makes sure that we are logged in, without doing anything else. */
  readonly enter: (signal: AbortSignal) => Promise<Failure | null>;
  /** What SAP said of its version at the last log-in, as digits; null when it said nothing, or was not asked yet. */
  readonly version: () => string | null;
  /** Tries a refused log-in once more. */
  readonly retryLogin: () => void;
  readonly close: () => Promise<void>;
};

export type ServiceLayerPorts = {
  readonly now: () => number;
  readonly newId: () => string;
  /** Called with every answer, or its absence: how we stand with SAP. */
  readonly onStanding: (standing: Standing) => void;
};

type Read = <T>(
  path: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
  memory?: PageMemory,
) => Promise<Outcome<T>>;

type CallRequest = Omit<LineRequest, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

const MAX_ROWS_PER_QUERY = 5_000_000;

/** Opens the client of one company. Nothing is sent before the first call. */
export function openServiceLayer(config: SapConfig, ports: ServiceLayerPorts): ServiceLayer {
  const line = openLine(config.url, config.trust);
  const session = openSession(line, config, ports.now, ports.onStanding);
  const rootPath = new URL(config.url).pathname;

  /** One request within the session. A read whose session has ended logs in once more; a write never repeats. */
  async function call(request: CallRequest, signal: AbortSignal): Promise<Answer | Failure> {
    return note(await quietCall(request, signal));
  }

  async function quietCall(request: CallRequest, signal: AbortSignal): Promise<Answer | Failure> {
    for (let again = !request.writes; ; again = false) {
      const entered = await session.enter(signal);
      if (!('ticket' in entered)) return entered;
      const answer = await within(entered.ticket, request, signal);
      const gone = answer.kind === 'unknown' && answer.why === 'session';
      if (!(gone && again)) return answer;
    }
  }

  async function within(
    ticket: Ticket,
    request: CallRequest,
    signal: AbortSignal,
  ): Promise<Answer | Failure> {
    const headers = { ...request.headers, cookie: ticket.cookie };
    const answer = await line.exchange({ ...request, headers }, signal);
    if (answer.kind === 'unknown' && answer.why === 'unreachable') session.lost(ticket);
    if (answer.kind !== 'answered') return answer;
    session.moved(ticket, answer.setCookies);
    if (answer.status < 300) return answer;
    const failure = judgeFailure(answer.status, answer.body);
    if (failure.kind === 'unknown' && failure.why === 'session') session.lost(ticket);
    return hushed(failure, session.hush) as Failure;
  }

  /** A refused log-in was already told by the session, with SAP's reason. */
  function note<T extends Answer | Failure>(answer: T): T {
    if (answer.kind !== 'unknown') ports.onStanding({ state: 'connected' });
    else if (answer.why !== 'login' && answer.why !== 'stopped') ports.onStanding(standingOf(answer));
    return answer;
  }

  const read: Read = async (path, schema, signal, memory) => {
    const headers = { prefer: `odata.maxpagesize=${config.pageSize}` };
    const request = { method: 'GET', path, headers, body: null, writes: false } as const;
    const answer = await call({ ...request, deadlineMs: config.readDeadlineMs }, signal);
    if (answer.kind !== 'answered') return answer;
    const known = memory?.recall(path, answer.body);
    // Parsed by the same schema before: a path is always read by the same one.
    if (known !== undefined)
      return { kind: 'done', status: answer.status, value: known as z.infer<typeof schema> };
    const judged = judgeSuccess(answer.status, answer.body, schema);
    if (judged.kind === 'done') memory?.keep(path, judged.value);
    return judged;
  };

  const create: ServiceLayer['create'] = async (set, body, signal) => {
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', path: set, headers, body: JSON.stringify(body), writes: true } as const;
    const answer = await call({ ...request, deadlineMs: config.postDeadlineMs }, signal);
    if (answer.kind !== 'answered') return answer;
    return judgeSuccess(answer.status, answer.body, z.unknown());
  };

  return {
    read: (path, schema, signal) => read(path, schema, signal),
    eachPage: (query, row, take, signal, memory) =>
      eachPage((path, page) => read(path, page, signal, memory), query, row, take),
    create,
    aside: async ({ body, file, ifMatch, ...request }, schema, signal) => {
      const content = file === undefined ? jsonContent(body) : fileForm(file, ports.newId());
      const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
      if (content !== null) headers['content-type'] = content.type;
      const sent = { ...request, headers, body: content?.body ?? null, writes: content !== null };
      const answer = await quietCall(sent, signal);
      if (answer.kind !== 'answered') return answer;
      return judgeSuccess(answer.status, answer.body, schema);
    },
    changeSet: async (steps, signal) => {
      const { contentType, body } = writeChangeSet(steps, rootPath, ports.newId());
      const headers = { 'content-type': contentType };
      const request = { method: 'POST', path: '$batch', headers, body, writes: true } as const;
      const answer = await call({ ...request, deadlineMs: config.postDeadlineMs }, signal);
      if (answer.kind !== 'answered') return answer;
      return hushed(readChangeSet(answer.contentType, answer.body, steps.length), session.hush);
    },
    enter: async (signal) => {
      const entered = await session.enter(signal);
      return 'ticket' in entered ? null : note(entered);
    },
    version: session.version,
    retryLogin: session.retry,
    close: line.close,
  };
}

function jsonContent(body: unknown): { readonly type: string; readonly body: string } | null {
  return body === null ? null : { type: 'application/json', body: JSON.stringify(body) };
}

function standingOf(failure: Extract<Failure, { kind: 'unknown' }>): Standing {
  const { detail } = failure;
  if (failure.why === 'certificate') return { state: 'refused', code: 'SAP_CERTIFICATE', detail };
  if (failure.why === 'notSap' || failure.why === 'unexpected') {
    return { state: 'away', code: 'SAP_NOT_UNDERSTOOD', detail };
  }
  return { state: 'away', code: 'SAP_AWAY', detail };
}

/**
 * Pages through a query. Of SAP's link to the next page only `$skip` is reliable, so the whole query is sent
 * again with it. Skips must grow, so that a broken server cannot keep us turning pages.
 */
async function eachPage<T>(
  read: (path: string, page: z.ZodType<Page<T>>) => Promise<Outcome<Page<T>>>,
  query: Query,
  row: z.ZodType<T>,
  take: (rows: T[]) => void | Promise<void>,
): Promise<Outcome<number>> {
  const page = pageOf(row);
  for (let skip = 0, rows = 0; ; ) {
    const outcome = await read(pathOf(query, skip), page);
    if (outcome.kind !== 'done') return outcome;
    rows += outcome.value.value.length;
    await take(outcome.value.value);
    const next = outcome.value['@odata.nextLink'] ?? outcome.value['odata.nextLink'];
    if (next === undefined) return { kind: 'done', status: outcome.status, value: rows };
    const nextSkip = Number(new URL(next, 'http://root/').searchParams.get('$skip'));
    if (!(nextSkip > skip) || rows > MAX_ROWS_PER_QUERY) {
      return unknown('unexpected', `${query.set}: the link to the next page leads nowhere`, false);
    }
    skip = nextSkip;
  }
}

type Page<T> = {
  readonly value: T[];
  readonly '@odata.nextLink'?: string | undefined;
  readonly 'odata.nextLink'?: string | undefined;
};

/** One for each kind of row: zod compiles a schema when it is first used, which costs more than reading a page. */
const pageSchemas = new WeakMap<z.ZodType, z.ZodType>();

function pageOf<T>(row: z.ZodType<T>): z.ZodType<Page<T>> {
  const known = pageSchemas.get(row);
  if (known !== undefined) return known as z.ZodType<Page<T>>;
  const page = z.object({
    value: z.array(row),
    '@odata.nextLink': z.string().optional(),
    'odata.nextLink': z.string().optional(),
  });
  pageSchemas.set(row, page);
  return page;
}

function pathOf(query: Query, skip: number): string {
  const options = [
    query.select.length > 0 ? `$select=${query.select.join(',')}` : '',
    query.filter === undefined ? '' : `$filter=${encodeURIComponent(query.filter)}`,
    query.orderBy === undefined ? '' : `$orderby=${query.orderBy}`,
    skip === 0 ? '' : `$skip=${skip}`,
  ].filter((option) => option !== '');
  return options.length === 0 ? query.set : `${query.set}?${options.join('&')}`;
}

/** A text as an OData literal in a filter or a key. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
