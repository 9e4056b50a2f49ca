import { z } from 'zod';
import type { Finding } from '../../../../shared/contracts/setup.ts';
import { findingOf, type Gone, notSeen } from '../findings.ts';
import type { Inquiry } from '../inquiry.ts';

const openOrders = z.object({
  value: z.array(
    z.object({
      DocEntry: z.int(),
      DocNum: z.int(),
      CardCode: z.string(),
      DocumentLines: z
        .array(
          z.object({ LineNum: z.int(), LineStatus: z.string(), RemainingOpenQuantity: z.number().nullish() }),
        )
        .nullish(),
    }),
  ),
});
type OpenOrder = z.infer<typeof openOrders>['value'][number];

const asked = z.object({
  Document_ApprovalRequests: z
    .array(z.object({ ApprovalTemplatesID: z.int().nullish(), ApprovalTemplatesName: z.string().nullish() }))
    .nullish(),
});

const OPEN = encodeURIComponent("DocumentStatus eq 'bost_Open' and DocType eq 'dDocument_Items'");
const ORDER = `Orders?$select=DocEntry,DocNum,CardCode,DocumentLines&$filter=${OPEN}&$top=1`;

/**
 * SAP is asked which approval templates a delivery of an open order would meet, by our own user; the delivery is not
 * made. A template whose terms that order does not meet is not named.
 */
export async function approvals(ask: Inquiry): Promise<Finding | Gone> {
  const read = await ask.read(ORDER, openOrders);
  if (read.kind !== 'done') return notSeen('approvals', read);
  const [order] = read.value.value;
  if (order === undefined) return findingOf('approvals', 'notSeen', { found: 'noOrderToAskWith' });
  const answer = await ask.call(
    'DeliveryNotesService_GetApprovalTemplates',
    { Document: deliveryOf(order) },
    asked,
  );
  if (answer.kind !== 'done') return notSeen('approvals', answer);
  const templates = (answer.value.Document_ApprovalRequests ?? []).map(
    ({ ApprovalTemplatesID, ApprovalTemplatesName }) =>
      ApprovalTemplatesName ?? String(ApprovalTemplatesID ?? '?'),
  );
  if (templates.length === 0) {
    return findingOf('approvals', 'present', { found: 'approvalsNone', params: { order: order.DocNum } });
  }
  const params = { order: order.DocNum, templates: templates.join(', ') };
  return findingOf('approvals', 'worthKnowing', { found: 'approvalsAsked', params });
}

function deliveryOf({ DocEntry, CardCode, DocumentLines }: OpenOrder) {
  const lines = (DocumentLines ?? []).filter(({ LineStatus }) => LineStatus === 'bost_Open');
  return {
    CardCode,
    DocumentLines: lines.map(({ LineNum, RemainingOpenQuantity }) => ({
      BaseType: 17,
      BaseEntry: DocEntry,
      BaseLine: LineNum,
      ...(RemainingOpenQuantity == null ? {} : { Quantity: RemainingOpenQuantity }),
    })),
  };
}
