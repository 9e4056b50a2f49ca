import { z } from 'zod';
import type { Addition } from '../../../shared/contracts/addition.ts';
import { type AtDelivery, changeDelivery } from './delivery.ts';
import { type AttachedFile, attachedFiles, uploadedFile } from './entities.ts';
import { inSap, type Made, notMade, refusedFor } from './made.ts';

type Slip = Extract<Addition, { kind: 'slip' }>;
type SlipFile = { readonly content: Uint8Array; readonly uploadedAs: number | null };

const UPLOAD_DEADLINE_MS = 60_000;
/** Each may leave a file in SAP's folder that nobody sees. */
const MAX_UPLOADS = 5;

/**
 * Attaches the packing slip to the delivery, once: what it has is looked at before anything is sent, and a file that
 * SAP took is known by its entry before the delivery is told. Attachments that somebody else made stay, with ours
 * beside them.
 */
export async function attachSlip(at: AtDelivery, slip: Slip, file: SlipFile): Promise<Made> {
  const { attachments: entry } = at.delivery;
  if (entry === null) return attachFirst(at, slip, file);
  const before = await filesOf(at, entry);
  if (!('files' in before)) return before;
  const [ours] = before.files.filter((each) => isOf(each, slip));
  if (ours !== undefined) return inSap(nameOf(ours));
  if (entry === file.uploadedAs) return refusedFor('ATTACHMENT_NOT_SHOWN', null);
  return attachBeside(at, slip, file, entry, before.files);
}

/** The delivery has none yet: SAP makes an entry of the file, and the delivery names it. */
async function attachFirst(at: AtDelivery, slip: Slip, { content, uploadedAs }: SlipFile): Promise<Made> {
  let entry = uploadedAs;
  if (entry === null) {
    const taken = await upload(at, slip, content, 'POST', 'Attachments2', uploadedFile);
    if (!('value' in taken)) return taken;
    entry = taken.value.AbsoluteEntry;
    await at.store.uploaded(slip, entry);
  }
  return (await changeDelivery(at, { AttachmentEntry: entry })) ?? (await asShown(at, slip, entry, []));
}

/** SAP adds a file of a new name to those of the entry; that is looked at, as it is not known of every version. */
async function attachBeside(
  at: AtDelivery,
  slip: Slip,
  { content }: SlipFile,
  entry: number,
  before: readonly AttachedFile[],
): Promise<Made> {
  const taken = await upload(at, slip, content, 'PATCH', `Attachments2(${entry})`, z.unknown());
  return 'value' in taken ? asShown(at, slip, entry, before) : taken;
}

/** What an entry shows afterwards: our file, and still all that it had before. */
async function asShown(
  at: AtDelivery,
  slip: Slip,
  entry: number,
  before: readonly AttachedFile[],
): Promise<Made> {
  const after = await filesOf(at, entry);
  if (!('files' in after)) return after;
  const [ours] = after.files.filter((each) => isOf(each, slip));
  const names = new Set(after.files.map(nameOf));
  const isWhole = before.every((each) => names.has(nameOf(each)));
  return ours !== undefined && isWhole ? inSap(nameOf(ours)) : refusedFor('ATTACHMENT_NOT_SHOWN', null);
}

async function filesOf(
  { sap, signal }: AtDelivery,
  entry: number,
): Promise<{ readonly files: readonly AttachedFile[] } | Made> {
  const ask = { method: 'GET', path: `Attachments2(${entry})`, body: null } as const;
  const read = await sap.aside({ ...ask, deadlineMs: UPLOAD_DEADLINE_MS }, attachedFiles, signal);
  return read.kind === 'done' ? { files: read.value.Attachments2_Lines } : notMade(read);
}

/** Sends the file under a name that no earlier try has used: SAP refuses a name that its folder has already. */
async function upload<T>(
  { sap, store, signal }: AtDelivery,
  slip: Slip,
  bytes: Uint8Array,
  method: 'POST' | 'PATCH',
  path: string,
  schema: z.ZodType<T>,
): Promise<{ readonly value: T } | Made> {
  const n = await store.uploading(slip);
  if (n > MAX_UPLOADS) return refusedFor('ADDITION_REFUSED', `no answer to ${MAX_UPLOADS} uploads`);
  const name = `${baseName(slip)}${n === 1 ? '' : `-${n}`}.pdf`;
  const file = { name, mediaType: 'application/pdf', bytes };
  const request = { method, path, body: null, file, deadlineMs: UPLOAD_DEADLINE_MS } as const;
  const taken = await sap.aside(request, schema, signal);
  return taken.kind === 'done' ? { value: taken.value } : notMade(taken);
}

function baseName({ orderNumber, shipmentId }: Slip): string {
  return `slip-${orderNumber}-${shipmentId}`;
}

function isOf(file: AttachedFile, slip: Slip): boolean {
  return (file.FileName ?? '').startsWith(baseName(slip));
}

function nameOf({ FileName, FileExtension }: AttachedFile): string {
  return [FileName, FileExtension].filter((part) => part !== null).join('.');
}
