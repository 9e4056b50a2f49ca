import type { z } from 'zod';
import type { Promised } from '../../../shared/contracts/setup.ts';
import type { Query, ServiceLayer } from '../service-layer/client.ts';
import type { Outcome } from '../service-layer/outcome.ts';

/** How checks ask SAP: beside the work, so that an answer nobody expected says nothing of how we stand with SAP. */
export type Inquiry = {
  /** Of the log-in; null when SAP did not say it. */
  readonly version: () => string | null;
  readonly read: <T>(path: string, schema: z.ZodType<T>) => Promise<Outcome<T>>;
  /** Every row, however many pages they stand on. */
  readonly all: <T>(query: Query, row: z.ZodType<T>) => Promise<Outcome<readonly T[]>>;
  /** Runs a service of SAP's that changes nothing. */
  readonly call: <T>(service: string, body: object, schema: z.ZodType<T>) => Promise<Outcome<T>>;
};

/** What the checks have to know beside what SAP says. */
export type Surveyed = {
  /** The user of the connection. */
  readonly user: string;
  /** Only these warehouses are worked from; null: all. */
  readonly warehouses: readonly string[] | null;
  readonly promise: Promised;
};

const DEADLINE_MS = 15_000;

export function inquiry(sap: ServiceLayer, signal: AbortSignal): Inquiry {
  return {
    version: sap.version,
    read: (path, schema) =>
      sap.aside({ method: 'GET', path, body: null, deadlineMs: DEADLINE_MS }, schema, signal),
    all: async <T>(query: Query, row: z.ZodType<T>) => {
      const rows: T[] = [];
      const read = await sap.eachPage(query, row, (page) => void rows.push(...page), signal);
      return read.kind === 'done' ? { ...read, value: rows } : read;
    },
    call: (service, body, schema) =>
      sap.aside({ method: 'POST', path: service, body, deadlineMs: DEADLINE_MS }, schema, signal),
  };
}
