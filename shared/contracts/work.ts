import { z } from 'zod';
import { ORDER_KINDS } from '../packing/order-key.ts';
import type { Item, Work } from '../packing/work.ts';

/** Limits on what may come over a wire, so that a broken sender cannot fill the bench's memory. */
const MAX_LINES_PER_WORK = 5_000;
const MAX_TEXT_CHARACTERS = 2_000;
const MAX_ALTERNATIVES = 10;

const text = z.string().max(MAX_TEXT_CHARACTERS);
const code = text.min(1);
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const quantity = z.number().finite().nonnegative();

/** Absent is an order: nothing is said of the kind where there is nothing to say, nor was it before there were two. */
export const orderKind = z.enum(ORDER_KINDS).optional();

export const bin = z.object({ entry: z.int(), code, barcode: code.nullable() }).readonly();
export const unitOfMeasure = z.object({ entry: z.int(), code, factor: z.number().positive() }).readonly();

export const item = z
  .object({
    itemCode: code,
    name: text,
    tracking: z.enum(['none', 'lot', 'serial']),
    baseUom: unitOfMeasure,
    barcodes: z.array(z.object({ code, uom: unitOfMeasure }).readonly()).readonly(),
    unitWeightGrams: z.number().positive().nullable(),
    catchWeight: z.boolean(),
  })
  .readonly() satisfies z.ZodType<Item>;

const binStock = z.object({ bin, quantity }).readonly();

const lotStock = z
  .object({
    lot: code,
    expiry: isoDate.nullable(),
    status: z.enum(['released', 'locked', 'notAccessible']),
    quantity,
    bins: z.array(binStock).readonly(),
  })
  .readonly();

const workLine = z
  .object({
    line: z.int().nonnegative(),
    orderEntry: z.int(),
    orderLine: z.int().nonnegative(),
    pickListLine: z.int().nonnegative().nullable(),
    item,
    uom: unitOfMeasure,
    quantity,
    warehouse: code,
    binManaged: z.boolean(),
    allocations: z
      .array(
        z.object({ quantity, bin: bin.nullable(), lot: code.nullable(), serial: code.nullable() }).readonly(),
      )
      .readonly(),
    lots: z.array(lotStock).readonly(),
    serials: z
      .array(z.object({ serial: code, expiry: isoDate.nullable(), bin: bin.nullable() }).readonly())
      .readonly(),
    bins: z.array(binStock).readonly(),
    alternatives: z.array(code).max(MAX_ALTERNATIVES).readonly().optional(),
    wholeOnly: z.boolean().optional(),
    kit: code.nullable(),
  })
  .readonly();

export const address = z
  .object({ name: text, street: text, zip: text, city: text, country: text })
  .readonly();

/** Work as the sync service hands it to a station. Same shape as `Work` of the packing core. */
export const work = z
  .object({
    key: code,
    pickListEntry: z.int().nullable(),
    tote: code.nullable(),
    order: z
      .object({
        kind: orderKind,
        entry: z.int(),
        number: z.int(),
        dueDate: isoDate,
        customerReference: text.nullable(),
      })
      .readonly(),
    customer: z.object({ code, name: text }).readonly(),
    shipTo: address,
    shippingType: text.nullable(),
    partialAllowed: z.boolean(),
    comments: text.nullable(),
    lines: z.array(workLine).max(MAX_LINES_PER_WORK).readonly(),
    revision: code,
  })
  .readonly() satisfies z.ZodType<Work>;
