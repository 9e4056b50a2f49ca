import { checkDigit } from '../../shared/barcode/gtin.ts';

/** Characters that came without a pause, and the shortest and longest gap between two of them. */
export type Run = { readonly text: string; readonly shortestMs: number; readonly longestMs: number };

/**
 * Keyboard-mode scanners send a character each 1 to 19 ms (Datalogic, Netum, Honeywell), Zebra's each 80 to 100 ms.
 * Fingers rarely send two within 50 ms, never six; and never ten so evenly as a slow scanner does.
 */
const FAST_GAP_MS = 50;
const FAST_RUN = 6;
const SLOW_GAP_MS = 130;
const SLOW_RUN = 10;
const EVEN_WITHIN_MS = 40;
/** So many show what a run was that ended without Enter. */
const BROKEN_RUN = 3;

/** Whether a gap this long is within a scanner's run, however slow. */
export function isWithinRun(gapMs: number): boolean {
  return gapMs <= SLOW_GAP_MS;
}

/** Whether a gap this long is too short for fingers. */
export function isFast(gapMs: number): boolean {
  return gapMs <= FAST_GAP_MS;
}

/** Whether a scanner sent a run that Enter ends after a gap. */
export function isScan(run: Run, gapMs: number): boolean {
  return isScanned(run, FAST_RUN) && gapMs <= Math.max(FAST_GAP_MS, run.longestMs + EVEN_WITHIN_MS);
}

/** Whether a scanner sent a run that a pause broke off. */
export function isBrokenScan(run: Run): boolean {
  return isScanned(run, BROKEN_RUN);
}

/** How far apart the keys of a run were at most, when a scanner sent it or may have; else 0. */
export function beatOf(run: Run): number {
  return run.text.length >= SLOW_RUN || isScanned(run, FAST_RUN) ? Math.max(1, run.longestMs) : 0;
}

/** Whether a key this long after Enter still belongs to the beat of before: another scanner goes on typing. */
export function isInBeat(gapMs: number, beatMs: number): boolean {
  return beatMs > 0 && gapMs <= Math.max(FAST_GAP_MS, beatMs + EVEN_WITHIN_MS);
}

function isScanned({ text, shortestMs, longestMs }: Run, fastRun: number): boolean {
  if (longestMs <= FAST_GAP_MS) return text.length >= fastRun;
  const isLong = text.length >= SLOW_RUN || isShortEan(text);
  return isLong && longestMs - shortestMs <= EVEN_WITHIN_MS;
}

/** The only code of goods that is shorter than a slow run, known by its check digit. */
function isShortEan(text: string): boolean {
  return /^\d{8}$/.test(text) && checkDigit(text.slice(0, -1)) === text.slice(-1);
}
