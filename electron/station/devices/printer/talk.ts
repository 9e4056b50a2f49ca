import type { Line } from '../transport/line.ts';
import type { PrinterStatus } from '../types.ts';

/** What a printer can be asked in its language, on one connection. */
export type Talk = {
  /** Null when no answer came in time or the connection broke. */
  status(): Promise<PrinterStatus | null>;
  /**
   * How much it has printed in its life, in a unit of its own: that it moved is what counts. Null where the
   * language or the printer has no such count.
   */
  counter(): Promise<number | null>;
  /**
   * Has it forget every label that is not printed. False when its language has no word for that; whether it
   * did is seen from its status.
   */
  forget(): Promise<boolean>;
};

/**
 * What shows that a label came out, in a language without a count:
 * - `idle`: nothing waits in the printer any more.
 * - `busy-then-idle`: it was seen printing since, and is ready again; it does not say how much waits.
 * - `nothing`: no answer tells.
 */
export type Proof = 'idle' | 'busy-then-idle' | 'nothing';

export type Ask = <T>(question: Uint8Array, answer: (heard: Uint8Array) => T | null) => Promise<T | null>;

/** More than any answer has; of what is longer, the end is kept. */
const MAX_HEARD_BYTES = 2_048;

/**
 * Questions on a line, one at a time. `answer` is tried on everything heard since the question, each time
 * something comes; null means that it is not complete.
 */
export function askingOn(line: Line, withinMs: number): Ask {
  let hear: (bytes: Uint8Array) => void = () => undefined;
  let giveUp: () => void = () => undefined;
  line.onBytes((bytes) => hear(bytes));
  line.onGone(() => giveUp());
  return async <T>(question: Uint8Array, answer: (heard: Uint8Array) => T | null): Promise<T | null> => {
    const { promise, resolve } = Promise.withResolvers<T | null>();
    const deadline = setTimeout(() => resolve(null), withinMs);
    let heard: Uint8Array = new Uint8Array(0);
    giveUp = () => resolve(null);
    hear = (bytes) => {
      heard = Buffer.concat([heard, bytes]).subarray(-MAX_HEARD_BYTES);
      const understood = answer(heard);
      if (understood !== null) resolve(understood);
    };
    if (!(await line.write(question, withinMs))) resolve(null);
    const understood = await promise;
    clearTimeout(deadline);
    return understood;
  };
}
