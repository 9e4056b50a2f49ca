import { z } from 'zod';
import type { Finding } from '../../../../shared/contracts/setup.ts';
import { findingOf, type Gone, notSeen } from '../findings.ts';
import type { Inquiry, Surveyed } from '../inquiry.ts';

const DELIVERIES = { DocumentTypeParams: { Document: '15' } };

const number = z.number().nullish();
const oneSeries = z.object({
  Name: z.string().nullish(),
  SeriesProperty: number,
  Locked: z.string().nullish(),
  IsManual: z.string().nullish(),
  NextNumber: number,
  LastNumber: number,
});
type Series = z.infer<typeof oneSeries>;
const allSeries = z.object({ value: z.array(oneSeries) });

/** Deliveries are posted without a series, so that they take the default one of the user. */
export async function series(ask: Inquiry, { user }: Surveyed): Promise<Finding | Gone> {
  const standard = await ask.call('SeriesService_GetDefaultSeries', DELIVERIES, oneSeries);
  if (standard.kind === 'done' && isThere(standard.value)) return judge(standard.value);
  const all = await ask.call('SeriesService_GetDocumentSeries', DELIVERIES, allSeries);
  if (all.kind !== 'done') return notSeen('series', standard.kind === 'done' ? all : standard);
  const sap = standard.kind === 'refused' ? `${standard.error.code} ${standard.error.message}` : null;
  if (all.value.value.length === 0) return findingOf('series', 'obstacle', { found: 'seriesNone', sap });
  const params = { series: all.value.value.map(nameOf).join(', '), user };
  return findingOf('series', 'obstacle', { found: 'seriesNotDefault', params, sap });
}

/** What SAP says where there is no default is not known for sure: an error, or a series without a number. */
function isThere({ SeriesProperty }: Series): boolean {
  return (SeriesProperty ?? 0) > 0;
}

function judge(found: Series): Finding {
  const params = { series: nameOf(found) };
  if (found.Locked === 'tYES') return findingOf('series', 'obstacle', { found: 'seriesLocked', params });
  if (found.IsManual === 'tYES') return findingOf('series', 'obstacle', { found: 'seriesManual', params });
  const { NextNumber: next, LastNumber: last } = found;
  if (next != null && last != null && last > 0 && next > last) {
    return findingOf('series', 'obstacle', { found: 'seriesUsedUp', params: { ...params, last } });
  }
  return findingOf('series', 'present', { found: 'seriesIs', params });
}

function nameOf({ Name, SeriesProperty }: Series): string {
  return Name ?? String(SeriesProperty ?? '');
}
