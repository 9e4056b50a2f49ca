import { z } from 'zod';
import type { Finding } from '../../../../shared/contracts/setup.ts';
import { findingOf, type Gone, notSeen } from '../findings.ts';
import type { Inquiry, Surveyed } from '../inquiry.ts';

const warehouse = z.object({
  WarehouseCode: z.string(),
  EnableBinLocations: z.string().nullish(),
  AutoAllocOnIssue: z.string().nullish(),
  DefaultBin: z.int().nullish(),
  Inactive: z.string().nullish(),
});
type Warehouse = z.infer<typeof warehouse>;

const WAREHOUSES = {
  set: 'Warehouses',
  select: ['WarehouseCode', 'EnableBinLocations', 'AutoAllocOnIssue', 'DefaultBin', 'Inactive'],
  orderBy: 'WarehouseCode',
};
/** SAP allocates by itself only where there is one bin to choose from. */
const BY_HAND = 'whsBinSingleChoiceOnly';

export async function bins(ask: Inquiry, { warehouses: ours }: Surveyed): Promise<Finding | Gone> {
  const read = await ask.all(WAREHOUSES, warehouse);
  if (read.kind !== 'done') return notSeen('bins', read);
  const withBins = read.value.filter(
    (each) =>
      each.EnableBinLocations === 'tYES' &&
      each.Inactive !== 'tYES' &&
      (ours === null || ours.includes(each.WarehouseCode)),
  );
  if (withBins.length === 0) return findingOf('bins', 'present', { found: 'binsNone' });
  const byHand = withBins.filter(wantsBinsNamed);
  return byHand.length === 0
    ? findingOf('bins', 'present', { found: 'binsBySap', params: named(withBins) })
    : findingOf('bins', 'worthKnowing', { found: 'binsByHand', params: named(byHand) });
}

function wantsBinsNamed({ AutoAllocOnIssue, DefaultBin }: Warehouse): boolean {
  return (AutoAllocOnIssue ?? BY_HAND) === BY_HAND && (DefaultBin ?? 0) <= 0;
}

function named(found: readonly Warehouse[]): { readonly warehouses: string } {
  return { warehouses: found.map(({ WarehouseCode }) => WarehouseCode).join(', ') };
}
