import { type Client, ClientError, Status } from 'nice-grpc';
import { type SetUpOutcome, setUpOutcome } from '../../../shared/contracts/setup.ts';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';

/** What a person wants of the company in SAP: that it is looked at, or also that what is missing is made. */
export type CompanyLook = { readonly make: boolean; readonly person: string };

export type CompanyLookOutcome =
  | Extract<SetUpOutcome, { kind: 'done' }>
  /** Nobody could be asked, or the answer was lost; what was asked for may have been done. */
  | {
      readonly kind: 'notDone';
      readonly why: 'SYNC_AWAY' | 'SAP_UNCONFIGURED' | 'COMPANY_NOT_SEEN';
      readonly detail: string;
    };

type Ports = {
  readonly stationId: string;
  readonly log: { warn(event: object, text: string): void };
};

/** A slow SAP makes tables and fields one after the other. */
const DEADLINE_MS = 5 * 60_000;

/** Asks the sync service, once. Never rejects. */
export async function askForLook(
  client: Client<SyncServiceDefinition>,
  { stationId, log }: Ports,
  look: CompanyLook,
  signal: AbortSignal,
): Promise<CompanyLookOutcome> {
  const options = { signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]) };
  try {
    const { outcome } = await client.setUpCompany({ stationId, ...look }, options);
    const told = setUpOutcome.parse(JSON.parse(outcome));
    return told.kind === 'done' ? told : { kind: 'notDone', why: 'COMPANY_NOT_SEEN', detail: told.detail };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    log.warn({ event: 'company.notLookedAt', make: look.make }, detail);
    const isWithoutSap = error instanceof ClientError && error.code === Status.FAILED_PRECONDITION;
    return { kind: 'notDone', why: isWithoutSap ? 'SAP_UNCONFIGURED' : 'COMPANY_NOT_SEEN', detail };
  }
}
