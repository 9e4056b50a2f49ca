import { differences, linesAsOnStock } from './difference.ts';
import type { NoticedEvent } from './events.ts';
import type { PackingState } from './state.ts';
import type { Work } from './work.ts';

/**
 * What the session has to learn from SAP's work as it is now: newer stock, which is used at once, and an order
 * that changed, which waits for somebody to take it over. Nothing when it knows already. Nobody commands this,
 * so there is nothing to refuse; the events carry what was learnt, so that a replay needs no SAP.
 *
 * @param now the work of the same key; null when SAP has it no more
 */
export function noticed(state: PackingState, now: Work | null): readonly NoticedEvent[] {
  if (state.phase !== 'packing' && state.phase !== 'suspended') return [];
  const [first] = differences(state.work, now);
  if (now === null || first?.code === 'orderGone') return orderGone(state);
  const lines = linesAsOnStock(state.work, now);
  return first === undefined ? asOrdered(state, now, lines) : otherwise(state, now, lines);
}

function orderGone({ sapChange }: PackingState): readonly NoticedEvent[] {
  return sapChange !== null && sapChange.now === null ? [] : [{ type: 'OrderChangeNoticed', now: null }];
}

function asOrdered(
  { work, sapChange }: PackingState,
  now: Work,
  lines: Work['lines'],
): readonly NoticedEvent[] {
  const { revision } = now;
  return [
    ...(sapChange === null ? [] : [{ type: 'OrderChangeWithdrawn' } as const]),
    ...(lines.length === 0 && revision === work.revision
      ? []
      : [{ type: 'StockRefreshed', revision, lines } as const]),
  ];
}

function otherwise(
  { work, sapChange }: PackingState,
  now: Work,
  lines: Work['lines'],
): readonly NoticedEvent[] {
  return [
    ...(lines.length === 0 ? [] : [{ type: 'StockRefreshed', revision: work.revision, lines } as const]),
    ...(sapChange?.now?.revision === now.revision ? [] : [{ type: 'OrderChangeNoticed', now } as const]),
  ];
}
