import type { Entity, Outcome } from './company.ts';
import type { Records } from './records.ts';
import { done, refusals, refused } from './refusals.ts';
import type { OwnFields, PropertyKind, TypeBook } from './type-book.ts';
import { numberOf, textOf } from './values.ts';

/** Tables that share their user fields: a field made on one marketing document is on all of the family. */
const TYPE_OF_TABLE: Readonly<Record<string, string>> = {
  ...family('Document', 'OQUT ORDR ODLN ORDN ORRR OINV ORIN ODPI OPQT OPOR OPDN ORPD OPCH ORPC ODRF'),
  ...family('DocumentLine', 'QUT1 RDR1 DLN1 RDN1 RRR1 INV1 RIN1 DPI1 PQT1 POR1 PDN1 RPD1 PCH1 RPC1 DRF1'),
  ...family('DocumentPackage', 'DLN7 INV7 DRF7'),
  OPKL: 'PickList',
  PKL1: 'PickListsLine',
  OITM: 'Item',
  OCRD: 'BusinessPartner',
  OBTN: 'BatchNumberDetail',
  OSRN: 'SerialNumberDetail',
  OWHS: 'Warehouse',
  OBIN: 'BinLocation',
};

const KIND_OF_FIELD: Readonly<Record<string, PropertyKind>> = {
  db_Alpha: 'string',
  db_Memo: 'string',
  db_Numeric: 'number',
  db_Float: 'number',
  db_Date: 'date',
};

function family(type: string, tables: string): Record<string, string> {
  return Object.fromEntries(tables.split(' ').map((table) => [table, type]));
}

/** What the Service Layer shows of the company's own tables and fields. */
export type OwnObjects = {
  /** The own tables: each an entity set named U_<TABLE>, whose rows have Code, Name and its fields. */
  readonly sets: () => readonly string[];
  /** What `UserFieldsMD` says each type has more than SAP gave it. */
  readonly fields: OwnFields;
  /** The Service Layer was started anew. */
  readonly restarted: () => void;
};

/** @param afterRestart what is made is shown only after `restarted`, as SAP does it; else at once */
export function openOwnObjects(records: Records, afterRestart: boolean): OwnObjects {
  const tables = records.table<Entity>('UserTablesMD');
  const fields = records.table<Entity>('UserFieldsMD');
  const seen = { tables: new Set<unknown>(), fields: new Set<unknown>(), starts: 0 };
  const restarted = (): void => {
    seen.tables = new Set([...tables.entries()].map(({ TableName }) => TableName));
    seen.fields = new Set([...fields.entries()].map(({ FieldID }) => FieldID));
    seen.starts++;
  };
  const sets = (): readonly string[] =>
    [...tables.entries()]
      .filter(({ TableName }) => !afterRestart || seen.tables.has(TableName))
      .map(({ TableName }) => `U_${TableName}`);
  let asOf = '';
  let known = new Map<string, Map<string, PropertyKind>>();
  restarted();
  return {
    sets,
    restarted,
    fields: (type) => {
      const now = `${seen.starts}/${fields.size}/${fields.lastKey()}/${tables.size}`;
      if (now !== asOf) {
        const shown = [...fields.entries()].filter(
          ({ FieldID }) => !afterRestart || seen.fields.has(FieldID),
        );
        known = fieldsByType(shown, sets());
        asOf = now;
      }
      return known.get(type) ?? NO_FIELDS;
    },
  };
}

const NO_FIELDS: ReadonlyMap<string, PropertyKind> = new Map();

function fieldsByType(fields: Iterable<Entity>, sets: readonly string[]) {
  const byType = new Map<string, Map<string, PropertyKind>>(
    sets.map((set) => [
      set,
      new Map<string, PropertyKind>([
        ['Code', 'string'],
        ['Name', 'string'],
      ]),
    ]),
  );
  for (const { TableName, Name, Type } of fields) {
    const type = typeOfTable(textOf(TableName) ?? '');
    if (type === null) continue;
    const own = byType.get(type) ?? new Map<string, PropertyKind>();
    byType.set(type, own.set(`U_${Name}`, KIND_OF_FIELD[String(Type)] ?? 'string'));
  }
  return byType;
}

function typeOfTable(table: string): string | null {
  return table.startsWith('@') ? `U_${table.slice(1)}` : (TYPE_OF_TABLE[table] ?? null);
}

/** `POST UserTablesMD`. */
export function createUserTable(records: Records, types: TypeBook, body: Entity): Outcome<Entity> {
  const parsed = types.parse('UserTablesMD', body);
  if (!parsed.ok) return parsed;
  const name = textOf(parsed.value.TableName)?.toUpperCase() ?? '';
  if (name === '') return refused(refusals.missing('TableName', 'UserTablesMD'));
  const tables = records.table<Entity>('UserTablesMD');
  if (tables.get(name) !== undefined) return refused(refusals.duplicate);
  const table = { TableDescription: null, TableType: 'bott_NoObject', Archivable: 'tNO', ...parsed.value };
  tables.put(name, { ...table, TableName: name });
  return done({ ...table, TableName: name });
}

/** `POST UserFieldsMD`. Refuses tables it does not know, and a name that the family has already (-2035). */
export function createUserField(records: Records, types: TypeBook, body: Entity): Outcome<Entity> {
  const parsed = types.parse('UserFieldMD', body);
  if (!parsed.ok) return parsed;
  const table = textOf(parsed.value.TableName)?.toUpperCase() ?? '';
  const name = textOf(parsed.value.Name) ?? '';
  const type = typeOfTable(table);
  if (name === '') return refused(refusals.missing('Name', 'UserFieldsMD'));
  const isTable = !table.startsWith('@') || records.table('UserTablesMD').get(table.slice(1)) !== undefined;
  if (type === null || !isTable) return refused(refusals.missing('TableName', 'UserFieldsMD'));
  const fields = records.table<Entity>('UserFieldsMD');
  const isThere = [...fields.entries()].some(
    (each) => each.Name === name && typeOfTable(textOf(each.TableName) ?? '') === type,
  );
  if (isThere) return refused(refusals.duplicate);
  const field = {
    Type: 'db_Alpha',
    SubType: 'st_None',
    Description: name,
    Mandatory: 'tNO',
    ...parsed.value,
    Name: name,
    TableName: table,
    FieldID: (numberOf(fields.lastKey()) ?? -1) + 1,
  };
  fields.put(field.FieldID, field);
  return done(field);
}
