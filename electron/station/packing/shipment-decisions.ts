import type { StationAnswer, StationCommand } from '../../../shared/contracts/channel.ts';
import {
  RIGHT_FOR,
  type ShipmentAction,
  shipmentActions,
} from '../../../shared/contracts/shipment-actions.ts';
import type { Message } from '../../../shared/contracts/station-view.ts';
import type { Guard } from '../guard.ts';
import type { Entry } from '../journal/journal.ts';
import type { SignedPerson } from '../people/people.ts';
import type { DecisionOutcome, ShipmentDecision } from '../uplink/decisions.ts';
import type { OutboxShipment } from '../uplink/outbox.ts';
import type { Uplink } from '../uplink/uplink.ts';
import { type Desk, type DeskPorts, NOBODY } from './desk.ts';
import { ACCEPTED, refuse, tell } from './perform.ts';

/** What can be decided of a closed shipment. */
export type ShipmentCommand = Extract<
  StationCommand,
  { type: 'retryShipment' | 'holdShipment' | 'giveBackShipment' | 'bookedByHand' }
>;

export type ShipmentDecisions = {
  /**
   * A person decides on a shipment. It is on record before the sync service is asked, and so is what came of it, which
   * is told as a verdict to whoever asked. While the sync service is away it is refused: nothing is kept to be done
   * later, when the reason may be another one.
   */
  take(command: ShipmentCommand): StationAnswer;
  /** Resolves once every answer that was waited for is on record; the line to the sync service ends before. */
  settled(): Promise<void>;
};

export type DecisionPorts = {
  readonly onDesk: Desk;
  readonly desk: DeskPorts;
  readonly uplink: Pick<Uplink, 'status' | 'decide'>;
  readonly answered: Guard['answered'];
};

export function openShipmentDecisions({ onDesk, desk, uplink, answered }: DecisionPorts): ShipmentDecisions {
  /** What is being asked just now: the same press twice asks once. */
  const asking = new Map<string, Promise<unknown>>();

  function take(command: ShipmentCommand): StationAnswer {
    const checked = check(onDesk, desk, command);
    if ('code' in checked) return refuse(onDesk, desk, checked, NOBODY);
    const { shipmentId, action, person } = checked;
    const key = `${action} ${shipmentId}`;
    if (asking.has(key)) return ACCEPTED;
    if (uplink.status().sync.state === 'away') return conclude(checked, 'SYNC_AWAY', [askedEntry(checked)]);
    desk.journal.append([askedEntry(checked)]);
    desk.changed();
    const answer = uplink
      .decide(decisionOf(checked, person))
      .then((outcome) => answered(() => conclude(checked, outcome)))
      .finally(() => asking.delete(key));
    asking.set(key, answer);
    return ACCEPTED;
  }

  /** Writes what came of it, then says it to the person who asked, if it is still the one at the bench. */
  function conclude(
    decided: Decided,
    outcome: DecisionOutcome,
    before: readonly Entry[] = [],
  ): StationAnswer {
    const { shipmentId, action, person } = decided;
    const refusal = refusalIn(outcome);
    const ended = refusal
      ? entryOf(person, 'ShipmentDecisionRefused', { shipmentId, action, refusal })
      : entryOf(person, 'ShipmentDecisionTaken', { shipmentId, action });
    const seq = desk.journal.append([...before, ended]).at(-1)?.seq ?? 0;
    const message = refusal ?? saidOf(decided);
    if (message === null || onDesk.person?.id !== person.id) desk.changed();
    else {
      const verdict = { seq, ok: refusal === null, tone: refusal ? 'wrong' : 'info', message } as const;
      tell(onDesk, desk, verdict, NOBODY);
    }
    return refusal === null ? ACCEPTED : { ok: false, refusal };
  }

  return {
    take,
    settled: async () => {
      await Promise.allSettled(asking.values());
    },
  };
}

type Decided = {
  readonly shipmentId: string;
  readonly action: ShipmentAction;
  /** Null for what needs none. */
  readonly reason: string | null;
  /** Of the delivery that was booked by hand; null for all else. */
  readonly number: number | null;
  readonly person: SignedPerson;
  readonly shipment: OutboxShipment;
};

/** What is to be done, or why it may not be. */
function check(onDesk: Desk, desk: DeskPorts, command: ShipmentCommand): Decided | Message {
  const { person } = onDesk;
  if (person === null) return { code: 'SIGN_IN_FIRST', params: {} };
  const action = actionOf(command);
  const right = RIGHT_FOR[action];
  if (right !== null && !person.rights.includes(right)) {
    return { code: 'RIGHT_MISSING', params: { right, name: person.name } };
  }
  const reason = 'reason' in command ? command.reason.trim() : null;
  if (reason === '') return { code: 'REASON_MISSING', params: {} };
  const { shipmentId } = command;
  const shipment = desk.outbox.shipment(shipmentId);
  if (shipment === null) return { code: 'SHIPMENT_NOT_HERE', params: {} };
  const { state, reasonCode } = shipment;
  if (!shipmentActions(state, reasonCode).includes(action)) {
    return { code: 'SHIPMENT_NOT_NOW', params: { state } };
  }
  const number = command.type === 'bookedByHand' ? command.number : null;
  return { shipmentId, action, reason, number, person, shipment };
}

function actionOf(command: ShipmentCommand): ShipmentAction {
  switch (command.type) {
    case 'retryShipment':
      return 'retry';
    case 'holdShipment':
      return 'hold';
    case 'giveBackShipment':
      return command.action;
    case 'bookedByHand':
      return 'bookedByHand';
    default:
      return command satisfies never;
  }
}

function askedEntry({ shipmentId, action, reason, number, person }: Decided): Entry {
  if (number !== null) return entryOf(person, 'ShipmentBookedByHandAsked', { shipmentId, number });
  if (action === 'retry') return entryOf(person, 'ShipmentRetryAsked', { shipmentId });
  if (action === 'hold') return entryOf(person, 'ShipmentHoldAsked', { shipmentId, reason });
  return entryOf(person, 'ShipmentGiveBackAsked', { shipmentId, action, reason });
}

/** It belongs to the shipment, not to what lies on the bench. */
function entryOf({ id }: SignedPerson, type: string, body: object): Entry {
  return { type, body, person: id, device: null, session: null, ruleVersion: null };
}

function decisionOf(
  { shipmentId, action, reason, number }: Decided,
  { name }: SignedPerson,
): ShipmentDecision {
  if (number !== null) return { what: 'bookedByHand', shipmentId, person: name, number };
  if (action === 'retry') return { what: 'retry', shipmentId };
  const what = action === 'hold' ? 'hold' : 'giveBack';
  return { what, shipmentId, person: name, reason: reason ?? '' };
}

function refusalIn(outcome: DecisionOutcome): Message | null {
  if (outcome === 'done') return null;
  return typeof outcome === 'string' ? { code: outcome, params: {} } : outcome;
}

/** That it is tried again shows in its state at once. */
function saidOf({ action, shipment, number }: Decided): Message | null {
  const params = { order: shipment.orderNumber };
  if (number !== null) return { code: 'ShipmentAdopted', params: { ...params, number } };
  if (action === 'retry') return null;
  return { code: action === 'hold' ? 'ShipmentHeld' : 'ShipmentGivenBack', params };
}
