import { z } from 'zod';
import type { OrderRef } from '../../../shared/packing/order-key.ts';
import type { ListToTell, Store } from '../store/store.ts';
import { isOver, TELLING_DEADLINE_MS, type ToldPorts } from './order-fields.ts';
import { onlyThose, pickChanges, wholePickList, withPicks } from './picks.ts';

export type PickListPorts = ToldPorts & { readonly store: Pick<Store, 'progress'> };

/**
 * Makes a pick list's lines of one order say what is packed of them. Pick lists have no ETag and are replaced as a
 * whole: the list is read at the last moment, sent back with our lines changed, and read again, so that it is at
 * least said when SAP made more of it than was meant. False when it is to be tried again.
 */
export async function tellPickList(
  { sap, log, store }: PickListPorts,
  order: OrderRef,
  { list, wanted, own }: ListToTell,
  signal: AbortSignal,
): Promise<boolean> {
  const path = `PickLists(${list})`;
  const ask = { method: 'GET', path, body: null, deadlineMs: TELLING_DEADLINE_MS } as const;
  const before = await sap.aside(ask, wholePickList, signal);
  if (before.kind !== 'done') return isOver(before, order, log);
  const { changes, ofOthers } = pickChanges(before.value, order, wanted, own);
  if (ofOthers.length > 0) log.info({ event: 'progress.pickedByOthers', list, lines: ofOthers });
  if (changes.length === 0) return true;

  await store.progress.trying(list, order, changes);
  const body = withPicks(before.value, changes);
  const write = { method: 'PUT', path, body, deadlineMs: TELLING_DEADLINE_MS } as const;
  const written = await sap.aside(write, z.unknown(), signal);
  if (written.kind !== 'done') return isOver(written, order, log);
  await store.progress.written(list, changes);
  const after = await sap.aside(ask, wholePickList, signal);
  if (after.kind === 'done' && !onlyThose(before.value, after.value, changes)) {
    log.warn({ event: 'progress.pickListDiffers', list, lines: changes.map(({ line }) => line) });
  }
  return true;
}
