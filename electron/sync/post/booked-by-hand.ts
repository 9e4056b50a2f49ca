import type { AdoptionRefusal } from '../../../shared/contracts/adoption.ts';
import type { Alarm, Place } from '../../../shared/contracts/alarm.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { differencesOf } from '../reconcile/goods.ts';
import type { DeliveredDocument } from '../service-layer/entities.ts';

/** The delivery that is a shipment's, or why none is. */
export type Booked =
  | { readonly kind: 'agrees'; readonly entry: number }
  | { readonly kind: 'refused'; readonly code: AdoptionRefusal; readonly detail: string };

/**
 * Which of SAP's deliveries with the number that somebody named is the one that was booked for a shipment; several
 * have it where series count by themselves. It carries no shipment's id, and agrees in customer, base lines, warehouses,
 * quantities, lots and serials with what was packed. Bins need not agree: whoever books in the office seldom knows from
 * which the goods came, and reconciling says afterwards which to correct.
 */
export function bookedFor(confirmation: Confirmation, documents: readonly DeliveredDocument[]): Booked {
  let left = documents;
  let last = documents[0];
  if (last === undefined) return { kind: 'refused', code: 'DELIVERY_NOT_FOUND', detail: '' };
  for (const { code, fits, detail } of CHECKS) {
    left = left.filter((document) => fits(document, confirmation));
    if (left.length === 0) return { kind: 'refused', code, detail: detail?.(last, confirmation) ?? '' };
    last = left[0] ?? last;
  }
  if (left.length > 1) return { kind: 'refused', code: 'DELIVERY_AMBIGUOUS', detail: '' };
  return { kind: 'agrees', entry: last.DocEntry };
}

type Check = {
  readonly code: AdoptionRefusal;
  readonly fits: (document: DeliveredDocument, confirmation: Confirmation) => boolean;
  readonly detail?: (document: DeliveredDocument, confirmation: Confirmation) => string;
};

const CHECKS: readonly Check[] = [
  { code: 'DELIVERY_CANCELLED', fits: ({ CancelStatus }) => (CancelStatus ?? 'csNo') === 'csNo' },
  { code: 'DELIVERY_OF_ANOTHER', fits: ({ U_PW_ID }) => (U_PW_ID ?? '') === '' },
  {
    code: 'DELIVERY_OF_OTHER_CUSTOMER',
    fits: ({ CardCode }, { customerCode }) => CardCode === customerCode,
    detail: ({ CardCode }) => CardCode ?? '',
  },
  {
    code: 'DELIVERY_DIFFERS',
    fits: (document, confirmation) => differences(document, confirmation).length === 0,
    detail: (document, confirmation) => firstOf(differences(document, confirmation)),
  },
];

/** In signs that need no language: what was packed ≠ what the delivery says. */
function differences(document: DeliveredDocument, confirmation: Confirmation): readonly string[] {
  return [
    ...goodsThatDiffer(document, confirmation).map(
      ({ itemCode, packed, inSap }) => `${itemCode}: ${places(packed)} ≠ ${places(inSap)}`,
    ),
    ...warehousesThatDiffer(document, confirmation),
  ];
}

function goodsThatDiffer(document: DeliveredDocument, confirmation: Confirmation): Alarm['differences'] {
  const lines = confirmation.lines.map((line) => ({
    ...line,
    taken: line.taken.map((row) => ({ ...row, bin: null })),
  }));
  const withoutBins = document.DocumentLines.map((line) => ({ ...line, DocumentLinesBinAllocations: [] }));
  return differencesOf({ ...confirmation, lines }, { ...document, DocumentLines: withoutBins });
}

function warehousesThatDiffer(
  { DocumentLines }: DeliveredDocument,
  { lines }: Confirmation,
): readonly string[] {
  return DocumentLines.flatMap(({ BaseEntry, BaseLine, WarehouseCode }) => {
    const packed = lines.find(
      ({ orderEntry, orderLine }) => orderEntry === BaseEntry && orderLine === BaseLine,
    );
    if (packed === undefined || packed.warehouse === WarehouseCode) return [];
    return [`${packed.itemCode}: ${packed.warehouse} ≠ ${WarehouseCode}`];
  });
}

/** So many are named to a person; more are told by the first ones. */
const MAX_NAMED = 4;

function firstOf(differing: readonly string[]): string {
  return [...differing.slice(0, MAX_NAMED), ...(differing.length > MAX_NAMED ? ['…'] : [])].join('; ');
}

function places(rows: readonly Place[]): string {
  if (rows.length === 0) return '0';
  return rows
    .map(({ quantity, lot, serial }) => {
      const mark = lot ?? serial;
      return mark === null ? `${quantity}` : `${quantity} (${mark})`;
    })
    .join(' + ');
}
