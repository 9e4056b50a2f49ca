import { z } from 'zod';

/** Why it is not known what SAP did, or why a read gave nothing. */
export type Unclear =
  /** No connection came about; SAP has seen nothing of the request. */
  | 'unreachable'
  /** The certificate is not the trusted one; nothing was sent. */
  | 'certificate'
  /** No complete answer before the deadline. */
  | 'deadline'
  /** The connection ended before the answer was complete. */
  | 'brokenOff'
  | 'tooLarge'
  /** An answer that is not SAP's: a proxy's HTML page, half a JSON text. */
  | 'notSap'
  /** SAP's answer, but not of the shape that we rely on. */
  | 'unexpected'
  /** SAP or its load balancer reports an error of its own (408, 429, 5xx). */
  | 'serverError'
  /** The session had ended; SAP did not look at the request. */
  | 'session'
  /** SAP does not let us in. */
  | 'login'
  /** The service is stopping. */
  | 'stopped';

/** SAP's own words for a refusal. `code` is text in both of its error shapes. */
export type SapError = { readonly code: string; readonly message: string };

/**
 * What came of a request. Only SAP's own error in SAP's own shape with a 4xx status is `refused`; whatever
 * else is not a success is `unknown`. `mayLand` is false when the request can not take effect any more:
 * it never left, or SAP itself answered that it did not look at it.
 */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly status: number; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number; readonly error: SapError }
  | { readonly kind: 'unknown'; readonly why: Unclear; readonly detail: string; readonly mayLand: boolean };

export type Failure = Exclude<Outcome<never>, { kind: 'done' }>;

const code = z.union([z.string(), z.number()]).transform(String);
/** OData v2 (and v3) says code as number and message as object; v4 says both as text; SQLQueries mixes them. */
const errorBody = z.object({
  error: z.object({
    code,
    message: z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]),
  }),
});

/** SAP's error in either of its two shapes, or null when the text is nothing of the kind. */
export function parseSapError(body: string): SapError | null {
  const parsed = errorBody.safeParse(parseJson(body));
  if (!parsed.success) return null;
  return { code: parsed.data.error.code, message: parsed.data.error.message.trim() };
}

/** The JSON value, or undefined when the text is not JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const SESSION_GONE = '301';
const UNDECIDED_STATUS = new Set([408, 429]);

/** Judges an answer that is not a success. */
export function judgeFailure(status: number, body: string): Failure {
  const error = parseSapError(body);
  if (error === null) return unknown('notSap', `HTTP ${status}, and the body is not SAP's`, true);
  if (status === 401) {
    const why = error.code === SESSION_GONE ? 'session' : 'login';
    return unknown(why, `${error.code} ${error.message}`, false);
  }
  if (status >= 500 || UNDECIDED_STATUS.has(status)) {
    return unknown('serverError', `HTTP ${status}: ${error.code} ${error.message}`, true);
  }
  if (status < 400) return unknown('unexpected', `HTTP ${status} with an error in it`, true);
  return { kind: 'refused', status, error };
}

/** Judges a successful answer by the schema of what we rely on. */
export function judgeSuccess<T>(status: number, body: string, schema: z.ZodType<T>): Outcome<T> {
  const json = body === '' ? null : parseJson(body);
  if (json === undefined) return unknown('notSap', `HTTP ${status}, and the body is not JSON`, true);
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: 'done', status, value: parsed.data };
  const [issue] = parsed.error.issues;
  return unknown('unexpected', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`, true);
}

export function unknown(why: Unclear, detail: string, mayLand: boolean): Failure {
  return { kind: 'unknown', why, detail, mayLand };
}

/** The outcome with its words as `hush` lets them be told. */
export function hushed<T>(outcome: Outcome<T>, hush: (text: string) => string): Outcome<T> {
  if (outcome.kind === 'done') return outcome;
  if (outcome.kind === 'unknown') return { ...outcome, detail: hush(outcome.detail) };
  const { code, message } = outcome.error;
  return { ...outcome, error: { code: hush(code), message: hush(message) } };
}
