import { z } from 'zod';
import { bin, isoDate, orderKind, quantity, unitOfMeasure } from './work.ts';

const code = z.string().min(1).max(254);

/** Goods of one order line: base quantity in total, and as it was taken from lots, serials and bins. */
const confirmationLine = z
  .object({
    orderEntry: z.int(),
    orderLine: z.int().nonnegative(),
    pickListLine: z.int().nonnegative().nullable(),
    itemCode: code,
    warehouse: code,
    /** The order line's own unit; SAP wants the line's quantity in it. */
    uom: unitOfMeasure,
    baseQuantity: quantity,
    /** Sums to baseQuantity. Each row is one lot or serial in one bin; null where SAP does not manage it. */
    taken: z
      .array(
        z.object({ quantity, lot: code.nullable(), serial: code.nullable(), bin: bin.nullable() }).readonly(),
      )
      .readonly(),
  })
  .readonly();

const confirmationCarton = z
  .object({
    number: z.int().positive(),
    sscc: z.string().regex(/^\d{18}$/),
    packaging: code,
    tareGrams: z.number().nonnegative(),
    grossGrams: z.number().nonnegative().nullable(),
    contents: z
      .array(
        z
          .object({
            orderLine: z.int().nonnegative(),
            itemCode: code,
            baseQuantity: quantity,
            lot: code.nullable(),
            expiry: isoDate.nullable(),
            serial: code.nullable(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

/**
 * What a station says left the bench, and what becomes one delivery in SAP. `shipmentId` (UUIDv7) was made
 * and committed before anything was packed; it is the key that makes posting happen once.
 */
export const confirmation = z
  .object({
    shipmentId: z.uuid(),
    workKey: code,
    station: code,
    packer: z.object({ id: code, name: z.string().max(254) }).readonly(),
    closedAt: z.iso.datetime(),
    customerCode: code,
    /** Of the order that all lines are of. */
    orderKind,
    orderEntry: z.int(),
    orderNumber: z.int(),
    pickListEntry: z.int().nullable(),
    partial: z.boolean(),
    lines: z.array(confirmationLine).min(1).readonly(),
    cartons: z.array(confirmationCarton).min(1).readonly(),
    /** Head of the station's hash chain when the shipment was closed, so that SAP's side anchors the journal. */
    journal: z.object({ seq: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) }).readonly(),
  })
  .readonly();

export type Confirmation = z.infer<typeof confirmation>;
export type ConfirmationLine = Confirmation['lines'][number];

/** Where a closed shipment stands on its way to SAP. The page, the journal and the store use these words. */
export const SHIPMENT_STATES = [
  'waiting',
  'posting',
  'posted',
  'refused',
  'unknown',
  'awaitingApproval',
  /** Somebody wants it left alone until it is tried again. */
  'held',
  /** Somebody says that it is not posted any more. Its goods are offered again once SAP surely has no delivery. */
  'givenBack',
] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

export const shipmentStatus = z
  .object({
    shipmentId: z.uuid(),
    state: z.enum(SHIPMENT_STATES),
    /** SAP's delivery, once posted; before, the draft that an approval procedure made of it. */
    document: z.object({ entry: z.int(), number: z.int() }).nullable(),
    /** A code of the page's message catalogue, and what SAP itself said, in SAP's words. */
    reason: z.object({ code: z.string(), sap: z.string().nullable() }).nullable(),
    attempts: z.int().nonnegative(),
    /** When this state began. */
    since: z.iso.datetime(),
    /** Grows with each change, over all shipments of the service: a station asks for what came after one. */
    revision: z.int().positive(),
  })
  .readonly();

export type ShipmentStatus = z.infer<typeof shipmentStatus>;
