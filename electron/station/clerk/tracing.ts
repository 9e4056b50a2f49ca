import { MAX_CARTONS_TRACED, type Trace, type TracedCarton } from '../../../shared/contracts/questions.ts';
import { numberCodeOf, orderKindOf } from '../../../shared/packing/order-key.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { JournalReader } from '../journal/journal.ts';
import { replaySession } from '../packing/desk.ts';

export type Mark = { readonly mark: string; readonly itemCode: string | null };

/**
 * Where goods of one lot, or the goods with one serial, are: in which cartons, with which customers, and what of
 * them stands here still.
 */
export function traceGoods(journal: JournalReader, wanted: Mark): Trace {
  const here = cartonsHere(journal, wanted);
  const sent = cartonsSent(journal, wanted, MAX_CARTONS_TRACED);
  const customers = customersWith(journal, wanted);
  return {
    shipments: sum(customers.map(({ shipments }) => shipments)),
    cartonCount: cartonsAmong(here) + sum(customers.map(({ cartons }) => cartons)),
    customers,
    cartons: [...here, ...sent].slice(0, MAX_CARTONS_TRACED),
  };
}

const IS_MARK = 'mark = @mark COLLATE NOCASE AND (@itemCode IS NULL OR item_code = @itemCode)';

function cartonsSent({ db }: JournalReader, wanted: Mark, limit: number): readonly TracedCarton[] {
  return db
    .prepare<[Mark & { limit: number }], Omit<TracedCarton, 'orderKind'> & { workKey: string }>(
      `SELECT shipment_id AS shipmentId, work_key AS workKey, order_number AS orderNumber, customer_code AS customerCode,
         customer_name AS customerName, goods.carton, sscc, item_code AS itemCode,
         CASE kind WHEN 'lot' THEN mark END AS lot, CASE kind WHEN 'serial' THEN mark END AS serial,
         quantity, closed_at AS closedAt, state, document_number AS documentNumber
       FROM (SELECT * FROM packed_goods WHERE ${IS_MARK} ORDER BY id DESC LIMIT @limit) goods
       JOIN shipment USING (shipment_id) ORDER BY goods.id DESC`,
    )
    .all({ ...wanted, limit })
    .map(({ workKey, ...carton }) => ({ ...carton, orderKind: orderKindOf(workKey) }));
}

/** Everybody who was sent some of it; the name is the one on their newest shipment. */
function customersWith({ db }: JournalReader, wanted: Mark): Trace['customers'] {
  return db
    .prepare<[Mark], Trace['customers'][number]>(
      `SELECT code, customer_name AS name, found.shipments, found.cartons, found.quantity
       FROM (
         SELECT customer_code AS code, count(DISTINCT shipment_id) AS shipments, count(DISTINCT sscc) AS cartons,
           round(sum(quantity), 6) AS quantity, max(id) AS newest
         FROM packed_goods WHERE ${IS_MARK} GROUP BY customer_code
       ) found
       JOIN packed_goods ON packed_goods.id = newest JOIN shipment USING (shipment_id)
       ORDER BY customer_name, code`,
    )
    .all(wanted);
}

/** What lies in cartons at this bench: the open order, and those that were put aside. */
function cartonsHere(journal: JournalReader, wanted: Mark): readonly TracedCarton[] {
  return journal.db
    .prepare<[], { sessionId: string }>(
      `SELECT session_id AS sessionId FROM session WHERE phase IN ('packing', 'suspended')`,
    )
    .all()
    .flatMap(({ sessionId }) => {
      const state = replaySession(journal, sessionId);
      return state === null ? [] : cartonsIn(state, wanted);
    });
}

function cartonsAmong(rows: readonly TracedCarton[]): number {
  const cartons = rows.map(
    ({ orderKind: kind, orderNumber, carton }) => `${numberCodeOf(kind, orderNumber)}/${carton}`,
  );
  return new Set(cartons).size;
}

function cartonsIn(state: PackingState, { mark, itemCode }: Mark): readonly TracedCarton[] {
  const { order, customer, lines } = state.work;
  const itemOf = (line: number): string => lines.find((one) => one.line === line)?.item.itemCode ?? '';
  const isIt = (name: string | null): boolean => name?.toLowerCase() === mark.toLowerCase();
  return state.cartons.flatMap((carton) => {
    const fitting = carton.contents.filter(
      ({ line, lot, serial }) =>
        (isIt(lot) || isIt(serial)) && (itemCode === null || itemCode === itemOf(line)),
    );
    const alike = Map.groupBy(fitting, ({ line, lot, serial }) =>
      JSON.stringify([itemOf(line), lot, serial]),
    );
    return [...alike.values()].flatMap((same): TracedCarton[] => {
      const [first] = same;
      if (first === undefined) return [];
      return [
        {
          shipmentId: null,
          orderKind: order.kind,
          orderNumber: order.number,
          customerCode: customer.code,
          customerName: customer.name,
          carton: carton.number,
          sscc: carton.sscc,
          itemCode: itemOf(first.line),
          lot: first.lot,
          serial: first.serial,
          quantity: sum(same.map(({ quantity }) => quantity)),
          closedAt: null,
          state: state.phase === 'suspended' ? 'suspended' : 'packing',
          documentNumber: null,
        },
      ];
    });
  });
}
