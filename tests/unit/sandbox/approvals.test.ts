import { beforeEach, describe, expect, it } from 'vitest';
import type { Company, Entity } from '../../../electron/sandbox/company/company.ts';
import {
  all,
  anOrder,
  document,
  entity,
  onHand,
  openUnusual,
  rows,
  saying,
  value,
  wholeDelivery,
} from './demo-company.ts';

const SHIPMENT = '01JD0000000000000000000001';
const DECIDED = { ardApproved: 'dasApproved', ardNotApproved: 'dasRejected' } as const;

let company: Company;
let order: Entity;
beforeEach(() => {
  company = openUnusual({ approvals: ['DeliveryNotes'] });
  value(company.create('UserFieldsMD', { TableName: 'ODLN', Name: 'PW_ID', Type: 'db_Alpha', Size: 50 }));
  order = anOrder(company, { ItemCode: 'F1001', Quantity: 3 });
});

const post = (changes: Entity = {}) =>
  company.create('DeliveryNotes', { ...wholeDelivery(company, order), U_PW_ID: SHIPMENT, ...changes });
const draft = () => entity(company, 'Drafts', Number(all(company, 'Drafts').at(-1)?.DocEntry));
const request = () =>
  entity(company, 'ApprovalRequests', Number(all(company, 'ApprovalRequests').at(-1)?.Code));
const decide = (Status: keyof typeof DECIDED) =>
  company.update(
    'ApprovalRequests',
    Number(request().Code),
    { ApprovalRequestDecisions: [{ Status }] },
    'PATCH',
  );
const save = () =>
  company.call('DraftsService_SaveDraftToDocument', { Document: { DocEntry: draft().DocEntry ?? null } });
const deliveriesOfOrder = () => all(company, 'DeliveryNotes').filter((each) => each.U_PW_ID === SHIPMENT);

describe('a delivery in a company that approves deliveries', () => {
  it('becomes a draft with the same fields and lines, and a request for its approval', () => {
    const before = onHand(company, 'F1001');
    expect(post({ Comments: 'Packed' })).toEqual({ ok: true, value: null });
    expect(deliveriesOfOrder()).toEqual([]);
    expect(onHand(company, 'F1001')).toBe(before);
    expect(entity(company, 'Orders', Number(order.DocEntry)).DocumentStatus).toBe('bost_Open');
    expect(draft()).toMatchObject({
      U_PW_ID: SHIPMENT,
      Comments: 'Packed',
      CardCode: 'C20001',
      DocObjectCode: 'oDeliveryNotes',
      DocumentStatus: 'bost_Open',
      AuthorizationStatus: 'dasPending',
      DocumentLines: [{ ItemCode: 'F1001', Quantity: 3, BaseType: 17, BaseEntry: order.DocEntry }],
    });
    expect(request()).toMatchObject({
      Status: 'arsPending',
      ObjectType: '15',
      IsDraft: 'Y',
      DraftEntry: draft().DocEntry,
      ObjectEntry: draft().DocEntry,
      ApprovalRequestLines: [{ Status: 'ardPending' }],
    });
  });

  it('is refused like a delivery, and then there is no draft', () => {
    const drafts = all(company, 'Drafts').length;
    const short = { DocumentLines: [{ BaseType: 17, BaseEntry: order.DocEntry ?? null, BaseLine: 0 }] };
    expect(saying(post(short))).toContain('400 -4014');
    expect(all(company, 'Drafts')).toHaveLength(drafts);
    expect(all(company, 'ApprovalRequests')).toEqual([]);
  });

  it('can be saved as a document once it is approved, and keeps its fields', () => {
    value(post());
    expect(saying(save())).toContain('Draft has not been approved');
    value(decide('ardApproved'));
    expect(draft().AuthorizationStatus).toBe('dasApproved');
    expect(deliveriesOfOrder()).toEqual([]);

    const before = onHand(company, 'F1001');
    value(
      company.update('Drafts', Number(draft().DocEntry), { Comments: 'Approved by the office' }, 'PATCH'),
    );
    value(save());
    const [delivery, ...more] = deliveriesOfOrder();
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({ U_PW_ID: SHIPMENT, Comments: 'Approved by the office' });
    expect(rows(delivery?.DocumentLines)).toMatchObject([
      { Quantity: 3, BatchNumbers: rows(draft().DocumentLines)[0]?.BatchNumbers },
    ]);
    expect(onHand(company, 'F1001')).toBe(before - 3);
    expect(entity(company, 'Orders', Number(order.DocEntry)).DocumentStatus).toBe('bost_Close');
    expect(draft()).toMatchObject({ DocumentStatus: 'bost_Close', AuthorizationStatus: 'dasGenerated' });
    expect(request()).toMatchObject({
      Status: 'arsGenerated',
      IsDraft: 'N',
      ObjectEntry: delivery?.DocEntry,
    });
    expect(saying(save())).toContain('already closed');
  });

  it.each(['ardApproved', 'ardNotApproved'] as const)('is decided once: %s', (decision) => {
    value(post());
    value(decide(decision));
    expect(draft().AuthorizationStatus).toBe(DECIDED[decision]);
    expect(request()).toMatchObject({ ApprovalRequestLines: [{ Status: decision }] });
    expect(saying(decide('ardApproved'))).toContain('already been decided');
  });

  it('stays a draft when it is rejected', () => {
    value(post());
    value(decide('ardNotApproved'));
    expect(request().Status).toBe('arsNotApproved');
    expect(saying(save())).toContain('Draft has not been approved');
    expect(deliveriesOfOrder()).toEqual([]);
  });

  it('is refused as a document when its order was closed meanwhile', () => {
    value(post());
    value(decide('ardApproved'));
    value(company.act('Orders', Number(order.DocEntry), 'Close', {}));
    expect(saying(save())).toContain('400 -10 One of the base documents has already been closed');
    expect(draft().DocumentStatus).toBe('bost_Open');
  });

  it('can not be told what it is by a decision nobody knows', () => {
    value(post());
    const decision = { ApprovalRequestDecisions: [{ Status: 'ardPerhaps' }] };
    expect(saying(company.update('ApprovalRequests', Number(request().Code), decision, 'PATCH'))).toContain(
      "-1000 Value of property 'Status' of 'ApprovalRequestDecision'",
    );
  });
});

it('orders and everything else stay what they are', () => {
  expect(
    document(company.create('Orders', { CardCode: 'C20001', DocumentLines: [{ ItemCode: 'H3001' }] })),
  ).toMatchObject({ AuthorizationStatus: 'dasWithout' });
});
