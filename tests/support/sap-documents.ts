import { z } from 'zod';
import type { OrderKind } from '../../shared/packing/order-key.ts';
import { sum } from '../../shared/packing/quantity.ts';
import type { Asker } from './sandbox.ts';

const rows = <T extends z.ZodType>(row: T) =>
  z
    .array(row)
    .nullish()
    .transform((value) => value ?? []);

const deliveryLine = z.object({
  BaseType: z.int().nullable(),
  BaseEntry: z.int().nullable(),
  BaseLine: z.int().nullable(),
  ItemCode: z.string(),
  InventoryQuantity: z.number(),
  BatchNumbers: rows(z.object({ BatchNumberProperty: z.string(), Quantity: z.number() })),
  SerialNumbers: rows(z.object({ InternalSerialNumber: z.string() })),
  DocumentLinesBinAllocations: rows(
    z.object({
      BinAbsEntry: z.int(),
      Quantity: z.number(),
      SerialAndBatchNumbersBaseLine: z.int(),
    }),
  ),
});
const delivery = z.object({
  DocEntry: z.int(),
  DocNum: z.int(),
  CardCode: z.string(),
  U_PW_ID: z.string(),
  DocumentLines: z.array(deliveryLine),
});
export type SapDelivery = z.infer<typeof delivery>;

/** The deliveries in SAP that carry a shipment's id. */
export async function deliveriesOf(asker: Asker, shipmentId: string): Promise<readonly SapDelivery[]> {
  const { json } = await asker.get(`DeliveryNotes?$filter=U_PW_ID%20eq%20'${shipmentId}'`);
  return z.object({ value: z.array(delivery) }).parse(json).value;
}

/** How many deliveries there are in all. */
export async function countDeliveries(asker: Asker): Promise<number> {
  return z.number().parse((await asker.get('DeliveryNotes/$count')).json);
}

/** The rows of the own table for a shipment. */
export async function ownRowsOf(asker: Asker, shipmentId: string): Promise<number> {
  const { json } = await asker.get(`U_PW_SHIPMENT?$filter=Code%20eq%20'${shipmentId}'`);
  return z.object({ value: z.array(z.unknown()) }).parse(json).value.length;
}

/** Locks a lot in SAP, or releases it. */
export async function setLotStatus(asker: Asker, lot: string, Status: string): Promise<void> {
  const { json } = await asker.get(`BatchNumberDetails?$filter=Batch%20eq%20'${lot}'`);
  const [found] = z.object({ value: z.array(z.object({ DocEntry: z.int() })) }).parse(json).value;
  const { status } = await asker.patch(`BatchNumberDetails(${found?.DocEntry})`, { Status });
  if (status !== 204) throw new Error(`Lot ${lot} is still not ${Status}`);
}

const order = z.object({
  DocumentStatus: z.string(),
  InventoryStatus: z.string().nullish(),
  DocumentLines: z.array(
    z.object({ LineNum: z.int(), LineStatus: z.string(), RemainingOpenInventoryQuantity: z.number() }),
  ),
});

/** Whether goods of an order are to be sent, and what each of its lines still has open, in base units. */
export async function orderInSap(asker: Asker, entry: number, kind: OrderKind = 'order') {
  const { json } = await asker.get(`${kind === 'order' ? 'Orders' : 'Invoices'}(${entry})`);
  const { DocumentStatus, InventoryStatus, DocumentLines } = order.parse(json);
  return {
    open: (kind === 'order' ? DocumentStatus : InventoryStatus) === 'bost_Open',
    rest: new Map(DocumentLines.map((line) => [line.LineNum, line.RemainingOpenInventoryQuantity])),
  };
}

/** A delivery line in the confirmation's words: what was taken, in base units, of which lot and serial, where. */
export function takenIn(line: Omit<SapDelivery['DocumentLines'][number], 'BaseType'>) {
  const numbers = [
    ...line.BatchNumbers.map((row) => ({
      lot: row.BatchNumberProperty,
      serial: null,
      quantity: row.Quantity,
    })),
    ...line.SerialNumbers.map((row) => ({ lot: null, serial: row.InternalSerialNumber, quantity: 1 })),
  ];
  const inBins = line.DocumentLinesBinAllocations.map((row) => ({
    lot: numbers[row.SerialAndBatchNumbersBaseLine]?.lot ?? null,
    serial: numbers[row.SerialAndBatchNumbersBaseLine]?.serial ?? null,
    bin: row.BinAbsEntry,
    quantity: row.Quantity,
  }));
  if (inBins.length > 0) return sorted(inBins);
  if (numbers.length > 0) return sorted(numbers.map((row) => ({ ...row, bin: null })));
  return [{ lot: null, serial: null, bin: null, quantity: line.InventoryQuantity }];
}

type Row = {
  readonly lot: string | null;
  readonly serial: string | null;
  readonly bin: number | null;
  readonly quantity: number;
};

/** Rows of one place put together, in an order of their own, so that two lists of the same goods are equal. */
export function sorted(rows: readonly Row[]): readonly Row[] {
  const places = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify([row.lot, row.serial, row.bin]);
    places.set(key, { ...row, quantity: sum([row.quantity, places.get(key)?.quantity ?? 0]) });
  }
  return [...places].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}
