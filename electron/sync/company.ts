import type { Logger } from 'pino';
import type { Finding, Promised } from '../../shared/contracts/setup.ts';
import { inWords } from './post/verdict.ts';
import type { ServiceLayer } from './service-layer/client.ts';
import type { Failure } from './service-layer/outcome.ts';
import type { Part } from './setup/own-objects.ts';
import { type Equipment, type SetUp, setUp } from './setup/setup.ts';
import { survey } from './setup/survey.ts';
import type { Wait } from './wait.ts';

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

/**
 * What the company has, once SAP lets us in; null while it does not. The log-in is shared by all and must not end with
 * a deadline that one of them has.
 */
export async function enterCompany(
  { sap, equipment }: Pick<Company, 'sap' | 'equipment'>,
  signal: AbortSignal,
): Promise<Equipment | null> {
  return (await sap.enter(signal)) === null ? equipment(signal) : null;
}

/** The company as whoever sets it up has it. */
export type OpenCompany = Company & {
  /**
   * Looks at all there is to see of the company, with `make` making what is missing, also where that was known before.
   * Null when it is noted; else why SAP could not be asked.
   */
  readonly look: (make: boolean, signal: AbortSignal) => Promise<Failure | null>;
  /** Looks at what the company's own settings mean for packing. Null when it is noted. */
  readonly survey: (signal: AbortSignal) => Promise<Failure | null>;
};

export type CompanyPorts = {
  readonly log: Logger;
  /** True in the sandbox, which nobody administers: what is missing is made. */
  readonly makeMissing: boolean;
  /** The user of the connection. */
  readonly user: string;
  /** Only work of these warehouses; null: all. */
  readonly warehouses: readonly string[] | null;
  /** What is looked for, and made, beside what every company needs. */
  readonly more?: (signal: AbortSignal) => readonly Part[];
  /** Puts on record what was found; findings of subjects that are not among them stand. */
  readonly note: (promise: Promised, findings: readonly Finding[]) => Promise<void>;
};

/** Wraps a client. What the company has is asked once and then remembered, unless something was missing. */
export function openCompany(sap: ServiceLayer, ports: CompanyPorts): OpenCompany {
  let known: Equipment | null = null;
  let asking: Promise<Asked> | null = null;

  async function ask(make: boolean, signal: AbortSignal): Promise<Asked> {
    const outcome = await setUp(sap, make, signal, ports.more?.(signal));
    if (outcome.kind !== 'done') {
      ports.log.warn({ event: 'company.notSeen', why: inWords(outcome) });
      return outcome;
    }
    const { equipment, findings } = outcome.value;
    ports.log.info({ event: 'company.seen', promise: equipment.promise, findings });
    known = equipment;
    await ports.note(equipment.promise, findings);
    return outcome;
  }

  function start(make: boolean, signal: AbortSignal): Promise<Asked> {
    asking = ask(make || ports.makeMissing, signal).finally(() => {
      asking = null;
    });
    return asking;
  }

  async function surveyed(signal: AbortSignal): Promise<Failure | null> {
    const { user, warehouses, note, log } = ports;
    const promise = known?.promise ?? 'unknown';
    const outcome = await survey(sap, { user, warehouses, promise }, signal);
    if (outcome.kind !== 'done') return outcome;
    log.info({ event: 'company.surveyed', findings: outcome.value });
    await note(known?.promise ?? promise, outcome.value);
    return null;
  }

  return {
    sap,
    equipment: async (signal) => {
      if (known !== null && known.promise !== 'unknown') return known;
      const asked = await (asking ?? start(false, signal));
      return asked.kind === 'done' ? asked.value.equipment : null;
    },
    look: async (make, signal) => {
      // One look at a time; the one that is on its way may have begun without making anything.
      await asking;
      const asked = await start(make, signal);
      return asked.kind === 'done' ? surveyed(signal) : asked;
    },
    survey: surveyed,
    promise: () => known?.promise ?? 'unknown',
    forget: () => {
      known = null;
    },
  };
}

type Asked = { readonly kind: 'done'; readonly value: SetUp } | Failure;

const LOOK_EVERY_MS = 60 * 60_000;
const LOOK_AGAIN_MS = 15_000;

/** Looks at the company again and again: what was changed in SAP shows within the hour. */
export async function keepLooking(
  { company, wait }: { readonly company: OpenCompany; readonly wait: Wait },
  stop: AbortSignal,
): Promise<void> {
  let wasSurveyed = false;
  while (!stop.aborted) {
    // At the start the company is asked for what it has by whoever comes first.
    const isDone: boolean = wasSurveyed
      ? (await company.look(false, stop)) === null
      : (await company.equipment(stop)) !== null && (await company.survey(stop)) === null;
    wasSurveyed ||= isDone;
    await wait.forMs(isDone ? LOOK_EVERY_MS : LOOK_AGAIN_MS, stop);
  }
}
