import type { PrintTrouble } from '../../../shared/contracts/station-messages.ts';
import type { DeviceTrouble, PrintOutcome } from '../devices/types.ts';

/** How one print job ended; the words of the journal and the page. */
export type PrintEnd = {
  readonly state: 'printed' | 'sent' | 'cancelled' | 'notPrinted' | 'unknown';
  /** What the page says about it; null when all is well. */
  readonly why: DeviceTrouble | PrintTrouble | null;
  /** What the printer or the system said, for whoever repairs it; it goes to the journal. */
  readonly detail: string | null;
};

export const PRINTED: PrintEnd = { state: 'printed', why: null, detail: null };

/** Nothing of the job is on paper. */
export function notPrinted(why: PrintTrouble, detail: string): PrintEnd {
  return { state: 'notPrinted', why, detail };
}

/** What a label printer said, in the journal's words. */
export function printEnd(outcome: PrintOutcome): PrintEnd {
  switch (outcome.state) {
    case 'printed':
      return PRINTED;
    case 'not-printed':
      return { state: 'notPrinted', why: outcome.code, detail: outcome.reason };
    case 'sent':
    case 'cancelled':
    case 'unknown':
      return { state: outcome.state, why: outcome.code, detail: outcome.why };
  }
}
