import { z } from 'zod';
import { work as workSchema } from '../../../shared/contracts/work.ts';
import type { Work } from '../../../shared/packing/work.ts';
import { codesOf } from '../orders/catalogue.ts';
import type { DeskPorts } from './desk.ts';

type Ports = Pick<DeskPorts, 'journal' | 'catalogue'>;

/** Keys of the works that were begun here and put aside. */
export function keysPutAside({ journal }: Ports): ReadonlySet<string> {
  const rows = journal.db
    .prepare<[], { work_key: string }>(`SELECT work_key FROM session WHERE phase = 'suspended'`)
    .all();
  return new Set(rows.map((row) => row.work_key));
}

/**
 * Works that were begun here and put aside, and that SAP has no more, as they were when they were opened: their
 * cartons stand somewhere, so that somebody must come back to them.
 */
export function goneWhileAside(ports: Ports): readonly Work[] {
  return [...keysPutAside(ports)]
    .filter((key) => ports.catalogue.revisionOf(key) === null)
    .flatMap((key) => openedWork(ports, key) ?? []);
}

/** The same, as far as the code of a tote, pick list or order means them. */
export function goneWhileAsideByCode(ports: Ports, code: string): readonly Work[] {
  return goneWhileAside(ports).filter((work) => {
    const codes = codesOf(work);
    return codes.includes(code) || codes.includes(code.toUpperCase());
  });
}

function openedWork({ journal }: Ports, key: string): Work | null {
  const row = journal.db
    .prepare<[string], { body: string }>(
      `SELECT event.body FROM session JOIN event ON event.seq = session.opened_seq
       WHERE work_key = ? AND phase = 'suspended' ORDER BY last_seq DESC LIMIT 1`,
    )
    .get(key);
  return row === undefined ? null : opened.parse(JSON.parse(row.body)).work;
}

const opened = z.object({ work: workSchema });
