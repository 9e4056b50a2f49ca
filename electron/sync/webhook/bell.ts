import type { Wait } from '../wait.ts';

/** Rung when SAP says that something changed; heard a little later, once for however many rings until then. */
export type Bell = {
  readonly ring: () => void;
  /** Aborted when the bell is heard from now on; what was before is no concern of whoever begins now. */
  readonly listen: () => AbortSignal;
};

/** A change in SAP is often several, and each of them calls. */
const HEARD_AFTER_MS = 1_000;

/** @param stop nothing is heard after it */
export function openBell(wait: Wait, stop: AbortSignal): Bell {
  let heard = new AbortController();
  let isRinging = false;
  return {
    ring: () => {
      if (isRinging) return;
      isRinging = true;
      void wait.forMs(HEARD_AFTER_MS, stop).then(() => {
        isRinging = false;
        heard.abort();
      });
    },
    listen: () => {
      heard = new AbortController();
      return heard.signal;
    },
  };
}
