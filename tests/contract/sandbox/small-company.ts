import type { Company, Entity, EntitySet, Key, Outcome } from '../../../electron/sandbox/company/company.ts';

type Properties = EntitySet['properties'];
type Table = EntitySet & { readonly rows: Map<Key, Entity>; readonly versions: Map<Key, number> };

const ITEMS: Properties = new Map([
  ['ItemCode', 'string'],
  ['ItemName', 'string'],
  ['QuantityOnStock', 'number'],
  ['Valid', 'string'],
  ['UpdateDate', 'date'],
  ['Frozen', 'boolean'],
  ['ItemBarCodeCollection', 'collection'],
]);
const DOCUMENTS: Properties = new Map([
  ['DocEntry', 'number'],
  ['DocStatus2', 'string'],
  ['DocumentStatus', 'string'],
  ['NumAtCard', 'string'],
  ['DocDueDate', 'date'],
  ['U_PW_ID', 'string'],
  ['DocumentLines', 'collection'],
]);
const ENUMS: EntitySet['enums'] = new Map([
  [
    'DocumentStatus',
    new Map([
      ['bost_Open', 'O'],
      ['bost_Close', 'C'],
    ]),
  ],
  [
    'Valid',
    new Map([
      ['tYES', 'Y'],
      ['tNO', 'N'],
    ]),
  ],
]);
const OWN: Properties = new Map([
  ['Code', 'string'],
  ['Name', 'string'],
]);
const PICK_LISTS: Properties = new Map([
  ['Absoluteentry', 'number'],
  ['Status', 'string'],
]);

/**
 * A company with hardly any rules, to see the wire alone: items and orders as given, a key only once, and an
 * order that closes once. `atomically` really undoes.
 */
export function smallCompany(items: readonly Entity[] = [], orders: readonly Entity[] = []): Company {
  const tables = new Map<string, Table>(
    [
      table('Items', 'ItemCode', 'string', ITEMS, items),
      table('Orders', 'DocEntry', 'number', DOCUMENTS, orders),
      table('DeliveryNotes', 'DocEntry', 'number', DOCUMENTS, []),
      table('PickLists', 'Absoluteentry', 'number', PICK_LISTS, [
        { Absoluteentry: 1, Status: 'ps_Released' },
      ]),
      table('U_PW_SHIPMENT', 'Code', 'string', OWN, []),
      table(
        'SQLQueries',
        'SqlCode',
        'string',
        new Map([
          ['SqlCode', 'string'],
          ['SqlText', 'string'],
        ]),
        [{ SqlCode: 'ITEMS', SqlText: 'SELECT T0.ItemCode FROM OITM T0' }],
      ),
    ].map((each) => [each.name, each]),
  );
  const found = (set: string, key: Key): Table | null => {
    const at = tables.get(set);
    return at?.rows.has(key) === true ? at : null;
  };
  const change = (set: Table, key: Key, entity: Entity): void => {
    set.rows.set(key, entity);
    set.versions.set(key, (set.versions.get(key) ?? 0) + 1);
  };
  return {
    name: 'SBODEMO',
    sets: tables,
    mayLogIn: (user, password) => user === 'manager' && password === 'manager',
    create: (name, body) => {
      const set = tables.get(name);
      if (set === undefined) throw new Error(name);
      const given = body[set.key];
      const key = set.keyType === 'number' ? set.rows.size + 1 : String(given);
      if (set.rows.has(key)) return DUPLICATE;
      if (body.NumAtCard === 'REFUSE') return refused(-10, 'Quantity falls into negative inventory');
      const entity = { ...body, [set.key]: key };
      change(set, key, entity);
      return { ok: true, value: entity };
    },
    update: (name, key, body, how) => {
      const set = found(name, key);
      if (set === null) return NO_RECORD;
      const before = how === 'PUT' ? { [set.key]: key } : set.rows.get(key);
      change(set, key, { ...before, ...body });
      return { ok: true, value: null };
    },
    remove: (name, key) => {
      const set = found(name, key);
      if (set === null) return NO_RECORD;
      set.rows.delete(key);
      return { ok: true, value: null };
    },
    act: (name, key, action) => {
      const set = found(name, key);
      if (set === null) return NO_RECORD;
      if (action === 'GetReleasedAllocation') return { ok: true, value: { Absoluteentry: key } };
      const order = set.rows.get(key);
      if (order?.DocumentStatus === 'bost_Close') return refused(-10, 'Document is already closed');
      change(set, key, { ...order, DocumentStatus: 'bost_Close' });
      return { ok: true, value: null };
    },
    call: (name, body) =>
      name === 'CompanyService_GetCompanyInfo'
        ? { ok: true, value: { CompanyName: 'Demo', Asked: body } }
        : refused(-1002, `Service ${name} not found`),
    runQuery: (code, parameters) => {
      if (code !== 'ITEMS') return NO_RECORD;
      const rows = [...(tables.get('Items')?.entries() ?? [])].map(({ ItemCode = null }) => ({ ItemCode }));
      return {
        ok: true,
        value: rows.filter(({ ItemCode }) => parameters.p === undefined || ItemCode === parameters.p),
      };
    },
    atomically: (work) => {
      const before = [...tables.values()].map((each) => [each, new Map(each.rows)] as const);
      const outcome = work();
      if (outcome.ok) return outcome;
      for (const [each, rows] of before) {
        each.rows.clear();
        for (const [key, entity] of rows) each.rows.set(key, entity);
      }
      return outcome;
    },
    version: (name, key) => tables.get(name)?.versions.get(key) ?? 1,
    attach: () => refused(-5002, 'No attachments'),
    attached: () => NO_RECORD,
    onChange: () => {},
    webhooksEnabled: () => false,
    restarted: () => {},
    close: () => {},
  };
}

function table(
  name: string,
  key: string,
  keyType: 'number' | 'string',
  properties: Properties,
  entities: readonly Entity[],
): Table {
  const rows = new Map<Key, Entity>(entities.map((entity) => [entity[key] as Key, entity]));
  const versions = new Map([...rows.keys()].map((each) => [each, 1]));
  return {
    name,
    key,
    keyType,
    properties,
    enums: ENUMS,
    rows,
    versions,
    get: (at) => rows.get(at),
    entries: (after, skip = 0) =>
      [...rows]
        .filter(([at]) => after === undefined || at > after)
        .slice(skip)
        .map(([, row]) => row),
  };
}

function refused(code: number, message: string): { readonly ok: false; readonly error: RefusedError } {
  return { ok: false, error: { status: 400, code, message } };
}
type RefusedError = Extract<Outcome<never>, { ok: false }>['error'];

const DUPLICATE = refused(-2035, 'This entry already exists in the following tables (ODBC -2035)');
const NO_RECORD: Outcome<never> = {
  ok: false,
  error: { status: 404, code: -2028, message: 'No matching records found (ODBC -2028)' },
};
