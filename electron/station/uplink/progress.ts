import { confirmation } from '../../../shared/contracts/confirmation.ts';
import type { SessionProgress, StationProgress } from '../../../shared/contracts/progress.ts';
import { lineAt } from '../../../shared/packing/lines.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { Journal } from '../journal/journal.ts';
import { replaySession } from '../packing/desk.ts';

/** Where a station's progress is read from: nothing is written for it, and after a restart it is read again. */
export type ProgressSource = {
  readonly journal: Pick<Journal, 'db' | 'eventsOf'>;
  /** The session on the desk. */
  readonly session: () => PackingState | null;
};

/**
 * Gives everything that the station has begun and not handed over to a sync store: the session on the desk, those
 * put aside, and closed shipments that the store has not taken yet. Null while there is too much to look at in one
 * go: scans come in between.
 */
export type ReadProgress = (storeId: string) => StationProgress | null;

/** With more closed shipments waiting than this, handing them over comes first. */
const MAX_CLOSED = 50;

export function openProgressReader({ journal, session }: ProgressSource): ReadProgress {
  const { db } = journal;
  const suspended = db.prepare<[], { key: string; sessionId: string }>(
    `SELECT session_id || '/' || last_seq AS key, session_id AS sessionId
     FROM session WHERE phase = 'suspended' ORDER BY session_id`,
  );
  const closed = db
    .prepare<[string], string>(
      `SELECT shipment_id FROM shipment WHERE state NOT IN ('posted', 'givenBack') AND submitted_to IS NOT ?
       ORDER BY closed_at LIMIT ${MAX_CLOSED + 1}`,
    )
    .pluck();
  const document = db
    .prepare<[string], string>('SELECT document FROM shipment WHERE shipment_id = ?')
    .pluck();
  let known = new Map<string, SessionProgress>();

  return (storeId) => {
    const ids = closed.all(storeId);
    if (ids.length > MAX_CLOSED) return null;
    const now = new Map<string, SessionProgress>();
    const missing: (() => void)[] = [];
    const keep = (key: string, read: () => SessionProgress | null): void => {
      const before = known.get(key);
      if (before !== undefined) now.set(key, before);
      else
        missing.push(() => {
          const progress = read();
          if (progress !== null) now.set(key, progress);
        });
    };
    for (const { key, sessionId } of suspended.all()) {
      keep(key, () => progressOf(replaySession(journal, sessionId)));
    }
    for (const id of ids) keep(id, () => closedProgress(document.get(id) ?? ''));
    missing[0]?.();
    known = now;
    if (missing.length > 1) return null;
    const onDesk = progressOf(session());
    return onDesk === null ? [...now.values()] : [onDesk, ...now.values()];
  };
}

function progressOf(state: PackingState | null): SessionProgress | null {
  if (state === null) return null;
  const { work } = state;
  const packed = sum(state.packed.map(({ quantity }) => quantity));
  return {
    shipmentId: state.shipmentId,
    workKey: work.key,
    orderKind: work.order.kind,
    orderEntry: work.order.entry,
    pickListEntry: work.pickListEntry,
    state: state.phase === 'suspended' ? 'held' : packed > 0 ? 'packing' : 'claimed',
    packed,
    total: sum(work.lines.map(({ quantity }) => quantity)),
    picked: work.pickListEntry === null ? [] : pickedOf(state),
  };
}

/** Of lots, serials and bins SAP wants to know which with the quantity; that is told with the shipment alone. */
function pickedOf(state: PackingState): SessionProgress['picked'] {
  return state.packed.flatMap(({ quantity }, position) => {
    const { pickListLine, item, binManaged, uom } = lineAt(state.work, position);
    if (pickListLine === null || item.tracking !== 'none' || binManaged) return [];
    return [{ pickListLine, quantity, factor: uom.factor }];
  });
}

/** How much it was to be is not in the confirmation; that was told while it was packed. */
function closedProgress(document: string): SessionProgress {
  const { shipmentId, workKey, orderKind, orderEntry, pickListEntry, lines } = confirmation.parse(
    JSON.parse(document),
  );
  const packed = sum(lines.map(({ baseQuantity }) => baseQuantity));
  const of = { shipmentId, workKey, orderKind, orderEntry, pickListEntry };
  return { ...of, state: 'packed', packed, total: null, picked: [] };
}
