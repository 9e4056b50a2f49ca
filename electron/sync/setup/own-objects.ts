import { z } from 'zod';
import type { Finding, SetUpSubject } from '../../../shared/contracts/setup.ts';
import { literal, type ServiceLayer } from '../service-layer/client.ts';
import type { Outcome } from '../service-layer/outcome.ts';
import { findingOf, type Gone } from './findings.ts';
import { STOCK_QUERIES, type StockQuery } from './stock-queries.ts';

/** Something that a company has or has not: a way to see whether it can be used, and a way to make it. */
export type Part = {
  readonly subject: SetUpSubject;
  readonly params: Finding['params'];
  readonly probe: () => Promise<Outcome<unknown>>;
  readonly make: () => Promise<Outcome<unknown>>;
};

type Field = { readonly table: string; readonly name: string; readonly size: number; readonly text: string };

const TABLE = 'PW_SHIPMENT';
const TABLE_FIELDS: readonly Field[] = [
  { table: `@${TABLE}`, name: 'STATION', size: 50, text: 'Station' },
  { table: `@${TABLE}`, name: 'WORK', size: 100, text: 'Order or pick list' },
  { table: `@${TABLE}`, name: 'SHA256', size: 64, text: 'Fingerprint of the confirmation' },
  { table: `@${TABLE}`, name: 'JOURNAL', size: 100, text: 'Head of the station journal' },
];
const DELIVERY_FIELD: Field = { table: 'ODLN', name: 'PW_ID', size: 50, text: 'Packwright shipment' };
const TOTE_FIELD: Field = { table: 'OPKL', name: 'PW_TOTE', size: 50, text: 'Tote or cart' };
const ORDER_FIELDS: readonly Field[] = [
  { table: 'ORDR', name: 'PW_STATE', size: 20, text: 'Packing' },
  { table: 'ORDR', name: 'PW_PACKED', size: 50, text: 'Packed of ordered' },
  { table: 'ORDR', name: 'PW_STATION', size: 50, text: 'Packing station' },
];

/** All that is made in a company; a rerun finds it. */
export function ownObjects(sap: ServiceLayer, signal: AbortSignal): readonly Part[] {
  return [
    ownTable(sap, signal),
    fields('deliveryField', [DELIVERY_FIELD], 'DeliveryNotes', 'DocEntry', sap, signal),
    fields('toteField', [TOTE_FIELD], 'PickLists', 'Absoluteentry', sap, signal),
    fields('orderFields', ORDER_FIELDS, 'Orders', 'DocEntry', sap, signal),
    ...STOCK_QUERIES.map((query) => storedQuery(sap, signal, query)),
  ];
}

const FORBIDDEN = 403;

/** Looks for a part, and with `make` makes it where it is missing. What SAP does not let us see is not made. */
export async function look(part: Part, make: boolean): Promise<Finding | Gone> {
  const say = (state: Finding['state'], sap: string | null = null) =>
    findingOf(part.subject, state, { params: part.params, sap });
  const found = await part.probe();
  if (found.kind === 'unknown') return found;
  if (found.kind === 'done') return say('present');
  if (found.status === FORBIDDEN) return say('notSeen', found.error.message);
  if (!make) return say('missing');
  const made = await part.make();
  if (made.kind === 'unknown') return made;
  const after = await part.probe();
  if (after.kind === 'unknown') return after;
  if (after.kind === 'done') return say('made');
  return made.kind === 'done'
    ? say('madeButNotVisible', after.error.message)
    : say('notAllowed', made.error.message);
}

const rows = z.object({ value: z.array(z.unknown()) });

function ownTable(sap: ServiceLayer, signal: AbortSignal): Part {
  const select = ['Code', ...TABLE_FIELDS.map(({ name }) => `U_${name}`)].join(',');
  return {
    subject: 'ownTable',
    params: {},
    probe: () => sap.read(`U_${TABLE}?$select=${select}&$top=1`, rows, signal),
    make: async () => {
      const body = {
        TableName: TABLE,
        TableDescription: 'Packwright shipments',
        TableType: 'bott_NoObject',
      };
      const table = await unlessThere(sap.create('UserTablesMD', body, signal));
      return table.kind === 'done' ? makeFields(sap, TABLE_FIELDS, signal) : table;
    },
  };
}

function fields(
  subject: SetUpSubject,
  definitions: readonly Field[],
  set: string,
  key: string,
  sap: ServiceLayer,
  signal: AbortSignal,
): Part {
  const select = [key, ...definitions.map(({ name }) => `U_${name}`)].join(',');
  return {
    subject,
    params: {},
    probe: () => sap.read(`${set}?$select=${select}&$top=1`, rows, signal),
    make: () => makeFields(sap, definitions, signal),
  };
}

function storedQuery(sap: ServiceLayer, signal: AbortSignal, query: StockQuery): Part {
  const path = `SQLQueries(${literal(query.code)})`;
  const body = { SqlCode: query.code, SqlName: query.name, SqlText: query.sql };
  return {
    subject: 'stockQuery',
    params: { query: query.code },
    probe: () => sap.read(`${path}/List`, rows, signal),
    make: () => unlessThere(sap.create('SQLQueries', body, signal)),
  };
}

async function makeFields(
  sap: ServiceLayer,
  definitions: readonly Field[],
  signal: AbortSignal,
): Promise<Outcome<unknown>> {
  let outcome: Outcome<unknown> = { kind: 'done', status: 200, value: null };
  for (const { table, name, size, text } of definitions) {
    const body = {
      TableName: table,
      Name: name,
      Type: 'db_Alpha',
      Size: size,
      Description: text,
      SubType: 'st_None',
    };
    outcome = await unlessThere(sap.create('UserFieldsMD', body, signal));
    if (outcome.kind !== 'done') return outcome;
  }
  return outcome;
}

const ALREADY_THERE = '-2035';

/** What was made before, perhaps by somebody else at the same time, is as good as made now. */
async function unlessThere(creation: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  const outcome = await creation;
  if (outcome.kind !== 'refused' || outcome.error.code !== ALREADY_THERE) return outcome;
  return { kind: 'done', status: outcome.status, value: null };
}
