import type { AcceptanceKind, ScaleStep, SheetCode } from '../../../shared/contracts/acceptance.ts';
import type { StationConfig } from '../config.ts';
import type { TestWeight } from '../devices/config.ts';
import { testWeightOf } from '../devices/kept.ts';
import type { Devices } from '../devices/types.ts';
import { type SheetEntry, sheetFor } from './test-sheet.ts';

/** A device of the bench, as the journal and as people call it. */
export type Tried = { readonly id: string; readonly name: string };

/** One step of an acceptance: what is tried, at which device. */
export type Step =
  | { readonly kind: 'code'; readonly step: SheetCode; readonly entry: SheetEntry }
  | {
      readonly kind: 'scale';
      readonly step: ScaleStep;
      readonly device: Tried;
      readonly testWeight: TestWeight | null;
    }
  /** Something is printed that has a code of its own, which is scanned. */
  | { readonly kind: 'print'; readonly step: 'paper' | 'label'; readonly device: Tried }
  | { readonly kind: 'sound'; readonly step: 'sound' };

/** What the bench has that can be tried. */
export type BenchToTry = {
  readonly scales: readonly (Tried & { readonly testWeight: TestWeight | null })[];
  readonly labelPrinters: readonly Tried[];
  /** The queue that papers go to; null where they go into a folder. */
  readonly paper: Tried | null;
};

const SCALE_STEPS: readonly ScaleStep[] = ['scaleEmpty', 'scaleLoaded', 'scaleEmptyAgain'];

/**
 * The steps of an acceptance, in their order. A shift's start is the first row of the sheet alone: the scale has a
 * check of its own each day, and labels are scanned back all day long.
 */
export function stepsFor(kind: AcceptanceKind, bench: BenchToTry): readonly Step[] {
  const codes = sheetFor(kind).map((entry): Step => ({ kind: 'code', step: entry.code, entry }));
  if (kind === 'shift') return codes;
  const { scales, labelPrinters, paper } = bench;
  return [
    ...codes,
    ...(paper === null ? [] : [{ kind: 'print', step: 'paper', device: paper } as const]),
    ...scales.flatMap(({ testWeight, ...device }) =>
      SCALE_STEPS.map((step): Step => ({ kind: 'scale', step, device, testWeight })),
    ),
    ...labelPrinters.map((device): Step => ({ kind: 'print', step: 'label', device })),
    { kind: 'sound', step: 'sound' },
  ];
}

/** The devices that are configured, or the virtual ones; a printer of papers where they do not go into a folder. */
export function benchToTry(
  { devices, packingSlip }: Pick<StationConfig, 'devices' | 'packingSlip'>,
  { scales, printers }: Pick<Devices, 'scales' | 'printers'>,
): BenchToTry {
  return {
    scales: scales.map(({ id, name }) => ({ id, name, testWeight: testWeightOf(devices, id) })),
    labelPrinters: printers.map(({ id, name }) => ({ id, name })),
    paper: packingSlip.to === 'printer' ? { id: packingSlip.queue, name: packingSlip.queue } : null,
  };
}
