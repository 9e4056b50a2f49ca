import type { Message, Verdict } from '../../../shared/contracts/station-view.ts';
import { replay } from '../../../shared/packing/apply.ts';
import type { CommandContext, SessionCommand } from '../../../shared/packing/commands.ts';
import type { PackingEvent } from '../../../shared/packing/events.ts';
import type { Right, Rules } from '../../../shared/packing/rules.ts';
import type { Override, PackingState } from '../../../shared/packing/state.ts';
import type { IsoDate, Work } from '../../../shared/packing/work.ts';
import type { WeightReading } from '../../../shared/weight/index.ts';
import type { ScaleDuty } from '../devices/kept.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { Clock, Entry, Journal } from '../journal/journal.ts';
import type { StationCatalogue } from '../orders/catalogue.ts';
import type { People, SignedPerson } from '../people/people.ts';
import type { Outbox } from '../uplink/outbox.ts';
import type { SsccBook } from './sscc-book.ts';

/** What the desk stands on. Everything that could differ between two runs comes in through here. */
export type DeskPorts = {
  readonly stationId: string;
  readonly journal: Journal;
  readonly catalogue: StationCatalogue;
  readonly outbox: Outbox;
  readonly people: People;
  readonly ssccBook: SsccBook;
  readonly clock: Clock;
  /** The calendar day at the bench, for expiry. */
  readonly today: () => IsoDate;
  readonly newId: () => string;
  readonly rulesFor: (work: Work) => Rules;
  /** The scale's fresh reading and its name, or null when there is none to trust. */
  readonly weight: () => { readonly reading: WeightReading; readonly scale: string } | null;
  /** What the scale must have proved before it weighs cartons; null where it need not. */
  readonly scaleDuty: () => ScaleDuty | null;
  readonly verdict: (verdict: Verdict) => void;
  /** Something that the page shows has changed. */
  readonly changed: () => void;
  /** The journal holds print jobs that were not started. */
  readonly printSoon: () => void;
  /** The packing slip becomes an attachment of the delivery in SAP. */
  readonly attachSlip: boolean;
  /** The outbox holds something that was not handed over. */
  readonly submitSoon: () => void;
};

/** A refused command that a person with the right may let through, as long as nothing else was done. */
export type Liftable = {
  readonly command: SessionCommand;
  readonly right: Right;
  readonly refusal: Message;
  readonly by: SignedPerson | null;
};

/** Who is at the bench and what lies on it. Memory follows the journal, never the other way round. */
export type Desk = {
  person: SignedPerson | null;
  session: PackingState | null;
  liftable: Liftable | null;
  lastVerdict: Verdict | null;
  /** The shipment that was just closed, while its screen stands. */
  justShipped: string | null;
};

/** Whether who is signed in has the right to touch orders and what lies on the bench. */
export function mayPack({ person }: Pick<Desk, 'person'>): boolean {
  return person?.rights.includes('pack') ?? false;
}

/** A crash shorter ago than this is gone on with by the same person; later, people sign in again. */
const SAME_PERSON_MS = 10 * 60_000;

/** The desk as the journal left it: the session that was open, and the person when the gap was short. */
export function openDesk(ports: DeskPorts): Desk {
  const { db } = ports.journal;
  const open = db
    .prepare<[], { session_id: string }>(
      `SELECT session_id FROM session WHERE phase = 'packing' ORDER BY last_seq DESC LIMIT 1`,
    )
    .get();
  return {
    person: personBefore(ports),
    session: open ? replaySession(ports.journal, open.session_id) : null,
    liftable: null,
    lastVerdict: null,
    justShipped: null,
  };
}

function personBefore(ports: DeskPorts): SignedPerson | null {
  const { db } = ports.journal;
  const last = db.prepare<[], { at: string }>('SELECT at FROM event ORDER BY seq DESC LIMIT 1').get();
  const badge = db.prepare<[], { value: string }>(`SELECT value FROM marker WHERE name = 'signedIn'`).get();
  if (!last || !badge || badge.value === '') return null;
  const gap = ports.clock.now().getTime() - Date.parse(last.at);
  return gap >= 0 && gap < SAME_PERSON_MS ? ports.people.byBadge(badge.value) : null;
}

/** A session's state from its events. */
export function replaySession(journal: Pick<Journal, 'eventsOf'>, sessionId: string): PackingState | null {
  return replay(journal.eventsOf(sessionId).filter(isPacking).map(toPackingEvent));
}

/** Events of the session that the packing core wrote; prints and refusals stand beside them. */
function isPacking(event: JournalEvent): boolean {
  return !STATION_EVENTS.has(event.type);
}

const STATION_EVENTS = new Set([
  'ScanRefused',
  'CommandRefused',
  'SignedIn',
  'SignedOut',
  'BadgeForOverride',
  'PinAccepted',
  'PinRefused',
  'PrintQueued',
  'PrintStarted',
  'PrintEnded',
]);

/** The journal's body is the packing event's own JSON; its chain was checked, so it is what was written. */
function toPackingEvent(event: JournalEvent): PackingEvent {
  const body: unknown = JSON.parse(event.body);
  return { ...(body as object), type: event.type } as PackingEvent;
}

/** Who and what an action came from. */
export type Origin = { readonly device: string | null; readonly scanned: string | null };

/** Nobody did it and nothing was scanned: it follows from something else. */
export const NOBODY: Origin = { device: null, scanned: null };

/** The journal line of something that happened at this desk. */
export function entry(desk: Desk, origin: Origin, type: string, body: object): Entry {
  return {
    type,
    body: origin.scanned === null ? body : { ...body, scanned: origin.scanned },
    person: desk.person?.id ?? null,
    device: origin.device,
    session: desk.session?.sessionId ?? null,
    ruleVersion: desk.session?.rules.version ?? null,
  };
}

export function contextOf(desk: Desk, ports: DeskPorts, override: Override | null): CommandContext {
  const { person } = desk;
  if (person === null) throw new Error('A command reached the packing core with nobody signed in');
  return {
    person: { id: person.id, name: person.name, rights: person.rights },
    today: ports.today(),
    override,
  };
}
