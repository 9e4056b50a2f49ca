/** A scan, and the scanner that it came from; null for the keyboard, where keyboard-mode scanners type. */
export type Heard = { readonly device: string | null; readonly text: string; readonly at: bigint };

/** The scan that a second one is the echo of. */
export type EchoOf = { readonly device: string | null; readonly afterMs: number };

export type Echoes = {
  /** Null for a scan of its own; else it was counted already. Each scan has one echo at most. */
  echoOf(heard: Heard): EchoOf | null;
};

/** A scanner types up to 50 characters a second slower than it sends them; nobody changes scanners that fast. */
const WITHIN_MS = 1_000;
/** Scans that may still have an echo; older ones are forgotten. */
const MAX_REMEMBERED = 64;

/**
 * Knows one scan that arrives on two channels. A scanner set to two of them sends each scan on both: on a port and
 * as a keyboard, or on two ports, which the configuration has to name, because two ports are two scanners else.
 * Scans from one channel are never echoes: the same article is scanned again and again.
 *
 * @param sameScanner pairs of ids that stand for one scanner
 */
export function createEchoes(sameScanner: readonly (readonly [string, string])[]): Echoes {
  let remembered: readonly Heard[] = [];

  function mayBeOne(one: string | null, other: string | null): boolean {
    if (one === other) return false;
    return (
      one === null || other === null || sameScanner.some((pair) => pair.includes(one) && pair.includes(other))
    );
  }

  return {
    echoOf: (heard) => {
      remembered = remembered.filter(({ at }) => msBetween(at, heard.at) <= WITHIN_MS).slice(-MAX_REMEMBERED);
      const first = remembered.find(
        ({ device, text }) => mayBeOne(device, heard.device) && sameCode(text, heard.text),
      );
      remembered = first ? remembered.filter((one) => one !== first) : [...remembered, heard];
      return first ? { device: first.device, afterMs: msBetween(first.at, heard.at) } : null;
    },
  };
}

function msBetween(earlier: bigint, later: bigint): number {
  return Number(later - earlier) / 1e6;
}

/** The keyboard may lose the AIM identifier and the separators, which the port keeps. */
function sameCode(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(text: string): string {
  return text
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .replaceAll('\u001d', '')
    .trim();
}
