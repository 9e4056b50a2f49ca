import type { Logger } from 'pino';
import { z } from 'zod';
import { type OrderRef, orderKeyOf } from '../../../shared/packing/order-key.ts';
import { setOf } from '../orders.ts';
import { inWords } from '../post/verdict.ts';
import type { ServiceLayer } from '../service-layer/client.ts';
import { ORDER_FIELDS_SELECT, orderFields } from '../service-layer/entities.ts';
import type { Failure } from '../service-layer/outcome.ts';
import type { OrderFields, Standing } from './standing.ts';

export type ToldPorts = { readonly sap: ServiceLayer; readonly log: Logger };

/** Short, as SAP's answer does not matter: what is not told now is told with what comes next. */
export const TELLING_DEADLINE_MS = 5_000;
/** Somebody else was changing the same document (in SAP's client, or another write): nothing is wrong with ours. */
const CONFLICT = '-2039';

/**
 * Makes an order's own fields say how it stands. Only these fields are sent, and nobody else writes them, so that no
 * change of others is overwritten; for the same reason no ETag is named (one that SAP accepts comes only with the
 * whole order). An order that somebody closed, that is gone, or that SAP does not let us change is left alone.
 * False when it is to be tried again.
 */
export async function tellOrder(
  { sap, log }: ToldPorts,
  order: OrderRef,
  standing: Standing,
  signal: AbortSignal,
): Promise<boolean> {
  const path = `${setOf(order)}(${order.entry})`;
  const status = statusOf(order);
  const ask = {
    method: 'GET',
    path: `${path}?$select=${[status, ...ORDER_FIELDS_SELECT].join(',')}`,
    body: null,
  } as const;
  const read = await sap.aside({ ...ask, deadlineMs: TELLING_DEADLINE_MS }, orderFields, signal);
  if (read.kind !== 'done') return isOver(read, order, log);
  const fields = read.value[status] === 'bost_Open' ? standing.whileOpen : standing.onceClosed;
  if (fields === null || saysIt(read.value, fields)) return true;
  const body = { U_PW_STATE: fields.state, U_PW_PACKED: fields.packed, U_PW_STATION: fields.station };
  const write = { method: 'PATCH', path, body, deadlineMs: TELLING_DEADLINE_MS } as const;
  const written = await sap.aside(write, z.unknown(), signal);
  return written.kind === 'done' || isOver(written, order, log);
}

/** What says whether anything of it is left to send: an invoice is closed by its payment, its goods by deliveries. */
function statusOf({ kind }: OrderRef): 'DocumentStatus' | 'InventoryStatus' {
  return kind === 'reserveInvoice' ? 'InventoryStatus' : 'DocumentStatus';
}

/** An order of which nobody ever had anything in hand says nothing, which is as good as 'open'. */
function saysIt(order: z.infer<typeof orderFields>, fields: OrderFields): boolean {
  const state = order.U_PW_STATE ?? 'open';
  return (
    state === fields.state &&
    (order.U_PW_PACKED ?? '') === fields.packed &&
    (order.U_PW_STATION ?? '') === fields.station
  );
}

/** SAP's refusal ends it, but for a conflict; anything else is tried again. */
export function isOver(failure: Failure, order: OrderRef, log: Logger): boolean {
  const over = failure.kind === 'refused' && failure.error.code !== CONFLICT;
  log[over ? 'warn' : 'debug']({
    event: 'progress.notTold',
    order: orderKeyOf(order),
    why: inWords(failure),
    over,
  });
  return over;
}
