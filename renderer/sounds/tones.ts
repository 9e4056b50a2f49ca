import type { Tone } from '../../shared/contracts/station-view.ts';

/** One sounding piece of a tone: from `startMs`, for `lengthMs`, gliding from one pitch to another. */
export type Beep = {
  readonly startMs: number;
  readonly lengthMs: number;
  readonly fromHertz: number;
  readonly toHertz: number;
  readonly wave: 'sine' | 'triangle' | 'square' | 'sawtooth';
};

/**
 * What each verdict sounds like. Heard through machine noise and ear protection, so no two share either their
 * pitch or their rhythm: right is one short high beep, everything that stops the packer is lower and longer.
 */
export const TONE_BEEPS: Readonly<Record<Tone, readonly Beep[]>> = {
  right: [beep(0, 80, 1568, 'triangle')],
  complete: [
    beep(0, 90, 1047, 'triangle'),
    beep(100, 90, 1319, 'triangle'),
    beep(200, 220, 2093, 'triangle'),
  ],
  info: [beep(0, 50, 784, 'sine'), beep(90, 50, 784, 'sine')],
  wrong: [beep(0, 160, 185, 'square'), beep(220, 160, 185, 'square'), beep(440, 420, 147, 'square')],
  over: [beep(0, 120, 622, 'square'), beep(130, 240, 415, 'square')],
  lot: [
    beep(0, 90, 494, 'sawtooth'),
    beep(140, 90, 370, 'sawtooth'),
    beep(280, 90, 494, 'sawtooth'),
    beep(420, 90, 370, 'sawtooth'),
  ],
  weight: [{ startMs: 0, lengthMs: 600, fromHertz: 330, toHertz: 110, wave: 'sawtooth' }],
};

function beep(startMs: number, lengthMs: number, hertz: number, wave: Beep['wave']): Beep {
  return { startMs, lengthMs, fromHertz: hertz, toHertz: hertz, wave };
}
