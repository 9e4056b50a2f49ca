import { z } from 'zod';
import type { Finding } from '../../../../shared/contracts/setup.ts';
import { inWords } from '../../post/verdict.ts';
import { literal } from '../../service-layer/client.ts';
import { findingOf, type Gone, notSeen } from '../findings.ts';
import type { Inquiry, Surveyed } from '../inquiry.ts';

/** What is read of SAP while it is worked, each with its key. */
const READ: Readonly<Record<string, string>> = {
  Orders: 'DocEntry',
  PickLists: 'Absoluteentry',
  Items: 'ItemCode',
  BusinessPartners: 'CardCode',
  Warehouses: 'WarehouseCode',
  BinLocations: 'AbsEntry',
  UnitOfMeasurements: 'AbsEntry',
  UnitOfMeasurementGroups: 'AbsEntry',
  WeightMeasures: 'UnitCode',
  ShippingTypes: 'Code',
  DeliveryNotes: 'DocEntry',
  Drafts: 'DocEntry',
  ApprovalRequests: 'Code',
};

const rows = z.object({ value: z.array(z.unknown()) });

/** One row of each is read. */
export async function reading(ask: Inquiry): Promise<Finding | Gone> {
  const refused: { readonly set: string; readonly sap: string }[] = [];
  for (const [set, key] of Object.entries(READ)) {
    const read = await ask.read(`${set}?$select=${key}&$top=1`, rows);
    if (read.kind === 'done') continue;
    const finding = notSeen('reading', read);
    if ('kind' in finding) return finding;
    refused.push({ set, sap: inWords(read) });
  }
  const [first] = refused;
  if (first === undefined) return findingOf('reading', 'present', { found: 'readable' });
  const params = { sets: refused.map(({ set }) => set).join(', ') };
  return findingOf('reading', 'obstacle', { found: 'notReadable', params, sap: first.sap });
}

const users = z.object({ value: z.array(z.object({ Superuser: z.enum(['tYES', 'tNO']) })) });

/**
 * Of any other user than a superuser, only a delivery shows whether one may be made: which of SAP's permission ids
 * stands for it is not known, and a delivery made to try is not made.
 */
export async function posting(ask: Inquiry, { user }: Surveyed): Promise<Finding | Gone> {
  const filter = encodeURIComponent(`UserCode eq ${literal(user)}`);
  const read = await ask.read(`Users?$select=Superuser&$filter=${filter}`, users);
  if (read.kind !== 'done') return notSeen('posting', read);
  const [listed] = read.value.value;
  const params = { user };
  // Not every database takes a capital for a small letter, as the log-in may.
  if (listed === undefined) return findingOf('posting', 'notSeen', { found: 'userNotListed', params });
  return listed.Superuser === 'tYES'
    ? findingOf('posting', 'present', { found: 'superuser', params })
    : findingOf('posting', 'worthKnowing', { found: 'ordinaryUser', params });
}
