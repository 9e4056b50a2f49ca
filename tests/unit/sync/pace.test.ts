import { describe, expect, it } from 'vitest';
import { FIRST_PACE, type Pace, paceAfter } from '../../../electron/sync/post/pace.ts';

const paceOn = (latenciesMs: readonly number[], from: Pace = FIRST_PACE) =>
  latenciesMs.reduce(paceAfter, from);
const times = (count: number, ms: number) => Array.from({ length: count }, () => ms);

describe('how many posts are under way at a time', () => {
  it('is three at first, and as long as SAP takes its usual time', () => {
    expect(FIRST_PACE.atOnce).toBe(3);
    expect(paceOn(times(100, 10_000)).atOnce).toBe(3);
  });

  it('grows to four where SAP is quick, and shrinks to two where it has too much to do', () => {
    expect(paceOn(times(100, 300)).atOnce).toBe(4);
    expect(paceOn(times(100, 18_000)).atOnce).toBe(2);
  });

  it('follows SAP, but not a single slow answer', () => {
    const busy = paceOn(times(8, 20_000));
    expect(paceOn(times(12, 1_000), busy).atOnce).toBeGreaterThan(busy.atOnce);
    expect(paceOn([1_000, 1_000, 30_000, 1_000]).atOnce).toBe(3);
  });
});
