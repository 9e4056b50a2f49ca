import { z } from 'zod';

// What is relied on of SAP's entities for what is added to a delivery, by the names of the v2 metadata.

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

export const deliveryToAddTo = z.object({
  CancelStatus: text,
  TrackingNumber: text,
  /** Some versions say 0 or -1 where there is none. */
  AttachmentEntry: z
    .int()
    .nullish()
    .transform((value) => (value == null || value <= 0 ? null : value)),
  '@odata.etag': z.string().optional(),
});

export const uploadedFile = z.object({ AbsoluteEntry: z.int() });

const attachedFile = z.object({ FileName: text, FileExtension: text });
export type AttachedFile = z.infer<typeof attachedFile>;

export const attachedFiles = z.object({
  Attachments2_Lines: z
    .array(attachedFile)
    .nullish()
    .transform((value) => value ?? []),
});
