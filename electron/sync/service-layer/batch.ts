import type { Outcome } from './outcome.ts';
import { judgeFailure, unknown } from './outcome.ts';

/** One step of a change set: SAP does all of them or none. */
export type ChangeSetStep = {
  readonly method: 'POST' | 'PATCH';
  /** Relative to the service root. */
  readonly path: string;
  readonly body: unknown;
  /** Ask for 204 without the entity, which is also the safe way where approvals make drafts. */
  readonly noContent: boolean;
};

export type StepAnswer = { readonly status: number; readonly location: string | null; readonly body: string };

const MAX_STEPS = 50;

/** The multipart body of one change set, and the content type that goes with it. */
export function writeChangeSet(
  steps: readonly ChangeSetStep[],
  rootPath: string,
  boundary: string,
): { readonly contentType: string; readonly body: string } {
  if (steps.length === 0 || steps.length > MAX_STEPS)
    throw new Error(`A change set has 1 to ${MAX_STEPS} steps.`);
  const changeSet = `changeset_${boundary}`;
  const lines = [`--batch_${boundary}`, `Content-Type: multipart/mixed; boundary=${changeSet}`, ''];
  for (const [index, step] of steps.entries()) {
    lines.push(`--${changeSet}`, 'Content-Type: application/http', 'Content-Transfer-Encoding: binary');
    lines.push(`Content-ID: ${index + 1}`, '');
    lines.push(`${step.method} ${rootPath}${step.path} HTTP/1.1`, 'Content-Type: application/json');
    if (step.noContent) lines.push('Prefer: return-no-content');
    lines.push('', JSON.stringify(step.body));
  }
  lines.push(`--${changeSet}--`, `--batch_${boundary}--`, '');
  return { contentType: `multipart/mixed; boundary=batch_${boundary}`, body: lines.join('\r\n') };
}

/**
 * What a $batch answer says about its one change set of `count` steps: done with one answer per step, or the
 * judgement of the step that failed. An answer that does not add up is unknown, because SAP did act on it.
 */
export function readChangeSet(
  contentType: string,
  body: string,
  count: number,
): Outcome<readonly StepAnswer[]> {
  const answers = readParts(contentType, body);
  if (answers === null) return unknown('notSap', 'the answer to $batch is not complete multipart', true);
  const failed = answers.find(({ status }) => status >= 300);
  if (failed !== undefined) return judgeFailure(failed.status, failed.body);
  if (answers.length === count) return { kind: 'done', status: 200, value: answers };
  return unknown('unexpected', `$batch answered ${answers.length} of ${count} steps`, true);
}

/** All HTTP answers in a multipart text, nested ones in order; null when it is cut off or not multipart. */
function readParts(contentType: string, text: string): StepAnswer[] | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const chunks = `\n${text.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`);
  const closing = chunks.pop();
  if (chunks.length < 2 || closing === undefined || !closing.startsWith('--')) return null;
  if (chunks.length - 1 > MAX_STEPS) return null;
  const answers: StepAnswer[] = [];
  for (const chunk of chunks.slice(1)) {
    const [headers, content] = splitAtBlankLine(chunk.replace(/^\n/, ''));
    const type = headerOf(headers, 'content-type') ?? '';
    const inner = type.startsWith('multipart/mixed') ? readParts(type, content) : readHttp(content);
    if (inner === null) return null;
    answers.push(...inner);
  }
  return answers;
}

function readHttp(content: string): StepAnswer[] | null {
  const [head, body] = splitAtBlankLine(content);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === undefined) return null;
  return [{ status: Number(status), location: headerOf(head, 'location'), body: body.trim() }];
}

function splitAtBlankLine(text: string): [string, string] {
  const at = text.indexOf('\n\n');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
}

function headerOf(headers: string, name: string): string | null {
  for (const line of headers.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return null;
}
