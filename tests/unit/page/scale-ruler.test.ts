import { expect, test } from 'vitest';
import { rulerOf } from '../../../renderer/station/scale-ruler.ts';

const EXPECTED = 14_870;
const TOLERANCE = 60;

test('the expected weight is in the middle, the band on both sides of it', () => {
  const { bandFrom, bandTo, pointer, fits } = rulerOf(EXPECTED, TOLERANCE, EXPECTED);
  expect(pointer).toBe(50);
  expect(50 - bandFrom).toBeCloseTo(bandTo - 50);
  expect(fits).toBe(true);
});

test.each([
  [EXPECTED - TOLERANCE, true],
  [EXPECTED + TOLERANCE, true],
  [EXPECTED - TOLERANCE - 1, false],
  [EXPECTED + TOLERANCE + 1, false],
])('%d g: right is %s', (live, right) => {
  const { fits, pointer, bandFrom, bandTo } = rulerOf(EXPECTED, TOLERANCE, live);
  expect(fits).toBe(right);
  const inBand = pointer !== null && pointer >= bandFrom && pointer <= bandTo;
  expect(inBand, 'the picture says the same').toBe(right);
});

test('what lies beyond the ruler stands at its end and says on which side', () => {
  expect(rulerOf(EXPECTED, TOLERANCE, 0)).toMatchObject({ pointer: 0, beyond: 'low', fits: false });
  expect(rulerOf(EXPECTED, TOLERANCE, 99_000)).toMatchObject({ pointer: 100, beyond: 'high', fits: false });
});

test('without a weight there is no pointer and nothing fits', () => {
  expect(rulerOf(EXPECTED, TOLERANCE, null)).toMatchObject({ pointer: null, beyond: null, fits: false });
});

test('a tolerance of nothing still gives a ruler', () => {
  expect(rulerOf(EXPECTED, 0, EXPECTED + 1)).toMatchObject({ fits: false, beyond: null });
});
