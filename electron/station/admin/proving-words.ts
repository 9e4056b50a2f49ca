import type { Message, Tone } from '../../../shared/contracts/station-view.ts';
import type { Origin } from '../packing/desk.ts';
import type { Outcome } from './acceptance.ts';
import type { Step } from './steps.ts';

/** What is said of something: whether it is good, how it sounds, in which words. */
export type Said = { readonly ok: boolean; readonly tone: Tone; readonly message: Message };

/** Writes one event of the journal and says it; gives its sequence. */
export type Note = (type: string, body: object, said: Said, origin?: Origin) => number;

/** The journal's event for a try of one step. */
export function triedEvent(step: Step, { trouble, weighed }: Outcome): readonly [type: string, body: object] {
  if (step.kind === 'code') return ['SheetCodeRead', { code: step.step, trouble: trouble?.code ?? null }];
  const device = 'device' in step ? step.device.id : null;
  return ['BenchStepTried', { step: step.step, device, trouble, weighed: weighed ?? null }];
}

/** The page's words for a try of one step. */
export function saidOf(step: Step, trouble: Message | null): Said {
  if (trouble !== null) return { ok: false, tone: 'wrong', message: trouble };
  const message: Message =
    step.kind === 'code'
      ? { code: 'SheetCodeRead', params: { code: step.step } }
      : { code: 'BenchStepDone', params: { step: step.step } };
  return { ok: true, tone: 'right', message };
}
