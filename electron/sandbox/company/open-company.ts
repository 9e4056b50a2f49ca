import { type Behaviours, behaviours } from '../behaviours.ts';
import { decideRequest, holdBack } from './approvals.ts';
import { attach, attached } from './attachments.ts';
import { createBarCode, openBarCodes, removeBarCode, updateBarCode } from './bar-codes.ts';
import type { Books } from './books.ts';
import { table } from './books.ts';
import { openChanges } from './changes.ts';
import { updateOrder } from './changing-orders.ts';
import { openCommitted } from './committed.ts';
import type { Change, Company, Entity, Key, Outcome, UpdateHow } from './company.ts';
import { cancelDelivery, closeDelivery, createDelivery, updateDelivery } from './deliveries.ts';
import { seed } from './demo/seed.ts';
import { type Document, type DocumentSet, documents } from './documents.ts';
import { cancelInvoice, createInvoice, updateInvoice } from './invoices.ts';
import { itemAsRead } from './items.ts';
import { cancelOrder, closeOrder, createOrder, reopenOrder } from './orders.ts';
import { createPickList, updatePickList } from './pick-lists.ts';
import type { PickList } from './picking.ts';
import { createPlain, updatePlain } from './plain.ts';
import { openRecords, type Records } from './records.ts';
import { done, refusals, refused } from './refusals.ts';
import { areWebhooksEnabled, services } from './services.ts';
import { factsOf, setsOf } from './sets.ts';
import { openStock } from './stock.ts';
import { storedQueries } from './stored-queries.ts';
import { openTypeBook } from './type-book.ts';
import { createUserField, createUserTable, openOwnObjects } from './user-defined.ts';

export type CompanyOptions = {
  /** Where what happens is kept, an existing folder; null keeps it in memory alone. */
  readonly folder: string | null;
  /** Adds a large catalogue and many orders, the same for the same number; null is the small company. */
  readonly seed: number | null;
  /** The day (YYYY-MM-DD) that expiry and due dates of the invented data are counted from. */
  readonly today: string;
  readonly now: () => Date;
  /** In what it differs from an ordinary company. */
  readonly behaviours?: Behaviours;
};

/**
 * Opens the demo company SBODEMO: from its folder, or invented anew where there is none yet.
 *
 * @throws StorageHalt when the folder's file is broken, newer, or not durable
 */
export function openCompany(options: CompanyOptions): Company {
  const records = openRecords(options.folder);
  // Invented by the ordinary rules, whatever is unusual afterwards.
  seed(booksOf(records, behaviours(), options.now), options);
  const books = booksOf(records, options.behaviours ?? behaviours(), options.now);
  const changes = openChanges();
  const within = <T>(work: () => Outcome<T>) => changes.within(() => records.atomically(work));
  const changing = <T>(set: string, transaction: Change['transaction'], work: () => Outcome<T>) =>
    within(() => {
      changes.note({ set, transaction });
      return work();
    });
  return {
    name: 'SBODEMO',
    get sets() {
      return setsOf(books, (set, stored) => AS_READ[set]?.(books, stored) ?? stored);
    },
    mayLogIn: (user, password) => user === 'manager' && password === 'manager',
    create: (set, body) => changing(set, 'Created', () => create(books, set, body)),
    update: (set, key, body, how) => changing(set, 'Updated', () => update(books, set, key, body, how)),
    remove: (set, key) => changing(set, 'Deleted', () => remove(books, set, key)),
    act: (set, key, action) => changing(set, 'Updated', () => act(books, set, key, action)),
    call: (name, body) => {
      const service = services[name];
      if (service === undefined) return refused(refusals.unknownService(name));
      return within(() => service(books, body));
    },
    attach: (entry, file) => within(() => attach(books, entry, file)),
    attached: (entry, name) => attached(books, entry, name),
    runQuery: storedQueries(books),
    atomically: within,
    onChange: changes.listen,
    webhooksEnabled: () => areWebhooksEnabled(books),
    version: (set, key) => records.table(set).version(key),
    restarted: books.own.restarted,
    close: () => records.close(),
  };
}

function booksOf(records: Records, named: Behaviours, now: () => Date): Books {
  const own = openOwnObjects(records, named.ownObjectsAfterRestart);
  return {
    records,
    types: openTypeBook(own.fields, named.batchNumberInV2 ? BATCH_NUMBER_TOO : new Map()),
    own,
    stock: openStock(records),
    committed: openCommitted(records),
    barCodes: openBarCodes(records),
    behaviours: named,
    now,
  };
}

/** What is read of entities that say more than is stored of them. */
const AS_READ: Readonly<Record<string, (books: Books, stored: Entity) => Entity>> = {
  Items: itemAsRead,
  Users: ({ behaviours: named }, user) => ({ ...user, Superuser: named.ordinaryUser ? 'tNO' : 'tYES' }),
};

const BATCH_NUMBER_TOO = new Map([['BatchNumber.BatchNumber', 'BatchNumberProperty']]);

type Creation = (books: Books, body: Entity) => Outcome<Entity>;

const CREATIONS: Readonly<Record<string, Creation>> = {
  Orders: createOrder,
  Invoices: createInvoice,
  DeliveryNotes: createDelivery,
  PickLists: createPickList,
  BarCodes: createBarCode,
  UserTablesMD: (books, body) => createUserTable(books.records, books.types, body),
  UserFieldsMD: (books, body) => createUserField(books.records, books.types, body),
};

function create(books: Books, set: string, body: Entity): Outcome<Entity | null> {
  const facts = factsOf(books.own, set);
  if (facts === null) return refused(refusals.unknownSet(set));
  if (!mayWrite(books, set)) return refused(refusals.notPermitted);
  const held = books.behaviours.approvals.find((each) => each === set);
  if (held !== undefined) return holdBack(books, held, body);
  const creation = CREATIONS[set];
  if (creation !== undefined) return creation(books, body);
  return facts.plain ? createPlain(books, facts, body) : refused(refusals.notSupported(`POST ${set}`));
}

function mayWrite({ behaviours: { notPermitted } }: Books, set: string): boolean {
  return !notPermitted.includes(set);
}

function update(books: Books, set: string, key: Key, body: Entity, how: UpdateHow): Outcome<null> {
  const facts = factsOf(books.own, set);
  if (facts === null) return refused(refusals.unknownSet(set));
  if (!mayWrite(books, set)) return refused(refusals.notPermitted);
  if (set === 'BarCodes') return updateBarCode(books, key, body);
  const stored = table(books, set).get(key);
  if (stored === undefined) return refused(refusals.noMatch(404));
  switch (set) {
    case 'ApprovalRequests':
      return decideRequest(books, key, body);
    case 'Orders':
      return updateOrder(books, stored as Document, body, how === 'REPLACE');
    case 'DeliveryNotes':
      return updateDelivery(books, stored as Document, body);
    case 'Invoices':
      return updateInvoice(books, stored as Document, body);
    case 'PickLists':
      return updatePickList(books, stored as PickList, body, how);
    default:
      return updatePlain(books, facts, key, body, how);
  }
}

/** Rows of own tables, drafts, bar codes and stored queries can be deleted; what documents refer to can not. */
function remove(books: Books, set: string, key: Key): Outcome<null> {
  const facts = factsOf(books.own, set);
  if (facts === null) return refused(refusals.unknownSet(set));
  if (!mayWrite(books, set)) return refused(refusals.notPermitted);
  if (set === 'BarCodes') return removeBarCode(books, key);
  if (table(books, set).get(key) === undefined) return refused(refusals.noMatch(404));
  const isRemovable = set.startsWith('U_') || set === 'Drafts' || set === 'SQLQueries';
  if (!isRemovable) return refused(refusals.notRemovable);
  table(books, set).remove(key);
  return done(null);
}

type Action = (books: Books, document: Document) => Outcome<Entity | null>;

const ACTIONS: Readonly<Record<DocumentSet, Readonly<Record<string, Action>>>> = {
  Orders: { Close: closeOrder, Cancel: cancelOrder, Reopen: reopenOrder },
  Invoices: { Cancel: cancelInvoice },
  DeliveryNotes: {
    Close: closeDelivery,
    Cancel: (books, delivery) => withoutContent(cancelDelivery(books, delivery)),
    CreateCancellationDocument: cancelDelivery,
  },
};

function act(books: Books, set: string, key: Key, action: string): Outcome<Entity | null> {
  if (set === 'PickLists' && action === 'GetReleasedAllocation') {
    const list = table(books, set).get(key);
    return list === undefined ? refused(refusals.noMatch(404)) : done(list);
  }
  if (!isDocumentSet(set)) return refused(refusals.unknownService(action));
  const named = ACTIONS[set][action];
  if (named === undefined) return refused(refusals.unknownService(action));
  const document = documents(books, set).get(key);
  return document === undefined ? refused(refusals.noMatch(404)) : named(books, document);
}

function isDocumentSet(set: string): set is DocumentSet {
  return Object.hasOwn(ACTIONS, set);
}

function withoutContent(outcome: Outcome<Entity>): Outcome<null> {
  return outcome.ok ? done(null) : outcome;
}
