import type { Finding } from '../../../shared/contracts/alarm.ts';
import { literal, type ServiceLayer } from '../service-layer/client.ts';
import {
  DELIVERED_SELECT,
  type DeliveredDocument,
  deliveredDocument,
  OWN_ROW_SELECT,
  ownRow,
} from '../service-layer/entities.ts';
import type { Failure } from '../service-layer/outcome.ts';
import type { ReconcilingStore } from '../store/store.ts';

import { findingsOf, isPlainlyRight } from './judging.ts';

type Known = Omit<ReconcilingStore, 'note'>;

export type Swept = {
  /** The shipments that were looked at, by their ids: of these, whatever is not found is not (or no more) there. */
  readonly judged: ReadonlySet<string>;
  readonly findings: readonly Finding[];
};

/**
 * Holds SAP's deliveries that carry a shipment's id, changed since a day, against the shipments that were posted
 * since, both ways. What is plainly right is passed over page by page; everything else is looked at once more by
 * itself, with all its documents, so that nothing that happens just then is taken for a difference.
 *
 * @param since calendar day, YYYY-MM-DD
 */
export async function sweep(
  sap: ServiceLayer,
  store: Known,
  since: string,
  signal: AbortSignal,
): Promise<{ readonly kind: 'done'; readonly value: Swept } | Failure> {
  const right = new Set<string>();
  const toLookAt = new Set(await store.alarmed());
  const take = async (documents: readonly DeliveredDocument[]): Promise<void> => {
    const ids = documents.flatMap(({ U_PW_ID }) => (U_PW_ID === null || U_PW_ID === '' ? [] : [U_PW_ID]));
    const known = await store.known(ids);
    for (const document of documents) {
      if (document.U_PW_ID === null || document.U_PW_ID === '') continue;
      const shipment = known.get(document.U_PW_ID);
      if (shipment !== undefined && isPlainlyRight(shipment, document)) right.add(document.U_PW_ID);
      else if (shipment !== undefined || mayBeOurs(document.U_PW_ID, store.since))
        toLookAt.add(document.U_PW_ID);
    }
  };
  // In SQL an empty field is not unlike anything, so that deliveries of others do not even come.
  const filter = `UpdateDate ge '${since}' and U_PW_ID ne ''`;
  const query = { set: 'DeliveryNotes', select: DELIVERED_SELECT, filter, orderBy: 'DocEntry' };
  const read = await sap.eachPage(query, deliveredDocument, take, signal);
  if (read.kind !== 'done') return read;
  for (const id of await store.postedSince(since)) if (!right.has(id)) toLookAt.add(id);

  const findings: Finding[] = [];
  for (const id of toLookAt) {
    const looked = await lookAt(sap, store, id, signal);
    if (looked.kind !== 'done') return looked;
    findings.push(...looked.value);
  }
  return { kind: 'done', value: { judged: new Set([...right, ...toLookAt]), findings } };
}

/** The documents first, then what is known here: a shipment posted in between has its number by then. */
async function lookAt(
  sap: ServiceLayer,
  store: Known,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly kind: 'done'; readonly value: readonly Finding[] } | Failure> {
  const documents: DeliveredDocument[] = [];
  const query = { set: 'DeliveryNotes', select: DELIVERED_SELECT, filter: `U_PW_ID eq ${literal(id)}` };
  const take = (page: readonly DeliveredDocument[]) => void documents.push(...page);
  const read = await sap.eachPage(query, deliveredDocument, take, signal);
  if (read.kind !== 'done') return read;
  const known = (await store.known([id])).get(id);
  if (known !== undefined) return { kind: 'done', value: findingsOf(id, known, known.station, documents) };
  const station = await stationOf(sap, id, documents, signal);
  if (typeof station === 'object' && station !== null) return station;
  const isOthers = station !== null && !(await store.stations()).has(station);
  return { kind: 'done', value: isOthers ? [] : findingsOf(id, null, station, documents) };
}

/**
 * Shipment ids are UUIDv7 and tell when they were made: what is older than this store is another's to know. What is
 * no such id was written by somebody else, and is looked at.
 */
function mayBeOurs(id: string, storeSince: string): boolean {
  const madeAt = /^([0-9a-f]{8})-([0-9a-f]{4})-7/i.exec(id);
  return madeAt === null || Number.parseInt(`${madeAt[1]}${madeAt[2]}`, 16) >= Date.parse(storeSince);
}

/** The station that a shipment of others says it is of: by its own row, else by the comment on the delivery. */
async function stationOf(
  sap: ServiceLayer,
  id: string,
  documents: readonly DeliveredDocument[],
  signal: AbortSignal,
): Promise<string | null | Failure> {
  const path = `U_PW_SHIPMENT(${literal(id)})?$select=${OWN_ROW_SELECT.join(',')}`;
  const row = await sap.read(path, ownRow, signal);
  if (row.kind === 'done') return row.value.U_STATION;
  if (row.kind === 'unknown') return row;
  const comments = documents.flatMap(({ Comments }) => Comments ?? []);
  return comments.flatMap((text) => / at (.+), \d+ carton/.exec(text)?.[1] ?? []).at(0) ?? null;
}
