import type { AlarmCode, Finding, Place } from '../../../shared/contracts/alarm.ts';

const WORDS: Readonly<Record<AlarmCode, string>> = {
  NOT_IN_SAP: 'posted here, but SAP has no such delivery',
  NOT_KNOWN_HERE: 'in SAP, but not known here',
  GOODS_DIFFER: 'SAP has other goods than were packed',
  TWICE_IN_SAP: 'SAP has more than one delivery of it',
  CANCELLED_IN_SAP: 'its delivery was cancelled in SAP afterwards',
  IN_SAP_AFTER_ALL: 'in SAP, although here it counts as not posted',
};

/** What a sweep found in plain words, for a terminal. */
export function inPlainWords(judged: number, findings: readonly Finding[], since: string): string {
  const about = `${judged} shipment(s) compared with SAP, since ${since}: `;
  if (findings.length === 0) return `${about}no differences.`;
  return [`${about}${findings.length} difference(s).`, ...findings.map(lineOf)].join('\n');
}

function lineOf({
  shipmentId,
  code,
  orderKind,
  orderNumber,
  station,
  documents,
  differences,
}: Finding): string {
  const kind = orderKind === 'reserveInvoice' ? 'reserve invoice' : 'order';
  const of = [orderNumber === null ? null : `${kind} ${orderNumber}`, station].filter(
    (part) => part !== null,
  );
  const numbers = documents.map(({ number, cancelled }) => `${number}${cancelled ? ' (cancelled)' : ''}`);
  return [
    `Shipment ${shipmentId}${of.length === 0 ? '' : ` (${of.join(', ')})`}: ${WORDS[code]}.`,
    `  Deliveries in SAP: ${numbers.length === 0 ? 'none' : numbers.join(', ')}.`,
    ...differences.map(
      ({ orderLine, itemCode, packed, inSap }) =>
        `  Line ${orderLine}, ${itemCode}: packed ${places(packed)}; in SAP ${places(inSap)}.`,
    ),
  ].join('\n');
}

function places(rows: readonly Place[]): string {
  if (rows.length === 0) return 'nothing';
  return rows
    .map(({ quantity, lot, serial, bin }) =>
      [
        `${quantity}`,
        lot === null ? '' : `of lot ${lot}`,
        serial === null ? '' : `with serial ${serial}`,
        bin === null ? '' : `from bin ${bin}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join(' + ');
}
