import type { Entity, EntitySet, Key } from './company.ts';
import type { Records } from './records.ts';
import type { TypeBook } from './type-book.ts';
import { ownSetNames } from './user-defined.ts';

export type SetFacts = {
  readonly name: string;
  readonly type: string;
  readonly key: string;
  readonly keyType: 'number' | 'string';
  /** Without rules of its own: a body is stored as it is, under the next number or its own key. */
  readonly plain: boolean;
};

const BY_NUMBER = { keyType: 'number', plain: false } as const;
const BY_TEXT = { keyType: 'string', plain: false } as const;
const PLAIN_BY_NUMBER = { keyType: 'number', plain: true } as const;
const PLAIN_BY_TEXT = { keyType: 'string', plain: true } as const;

const SETS: readonly SetFacts[] = [
  { name: 'Orders', type: 'Document', key: 'DocEntry', ...BY_NUMBER },
  { name: 'DeliveryNotes', type: 'Document', key: 'DocEntry', ...BY_NUMBER },
  { name: 'Drafts', type: 'Document', key: 'DocEntry', ...PLAIN_BY_NUMBER },
  { name: 'PickLists', type: 'PickList', key: 'Absoluteentry', ...BY_NUMBER },
  { name: 'Items', type: 'Item', key: 'ItemCode', ...PLAIN_BY_TEXT },
  { name: 'BusinessPartners', type: 'BusinessPartner', key: 'CardCode', ...PLAIN_BY_TEXT },
  { name: 'Warehouses', type: 'Warehouse', key: 'WarehouseCode', ...PLAIN_BY_TEXT },
  { name: 'BinLocations', type: 'BinLocation', key: 'AbsEntry', ...PLAIN_BY_NUMBER },
  { name: 'BatchNumberDetails', type: 'BatchNumberDetail', key: 'DocEntry', ...BY_NUMBER },
  { name: 'SerialNumberDetails', type: 'SerialNumberDetail', key: 'DocEntry', ...BY_NUMBER },
  { name: 'UnitOfMeasurements', type: 'UnitOfMeasurement', key: 'AbsEntry', ...PLAIN_BY_NUMBER },
  { name: 'UnitOfMeasurementGroups', type: 'UnitOfMeasurementGroup', key: 'AbsEntry', ...PLAIN_BY_NUMBER },
  { name: 'WeightMeasures', type: 'WeightMeasure', key: 'UnitCode', ...PLAIN_BY_NUMBER },
  { name: 'LengthMeasures', type: 'LengthMeasure', key: 'UnitCode', ...PLAIN_BY_NUMBER },
  { name: 'ShippingTypes', type: 'ShippingType', key: 'Code', ...PLAIN_BY_NUMBER },
  { name: 'PackagesTypes', type: 'PackagesType', key: 'Code', ...PLAIN_BY_NUMBER },
  { name: 'Countries', type: 'Country', key: 'Code', ...PLAIN_BY_TEXT },
  { name: 'UserTablesMD', type: 'UserTablesMD', key: 'TableName', ...BY_TEXT },
  // SAP's key is (TableName, FieldID); here FieldID alone is unique in the whole company.
  { name: 'UserFieldsMD', type: 'UserFieldMD', key: 'FieldID', ...BY_NUMBER },
  { name: 'SQLQueries', type: 'SQLQuery', key: 'SqlCode', ...PLAIN_BY_TEXT },
];

/** Facts of the set, SAP's own or one of the company's own tables. */
export function factsOf(records: Records, name: string): SetFacts | null {
  const known = SETS.find((each) => each.name === name);
  if (known !== undefined) return known;
  return ownSetNames(records).includes(name) ? { name, type: name, key: 'Code', ...PLAIN_BY_TEXT } : null;
}

/**
 * All sets as they can be read now.
 *
 * @param read what is read of an entity of that set, made from what is stored
 */
export function setsOf(
  records: Records,
  types: TypeBook,
  read: (set: string, stored: Entity) => Entity,
): ReadonlyMap<string, EntitySet> {
  const names = [...SETS.map(({ name }) => name), ...ownSetNames(records)];
  return new Map(
    names.flatMap((name) => {
      const facts = factsOf(records, name);
      return facts === null ? [] : [[name, entitySet(records, types, facts, read)] as const];
    }),
  );
}

function entitySet(
  records: Records,
  types: TypeBook,
  { name, type, key, keyType }: SetFacts,
  read: (set: string, stored: Entity) => Entity,
): EntitySet {
  const table = records.table<Entity>(name);
  return {
    name,
    key,
    keyType,
    get properties() {
      return types.kinds(type);
    },
    get: (at: Key) => {
      const stored = table.get(at);
      return stored === undefined ? undefined : read(name, stored);
    },
    *entries(after?: Key) {
      for (const stored of table.entries(after)) yield read(name, stored);
    },
  };
}
