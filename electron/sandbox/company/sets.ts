import type { Books } from './books.ts';
import type { Entity, EntitySet, Key } from './company.ts';
import type { Table } from './records.ts';
import type { TypeBook } from './type-book.ts';
import type { OwnObjects } from './user-defined.ts';

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
  { name: 'Invoices', type: 'Document', key: 'DocEntry', ...BY_NUMBER },
  { name: 'DeliveryNotes', type: 'Document', key: 'DocEntry', ...BY_NUMBER },
  { name: 'Drafts', type: 'Document', key: 'DocEntry', ...PLAIN_BY_NUMBER },
  { name: 'ApprovalRequests', type: 'ApprovalRequest', key: 'Code', ...BY_NUMBER },
  { name: 'PickLists', type: 'PickList', key: 'Absoluteentry', ...BY_NUMBER },
  { name: 'Items', type: 'Item', key: 'ItemCode', ...PLAIN_BY_TEXT },
  { name: 'BarCodes', type: 'BarCode', key: 'AbsEntry', ...BY_NUMBER },
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
  { name: 'Attachments2', type: 'Attachments2', key: 'AbsoluteEntry', ...BY_NUMBER },
  { name: 'EventSubscriptions', type: 'EventSubscription', key: 'WebhookID', ...PLAIN_BY_TEXT },
  { name: 'UserTablesMD', type: 'UserTablesMD', key: 'TableName', ...BY_TEXT },
  // SAP's key is (TableName, FieldID); here FieldID alone is unique in the whole company.
  { name: 'UserFieldsMD', type: 'UserFieldMD', key: 'FieldID', ...BY_NUMBER },
  // SAP's key is (TableName, KeyIndex); here KeyIndex alone is unique. Whether a key is kept is not known: it is not.
  { name: 'UserKeysMD', type: 'UserKeysMD', key: 'KeyIndex', ...PLAIN_BY_NUMBER },
  { name: 'Users', type: 'User', key: 'InternalKey', ...BY_NUMBER },
  { name: 'SQLQueries', type: 'SQLQuery', key: 'SqlCode', ...PLAIN_BY_TEXT },
];

/** Facts of the set, SAP's own or one of the company's own tables. */
export function factsOf(own: OwnObjects, name: string): SetFacts | null {
  const known = SETS.find((each) => each.name === name);
  if (known !== undefined) return known;
  return own.sets().includes(name) ? { name, type: name, key: 'Code', ...PLAIN_BY_TEXT } : null;
}

/**
 * All sets as they can be read now.
 *
 * @param read what is read of an entity of that set, made from what is stored
 */
export function setsOf(books: Books, read: Read): ReadonlyMap<string, EntitySet> {
  const { records, types, own, barCodes } = books;
  const hidden = books.behaviours.webhooks ? null : 'EventSubscriptions';
  const names = [...SETS.map(({ name }) => name).filter((name) => name !== hidden), ...own.sets()];
  return new Map(
    names.flatMap((name) => {
      const facts = factsOf(own, name);
      if (facts === null) return [];
      const rows = name === 'BarCodes' ? barCodes : records.table<Entity>(name);
      return [[name, entitySet(rows, types, facts, read)] as const];
    }),
  );
}

type Read = (set: string, stored: Entity) => Entity;

function entitySet(
  rows: Pick<Table<Entity>, 'get' | 'entries'>,
  types: TypeBook,
  { name, type, key, keyType }: SetFacts,
  read: Read,
): EntitySet {
  return {
    name,
    key,
    keyType,
    get properties() {
      return types.kinds(type);
    },
    get enums() {
      return types.enums(type);
    },
    get: (at: Key) => {
      const stored = rows.get(at);
      return stored === undefined ? undefined : read(name, stored);
    },
    *entries(after?: Key, skip = 0) {
      for (const stored of rows.entries(after, skip)) yield read(name, stored);
    },
  };
}
