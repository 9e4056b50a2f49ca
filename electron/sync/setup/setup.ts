import { z } from 'zod';
import {
  type Finding,
  isInOrder,
  type Promised,
  type SetUpSubject,
} from '../../../shared/contracts/setup.ts';
import type { ServiceLayer } from '../service-layer/client.ts';
import { orderLine } from '../service-layer/entities.ts';
import type { Failure } from '../service-layer/outcome.ts';
import { findingOf, notSeen } from './findings.ts';
import { look, ownObjects, type Part } from './own-objects.ts';
import { STOCK_QUERIES, type StockQuery } from './stock-queries.ts';

/** What a company's SAP has for us, as far as it can be used right now. */
export type Equipment = {
  readonly promise: Promised;
  /** Pick lists carry the tote's code in U_PW_TOTE. */
  readonly tote: boolean;
  /** Orders have fields in which they say how far they are at the benches. */
  readonly orderFields: boolean;
  /** Reserve invoices can be told apart from other invoices, and read. */
  readonly reserveInvoices: boolean;
  /** Delivery lines can name their pick list line. */
  readonly pickListLink: boolean;
  readonly stockQueries: ReadonlySet<StockQuery['code']>;
  readonly packageTypes: ReadonlySet<string>;
};

export type SetUp = { readonly equipment: Equipment; readonly findings: readonly Finding[] };

/**
 * Looks what the company has of what work and posting need, and with `make` makes what is missing. Safe to repeat.
 * Ends with the first failure that says nothing about the company (SAP away, wrong password).
 *
 * @param more what is wanted beside, without which work and posting go on
 */
export async function setUp(
  sap: ServiceLayer,
  make: boolean,
  signal: AbortSignal,
  more: readonly Part[] = [],
): Promise<{ readonly kind: 'done'; readonly value: SetUp } | Failure> {
  const findings: Finding[] = [];
  for (const part of ownObjects(sap, signal)) {
    const found = await look(part, make);
    if ('kind' in found) return found;
    findings.push(found);
  }
  for (const part of more) {
    const found = await look(part, make);
    const finding = 'kind' in found ? notSeen(part.subject, found) : found;
    if ('kind' in finding) return finding;
    findings.push(finding);
  }
  const link = await pickListLink(sap, signal);
  if ('kind' in link) return link;
  const invoices = await reserveInvoices(sap, signal);
  if ('kind' in invoices) return invoices;
  const packages = await packageTypes(sap, signal);
  if ('kind' in packages) return packages;

  const usable = findings.filter(isInOrder);
  const has = (subject: SetUpSubject) => usable.some((each) => each.subject === subject);
  const equipment: Equipment = {
    promise: has('deliveryField') ? (has('ownTable') ? 'ownTable' : 'lookUp') : 'unknown',
    tote: has('toteField'),
    orderFields: has('orderFields'),
    reserveInvoices: invoices.state === 'present',
    pickListLink: link.state === 'present',
    stockQueries: new Set(
      STOCK_QUERIES.map(({ code }) => code).filter((code) =>
        usable.some(({ params }) => params.query === code),
      ),
    ),
    packageTypes: packages.types,
  };
  return { kind: 'done', value: { equipment, findings: [...findings, link, invoices, packages.finding] } };
}

const orders = z.object({ value: z.array(z.object({ DocumentLines: z.array(orderLine).nullish() })) });

/** Only versions from FP2508 on have it, which shows on any line of any order. */
async function pickListLink(sap: ServiceLayer, signal: AbortSignal) {
  const read = await sap.read('Orders?$select=DocEntry,DocumentLines&$top=1', orders, signal);
  if (read.kind !== 'done') return notSeen('pickListLink', read);
  const [line] = read.value.value.flatMap(({ DocumentLines }) => DocumentLines ?? []);
  return line?.DocLinePickLists === undefined
    ? findingOf('pickListLink', 'worthKnowing', { found: 'linkNone' })
    : findingOf('pickListLink', 'present', { found: 'linkUsed' });
}

/** An invoice is closed by its payment; whether goods of it are still to be sent says its inventory status. */
export const OPEN_RESERVE_INVOICES =
  "ReserveInvoice eq 'tYES' and InventoryStatus eq 'bost_Open' and Cancelled eq 'tNO'";

const invoices = z.object({ value: z.array(z.unknown()) });

/** Without them, orders and pick lists are packed all the same. */
async function reserveInvoices(sap: ServiceLayer, signal: AbortSignal) {
  const filter = encodeURIComponent(OPEN_RESERVE_INVOICES);
  const read = await sap.read(`Invoices?$select=DocEntry&$filter=${filter}&$top=1`, invoices, signal);
  return read.kind === 'done' ? findingOf('reserveInvoices', 'present') : notSeen('reserveInvoices', read);
}

/** Enough to compare with the packagings of a bench. */
const MOST_NAMED = 12;

function named(types: ReadonlySet<string>): string {
  const more = types.size - MOST_NAMED;
  return [...types].slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` (+${more})` : '');
}

const types = z.object({ value: z.array(z.object({ Type: z.string().nullish() })) });

async function packageTypes(sap: ServiceLayer, signal: AbortSignal) {
  const read = await sap.read('PackagesTypes?$select=Type', types, signal);
  if (read.kind !== 'done') {
    const finding = notSeen('packageTypes', read);
    return 'kind' in finding ? finding : { types: new Set<string>(), finding };
  }
  const names = new Set(read.value.value.flatMap(({ Type }) => Type ?? []));
  const finding =
    names.size === 0
      ? findingOf('packageTypes', 'worthKnowing', { found: 'packagesNone' })
      : findingOf('packageTypes', 'present', { found: 'packagesKnown', params: { names: named(names) } });
  return { types: names, finding };
}
