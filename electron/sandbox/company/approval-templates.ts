import type { Books } from './books.ts';
import type { Entity, Outcome } from './company.ts';
import { done } from './refusals.ts';
import { isEntity } from './values.ts';

/**
 * `DeliveryNotesService_GetApprovalTemplates {"Document":{…}}`: the document with the templates that it would meet if
 * it were made. Nothing is made.
 */
export function approvalTemplates(
  books: Books,
  set: 'Orders' | 'DeliveryNotes',
  body: Entity,
): Outcome<Entity> {
  const document = books.types.parse('Document', isEntity(body.Document) ? body.Document : {});
  if (!document.ok) return document;
  const isHeld = books.behaviours.approvals.includes(set);
  return done({ ...document.value, Document_ApprovalRequests: isHeld ? [TEMPLATE] : [] });
}

const TEMPLATE: Entity = {
  ApprovalTemplatesID: 1,
  ApprovalTemplatesName: 'Every one by the office',
  Remarks: null,
  ActiveForUpdate: 'tNO',
};
