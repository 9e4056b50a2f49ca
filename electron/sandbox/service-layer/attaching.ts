import type { AttachedFile, Company, EntitySet, Key } from '../company/company.ts';
import { entityContext } from './reading.ts';
import { BODY_TOO_LARGE, malformed, wrongMethod } from './refusals.ts';
import { represent } from './representation.ts';
import { type Answer, errorAnswer, jsonAnswer, noContent, type Request, textAnswer } from './wire.ts';

/** SAP takes files of up to 50 MB; the sandbox fewer, as it keeps them in memory. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** True for what is about files: nothing else may be posted to these sets. */
export function isAboutFiles(set: EntitySet, { method }: Request): boolean {
  return set.name === 'Attachments2' && (method === 'POST' || method === 'PATCH');
}

/** `POST Attachments2` (201 with the entry) and `PATCH Attachments2(n)` (204), each with a form of one file. */
export function attachFile(company: Company, set: EntitySet, key: Key | null, request: Request): Answer {
  const { dialect } = request;
  const type = request.headers['content-type'] ?? '';
  // A quoted boundary is answered so by SAP.
  if (/boundary="/.test(type)) return errorAnswer(dialect, wrongMethod(request.method, request.path));
  const file = readForm(type, request.body);
  if (file === null) return errorAnswer(dialect, malformed('Bad post content'));
  if (file.bytes.length > MAX_FILE_BYTES) return errorAnswer(dialect, BODY_TOO_LARGE);
  const attached = company.attach(key, file);
  if (!attached.ok) return errorAnswer(dialect, attached.error);
  if (key !== null) return noContent();
  const entity = represent(attached.value, set, { dialect, select: null });
  return jsonAnswer(dialect, 201, { ...entityContext(request, set.name), ...entity });
}

/** `GET Attachments2(n)/$value?filename='x.pdf'`. */
export function readFile(company: Company, key: Key, { dialect, query }: Request): Answer {
  const name = query.get('filename')?.replace(/^'(.*)'$/s, '$1') ?? null;
  const file = company.attached(key, name);
  if (!file.ok) return errorAnswer(dialect, file.error);
  return { ...textAnswer(200, '', 'application/octet-stream'), bytes: file.value.bytes };
}

/** The file of a form, whose text has a character for each byte. Null when it is none. */
function readForm(type: string, body: string): AttachedFile | null {
  const boundary = /^multipart\/form-data;\s*boundary=([^;\s]+)/i.exec(type)?.[1];
  if (boundary === undefined) return null;
  const [, part, end] = body.split(`--${boundary}`);
  const found = /^\r\n(.*?)\r\n\r\n(.*)\r\n$/s.exec(part ?? '');
  const [, head = '', content = ''] = found ?? [];
  const name = /filename="([^"]+)"/.exec(head)?.[1];
  if (found === null || name === undefined || !end?.startsWith('--')) return null;
  return { name, bytes: Buffer.from(content, 'latin1') };
}
