import { apply } from '../../../shared/packing/apply.ts';
import { noticed } from '../../../shared/packing/noticing.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import { type Desk, type DeskPorts, entry, NOBODY } from './desk.ts';

/**
 * Tells the session on the desk what SAP's work has become: newer stock, or an order that changed. What is learnt
 * is in the journal before anything is judged by it. Cheap when SAP has nothing new of this work.
 */
export function hearSap(desk: Desk, ports: DeskPorts): void {
  const { session } = desk;
  const { catalogue } = ports;
  if (session === null || !catalogue.isComplete()) return;
  const { key } = session.work;
  if (catalogue.revisionOf(key) === heardRevision(session)) return;
  const events = noticed(session, catalogue.work(key));
  if (events.length === 0) return;
  ports.journal.append(
    events.map(({ type, ...body }) => ({ ...entry(desk, NOBODY, type, body), person: null })),
  );
  desk.session = events.reduce<PackingState>(apply, session);
  ports.changed();
}

/** The revision that the session has heard of; null when it has heard that there is no such work. */
function heardRevision({ work, sapChange }: PackingState): string | null {
  return sapChange === null ? work.revision : (sapChange.now?.revision ?? null);
}
