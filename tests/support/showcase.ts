import { expect } from '@playwright/test';
import { SHOWCASE } from '../../electron/sandbox/company/demo/showcase.ts';
import type { ApplicationBench } from './application-bench.ts';
import { codesOnLabel } from './label-reader.ts';
import { ANA } from './station-bench.ts';
import { until } from './until.ts';

/** What stands on the showcase order's goods: GS1 DataMatrix with lot, EAN with a serial label beside it, EAN. */
const OIL = ']d2010401234500001610L1001-A';
const DRILL = '4012345000290';
const DRILL_SERIALS = ['SN2001-0001', 'SN2001-0002'] as const;
const SCREWS = '4012345000399';
/** Goods that no line of the order asks for. */
export const WRONG = '4012345000061';

/** Carton M with the six bottles of oil. */
export const OIL_GRAMS = 350 + 6 * 920;

/** Signs in, and waits until the order is offered. */
export async function signIn(bench: ApplicationBench): Promise<void> {
  await bench.scan(ANA, 'Ana Packer');
  await expect(bench.application().page.locator('.tote', { hasText: SHOWCASE.tote })).toBeVisible();
}

export async function openShowcase(bench: ApplicationBench): Promise<void> {
  await bench.scan(SHOWCASE.tote, 'Feinkost Albers GmbH is open');
}

/** Scans bottles until so many of the six are in. @param inside how many are in already */
export async function packOil(bench: ApplicationBench, bottles: number, inside = 0): Promise<void> {
  for (let bottle = inside + 1; bottle <= bottles; bottle++) {
    await bench.scan(OIL, bottle === 6 ? 'Line complete' : `${bottle} of 6`);
  }
}

/** Both drills with their serials, and packs of screws, which complete the order when they are eight. */
export async function packRest(bench: ApplicationBench, screws: number): Promise<void> {
  for (const [index, serial] of DRILL_SERIALS.entries()) {
    await bench.scan(DRILL, 'Cordless drill');
    await bench.scan(serial, index === 0 ? '1 of 2' : 'Line complete');
  }
  for (let pack = 1; pack <= screws; pack++) {
    await bench.scan(SCREWS, pack === 8 ? 'Order complete' : `${pack} of 8`);
  }
}

/** Weighs the carton on the bench, and scans the label that the printer gave. */
export async function closeCarton(bench: ApplicationBench, grams: number, shown: string): Promise<void> {
  const labels = bench.printer.printed().length;
  await bench.command('CLOSE-CARTON', 'is being closed');
  await bench.load(grams, shown);
  await bench.command('WEIGH', 'is closed');
  await until('a label comes out', () => bench.printer.printed().length > labels);
  const [symbol] = await codesOnLabel(bench.printer.printed().at(-1) ?? '');
  await bench.scan(
    `${symbol?.symbologyIdentifier}${symbol?.text.replace('(00)', '00')}`,
    'The label belongs to carton',
  );
}
