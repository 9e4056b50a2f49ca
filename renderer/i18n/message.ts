import type { TFunction } from 'i18next';
import type { Message } from '../../shared/contracts/station-view.ts';
import { en } from './en/index.ts';
import type { Step } from './translated.ts';

/** What a message says: what happened and, for a refusal, what was expected and what to do next. */
export type Explanation = {
  readonly happened: string;
  readonly expected: string | null;
  readonly next: string | null;
};

/** The parts of the catalogue whose texts have all three answers. Their codes are unique across the parts. */
const EXPLAINED = ['packingRefusals', 'stationRefusals', 'sap', 'halts', 'readings'] as const;

/** A message in the language of `t`; a code without texts is shown as it is, so that somebody can ask about it. */
export function explain(t: TFunction, message: Message): Explanation {
  const { code, params } = message;
  if (isKey(en.accepted, code)) {
    return { happened: t(`accepted.${code}`, params), expected: null, next: null };
  }
  if (isKey(en.changes, code)) {
    return { happened: say(t, `changes.${code}`, params), expected: null, next: null };
  }
  const { reason } = params;
  // The station says that it could not read a code; the reason says why, in a text of its own.
  if (code === 'SCAN_UNREADABLE' && isKey(en.scanProblems, reason))
    return three(t, `scanProblems.${reason}`, params);
  if (code === 'ITEM_NOT_ON_ORDER' && params.wantedBy === '')
    return three(t, 'packingRefusals.ITEM_NOT_ON_ANY_ORDER', params);
  for (const part of EXPLAINED) if (isKey(en[part], code)) return three(t, `${part}.${code}`, params);
  return { happened: t('words.unknownCode', { code }), expected: null, next: t('words.unknownCodeNext') };
}

/** What the sign says for a next step of the packing core. */
export function stepOf(t: TFunction, message: Message): Step {
  const { code, params } = message;
  if (!isKey(en.steps, code)) return { what: t('words.unknownCode', { code }), hint: '' };
  return { what: say(t, `steps.${code}.what`, params), hint: say(t, `steps.${code}.hint`, params) };
}

/** What somebody with a trial badge is; a role without a word is shown as it is. */
export function roleOf(t: TFunction, role: string): string {
  return isKey(en.words.role, role) ? t(`words.role.${role}`) : role;
}

/** What is wrong with a device; text that is no code of the catalogue is the device's own and shown as it is. */
export function troubleOf(t: TFunction, trouble: string): string {
  return isKey(en.devices, trouble) ? t(`devices.${trouble}`) : trouble;
}

function three(t: TFunction, path: string, params: Message['params']): Explanation {
  return {
    happened: say(t, `${path}.happened`, params),
    expected: say(t, `${path}.expected`, params),
    next: say(t, `${path}.next`, params),
  };
}

/** Looks up a path that was put together from checked keys, which the types of `t` cannot follow. */
function say(t: TFunction, path: string, params: Message['params']): string {
  return (t as (key: string, values: Message['params']) => string)(path, params);
}

function isKey<T extends object>(catalogue: T, key: unknown): key is keyof T & string {
  return typeof key === 'string' && Object.hasOwn(catalogue, key);
}
