import type { Company } from '../company/company.ts';
import { type AnswerItem, type BatchPart, type PartAnswer, readBatch, writeBatch } from './batch-text.ts';
import { malformed } from './refusals.ts';
import { type Answer, errorAnswer, type Request } from './wire.ts';

/**
 * `POST $batch`: its requests one after the other, change sets whole or not at all. It ends at the first that
 * fails; what came before stays. The answer as a whole is a success even then.
 *
 * @param operate carries out one request within the session that the batch came with
 */
export function answerBatch(
  company: Company,
  request: Request,
  boundary: string,
  operate: (part: Request) => Answer,
): Answer {
  const { dialect } = request;
  const items = readBatch(request.headers['content-type'] ?? '', request.body);
  if (items === null) return errorAnswer(dialect, malformed('Invalid batch: not complete multipart/mixed'));
  const places = new Map<string, string>();
  const perform = (part: BatchPart): PartAnswer => {
    const inner = within(request, part, places);
    const answer =
      inner === null ? errorAnswer(dialect, malformed(`Invalid URL '${part.target}'`)) : operate(inner);
    const { Location: location } = answer.headers;
    if (part.contentId !== null && typeof location === 'string') places.set(part.contentId, location);
    return { contentId: part.contentId, answer };
  };

  const answers: AnswerItem[] = [];
  for (const item of items) {
    const done =
      'changeSet' in item ? performChangeSet(company, request, item.changeSet, perform) : perform(item);
    answers.push(done);
    if ('answer' in done && done.answer.status >= 400) break;
  }
  const { contentType, body } = writeBatch(dialect, answers, boundary);
  return { status: dialect === 'v1' ? 202 : 200, headers: { 'Content-Type': contentType }, body };
}

/** The answers of all its parts, or the answer of the one that failed: then none of them remains. */
function performChangeSet(
  company: Company,
  { dialect }: Request,
  parts: readonly BatchPart[],
  perform: (part: BatchPart) => PartAnswer,
): AnswerItem {
  const [misplaced] = parts.filter(({ method }) => method === 'GET');
  if (misplaced !== undefined) return refusal(dialect, misplaced, 'A change set has no GET');
  const [nameless] = parts.filter(({ contentId }) => dialect === 'v2' && contentId === null);
  if (nameless !== undefined) return refusal(dialect, nameless, 'Content-ID is missing in the change set');

  let failed: PartAnswer | null = null;
  const outcome = company.atomically(() => {
    const answers: PartAnswer[] = [];
    for (const part of parts) {
      const done = perform(part);
      answers.push(done);
      if (done.answer.status < 400) continue;
      failed = done;
      return { ok: false, error: malformed('a part of the change set failed') };
    }
    return { ok: true, value: answers };
  });
  if (outcome.ok) return { changeSet: outcome.value };
  return failed ?? { contentId: null, answer: errorAnswer(dialect, outcome.error) };
}

function refusal(dialect: Request['dialect'], { contentId }: BatchPart, message: string): PartAnswer {
  return { contentId, answer: errorAnswer(dialect, malformed(message)) };
}

const REFERENCE = /^(?:https?:\/\/[^/]+)?(?:\/b1s\/v[12])?\/?\$(\d+)(?=\/|$)/;

/**
 * A part as a request of its own. Its address may be absolute, from the host, or relative to the root, and may
 * begin with the `$id` of what an earlier part made. If-Match counts for nothing inside a batch, as with SAP.
 */
function within(request: Request, part: BatchPart, places: ReadonlyMap<string, string>): Request | null {
  const referenced = part.target.replace(REFERENCE, (text, id) => places.get(id) ?? text);
  const rootPath = new URL(request.root).pathname;
  const relative = referenced.replace(/^https?:\/\/[^/]+/, '').replace(/^\/b1s\/v[12]\//, rootPath);
  const below = relative.startsWith(rootPath) ? relative.slice(rootPath.length) : relative.replace(/^\//, '');
  const [path = '', query = ''] = below.split('?', 2);
  if (path === '' || path.startsWith('$') || path === 'Login' || path === 'Logout') return null;
  const { 'if-match': _, ...headers } = part.headers;
  return {
    ...request,
    method: part.method,
    path,
    query: new URLSearchParams(query),
    headers,
    body: part.body,
  };
}
