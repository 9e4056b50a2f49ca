import type { AcceptanceKind, ScaleStep, SheetCode } from '../../../shared/contracts/acceptance.ts';
import type { StationConfig } from '../config.ts';
import { sameScanners, type TestWeight } from '../devices/config.ts';
import { testWeightOf } from '../devices/kept.ts';
import type { Devices } from '../devices/types.ts';
import { type SheetEntry, sheetFor } from './test-sheet.ts';

/** A device of the bench, as the journal and as people call it. */
export type Tried = { readonly id: string; readonly name: string };

/** One step of an acceptance: what is tried, at which device. */
export type Step =
  | { readonly kind: 'code'; readonly step: SheetCode; readonly entry: SheetEntry }
  /** A code of the sheet, read by this scanner, which may have more than one channel. */
  | {
      readonly kind: 'scanner';
      readonly step: 'scanner';
      readonly device: Tried;
      readonly channels: readonly string[];
      readonly entry: SheetEntry;
    }
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
  readonly scanners: readonly (Tried & { readonly channels: readonly string[] })[];
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
  const { scanners, scales, labelPrinters, paper } = bench;
  return [
    ...codes,
    ...(scanners.length > 1 ? scanners.flatMap(scannerStep) : []),
    ...(paper === null ? [] : [{ kind: 'print', step: 'paper', device: paper } as const]),
    ...scales.flatMap(({ testWeight, ...device }) =>
      SCALE_STEPS.map((step): Step => ({ kind: 'scale', step, device, testWeight })),
    ),
    ...labelPrinters.map((device): Step => ({ kind: 'print', step: 'label', device })),
    { kind: 'sound', step: 'sound' },
  ];
}

/** What goes wrong with one scanner and not with another is mostly the separator of a GS1-128. */
function scannerStep({ channels, ...device }: BenchToTry['scanners'][number]): readonly Step[] {
  const entry = sheetFor('full').find(({ code }) => code === 'gs1-128');
  return entry ? [{ kind: 'scanner', step: 'scanner', device, channels, entry }] : [];
}

/** The devices that are configured, or the virtual ones; a printer of papers where they do not go into a folder. */
export function benchToTry(
  { devices, packingSlip }: Pick<StationConfig, 'devices' | 'packingSlip'>,
  { scanners, scales, printers }: Pick<Devices, 'scanners' | 'scales' | 'printers'>,
): BenchToTry {
  return {
    scanners: scannersOf(scanners, sameScanners(devices)),
    scales: scales.map(({ id, name }) => ({ id, name, testWeight: testWeightOf(devices, id) })),
    labelPrinters: printers.map(({ id, name }) => ({ id, name })),
    paper: packingSlip.to === 'printer' ? { id: packingSlip.queue, name: packingSlip.queue } : null,
  };
}

/** Each scanner once, with its channels: one that sends on two ports is configured twice. */
function scannersOf(
  scanners: readonly Tried[],
  pairs: readonly (readonly [string, string])[],
): BenchToTry['scanners'] {
  const isSame = (one: Tried, other: Tried) =>
    one.id === other.id || pairs.some((pair) => pair.includes(one.id) && pair.includes(other.id));
  return scanners
    .filter((scanner, at) => !scanners.slice(0, at).some((earlier) => isSame(earlier, scanner)))
    .map((scanner) => ({
      id: scanner.id,
      name: scanner.name,
      channels: scanners.filter((other) => isSame(scanner, other)).map(({ id }) => id),
    }));
}
