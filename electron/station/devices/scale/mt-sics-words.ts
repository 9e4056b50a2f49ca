import type { DeviceTrouble, ScaleOutcome } from '../types.ts';
import { MAX_SICS_LINE_BYTES, type SicsAnswer, type SicsError } from './mt-sics-answers.ts';

type Trouble = readonly [DeviceTrouble, string];

export const NO_ANSWER: Trouble = [
  'no-answer',
  'The scale does not answer, so there is no weight. Is it switched on?',
];
export const NOT_SICS: Trouble = [
  'not-understood',
  'The scale sent something that is not MT-SICS, so there is no weight. Set its interface to MT-SICS; check baud rate and parity.',
];
export const TOO_LONG: Trouble = [
  'frame-too-long',
  `More than ${MAX_SICS_LINE_BYTES} bytes came without an end of line. Check the scale's protocol and baud rate.`,
];

export function errorTrouble(error: SicsError): Trouble {
  switch (error) {
    case 'ES':
    case 'EL':
      return ['not-understood', `The scale does not know the command (${error}). Is it set to MT-SICS?`];
    case 'ET':
      return [
        'noise',
        'The scale did not receive the command cleanly (ET). Check plug, baud rate and parity.',
      ];
    case 'EI':
      return ['refused', 'The scale can not answer just now (EI).'];
  }
}

/** What became of an order, from the scale's answer to it. */
export function orderOutcome(answer: SicsAnswer | null, what: 'zero' | 'tare'): ScaleOutcome {
  if (answer?.kind === 'order') {
    if (answer.result === 'done') return { done: true };
    return {
      done: false,
      code: 'refused',
      detail: `The scale can not ${what} now: ${WHY_NOT[answer.result]}`,
    };
  }
  const [code, detail] =
    answer?.kind === 'error'
      ? errorTrouble(answer.code)
      : (['no-answer', `The scale did not confirm "${what}" in time; look at its display.`] as const);
  return { done: false, code, detail };
}

const WHY_NOT = {
  'not-now': 'the load does not rest, or it is busy.',
  over: 'the load is above the range for it.',
  under: 'the load is below the range for it.',
};
