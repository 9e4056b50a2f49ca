import { STATUS_CODES } from 'node:http';
import type { Answer, Dialect } from './wire.ts';

/** One HTTP request inside a batch, as it was written there. */
export type BatchPart = {
  readonly contentId: string | null;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A batch is a row of single requests and change sets. */
export type BatchItem = BatchPart | { readonly changeSet: readonly BatchPart[] };

const MAX_PARTS = 1_000;

/** Reads a multipart batch; null when it is not complete, well-formed multipart of HTTP requests. */
export function readBatch(contentType: string, body: string): readonly BatchItem[] | null {
  const chunks = splitMultipart(contentType, body);
  if (chunks === null) return null;
  const items = chunks.map(({ headers, content }): BatchItem | null => {
    const type = headers['content-type'] ?? '';
    if (!/^multipart\/mixed\b/i.test(type)) return readRequest(headers, content);
    const inner = splitMultipart(type, content)?.map((each) => readRequest(each.headers, each.content));
    return inner !== undefined && isComplete(inner) ? { changeSet: inner } : null;
  });
  return isComplete(items) ? items : null;
}

function isComplete<T>(items: readonly (T | null)[]): items is readonly T[] {
  return items.every((item) => item !== null);
}

type Chunk = { readonly headers: Readonly<Record<string, string>>; readonly content: string };

function splitMultipart(contentType: string, text: string): readonly Chunk[] | null {
  const found = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) return null;
  const pieces = `\n${text.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`);
  const closing = pieces.pop();
  if (closing === undefined || !closing.startsWith('--')) return null;
  const chunks = pieces.slice(1);
  if (chunks.length === 0 || chunks.length > MAX_PARTS) return null;
  if (!chunks.every((chunk) => /^[ \t]*\n/.test(chunk))) return null;
  return chunks.map((chunk) => splitHeaders(chunk.replace(/^[ \t]*\n/, '')));
}

function readRequest(mime: Chunk['headers'], content: string): BatchPart | null {
  if (!/^application\/http\b/i.test(mime['content-type'] ?? '')) return null;
  const [line = ''] = content.trimStart().split('\n', 1);
  const found = /^([A-Z]+) (\S+) HTTP\/1\.[01]\s*$/.exec(line);
  if (found === null) return null;
  const { headers, content: body } = splitHeaders(content.trimStart().slice(line.length + 1));
  const [, method = '', target = ''] = found;
  return { contentId: mime['content-id'] ?? headers['content-id'] ?? null, method, target, headers, body };
}

/** Header lines up to the first empty line, by lower-case name, and what follows it. */
function splitHeaders(text: string): Chunk {
  const headers: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const end = rest.indexOf('\n');
    const line = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? '' : rest.slice(end + 1);
    if (line.trim() === '') break;
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, content: rest };
}

export type PartAnswer = { readonly contentId: string | null; readonly answer: Answer };
export type AnswerItem = PartAnswer | { readonly changeSet: readonly PartAnswer[] };

/** Writes the answer to a batch: v1 with the content ids among the HTTP headers, v2 among the part's own. */
export function writeBatch(
  dialect: Dialect,
  items: readonly AnswerItem[],
  id: string,
): { readonly contentType: string; readonly body: string } {
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    lines.push(`--batchresponse_${id}`);
    if ('answer' in item) {
      lines.push(...partLines(dialect, item));
      continue;
    }
    const inner = `changesetresponse_${index + 1}_${id}`;
    lines.push(`Content-Type: multipart/mixed; boundary=${inner}`, '');
    for (const part of item.changeSet) lines.push(`--${inner}`, ...partLines(dialect, part));
    lines.push(`--${inner}--`);
  }
  lines.push(`--batchresponse_${id}--`, '');
  return { contentType: `multipart/mixed; boundary=batchresponse_${id}`, body: lines.join('\r\n') };
}

function partLines(dialect: Dialect, { contentId, answer }: PartAnswer): string[] {
  const idLine = contentId === null ? [] : [`Content-ID: ${contentId}`];
  const version = dialect === 'v1' ? 'DataServiceVersion: 3.0' : 'OData-Version: 4.0';
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !version.startsWith(name))
    .map(([name, value]) => `${name}: ${String(value)}`);
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(dialect === 'v2' ? idLine : []),
    '',
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
    ...(dialect === 'v1' ? idLine : []),
    version,
    ...headers,
    `Content-Length: ${Buffer.byteLength(answer.body)}`,
    '',
    answer.body,
  ];
}
