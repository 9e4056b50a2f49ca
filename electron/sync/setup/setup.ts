import { z } from 'zod';
import { literal, type ServiceLayer } from '../service-layer/client.ts';
import { orderLine } from '../service-layer/entities.ts';
import type { Failure, Outcome } from '../service-layer/outcome.ts';
import { STOCK_QUERIES, type StockQuery } from './stock-queries.ts';

/** How it is assured that a shipment lands once, see `sapStatus.promise`. */
export type Promised = 'ownTable' | 'lookUp' | 'unknown';

/** What a company's SAP has for us, as far as it can be used right now. */
export type Equipment = {
  readonly promise: Promised;
  /** Pick lists carry the tote's code in U_PW_TOTE. */
  readonly tote: boolean;
  /** Orders have fields in which they say how far they are at the benches. */
  readonly orderFields: boolean;
  /** Delivery lines can name their pick list line. */
  readonly pickListLink: boolean;
  readonly stockQueries: ReadonlySet<StockQuery['code']>;
  readonly packageTypes: ReadonlySet<string>;
};

/** One thing that was looked for, for the admin to read. */
export type Finding = {
  readonly what: string;
  readonly state: 'present' | 'made' | 'missing' | 'madeButNotVisible' | 'notAllowed';
  /** SAP's own words where it refused. */
  readonly sap: string | null;
};

export type SetUp = { readonly equipment: Equipment; readonly findings: readonly Finding[] };

const TABLE = 'PW_SHIPMENT';
type Field = { readonly table: string; readonly name: string; readonly size: number; readonly text: string };

const TABLE_FIELDS: readonly Field[] = [
  { table: `@${TABLE}`, name: 'STATION', size: 50, text: 'Station' },
  { table: `@${TABLE}`, name: 'WORK', size: 100, text: 'Order or pick list' },
  { table: `@${TABLE}`, name: 'SHA256', size: 64, text: 'Fingerprint of the confirmation' },
  { table: `@${TABLE}`, name: 'JOURNAL', size: 100, text: 'Head of the station journal' },
];
const HEADER_FIELD: Field = { table: 'ODLN', name: 'PW_ID', size: 50, text: 'Packwright shipment' };
const TOTE_FIELD: Field = { table: 'OPKL', name: 'PW_TOTE', size: 50, text: 'Tote or cart' };
const ORDER_FIELDS: readonly Field[] = [
  { table: 'ORDR', name: 'PW_STATE', size: 20, text: 'Packing' },
  { table: 'ORDR', name: 'PW_PACKED', size: 50, text: 'Packed of ordered' },
  { table: 'ORDR', name: 'PW_STATION', size: 50, text: 'Packing station' },
];

const rows = z.object({ value: z.array(z.unknown()) });
const orders = z.object({ value: z.array(z.object({ DocumentLines: z.array(orderLine).nullish() })) });
const packageTypes = z.object({ value: z.array(z.object({ Type: z.string().nullish() })) });

/**
 * Looks what the company has of what posting needs, and with `make` makes what is missing. Safe to repeat.
 * Ends with the first failure that says nothing about the company (SAP away, wrong password).
 */
export async function setUp(
  sap: ServiceLayer,
  make: boolean,
  signal: AbortSignal,
): Promise<{ readonly kind: 'done'; readonly value: SetUp } | Failure> {
  const findings: Finding[] = [];
  const steps: readonly Part[] = [
    ownTable(sap, signal),
    field(
      sap,
      signal,
      'Delivery field U_PW_ID',
      HEADER_FIELD,
      'DeliveryNotes?$select=DocEntry,U_PW_ID&$top=1',
    ),
    field(
      sap,
      signal,
      'Pick list field U_PW_TOTE',
      TOTE_FIELD,
      'PickLists?$select=Absoluteentry,U_PW_TOTE&$top=1',
    ),
    orderFields(sap, signal),
    ...STOCK_QUERIES.map((query) => storedQuery(sap, signal, query)),
  ];
  for (const part of steps) {
    const finding = await look(part, make);
    if ('kind' in finding) return finding;
    findings.push(finding);
  }
  const link = await sap.read('Orders?$select=DocEntry,DocumentLines&$top=1', orders, signal);
  if (link.kind !== 'done') return link;
  const types = await sap.read('PackagesTypes?$select=Type', packageTypes, signal);
  if (types.kind === 'unknown') return types;

  const usable = new Set(
    findings.filter(({ state }) => state === 'present' || state === 'made').map(({ what }) => what),
  );
  const [line] = link.value.value.flatMap(({ DocumentLines }) => DocumentLines ?? []);
  const has = (index: number) => usable.has(steps[index]?.what ?? '');
  return {
    kind: 'done',
    value: {
      findings,
      equipment: {
        promise: has(1) ? (has(0) ? 'ownTable' : 'lookUp') : 'unknown',
        tote: has(2),
        orderFields: has(3),
        pickListLink: line?.DocLinePickLists !== undefined,
        stockQueries: new Set(
          STOCK_QUERIES.map(({ code }) => code).filter((code) => usable.has(`Query ${code}`)),
        ),
        packageTypes: new Set(
          types.kind === 'done' ? types.value.value.flatMap(({ Type }) => Type ?? []) : [],
        ),
      },
    },
  };
}

/** Something that a company has or has not: a way to see whether it can be used, and a way to make it. */
type Part = {
  readonly what: string;
  readonly probe: () => Promise<Outcome<unknown>>;
  readonly make: () => Promise<Outcome<unknown>>;
};

async function look(part: Part, make: boolean): Promise<Finding | Extract<Failure, { kind: 'unknown' }>> {
  const found = await part.probe();
  if (found.kind === 'unknown') return found;
  if (found.kind === 'done') return { what: part.what, state: 'present', sap: null };
  if (!make) return { what: part.what, state: 'missing', sap: null };
  const made = await part.make();
  if (made.kind === 'unknown') return made;
  const after = await part.probe();
  if (after.kind === 'unknown') return after;
  if (after.kind === 'done') return { what: part.what, state: 'made', sap: null };
  if (made.kind === 'done') return { what: part.what, state: 'madeButNotVisible', sap: after.error.message };
  return { what: part.what, state: 'notAllowed', sap: made.error.message };
}

function ownTable(sap: ServiceLayer, signal: AbortSignal): Part {
  const select = ['Code', ...TABLE_FIELDS.map(({ name }) => `U_${name}`)].join(',');
  return {
    what: `Own table U_${TABLE}`,
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

/** Without them nothing is told of orders; everything else works. */
function orderFields(sap: ServiceLayer, signal: AbortSignal): Part {
  const names = ORDER_FIELDS.map(({ name }) => `U_${name}`);
  return {
    what: `Order fields ${names.join(', ')}`,
    probe: () => sap.read(`Orders?$select=${['DocEntry', ...names].join(',')}&$top=1`, rows, signal),
    make: () => makeFields(sap, ORDER_FIELDS, signal),
  };
}

async function makeFields(
  sap: ServiceLayer,
  fields: readonly Field[],
  signal: AbortSignal,
): Promise<Outcome<unknown>> {
  let outcome: Outcome<unknown> = { kind: 'done', status: 200, value: null };
  for (const each of fields) {
    outcome = await unlessThere(makeField(sap, each, signal));
    if (outcome.kind !== 'done') return outcome;
  }
  return outcome;
}

function field(sap: ServiceLayer, signal: AbortSignal, what: string, definition: Field, probe: string): Part {
  return {
    what,
    probe: () => sap.read(probe, rows, signal),
    make: () => unlessThere(makeField(sap, definition, signal)),
  };
}

function storedQuery(sap: ServiceLayer, signal: AbortSignal, query: StockQuery): Part {
  const path = `SQLQueries(${literal(query.code)})`;
  const body = { SqlCode: query.code, SqlName: query.name, SqlText: query.sql };
  return {
    what: `Query ${query.code}`,
    probe: () => sap.read(`${path}/List`, rows, signal),
    make: () => unlessThere(sap.create('SQLQueries', body, signal)),
  };
}

function makeField(sap: ServiceLayer, definition: Field, signal: AbortSignal): Promise<Outcome<unknown>> {
  const { table, name, size, text } = definition;
  const body = {
    TableName: table,
    Name: name,
    Type: 'db_Alpha',
    Size: size,
    Description: text,
    SubType: 'st_None',
  };
  return sap.create('UserFieldsMD', body, signal);
}

const ALREADY_THERE = '-2035';

/** What was made before, perhaps by somebody else at the same time, is as good as made now. */
async function unlessThere(creation: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  const outcome = await creation;
  if (outcome.kind !== 'refused' || outcome.error.code !== ALREADY_THERE) return outcome;
  return { kind: 'done', status: outcome.status, value: null };
}
