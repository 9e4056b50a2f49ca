import type { QueueEntry } from '../../shared/contracts/station-view.ts';

/** The entries that what was typed may mean: number, pick list, tote, customer or city, in any case. */
export function findWork(queue: readonly QueueEntry[], typed: string): readonly QueueEntry[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return queue;
  return queue.filter((entry) =>
    [
      entry.key,
      String(entry.orderNumber),
      entry.pickListEntry,
      entry.tote,
      entry.customerName,
      entry.city,
    ].some((text) => text !== null && String(text).toLocaleLowerCase().includes(wanted)),
  );
}
