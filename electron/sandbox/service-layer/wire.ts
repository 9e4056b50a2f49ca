import type { SapError } from '../company/company.ts';

/** v1 speaks OData 3, v2 OData 4; they differ in names, dates and the shape of errors. */
export type Dialect = 'v1' | 'v2';

/** One request as it came, alone or as a part of a batch. */
export type Request = {
  readonly dialect: Dialect;
  readonly method: string;
  /** Below the service root, without query, still encoded: `Orders(5)/Close`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of a form a character for each byte. */
  readonly body: string;
  /** The service root as the client sees it, with its last slash: `https://host:50000/b1s/v2/`. */
  readonly root: string;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /** Sent instead of the body, where it is no text. */
  readonly bytes?: Buffer;
};

/** On every answer, so that nobody takes the sandbox for SAP. */
export const SANDBOX_HEADER = 'X-Packwright-Sandbox';

const JSON_TYPES: Readonly<Record<Dialect, string>> = {
  v1: 'application/json;odata=minimalmetadata;charset=utf-8',
  v2: 'application/json;odata.metadata=minimal;charset=utf-8',
};
const VERSIONS: Readonly<Record<Dialect, readonly [string, string]>> = {
  v1: ['DataServiceVersion', '3.0'],
  v2: ['OData-Version', '4.0'],
};

/** An answer in JSON with the version header of its dialect. */
export function jsonAnswer(
  dialect: Dialect,
  status: number,
  body: object,
  headers: Answer['headers'] = {},
): Answer {
  const [name, version] = VERSIONS[dialect];
  return {
    status,
    headers: { 'Content-Type': JSON_TYPES[dialect], [name]: version, ...headers },
    body: JSON.stringify(body),
  };
}

export function noContent(headers: Answer['headers'] = {}): Answer {
  return { status: 204, headers, body: '' };
}

export function textAnswer(status: number, body: string, type = 'text/plain;charset=utf-8'): Answer {
  return { status, headers: { 'Content-Type': type }, body };
}

/** SAP's error: v1 has a number and the message with its language, v2 two texts and empty details. */
export function errorAnswer(dialect: Dialect, error: SapError): Answer {
  if (dialect === 'v1') return mixedErrorAnswer(dialect, error);
  const { status, code, message } = error;
  const body = { error: { code: String(code), details: [{ code: '', message: '' }], message } };
  return jsonAnswer(dialect, status, body);
}

/** Stored queries say their errors in the shape of v1 on v2 as well. */
export function mixedErrorAnswer(dialect: Dialect, { status, code, message }: SapError): Answer {
  return jsonAnswer(dialect, status, { error: { code, message: { lang: 'en-us', value: message } } });
}
