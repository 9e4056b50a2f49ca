import { scanAsText } from '../../../shared/barcode/index.ts';
import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import type { Message } from '../../../shared/contracts/station-view.ts';
import { apply } from '../../../shared/packing/apply.ts';
import type { SessionCommand } from '../../../shared/packing/commands.ts';
import { decide } from '../../../shared/packing/decide.ts';
import type { DecidedEvent } from '../../../shared/packing/events.ts';
import type { Right } from '../../../shared/packing/rules.ts';
import type { Override, PackingState, Weighing } from '../../../shared/packing/state.ts';
import type { Work } from '../../../shared/packing/work.ts';
import type { Entry } from '../journal/journal.ts';
import { vouchingCheck } from '../journal/scale-checks.ts';
import { confirmationBody } from './confirmation.ts';
import { contextOf, type Desk, type DeskPorts, entry, NOBODY, type Origin } from './desk.ts';
import { labelJob, slipJob } from './print-jobs.ts';
import { acceptedVerdict, refusalTone } from './verdicts.ts';

/**
 * Puts one command to the packing core and makes its decision true: the journal first, then memory, then the
 * verdict for eyes and ears.
 */
export function perform(
  desk: Desk,
  ports: DeskPorts,
  command: SessionCommand,
  origin: Origin,
  override: Override | null = null,
): StationAnswer {
  const { session } = desk;
  if (session === null) return refuse(desk, ports, { code: 'NO_OPEN_SESSION', params: {} }, origin);
  const elsewhere = serialElsewhere(ports, session, command);
  if (elsewhere) return refuse(desk, ports, elsewhere, origin);
  const decision = decide(session, command, contextOf(desk, ports, override));
  if (!decision.ok) {
    const { code, params, liftedBy } = decision.refusal;
    return refuse(
      desk,
      ports,
      { code, params },
      origin,
      liftedBy === null ? null : { command, right: liftedBy },
    );
  }
  commit(desk, ports, decision.events, origin);
  return ACCEPTED;
}

/** Opens a session for a work. */
export function openSession(desk: Desk, ports: DeskPorts, work: Work, origin: Origin): StationAnswer {
  const sessionId = ports.newId();
  const decision = decide(
    null,
    { type: 'openSession', sessionId, shipmentId: ports.newId(), work, rules: ports.rulesFor(work) },
    contextOf(desk, ports, null),
  );
  if (!decision.ok) {
    return refuse(desk, ports, { code: decision.refusal.code, params: decision.refusal.params }, origin);
  }
  commit(desk, ports, decision.events, origin);
  return ACCEPTED;
}

export const ACCEPTED: StationAnswer = { ok: true };

function commit(desk: Desk, ports: DeskPorts, events: readonly DecidedEvent[], origin: Origin): void {
  const before = desk.session;
  const after = events.reduce<PackingState | null>(apply, before);
  if (after === null) throw new Error('A session ended in nothing');
  const owner: Desk = { ...desk, session: after };
  const entries = events.flatMap((event) => entriesOf(owner, ports, event, before, origin));
  const seq = ports.journal.append(entries)[0]?.seq ?? 0;

  desk.session = after.phase === 'packing' ? after : null;
  desk.justShipped = after.phase === 'shipped' ? after.shipmentId : null;
  desk.liftable = null;
  tell(desk, ports, { ...acceptedVerdict(events, after), seq, ok: true }, origin);
  if (entries.some((one) => one.type === 'PrintQueued')) ports.printSoon();
  if (after.phase === 'shipped') ports.submitSoon();
}

/** The event itself, with what its projections need to know, and what has to be printed because of it. */
function entriesOf(
  desk: Desk & { session: PackingState | null },
  ports: DeskPorts,
  event: DecidedEvent,
  before: PackingState | null,
  origin: Origin,
): readonly Entry[] {
  const { type, ...body } = event;
  const after = desk.session;
  if (after === null) throw new Error('An event without a session');
  switch (event.type) {
    case 'UnitPacked':
      return [entry(desk, origin, type, { ...body, itemCode: itemCodeOf(after, event.content.line) })];
    case 'UnitTakenOut':
      return [entry(desk, origin, type, { ...body, ...takenOut(before, event) })];
    case 'CartonClosed':
      return [
        entry(desk, origin, type, { ...body, scaleCheck: checkBehind(ports, event.weighing) }),
        entry(desk, NOBODY, 'PrintQueued', labelJob(event.carton, event.sscc, 1)),
      ];
    case 'ShipmentClosed':
      return [
        entry(desk, origin, type, { ...body, ...confirmationBody(after, desk, ports) }),
        entry(desk, NOBODY, 'PrintQueued', slipJob(after.shipmentId, 1)),
        ...slipForSap(desk, ports, after.shipmentId),
      ];
    default:
      return [entry(desk, origin, type, body)];
  }
}

/** The slip becomes an attachment of the delivery, where that is wanted. */
function slipForSap(desk: Desk, ports: DeskPorts, shipmentId: string): readonly Entry[] {
  if (!ports.attachSlip) return [];
  return [
    { ...entry(desk, NOBODY, 'SlipWanted', { shipmentId }), person: null, session: null, ruleVersion: null },
  ];
}

/** The check that vouches for a weighing, so that an audit gets from the carton to it. */
function checkBehind(ports: DeskPorts, weighing: Weighing | null): number | null {
  return weighing && vouchingCheck(ports.journal.db, weighing.scale);
}

function itemCodeOf(state: PackingState, line: number): string {
  const found = state.work.lines.find((one) => one.line === line);
  if (!found) throw new Error(`Line ${line} is not in work ${state.work.key}`);
  return found.item.itemCode;
}

function takenOut(
  before: PackingState | null,
  event: Extract<DecidedEvent, { type: 'UnitTakenOut' }>,
): { itemCode: string; serial: string | null } {
  const content = before?.cartons
    .find((carton) => carton.number === event.carton)
    ?.contents.find((one) => one.id === event.content);
  if (!before || !content) throw new Error(`Content ${event.content} is not in carton ${event.carton}`);
  return { itemCode: itemCodeOf(before, content.line), serial: content.serial };
}

/** A serial that lies packed in another shipment of this station, not yet known to SAP. */
function serialElsewhere(ports: DeskPorts, session: PackingState, command: SessionCommand): Message | null {
  if (session.mode !== 'pack') return null;
  const named = serialOf(session, command);
  if (named === null) return null;
  const found = ports.journal.db
    .prepare<[string, string, string], { session_id: string }>(
      'SELECT session_id FROM packed_serial WHERE item_code = ? AND serial = ? AND session_id <> ?',
    )
    .get(named.item, named.serial, session.sessionId);
  return found ? { code: 'SERIAL_IN_OTHER_SHIPMENT', params: named } : null;
}

function serialOf(session: PackingState, command: SessionCommand): { item: string; serial: string } | null {
  if (command.type === 'scanItem' && command.serial !== null) {
    return { item: command.item.itemCode, serial: command.serial };
  }
  if (command.type === 'scanSerial' && session.pending !== null) {
    return { item: session.pending.item.itemCode, serial: command.serial };
  }
  return null;
}

/**
 * Says no: on record like everything else, with what a person with the right could lift kept at hand.
 */
export function refuse(
  desk: Desk,
  ports: DeskPorts,
  refusal: Message,
  origin: Origin,
  lift: { readonly command: SessionCommand; readonly right: Right } | null = null,
): StationAnswer {
  const type = origin.scanned === null ? 'CommandRefused' : 'ScanRefused';
  const seq = ports.journal.append([entry(desk, origin, type, { refusal })])[0]?.seq ?? 0;
  desk.liftable = lift ? { ...lift, refusal, by: null } : null;
  tell(desk, ports, { message: refusal, tone: refusalTone(refusal.code), seq, ok: false }, origin);
  return { ok: false, refusal };
}

/** Sends the verdict for what was just committed and has the page drawn anew. */
export function tell(
  desk: Desk,
  ports: DeskPorts,
  verdict: Omit<NonNullable<Desk['lastVerdict']>, 'scanned' | 'at'>,
  origin: Origin,
): void {
  const scanned = origin.scanned === null ? null : scanAsText(origin.scanned, ports.today());
  desk.lastVerdict = { ...verdict, scanned, at: ports.clock.now().toISOString() };
  ports.verdict(desk.lastVerdict);
  ports.changed();
}
