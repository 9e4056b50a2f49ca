import type { StationView } from '../../shared/contracts/station-view.ts';

/** One scan that can be tried: what kind of code it is (a word of the catalogue) and its text. */
export type BenchScan = {
  readonly what: 'badge' | 'tote' | 'location' | 'item' | 'lot' | 'serial' | 'label' | 'wrong';
  readonly text: string;
};

/** Totes and orders offered at a time; the list beside it has them all. */
const OFFERED_WORKS = 4;
const OFFERED_SERIALS = 3;

/** What can be scanned now on the virtual bench, the right thing first. */
export function benchScans(view: StationView): readonly BenchScan[] {
  const { session, queue, trialBadges, screen } = view;
  if (screen === 'signIn') return trialBadges.map(({ code }) => ({ what: 'badge', text: code }));
  if (!session || screen !== 'packing') {
    return queue
      .slice(0, OFFERED_WORKS)
      .map((work) => ({ what: 'tote', text: work.tote ?? String(work.orderNumber) }));
  }
  const label = session.cartons.find(({ status }) => status === 'closed')?.sscc;
  if (label) return [{ what: 'label', text: `]C100${label}` }];
  return sessionScans(session);
}

function sessionScans(session: NonNullable<StationView['session']>): readonly BenchScan[] {
  const next = session.lines.find((line) => line.isNext);
  if (!next) return [];
  const other = session.lines.find((line) => line.itemCode !== next.itemCode);
  return [
    ...next.bins.slice(0, 1).map((text) => ({ what: 'location', text }) as const),
    { what: 'item', text: next.barcode ?? next.itemCode },
    ...next.lots.slice(0, 1).map(({ lot }) => ({ what: 'lot', text: lot }) as const),
    ...(next.serials ?? []).slice(0, OFFERED_SERIALS).map((text) => ({ what: 'serial', text }) as const),
    ...(other ? [{ what: 'wrong', text: other.barcode ?? other.itemCode } as const] : []),
  ];
}
