import type { Behaviours } from '../behaviours.ts';
import { noSuchSet } from './reading.ts';
import { NOT_PERMITTED } from './refusals.ts';
import type { Resource } from './resource.ts';
import { type Answer, errorAnswer, type Request } from './wire.ts';

/** What this Service Layer has not, or does not show to the user; null where it has no limit. */
export function limitOf(
  { absent, notReadable }: Pick<Behaviours, 'absent' | 'notReadable'>,
  resource: Resource,
  request: Request,
): Answer | null {
  const name = nameOf(resource);
  if (absent.includes(name)) return noSuchSet(request, name);
  const isHidden = request.method === 'GET' && notReadable.includes(name);
  return isHidden ? errorAnswer(request.dialect, NOT_PERMITTED) : null;
}

function nameOf(resource: Resource): string {
  if (resource.kind === 'root') return '';
  return resource.kind === 'named' ? resource.name : resource.set;
}
