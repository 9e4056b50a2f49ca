import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { packedFrom } from '../../support/packed.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { catalogueUntil, STATION, statesUntil, submit } from '../../support/sync-client.ts';

// A company whose approval procedure makes a draft of each delivery: the real sync service follows it to its end.

let site: Site;
let sync: RunningSync;
let shipment: Confirmation;
beforeEach(async () => {
  site = await openSite('approvals=DeliveryNotes');
  sync = await site.startSync();
  const { works } = await catalogueUntil(sync.client, 'works', (known) => known.works.size > 0);
  const plain = [...works.values()].find(({ lines }) => lines.every(({ item }) => item.tracking === 'none'));
  if (plain === undefined) throw new Error('The demo company has no plain work');
  shipment = packedFrom(plain);
  await submit(sync.client, shipment);
  await reach('awaitingApproval');
});
afterEach(() => site.close());

async function reach(state: string) {
  const states = await statesUntil(sync.client, shipment.shipmentId, (status) => status.state === state);
  return states.at(-1);
}

const lookAgain = () =>
  sync.client.calls.retryShipment({ stationId: STATION, shipmentId: shipment.shipmentId });

const requests = z.object({ value: z.array(z.object({ Code: z.int(), DraftEntry: z.int() })) });
const drafts = z.object({ value: z.array(z.object({ DocEntry: z.int(), DocNum: z.int() })) });

async function decide(Status: string, Remarks: string): Promise<void> {
  const [request] = requests.parse((await site.asker.get('ApprovalRequests')).json).value;
  const decision = { ApprovalRequestDecisions: [{ Status, Remarks }] };
  const { status } = await site.asker.patch(`ApprovalRequests(${request?.Code})`, decision);
  expect(status).toBe(204);
}

describe('a delivery that has to be approved', () => {
  it('is a draft by its number first; approved, it is saved as the delivery, whose number is told', async () => {
    const [draft] = drafts.parse((await site.asker.get('Drafts')).json).value;
    expect(await reach('awaitingApproval')).toMatchObject({
      document: { entry: draft?.DocEntry, number: draft?.DocNum },
      reason: { code: 'APPROVAL_NEEDED' },
    });
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);
    await decide('ardApproved', 'fine');
    await lookAgain();
    const posted = await reach('posted');
    const [delivery, ...more] = await deliveriesOf(site.asker, shipment.shipmentId);
    expect(more).toEqual([]);
    expect(posted?.document).toEqual({ entry: delivery?.DocEntry, number: delivery?.DocNum });
  });

  it('is not made twice when the answer to saving it is lost', async () => {
    await decide('ardApproved', 'fine');
    site.proxy.next('SaveDraftToDocument', 'loseAnswer');
    await lookAgain();
    await reach('posted');
    expect(site.proxy.count('SaveDraftToDocument')).toBe(1);
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toHaveLength(1);
  });

  it('rejected, is refused with who and what was said, and posted nowhere', async () => {
    await decide('ardNotApproved', 'not this month');
    await lookAgain();
    expect((await reach('refused'))?.reason).toMatchObject({
      code: 'APPROVAL_REJECTED',
      sap: expect.stringContaining('not this month'),
    });
    expect(await deliveriesOf(site.asker, shipment.shipmentId)).toEqual([]);
  });
});
