import { ServerError, Status } from 'nice-grpc';
import type { SetUpOutcome } from '../../../shared/contracts/setup.ts';
import type { SetUpCompanyRequest } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { OpenCompany } from '../company.ts';
import { inWords } from '../post/verdict.ts';
import type { SapStanding } from '../sap-standing.ts';

/** Looks at the company, and makes what is missing if that is wanted. What is found is on record before it answers. */
export async function setUpCompany(
  company: Pick<OpenCompany, 'look'> | null,
  standing: Pick<SapStanding, 'status'>,
  { make, person }: SetUpCompanyRequest,
  signal: AbortSignal,
): Promise<{ readonly outcome: string }> {
  if (person === '') throw new ServerError(Status.INVALID_ARGUMENT, 'Who wants it has to be said.');
  if (company === null) throw new ServerError(Status.FAILED_PRECONDITION, 'No SAP is configured.');
  const failure = await company.look(make, signal);
  const { setUp, code } = standing.status();
  const outcome: SetUpOutcome =
    failure === null && setUp !== null
      ? { kind: 'done', setUp }
      : { kind: 'notAsked', code, detail: failure === null ? '' : inWords(failure) };
  return { outcome: JSON.stringify(outcome) };
}
