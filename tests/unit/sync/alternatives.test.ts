import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAlternatives } from '../../../electron/sync/pull/alternatives.ts';
import type { ServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import type { Failure } from '../../../electron/sync/service-layer/outcome.ts';

const NONE: Failure = { kind: 'refused', status: 404, error: { code: '-2028', message: 'No matching' } };
const AWAY: Failure = { kind: 'unknown', why: 'unreachable', mayLand: false, detail: 'away' };
const KEPT_FOR_MS = 60_000;
const { signal } = new AbortController();
const question = z.object({ OriginalItemParams: z.object({ ItemCode: z.string() }) });

/** A SAP that answers for each item what `say` says, and the clock. */
function aSap(say: (itemCode: string) => readonly (readonly [string, number])[] | Failure) {
  const asked: string[] = [];
  const logged: object[] = [];
  const clock = { ms: 1_000_000 };
  const aside: ServiceLayer['aside'] = async ({ body }, schema) => {
    const { ItemCode } = question.parse(body).OriginalItemParams;
    asked.push(ItemCode);
    const said = say(ItemCode);
    if ('kind' in said) return said;
    const AlternativeItems = said.map(([AlternativeItemCode, MatchFactor]) => ({
      AlternativeItemCode,
      MatchFactor,
    }));
    return { kind: 'done', status: 200, value: schema.parse({ ItemCode, AlternativeItems }) };
  };
  return {
    asked,
    logged,
    clock,
    alternatives: openAlternatives(
      { aside },
      { now: () => new Date(clock.ms), log: { warn: (line: object) => void logged.push(line) } },
      KEPT_FOR_MS,
    ),
  };
}

describe('what SAP names in the place of items that are short', () => {
  it('is asked once for each, best match first, and again only when it is old', async () => {
    const { asked, clock, alternatives } = aSap(() => [
      ['B', 40],
      ['C', 90],
    ]);
    expect(await alternatives.ask(new Set(['A']), signal)).toBe(true);
    expect(alternatives.of('A')).toEqual(['C', 'B']);
    expect([...alternatives.wanted()]).toEqual(['C', 'B']);
    expect(await alternatives.ask(new Set(['A']), signal)).toBe(false);
    expect(asked).toEqual(['A']);
    clock.ms += KEPT_FOR_MS;
    expect(await alternatives.ask(new Set(['A']), signal)).toBe(false);
    expect(asked).toEqual(['A', 'A']);
  });

  it('is none where SAP refuses, which is no news and is kept too', async () => {
    const { asked, logged, alternatives } = aSap(() => NONE);
    for (let n = 0; n < 3; n++) expect(await alternatives.ask(new Set(['A']), signal)).toBe(false);
    expect([asked, alternatives.of('A'), logged]).toEqual([['A'], undefined, []]);
  });

  it('is asked for a few at a time, until all are known, and nothing of it is kept for longer than it is short', async () => {
    const { asked, alternatives } = aSap((itemCode) => [[`${itemCode}x`, 100]]);
    const short = new Set(Array.from({ length: 50 }, (_none, n) => `A${n}`));
    for (let n = 0; n < 4; n++) await alternatives.ask(short, signal);
    expect(asked).toEqual([...short]);
    expect(await alternatives.ask(new Set(['A7']), signal)).toBe(true);
    expect([...alternatives.wanted()]).toEqual(['A7x']);
  });

  it('stays as it was while SAP is away, and is asked again with the next pull', async () => {
    let away = true;
    const { asked, alternatives } = aSap(() => (away ? AWAY : [['B', 1]]));
    expect(await alternatives.ask(new Set(['A', 'Z']), signal)).toBe(false);
    expect(asked).toEqual(['A']);
    away = false;
    expect(await alternatives.ask(new Set(['A', 'Z']), signal)).toBe(true);
    expect(asked).toEqual(['A', 'A', 'Z']);
  });

  it('of one item that SAP stumbles over, or may not be asked for, is logged, and does not keep others waiting', async () => {
    const answers: Record<string, Failure | readonly (readonly [string, number])[]> = {
      A: { kind: 'unknown', why: 'serverError', mayLand: false, detail: '500' },
      B: { kind: 'refused', status: 403, error: { code: '-6006', message: 'not permitted' } },
      C: [['D', 1]],
    };
    const { asked, logged, alternatives } = aSap((itemCode) => answers[itemCode] ?? NONE);
    const short = new Set(['A', 'B', 'C']);
    for (let n = 0; n < 3; n++) await alternatives.ask(short, signal);
    expect(asked).toEqual(['A', 'B', 'C']);
    expect(alternatives.of('C')).toEqual(['D']);
    expect(logged).toMatchObject([{ item: 'A' }, { item: 'B' }]);
  });
});
