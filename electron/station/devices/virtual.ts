import type { WeightVerdict } from '../../../shared/weight/index.ts';
import { together } from './devices.ts';
import { openVirtualPrinter, type VirtualPrinter } from './printer/virtual-printer.ts';
import { openVirtualScale, type VirtualScale } from './scale/virtual-scale.ts';
import { openVirtualScanner, type VirtualScanner } from './scanner/virtual-scanner.ts';
import type { Clock, Devices, PrintJob } from './types.ts';

/** A bench without hardware: the same ports as real devices, moved by calls instead of hands. */
export type VirtualBench = {
  readonly devices: Devices;
  readonly scanner: VirtualScanner;
  readonly scale: VirtualScale;
  readonly printer: VirtualPrinter;
  /** Scans this text. */
  scan(text: string): void;
  /** Puts this load on the scale. */
  setWeight(grams: number, verdict: WeightVerdict): void;
  /** What came out of the printer, oldest first. */
  printed(): readonly PrintJob[];
};

export function openVirtualBench(clock: Clock): VirtualBench {
  const scanner = openVirtualScanner('virtual-scanner', 'Virtual scanner', clock);
  const scale = openVirtualScale('virtual-scale', 'Virtual scale', clock);
  const printer = openVirtualPrinter('virtual-printer', 'Virtual printer', clock);
  return {
    devices: together([scanner, scale, printer]),
    scanner,
    scale,
    printer,
    scan: scanner.scan,
    setWeight: scale.setWeight,
    printed: printer.printed,
  };
}
