import { alternativesOf, keepAlternatives } from './alternatives.ts';
import { approvalTemplates } from './approval-templates.ts';
import { saveDraft } from './approvals.ts';
import { type Books, table } from './books.ts';
import type { Entity, Outcome, Value } from './company.ts';
import { cancelDelivery } from './deliveries.ts';
import { documents } from './documents.ts';
import { closePickList, updateReleasedAllocation } from './pick-lists.ts';
import { done, refusals, refused } from './refusals.ts';
import { defaultSeries, documentSeries } from './series.ts';
import { isEntity, numberOf } from './values.ts';

const COMPANY_NAME = 'Hollerbach Food & Hardware';

type Service = (books: Books, body: Entity) => Outcome<Entity | null>;

/** Unbound functions and actions by their names. */
export const services: Readonly<Record<string, Service>> = {
  CompanyService_GetCompanyInfo: () => done(COMPANY_INFO),
  CompanyService_GetAdminInfo: (books) => done(adminInfo(books)),
  CompanyService_UpdateAdminInfo: (books, body) => updateAdminInfo(books, inner(body, 'AdminInfo')),
  SeriesService_GetDefaultSeries: defaultSeries,
  SeriesService_GetDocumentSeries: documentSeries,
  OrdersService_GetApprovalTemplates: (books, body) => approvalTemplates(books, 'Orders', body),
  DeliveryNotesService_GetApprovalTemplates: (books, body) => approvalTemplates(books, 'DeliveryNotes', body),
  UnitOfMeasurementsService_GetList: (books) =>
    list(books, 'UnitOfMeasurements', ['AbsEntry', 'Code', 'Name']),
  UnitOfMeasurementGroupsService_GetList: (books) =>
    list(books, 'UnitOfMeasurementGroups', ['AbsEntry', 'Code', 'Name']),
  BinLocationsService_GetList: (books) => list(books, 'BinLocations', ['AbsEntry', 'BinCode']),
  AlternativeItemsService_GetItem: alternativesOf,
  AlternativeItemsService_AddItem: (books, body) => keepAlternatives(books, body, true),
  AlternativeItemsService_UpdateItem: (books, body) => keepAlternatives(books, body, false),
  PickListsService_Close: (books, body) => closePickList(books, inner(body, 'PickList')),
  PickListsService_UpdateReleasedAllocation: (books, body) =>
    updateReleasedAllocation(books, inner(body, 'PickList')),
  DraftsService_SaveDraftToDocument: (books, body) =>
    saveDraft(books, numberOf(inner(body, 'Document').DocEntry) ?? -1),
  DeliveryNotesService_Cancel2: (books, body) => {
    const delivery = documents(books, 'DeliveryNotes').get(numberOf(inner(body, 'Document').DocEntry) ?? -1);
    if (delivery === undefined) return refused(refusals.noMatch(404));
    const cancelled = cancelDelivery(books, delivery);
    return cancelled.ok ? done(null) : cancelled;
  },
};

/** What can be changed of the company's settings: its webhooks, where it has them. */
function settings(books: Books) {
  return table<Entity>(books, 'adminInfo');
}

const THE_COMPANY = 1;

function adminInfo(books: Books): Entity {
  if (!books.behaviours.webhooks) return ADMIN_INFO;
  return { ...ADMIN_INFO, EnableWebhook: areWebhooksEnabled(books) ? 'tYES' : 'tNO' };
}

export function areWebhooksEnabled(books: Books): boolean {
  return books.behaviours.webhooks && settings(books).get(THE_COMPANY)?.EnableWebhook === 'tYES';
}

function updateAdminInfo(books: Books, changes: Entity): Outcome<null> {
  const known = adminInfo(books);
  const unknown = Object.keys(changes).find((name) => known[name] === undefined);
  if (unknown !== undefined) return refused(refusals.unknownProperty(unknown, 'AdminInfo'));
  settings(books).put(THE_COMPANY, { ...settings(books).get(THE_COMPANY), ...changes });
  return done(null);
}

const COMPANY_INFO: Entity = {
  Version: 1000280,
  CompanyName: COMPANY_NAME,
  EnableExpensesManagement: 'tNO',
  BlockStockNegativeQuantity: 'tYES',
  SRIManagementSystem: 'bomm_OnEveryTransaction',
  AutoSRICreationOnReceipt: 'tNO',
  EnableTransactionNotification: 'tNO',
  LanguageCode: 'ln_English',
  Localization: 'DE',
};

const ADMIN_INFO: Entity = {
  Code: 1,
  CompanyName: COMPANY_NAME,
  Address: 'Lagerstraße 12, 22765 Hamburg, GERMANY',
  Country: 'DE',
  LocalCurrency: 'EUR',
  SystemCurrency: 'EUR',
  DefaultWarehouse: '01',
  AccuracyofQuantities: 3,
  PriceAccuracy: 2,
  DateSeparator: '-',
};

function inner(body: Entity, name: string): Entity {
  const value: Value | undefined = body[name];
  return isEntity(value) ? value : body;
}

function list(books: Books, set: string, properties: readonly string[]): Outcome<Entity> {
  const value = [...table(books, set).entries()].map((entity) =>
    Object.fromEntries(properties.map((property) => [property, entity[property] ?? null])),
  );
  return done({ value });
}
