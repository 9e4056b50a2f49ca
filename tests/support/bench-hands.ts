import { expect } from 'vitest';
import type { StationBench } from './station-bench.ts';
import { until } from './until.ts';

/** Scans one after the other, and gives what each verdict said. */
export async function scanAll(bench: StationBench, ...texts: readonly string[]): Promise<string[]> {
  const said: string[] = [];
  for (const text of texts) said.push((await bench.scan(text)).message.code);
  return said;
}

/** Puts the carton on the scale, weighs it, and scans the label that came out. Gives its SSCC and its bytes. */
export async function closeCarton(
  bench: StationBench,
  grams: number,
): Promise<{ readonly sscc: string; readonly label: string }> {
  const labels = bench.printer.printed().length;
  expect(await bench.press({ type: 'closeCarton' })).toEqual({ ok: true });
  bench.scale.load(grams);
  await bench.view(
    `${grams} g, at rest`,
    ({ weight }) => weight?.verdict === 'stable' && weight.grams === grams,
  );
  expect(await bench.press({ type: 'weigh' })).toEqual({ ok: true });
  await until('a label comes out', () => bench.printer.printed().length > labels);
  const view = await bench.view('a label that is printed', ({ session }) =>
    Boolean(session?.cartons.some(({ status, label }) => status === 'closed' && label === 'printed')),
  );
  const sscc = view.session?.cartons.find(({ status }) => status === 'closed')?.sscc ?? '';
  expect((await bench.scan(`]C100${sscc}`)).message.code).toBe('LabelConfirmed');
  return { sscc, label: String(bench.printer.printed().at(-1)) };
}
