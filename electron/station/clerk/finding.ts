import type { ReplyTo, StationQuestion } from '../../../shared/contracts/questions.ts';
import type { Db } from '../../service/sqlite.ts';
import { shipmentView } from '../shipment-view.ts';
import { NEEDS_PERSON, type OutboxShipment, SHIPMENT_COLUMNS } from '../uplink/outbox.ts';

type Wanted = Extract<StationQuestion, { type: 'findShipments' }>;
type Found = Extract<ReplyTo<'findShipments'>, { type: 'findShipments' }>;

/**
 * Closed shipments, newest first. Every word that was typed has to be part of one of the shipment's own (order,
 * customer, packer, SSCC), or be its delivery's number, or a lot or serial that is in it.
 */
export function findShipments(db: Db, wanted: Wanted): Found {
  const open = wanted.stuckOnly || (wanted.states.length > 0 && !wanted.states.includes('posted'));
  const conditions = [
    ...(open ? [{ sql: `state <> 'posted'`, values: [] }] : []),
    ...wanted.text.toLowerCase().split(/\s+/).filter(Boolean).map(hasWord),
    ...(wanted.states.length === 0 ? [] : [isIn(wanted.states)]),
    ...(wanted.stuckOnly ? [{ sql: NEEDS_PERSON, values: [] }] : []),
    ...(wanted.before === null ? [] : [isBefore(wanted.before)]),
  ];
  const sql = `SELECT ${SHIPMENT_COLUMNS} FROM ${open ? OPEN_FIRST : NEWEST_FIRST} USING (shipment_id, closed_at)
    ${conditions.length === 0 ? '' : 'WHERE'} ${conditions.map((one) => `(${one.sql})`).join(' AND ')}
    ORDER BY closed_at DESC, shipment_id DESC LIMIT ?`;
  const values = conditions.flatMap((one) => one.values);
  const rows = db.prepare<unknown[], OutboxShipment>(sql).all(...values, wanted.limit + 1);
  return {
    type: 'findShipments',
    shipments: rows.slice(0, wanted.limit).map(shipmentView),
    more: rows.length > wanted.limit,
  };
}

/** The few that are not posted have an index of their own; among all, words are read before whole shipments. */
const OPEN_FIRST = 'shipment CROSS JOIN shipment_words';
const NEWEST_FIRST = 'shipment_words CROSS JOIN shipment';

type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

function hasWord(word: string): Condition {
  return {
    sql: `instr(words, ?) > 0
      OR shipment_id IN (SELECT shipment_id FROM packed_goods WHERE mark = ? COLLATE NOCASE)
      ${/^\d{1,15}$/.test(word) ? 'OR shipment_id IN (SELECT shipment_id FROM shipment WHERE document_number = ?)' : ''}`,
    values: [withoutSsccIdentifier(word), word, ...(/^\d{1,15}$/.test(word) ? [Number(word)] : [])],
  };
}

/** A label's SSCC as scanners send it: with its application identifier 00 in front. */
function withoutSsccIdentifier(word: string): string {
  return /^(\(00\)|00)\d{18}$/.test(word) ? word.slice(-18) : word;
}

function isIn(states: Wanted['states']): Condition {
  return { sql: `state IN (${states.map(() => '?').join(', ')})`, values: states };
}

function isBefore({ closedAt, shipmentId }: NonNullable<Wanted['before']>): Condition {
  return { sql: '(closed_at, shipment_id) < (?, ?)', values: [closedAt, shipmentId] };
}
