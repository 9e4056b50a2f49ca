import type { Logger } from 'pino';
import { inWords } from './post/verdict.ts';
import type { ServiceLayer } from './service-layer/client.ts';
import { type Equipment, type Promised, setUp } from './setup/setup.ts';

/** The SAP company that the service works with: logged in, and known for what it has. */
export type Company = {
  readonly sap: ServiceLayer;
  /**
   * What the company has, once SAP could be asked and the promise of posting once can be kept. Null while it
   * can not; asked again with the next call.
   */
  readonly equipment: (signal: AbortSignal) => Promise<Equipment | null>;
  readonly promise: () => Promised;
  /** SAP refused something that was there before: what the company has is asked anew the next time. */
  readonly forget: () => void;
};

export type CompanyPorts = {
  readonly log: Logger;
  /** True in the sandbox, which nobody administers: what is missing is made. */
  readonly makeMissing: boolean;
  readonly onPromise: (promise: Promised) => void;
};

/** Wraps a client. What the company has is asked once and then remembered, unless something was missing. */
export function openCompany(sap: ServiceLayer, ports: CompanyPorts): Company {
  let known: Equipment | null = null;
  let asking: Promise<Equipment | null> | null = null;

  async function ask(signal: AbortSignal): Promise<Equipment | null> {
    const outcome = await setUp(sap, ports.makeMissing, signal);
    if (outcome.kind !== 'done') {
      ports.log.warn({ event: 'company.notSeen', why: inWords(outcome) });
      return null;
    }
    const { equipment, findings } = outcome.value;
    ports.log.info({ event: 'company.seen', promise: equipment.promise, findings });
    ports.onPromise(equipment.promise);
    known = equipment;
    return equipment;
  }

  return {
    sap,
    equipment: async (signal) => {
      if (known !== null && known.promise !== 'unknown') return known;
      asking ??= ask(signal).finally(() => {
        asking = null;
      });
      return asking;
    },
    promise: () => known?.promise ?? 'unknown',
    forget: () => {
      known = null;
    },
  };
}
