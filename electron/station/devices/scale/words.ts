import type { DeviceTrouble, ScaleOutcome } from '../types.ts';
import type { ScaleAnswer, ScaleOrder } from './protocol.ts';

type Trouble = readonly [DeviceTrouble, string];

export const NO_ANSWER: Trouble = [
  'no-answer',
  'The scale says nothing, so there is no weight. Is it switched on?',
];
export const HALF_ANSWER: Trouble = [
  'half-frame',
  "The scale's answer broke off, so there is no weight. Check plug and cable.",
];
export const TOO_LONG: Trouble = [
  'frame-too-long',
  "More bytes came than any message of the scale has. Check the scale's protocol and baud rate.",
];
export const DEVICE_ERROR: Trouble = ['device-error', 'The scale reports an error: look at its display.'];
export const UNCALIBRATED: Trouble = ['device-error', 'The scale reports that it has to be calibrated.'];

export function notUnderstood(title: string): Trouble {
  return [
    'not-understood',
    `The scale sent something that is not ${title}, so there is no weight. Set its interface to ${title}; check baud rate and parity.`,
  ];
}

export function noCommand(title: string, order: ScaleOrder): ScaleOutcome {
  return notDone('refused', `Scales with ${title} can not be told to ${order}: press the key on the scale.`);
}

export const NOT_CONFIRMED_BY_WEIGHT =
  'The scale was told so and shows no zero since; it does not say why. Look at its display.';

export function notDone(code: DeviceTrouble, detail: string): ScaleOutcome {
  return { done: false, code, detail };
}

/** What became of an order, from the scale's answer to it. */
export function orderOutcome(answer: ScaleAnswer | null, order: ScaleOrder): ScaleOutcome {
  if (answer?.kind === 'error') return notDone(answer.code, answer.detail);
  if (answer?.kind !== 'order') {
    return notDone('no-answer', `The scale did not confirm "${order}" in time; look at its display.`);
  }
  if (answer.result === 'done') return { done: true };
  return notDone('refused', `The scale can not ${order} now: ${WHY_NOT[answer.result]}`);
}

const WHY_NOT = {
  'not-now': 'the load does not rest, or it is busy.',
  over: 'the load is above the range for it.',
  under: 'the load is below the range for it.',
};
