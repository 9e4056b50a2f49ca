import { expect, test } from 'vitest';
import { type Beep, TONE_BEEPS } from '../../../renderer/sounds/tones.ts';
import { TONES, type Tone } from '../../../shared/contracts/station-view.ts';

/** A verdict's tone ends before the next scan of a quick packer. */
const LONGEST_MS = 900;

const rhythm = (tone: Tone) =>
  TONE_BEEPS[tone].map(({ startMs, lengthMs }) => `${startMs}+${lengthMs}`).join(' ');
const pitch = (tone: Tone) =>
  TONE_BEEPS[tone].map(({ fromHertz, toHertz }) => `${fromHertz}>${toHertz}`).join(' ');

test('every tone has a rhythm and a pitch of its own', () => {
  expect(new Set(TONES.map(rhythm)).size).toBe(TONES.length);
  expect(new Set(TONES.map(pitch)).size).toBe(TONES.length);
});

test.each(TONES)('%s can be heard and is over soon', (tone) => {
  const end = Math.max(...TONE_BEEPS[tone].map((beep: Beep) => beep.startMs + beep.lengthMs));
  expect(end).toBeGreaterThan(50);
  expect(end).toBeLessThanOrEqual(LONGEST_MS);
});

test('right is higher than everything that stops the packer', () => {
  const highest = (tone: Tone) => Math.max(...TONE_BEEPS[tone].map(({ fromHertz }) => fromHertz));
  for (const tone of ['wrong', 'over', 'lot', 'weight'] as const) {
    expect(highest(tone)).toBeLessThan(highest('right') / 2);
  }
});
