/** What the sandbox does wrong on demand, beyond what a bad network does before it. */
export const FAULTS = [
  /** Does what it was asked, then breaks the connection off. */
  'loseAnswer',
  /** Breaks the connection off, and does what it was asked only after the next request has been answered. */
  'landLate',
  /** The Service Layer has just been started anew: nobody is logged in, and all own tables and fields show. */
  'restart',
  /** Does nothing, and answers with the page of a load balancer that has lost its node (502). */
  'proxyPage',
  /** Does nothing, and answers with a page that says 503. */
  'unavailable',
  /** The caller's session has just ended. */
  'endSession',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Faults that wait for their request, each for one. */
export type Faults = {
  /** The next request whose path contains the text goes wrong in this way. */
  add(pathPart: string, fault: Fault): void;
  take(path: string): Fault | null;
};

const MAX_WAITING = 1_000;

export function openFaults(): Faults {
  const waiting: { readonly pathPart: string; readonly fault: Fault }[] = [];
  return {
    add: (pathPart, fault) => {
      if (waiting.length >= MAX_WAITING) throw new Error(`More than ${MAX_WAITING} faults are waiting`);
      waiting.push({ pathPart, fault });
    },
    take: (path) => {
      const at = waiting.findIndex(({ pathPart }) => path.includes(pathPart));
      return at < 0 ? null : (waiting.splice(at, 1)[0]?.fault ?? null);
    },
  };
}

/** A page as Apache's load balancer shows it: not JSON, not SAP's. */
export function balancerPage(status: 502 | 503): string {
  const title = status === 502 ? '502 Proxy Error' : '503 Service Unavailable';
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}
