import { createHash } from 'node:crypto';
import type { AdoptionOutcome, AdoptionRefusal } from '../../../shared/contracts/adoption.ts';
import type { ShipmentState } from '../../../shared/contracts/confirmation.ts';
import { STATES_FOR } from '../../../shared/contracts/shipment-actions.ts';
import { keyOfItsOrder } from '../../../shared/packing/order-key.ts';
import type { ServiceLayer } from '../service-layer/client.ts';
import { DELIVERED_SELECT, type DeliveredDocument, deliveredDocument } from '../service-layer/entities.ts';
import type { Outcome } from '../service-layer/outcome.ts';
import type { Shipment, Verdict } from '../store/store.ts';
import { isSurelyNotInSap, notAdopted } from './adoption.ts';
import { type Booked, bookedFor } from './booked-by-hand.ts';
import { ownRowOf } from './delivery.ts';
import { afterLookUp } from './judging.ts';
import { lookUp } from './look-up.ts';
import { circumstancesOf, othersMayLandUntil, type PostingConfig, type PostingPorts } from './posting.ts';
import { answerLost, inWords } from './verdict.ts';

/** A person says that a shipment was booked by hand, as the delivery of this number. */
export type AdoptionRequest = {
  readonly shipmentId: string;
  readonly station: string;
  readonly person: string;
  readonly number: number;
};

export type Adoption =
  | AdoptionOutcome
  | { readonly kind: 'notNow'; readonly state: ShipmentState }
  | { readonly kind: 'notKnown' };

/**
 * Adopts a delivery that was booked by hand in SAP's client: it is marked with the shipment's id, and from then on it
 * is the shipment's delivery as a posted one is. It has to agree with what was packed; otherwise nothing is changed. Like
 * a post it is an attempt on record before it is sent, and the only thing that is done for its order.
 */
export async function adoptDelivery(
  ports: PostingPorts,
  config: PostingConfig,
  request: AdoptionRequest,
  signal: AbortSignal,
): Promise<Adoption> {
  const { shipmentId, station } = request;
  const known = await ports.store.shipments.ofStation(shipmentId, station);
  if (known === null) return { kind: 'notKnown' };
  const adopted = ports.inHand.take(keyOfItsOrder(known.confirmation), async () => {
    const shipment = await ports.store.shipments.ofStation(shipmentId, station);
    if (shipment === null) return { kind: 'notKnown' } as const;
    const { state } = shipment;
    if (!STATES_FOR.bookedByHand.includes(state)) return { kind: 'notNow', state } as const;
    return await adopt(ports, config, shipment, request, signal);
  });
  return (await adopted) ?? refused('MAY_STILL_LAND');
}

async function adopt(
  ports: PostingPorts,
  config: PostingConfig,
  shipment: Shipment,
  { person, number }: AdoptionRequest,
  signal: AbortSignal,
): Promise<AdoptionOutcome> {
  const { company, store, log } = ports;
  const { id, confirmation } = shipment;
  const closed = await company.sap.enter(signal);
  if (closed !== null) return refused('ADOPTION_NOT_TAKEN', inWords(closed));
  const equipment = await company.equipment(signal);
  if (equipment === null || equipment.promise === 'unknown') return refused('ADOPTION_NOT_TAKEN');
  const ownTable = equipment.promise === 'ownTable';
  if (!ownTable && ports.now().getTime() < othersMayLandUntil(ports, config))
    return refused('MAY_STILL_LAND');

  const sighting = await lookUp(company.sap, id, ownTable, signal);
  if (sighting.kind === 'unsure') return refused('ADOPTION_NOT_TAKEN', inWords(sighting.failure));
  if (!isSurelyNotInSap(sighting, shipment)) {
    const there = sighting.kind === 'delivered' ? sighting.documents[0] : null;
    const document = sighting.kind === 'draft' ? sighting.document : there;
    return refused('SHIPMENT_IN_SAP', document === null ? '' : String(document.number));
  }
  const documents = await numbered(company.sap, number, signal);
  if (documents.kind !== 'done') return refused('ADOPTION_NOT_TAKEN', inWords(documents));
  const booked = bookedFor(confirmation, documents.value);
  if (booked.kind === 'refused') return booked;

  const steps = stepsFor(shipment, booked, ownTable && sighting.kind === 'absent');
  const requestSha256 = createHash('sha256').update(JSON.stringify(steps)).digest('hex');
  const attempt = { id, requestSha256, delivery: booked.entry, number, person };
  const n = await store.shipments.beginAdoption(attempt, config.postDeadlineMs);
  if (n === null) return refused('MAY_STILL_LAND');
  log.info({ event: 'shipment.adopting', id, attempt: n, delivery: booked.entry });
  const outcome = await company.sap.changeSet(steps, signal);
  const text = outcome.kind === 'done' ? 'taken' : inWords(outcome);
  await store.shipments.noteAnswer(id, { landed: outcome.kind === 'done', text });

  const verdict = await verdictOn(ports, config, outcome, shipment, ownTable, signal);
  const status = await store.shipments.settle(id, verdict);
  log.info({ event: 'shipment.settled', id, state: status.state, document: status.document });
  if (status.state === 'posted') return { kind: 'adopted', number: status.document?.number ?? number };
  return status.state === 'refused'
    ? refused('ADOPTION_NOT_TAKEN', status.reason?.sap ?? '')
    : { kind: 'open' };
}

/** What is looked up is told by SAP; what may still land is looked up by whoever posts. */
async function verdictOn(
  ports: PostingPorts,
  config: PostingConfig,
  outcome: Outcome<unknown>,
  shipment: Shipment,
  ownTable: boolean,
  signal: AbortSignal,
): Promise<Verdict> {
  const circumstances = circumstancesOf(ports, config);
  if (outcome.kind === 'unknown') {
    return outcome.mayLand
      ? answerLost(outcome.detail, shipment, circumstances)
      : notAdopted(outcome.detail, shipment, circumstances);
  }
  const sighting = await lookUp(ports.company.sap, shipment.id, ownTable, signal);
  const adopting = { ...shipment, state: 'unknown', adoption: 'tried' } as const;
  return afterLookUp(sighting, outcome, adopting, circumstances);
}

/** All deliveries with a number. */
async function numbered(
  sap: ServiceLayer,
  number: number,
  signal: AbortSignal,
): Promise<Outcome<readonly DeliveredDocument[]>> {
  const found: DeliveredDocument[] = [];
  const query = { set: 'DeliveryNotes', select: DELIVERED_SELECT, filter: `DocNum eq ${number}` };
  const take = (page: readonly DeliveredDocument[]) => void found.push(...page);
  const read = await sap.eachPage(query, deliveredDocument, take, signal);
  return read.kind === 'done' ? { ...read, value: found } : read;
}

/** Where the own table stands, the row goes with the mark, all or nothing: no post of the shipment can land after it. */
function stepsFor(
  { id, confirmation, station, sha256 }: Shipment,
  { entry }: Extract<Booked, { kind: 'agrees' }>,
  withRow: boolean,
) {
  const mark = { path: `DeliveryNotes(${entry})`, body: { U_PW_ID: id }, noContent: true } as const;
  const row = {
    path: 'U_PW_SHIPMENT',
    body: ownRowOf(confirmation, station, sha256),
    noContent: true,
  } as const;
  return [...(withRow ? [{ method: 'POST', ...row } as const] : []), { method: 'PATCH', ...mark } as const];
}

function refused(code: AdoptionRefusal, detail = ''): Extract<AdoptionOutcome, { kind: 'refused' }> {
  return { kind: 'refused', code, detail };
}
