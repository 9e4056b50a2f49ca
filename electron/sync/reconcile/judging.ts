import {
  type Alarm,
  type AlarmCode,
  type Finding,
  MAX_DIFFERENCES,
} from '../../../shared/contracts/alarm.ts';
import type { DeliveredDocument } from '../service-layer/entities.ts';
import type { KnownShipment } from '../store/store.ts';
import { differencesOf } from './goods.ts';

/**
 * What is wrong between a shipment and all documents of SAP that carry its id.
 *
 * @param known null where the shipment is not known here, although it should be
 * @param station of the shipment, as far as anything says it
 */
export function findingsOf(
  shipmentId: string,
  known: KnownShipment | null,
  station: string | null,
  documents: readonly DeliveredDocument[],
): readonly Finding[] {
  const deliveries = documents.filter(({ CancelStatus }) => CancelStatus !== 'csCancellation');
  const active = deliveries.filter(({ CancelStatus }) => CancelStatus !== 'csYes');
  const finding = (code: AlarmCode, differences: Alarm['differences'] = []): Finding => ({
    shipmentId,
    code,
    orderKind: known?.confirmation.orderKind,
    orderNumber: known?.confirmation.orderNumber ?? null,
    station: known?.station ?? station,
    documents: deliveries.map(({ DocEntry, DocNum, CancelStatus }) => ({
      entry: DocEntry,
      number: DocNum,
      cancelled: CancelStatus === 'csYes',
    })),
    differences: differences.slice(0, MAX_DIFFERENCES),
  });
  const findings: Finding[] = [];
  if (active.length > 1) findings.push(finding('TWICE_IN_SAP'));
  if (known === null) return active.length === 0 ? findings : [...findings, finding('NOT_KNOWN_HERE')];
  if (known.state !== 'posted') {
    return active.length > 0 && isDecided(known) ? [...findings, finding('IN_SAP_AFTER_ALL')] : findings;
  }
  const own = deliveries.find(({ DocEntry }) => DocEntry === known.document?.entry);
  if (own === undefined) return [...findings, finding('NOT_IN_SAP')];
  if (own.CancelStatus === 'csYes') findings.push(finding('CANCELLED_IN_SAP'));
  const differences = differencesOf(known.confirmation, own);
  if (differences.length > 0) findings.push(finding('GOODS_DIFFER', differences));
  return findings;
}

/** Nothing more is sent of it; any other shipment may be landing just now. */
function isDecided({ state }: KnownShipment): boolean {
  return state === 'refused' || state === 'held' || state === 'givenBack';
}

/** True for a document that is just what was posted; all others are looked at together with their likes. */
export function isPlainlyRight(known: KnownShipment, document: DeliveredDocument): boolean {
  return (
    known.state === 'posted' &&
    known.document?.entry === document.DocEntry &&
    findingsOf(known.confirmation.shipmentId, known, known.station, [document]).length === 0
  );
}
