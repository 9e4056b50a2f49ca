import type { StationView, TrackingView } from '../../../shared/contracts/station-view.ts';
import type { Language } from './goods.ts';
import { shipment, verdict, view } from './views.ts';

const ASKED: TrackingView = {
  shipmentId: '0193a1c2-7c10-7f3a-9c11-3a5e00000001',
  orderKind: 'order',
  orderNumber: 417203,
  chosen: 2,
  cartons: [1, 2, 3],
  numbers: [
    { carton: null, number: '1Z 999 AA1 01 2345 6784' },
    { carton: 2, number: '00340434161094015902' },
  ],
  state: 'waiting',
  reason: null,
  sapSaid: null,
};

/** The shipment is closed, and the carrier's numbers are asked for. */
export function trackingView(language: Language, changes: Partial<StationView> = {}): StationView {
  return view(language, {
    screen: 'done',
    lastShipment: shipment({ cartons: 3 }),
    lastSlip: { state: 'printed', why: null },
    lastVerdict: verdict('right', 'TrackingGiven', { number: '00340434161094015902' }),
    weight: { verdict: 'zero', grams: 0 },
    tracking: ASKED,
    ...changes,
  });
}

/** A number stands in SAP that somebody gave there, and the shipment has more cartons than the dialog is high. */
export function trackingElsewhere(language: Language): StationView {
  const cartons = Array.from({ length: 40 }, (_none, at) => at + 1);
  const numbers = cartons.map((carton) => ({ carton, number: `JJD0000039000000${1_000 + carton}` }));
  return trackingView(language, {
    tracking: {
      ...ASKED,
      cartons,
      numbers,
      state: 'refused',
      reason: { code: 'TRACKING_OF_OTHERS', params: {} },
      sapSaid: '1Z999AA10123456784',
    },
  });
}

/** What was scanned next is no carrier's number. */
export function trackingUnusable(language: Language): StationView {
  const refused = verdict('wrong', 'TRACKING_UNUSABLE', {});
  return trackingView(language, { version: 2, lastVerdict: { ...refused, seq: refused.seq + 1 } });
}
