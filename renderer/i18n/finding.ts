import type { TFunction } from 'i18next';
import { type Finding, isInOrder } from '../../shared/contracts/setup.ts';

/** A finding of the company's set-up in words; what it means and what to do only where it is not in order. */
export type FindingText = {
  readonly name: string;
  readonly state: string;
  readonly found: string | null;
  readonly means: string | null;
  readonly todo: string | null;
};

export function findingText(t: TFunction, finding: Finding): FindingText {
  const { subject, state, found, params } = finding;
  const say = t as (path: string, values: Finding['params']) => string;
  const isFine = isInOrder(finding);
  const todo = state === 'madeButNotVisible' ? 'setUp.first' : `setUp.subject.${subject}.todo`;
  return {
    name: say(`setUp.subject.${subject}.name`, params),
    state: t(`setUp.state.${state}`),
    found: found === null ? null : say(`setUp.found.${found}`, params),
    means: isFine ? null : say(`setUp.subject.${subject}.means`, params),
    todo: isFine ? null : say(todo, params),
  };
}
