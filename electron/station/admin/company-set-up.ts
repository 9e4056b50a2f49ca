import type { StationAnswer, StationCommand } from '../../../shared/contracts/channel.ts';
import { type CompanySetUp, isInOrder } from '../../../shared/contracts/setup.ts';
import type { Message } from '../../../shared/contracts/station-view.ts';
import type { Guard } from '../guard.ts';
import type { Entry } from '../journal/journal.ts';
import { type Desk, type DeskPorts, NOBODY } from '../packing/desk.ts';
import { ACCEPTED, refuse, tell } from '../packing/perform.ts';
import type { SignedPerson } from '../people/people.ts';
import type { CompanyLookOutcome } from '../uplink/company-look.ts';
import type { Uplink } from '../uplink/uplink.ts';

export type CompanyCommand = Extract<StationCommand, { type: 'setUpCompany' }>;

export type CompanySetUps = {
  /**
   * The admin has the company in SAP looked at, or what is missing made. That it was asked for is on record before the
   * sync service is asked, and so is what came of it, which is told as a verdict to whoever asked.
   */
  take(command: CompanyCommand): StationAnswer;
  /** The answer is not there yet. */
  isAsking(): boolean;
  /** Resolves once the answer that was waited for is on record; the line to the sync service ends before. */
  settled(): Promise<void>;
};

export type CompanySetUpPorts = {
  readonly onDesk: Desk;
  readonly desk: DeskPorts;
  readonly uplink: Pick<Uplink, 'lookAtCompany'>;
  readonly answered: Guard['answered'];
};

export function openCompanySetUps({ onDesk, desk, uplink, answered }: CompanySetUpPorts): CompanySetUps {
  let asking: Promise<unknown> | null = null;

  /** Writes what came of it, then says it to the person who asked, if it is still the one at the bench. */
  function conclude(person: SignedPerson, make: boolean, outcome: CompanyLookOutcome): StationAnswer {
    asking = null;
    const isDone = outcome.kind === 'done';
    const message = isDone
      ? saidOf(make, outcome.setUp)
      : { code: outcome.why, params: { detail: outcome.detail } };
    const body = isDone ? { make, ...outcome.setUp } : { make, refusal: message };
    const ended = entryOf(person, isDone ? 'CompanyLookedAt' : 'CompanyNotLookedAt', body);
    const seq = desk.journal.append([ended])[0]?.seq ?? 0;
    if (onDesk.person?.id !== person.id) desk.changed();
    else tell(onDesk, desk, { seq, ok: isDone, tone: isDone ? 'info' : 'wrong', message }, NOBODY);
    return ACCEPTED;
  }

  return {
    take: ({ make }) => {
      const { person } = onDesk;
      const refusal = mayAsk(person);
      if (person === null || refusal !== null) return refuse(onDesk, desk, refusal ?? SIGN_IN_FIRST, NOBODY);
      if (asking !== null) return ACCEPTED;
      desk.journal.append([entryOf(person, 'CompanyLookAsked', { make })]);
      desk.changed();
      asking = uplink
        .lookAtCompany({ make, person: person.name })
        .then((outcome) => answered(() => conclude(person, make, outcome)));
      return ACCEPTED;
    },
    isAsking: () => asking !== null,
    settled: async () => {
      await asking;
    },
  };
}

const SIGN_IN_FIRST: Message = { code: 'SIGN_IN_FIRST', params: {} };

function mayAsk(person: SignedPerson | null): Message | null {
  if (person === null) return SIGN_IN_FIRST;
  if (person.rights.includes('admin')) return null;
  return { code: 'RIGHT_MISSING', params: { right: 'admin', name: person.name } };
}

function saidOf(make: boolean, { findings }: CompanySetUp): Message {
  const open = findings.filter((each) => !isInOrder(each)).length;
  const made = findings.filter(({ state }) => state === 'made').length;
  return make ? { code: 'CompanyMade', params: { made, open } } : { code: 'CompanySeen', params: { open } };
}

/** It is about the company, not about what lies on the bench. */
function entryOf({ id }: SignedPerson, type: string, body: object): Entry {
  return { type, body, person: id, device: null, session: null, ruleVersion: null };
}
