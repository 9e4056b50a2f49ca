import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { keyOfItsOrder } from '../../../shared/packing/order-key.ts';
import { type Company, enterCompany } from '../company.ts';
import type { Outcome } from '../service-layer/outcome.ts';
import type { Equipment } from '../setup/setup.ts';
import type { NewAttempt, Shipment, Store, Verdict } from '../store/store.ts';
import type { Wait } from '../wait.ts';
import { afterSaving, beforeSaving, saveDraft, withWords } from './approval.ts';
import { deliveryOf, ownRowOf, unknownPackagings } from './delivery.ts';
import { afterGivingBack } from './giving-back.ts';
import type { OrdersInHand } from './in-hand.ts';
import { afterAttempt, afterLookUp, beforePost } from './judging.ts';
import { lookUp } from './look-up.ts';
import { FIRST_PACE, paceAfter } from './pace.ts';
import { backoffMs, type Circumstances, inWords } from './verdict.ts';

export type PostingPorts = {
  readonly company: Company;
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: Wait;
  /** Shared by all who send something for an order. */
  readonly inHand: OrdersInHand;
};

export type PostingConfig = { readonly postDeadlineMs: number; readonly quietPeriodMs: number };

/** `stop`: take up nothing new. `giveUp`: do not wait for SAP's answers any longer. */
export type PostingSignals = { readonly stop: AbortSignal; readonly giveUp: AbortSignal };

const LONGEST_NAP_MS = 60_000;

/**
 * Posts what stations confirmed, until it is stopped: a few at a time, one in flight for each order, each exactly
 * once. While SAP can not be reached nothing is attempted, so that nothing becomes unknown without need.
 * Rejects only with a bug.
 */
export async function keepPosting(
  ports: PostingPorts,
  config: PostingConfig,
  { stop, giveUp }: PostingSignals,
): Promise<void> {
  const { inHand } = ports;
  let failures = 0;
  let pace = FIRST_PACE;
  const paced: PacedPorts = {
    ...ports,
    answeredAfter: (ms) => {
      pace = paceAfter(pace, ms);
    },
  };
  let wake = new AbortController();
  const stopListening = [ports.store.onChange, inHand.onFree].map((listen) => listen(() => wake.abort()));
  const bug = Promise.withResolvers<never>();
  bug.promise.catch(() => {});

  const takeUp = (shipment: Shipment, equipment: Equipment): void => {
    // One that is taken in hand otherwise since it was found due stays due.
    void inHand.take(keyOfItsOrder(shipment.confirmation), () =>
      act(paced, config, shipment, equipment, giveUp).catch(bug.reject),
    );
  };

  while (!stop.aborted) {
    wake = new AbortController();
    let napMs = LONGEST_NAP_MS;
    const underWay = inHand.keys();
    const free = Math.max(pace.atOnce - underWay.size, 0);
    const { shipments: next, nextDueAt } = await ports.store.shipments.due(free, underWay);
    const equipment = next.length > 0 ? await readyToPost(ports.company, stop) : null;
    if (equipment !== null) {
      failures = 0;
      for (const shipment of next) takeUp(shipment, equipment);
    } else if (next.length > 0) {
      napMs = backoffMs(failures++, ports.random());
      wake = new AbortController();
    } else if (free > 0 && nextDueAt !== null) {
      napMs = Math.min(Math.max(Date.parse(nextDueAt) - ports.now().getTime(), 0), LONGEST_NAP_MS);
    }
    await Promise.race([ports.wait.forMs(napMs, AbortSignal.any([stop, wake.signal])), bug.promise]);
  }
  for (const end of stopListening) end();
  await inHand.allFree();
}

/** Null while SAP does not let us in, or while the company lacks what the promise needs. */
async function readyToPost(company: Company, signal: AbortSignal): Promise<Equipment | null> {
  const equipment = await enterCompany(company, signal);
  return equipment === null || equipment.promise === 'unknown' ? null : equipment;
}

type PacedPorts = PostingPorts & {
  /** SAP took so long for a post, or longer than its deadline. */
  readonly answeredAfter: (ms: number) => void;
};

/** One step for one shipment: a post, or a look-up of what is unknown or awaits approval. */
async function act(
  ports: PacedPorts,
  config: PostingConfig,
  shipment: Shipment,
  equipment: Equipment,
  signal: AbortSignal,
): Promise<void> {
  const { id } = shipment;
  if (shipment.state === 'givenBack') return lookForGivenBack(ports, config, shipment, equipment, signal);
  const verdict =
    shipment.state === 'waiting'
      ? await attempt(ports, config, shipment, equipment, signal)
      : await lookedUp(ports, config, shipment, null, equipment, signal);
  if (verdict === null) return;
  const told = await withWords(verdict, ports.company.sap, signal);
  if (told.reason?.code === 'FIELD_UNKNOWN') ports.company.forget();
  const status = await ports.store.shipments.settle(id, told);
  ports.log.info({ event: 'shipment.settled', id, state: status.state, document: status.document });
}

async function attempt(
  ports: PacedPorts,
  config: PostingConfig,
  shipment: Shipment,
  equipment: Equipment,
  signal: AbortSignal,
): Promise<Verdict | null> {
  const { id } = shipment;
  const elsewhere = await postedElsewhere(ports, config, shipment, equipment, signal);
  if (elsewhere !== null) return elsewhere;
  const body = deliveryOf(shipment.confirmation, equipment);
  const unknown = unknownPackagings(shipment.confirmation, equipment);
  if (unknown.length > 0) ports.log.warn({ event: 'shipment.withoutPackages', id, unknown });
  const requestSha256 = sha256Of(body);
  const outcome = await attempted(ports, config, { id, kind: 'post', requestSha256 }, () =>
    post(ports.company, shipment, body, equipment, signal),
  );
  if (outcome === null) return null;
  const next = afterAttempt(outcome, shipment, circumstancesOf(ports, config));
  if (next.kind === 'settle') return next.verdict;
  return lookedUp(ports, config, shipment, outcome, equipment, signal);
}

/**
 * Sends something that may land, between two commits: that it is tried, and what SAP answered. Null when a person
 * has put the shipment aside just before: nothing was sent.
 */
async function attempted(
  ports: PacedPorts,
  config: PostingConfig,
  attempt: NewAttempt,
  send: () => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown> | null> {
  const { id, kind } = attempt;
  const n = await ports.store.shipments.beginAttempt(attempt, config.postDeadlineMs);
  if (n === null) return null;
  ports.log.info({ event: 'shipment.posting', id, attempt: n, kind });
  const began = ports.now().getTime();
  const outcome = await send();
  const isWeighty = outcome.kind === 'done' || (outcome.kind === 'unknown' && outcome.mayLand);
  if (isWeighty) ports.answeredAfter(ports.now().getTime() - began);
  const text = outcome.kind === 'done' ? 'taken' : inWords(outcome);
  await ports.store.shipments.noteAnswer(id, { landed: outcome.kind === 'done', text });
  return outcome;
}

/**
 * Another store may have posted a shipment that is new to this one. With the own table SAP's key refuses it then;
 * without it, and for shipments from before this store (the table may be younger than what was sent of them), SAP is
 * asked before anything is sent, and what an earlier store sent is waited for. SAP is asked too once something was
 * tried. Null when it may be posted.
 */
async function postedElsewhere(
  ports: PostingPorts,
  config: PostingConfig,
  shipment: Shipment,
  { promise }: Equipment,
  signal: AbortSignal,
): Promise<Verdict | null> {
  const byKey = promise === 'ownTable';
  const isOurs = byKey && shipment.confirmation.closedAt >= ports.store.since;
  if (isOurs && shipment.attempts === 0) return null;
  const sighting = await lookUp(ports.company.sap, shipment.id, byKey, signal);
  const mayLandUntil = isOurs ? 0 : othersMayLandUntil(ports, config);
  return beforePost(sighting, shipment, mayLandUntil, circumstancesOf(ports, config));
}

/** Until then may land what an earlier store, that is lost, has sent. */
export function othersMayLandUntil({ store }: PostingPorts, { quietPeriodMs }: PostingConfig): number {
  return Date.parse(store.since) + quietPeriodMs;
}

/** A shipment that was given back is only looked for, until its goods can be offered again. */
async function lookForGivenBack(
  ports: PostingPorts,
  config: PostingConfig,
  shipment: Shipment,
  { promise }: Equipment,
  signal: AbortSignal,
): Promise<void> {
  const { store, company, log } = ports;
  const { id } = shipment;
  const sighting = await lookUp(company.sap, id, promise === 'ownTable', signal);
  const until = othersMayLandUntil(ports, config);
  const verdict = afterGivingBack(sighting, shipment, until, circumstancesOf(ports, config));
  if (verdict === null) await store.shipments.freeGoods(id);
  else await store.shipments.settle(id, verdict);
  log.info({
    event: 'shipment.givenBack',
    id,
    isFree: verdict === null,
    state: verdict?.state ?? 'givenBack',
  });
}

/** With the own table, row and delivery go in one change set: SAP's key lets only one of two posts land. */
function post(
  { sap }: Company,
  { confirmation, station, sha256 }: Shipment,
  delivery: ReturnType<typeof deliveryOf>,
  equipment: Equipment,
  signal: AbortSignal,
): Promise<Outcome<unknown>> {
  const note = { method: 'POST', path: 'DeliveryNotes', body: delivery, noContent: true } as const;
  if (equipment.promise !== 'ownTable') return sap.changeSet([note], signal);
  const row = ownRowOf(confirmation, station, sha256);
  return sap.changeSet([{ method: 'POST', path: 'U_PW_SHIPMENT', body: row, noContent: true }, note], signal);
}

async function lookedUp(
  ports: PacedPorts,
  config: PostingConfig,
  shipment: Shipment,
  outcome: Outcome<unknown> | null,
  equipment: Equipment,
  signal: AbortSignal,
): Promise<Verdict | null> {
  const ownTable = equipment.promise === 'ownTable';
  const sighting = await lookUp(ports.company.sap, shipment.id, ownTable, signal);
  const isApproved = sighting.kind === 'draft' && sighting.decision === 'approved';
  if (isApproved && outcome === null) {
    return saved(ports, config, { ...shipment, document: sighting.document }, equipment, signal);
  }
  return afterLookUp(sighting, outcome, shipment, circumstancesOf(ports, config));
}

/** Saves an approved draft as the delivery it stands for. Like a post, it is an attempt that may land unseen. */
async function saved(
  ports: PacedPorts,
  config: PostingConfig,
  shipment: Shipment & { readonly document: NonNullable<Shipment['document']> },
  equipment: Equipment,
  signal: AbortSignal,
): Promise<Verdict | null> {
  const { id, document } = shipment;
  const waits = beforeSaving(shipment, circumstancesOf(ports, config));
  if (waits !== null) return waits;
  const requestSha256 = sha256Of({ draft: document.entry });
  const outcome = await attempted(ports, config, { id, kind: 'save', requestSha256 }, () =>
    saveDraft(ports.company.sap, document.entry, signal),
  );
  if (outcome === null) return null;
  const verdict = afterSaving(outcome, shipment, circumstancesOf(ports, config));
  return verdict ?? lookedUp(ports, config, shipment, outcome, equipment, signal);
}

function sha256Of(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

export function circumstancesOf(
  { now, random }: PostingPorts,
  { quietPeriodMs }: PostingConfig,
): Circumstances {
  return { now: now().getTime(), quietPeriodMs, random: random() };
}
