import type { StationAnswer } from '../../../shared/contracts/channel.ts';
import { prepared } from '../../service/prepared.ts';
import { type Desk, type DeskPorts, type Origin, replaySession } from './desk.ts';
import { hearSap } from './hearing.ts';
import { ACCEPTED, openSession, perform, refuse } from './perform.ts';

/**
 * Opens a work of the queue, or goes on with it where it was put aside. While another one lies on the bench it is
 * refused: a press that came twice, or before the page was drawn anew, opens nothing beside it.
 */
export function openWork(desk: Desk, ports: DeskPorts, key: string, origin: Origin): StationAnswer {
  if (desk.session !== null) {
    const { key: onBench } = desk.session.work;
    if (onBench === key) return ACCEPTED;
    return refuse(desk, ports, { code: 'SESSION_ALREADY_OPEN', params: { work: onBench } }, origin);
  }
  const { db } = ports.journal;
  const begun = db
    .prepare<[string], { session_id: string }>(
      `SELECT session_id FROM session WHERE work_key = ? AND phase = 'suspended' ORDER BY last_seq DESC LIMIT 1`,
    )
    .get(key);
  if (begun) return resume(desk, ports, begun.session_id, origin);
  if (isOnItsWay(ports, key)) {
    return refuse(desk, ports, { code: 'WORK_ON_ITS_WAY', params: { work: key } }, origin);
  }
  const work = ports.catalogue.work(key);
  if (work === null) return refuse(desk, ports, { code: 'WORK_GONE', params: { work: key } }, origin);
  return openSession(desk, ports, work, origin);
}

function resume(desk: Desk, ports: DeskPorts, sessionId: string, origin: Origin): StationAnswer {
  const putAside: Desk = { ...desk, session: replaySession(ports.journal, sessionId) };
  const answer = perform(putAside, ports, { type: 'resume' }, origin);
  Object.assign(desk, putAside, answer.ok ? {} : { session: null });
  if (answer.ok) hearSap(desk, ports);
  return answer;
}

/**
 * True while a shipment of this work may not be in SAP yet, or SAP's own document of it has not come back
 * changed: packing it again would ship it twice. One that was gone and came back the same, because its delivery was
 * cancelled, is packed again. What was given back is taken off the offer by the sync store until its goods are free;
 * one that does not know of it offers them too early.
 */
export function isOnItsWay(ports: Pick<DeskPorts, 'journal' | 'catalogue'>, key: string): boolean {
  const shipped = prepared<[string, string], { state: string; work_revision: string }>(
    ports.journal.db,
    `SELECT shipment.state, session.work_revision FROM shipment JOIN session USING (session_id)
     WHERE shipment.work_key = ? AND (shipment.state <> 'givenBack'
       OR (shipment.reason_code IS NOT 'GIVEN_BACK_FREE' AND shipment.submitted_to IS NOT ?))
     ORDER BY shipment.rowid DESC`,
  ).all(key, ports.catalogue.position().storeId);
  if (shipped.some(({ state }) => state !== 'posted')) return true;
  const latest = shipped[0];
  if (latest === undefined || ports.catalogue.wasRemoved(key)) return false;
  return ports.catalogue.revisionOf(key) === latest.work_revision;
}
