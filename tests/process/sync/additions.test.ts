import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { WorkLine } from '../../../shared/packing/work.ts';
import { add, additionUntil, slip, tracking } from '../../support/additions.ts';
import { packedFrom } from '../../support/packed.ts';
import { deliveriesOf } from '../../support/sap-documents.ts';
import { openSite, type RunningSync, type Site } from '../../support/site.ts';
import { catalogueUntil, STATION, statesUntil, submit } from '../../support/sync-client.ts';
import { until } from '../../support/until.ts';

// What is added to a delivery after it was posted, on the real sandbox and the real sync service.

let site: Site;
let sync: RunningSync;
beforeAll(async () => {
  site = await openSite();
  sync = await site.startSync();
});
afterAll(() => site.close());

/** One piece of some order, which has more of it for the next test. */
async function pack() {
  const isPlain = ({ item, quantity, uom }: WorkLine) =>
    item.tracking === 'none' && uom.factor === 1 && quantity > 1;
  const { works } = await catalogueUntil(sync.client, 'any work', ({ works }) => works.size > 0);
  const work = [...works.values()].find(({ lines }) => lines.some(isPlain));
  if (work === undefined) throw new Error('The demo company has no such work');
  const one = work.lines.find(isPlain);
  return packedFrom(work, (line) => (line === one ? 1 : 0));
}

/** Posts a shipment; gives its id and the delivery's path. */
async function posted(): Promise<{ readonly id: string; readonly path: string }> {
  const shipment = await pack();
  await submit(sync.client, shipment);
  const states = await statesUntil(sync.client, shipment.shipmentId, ({ state }) => state === 'posted');
  return { id: shipment.shipmentId, path: `DeliveryNotes(${states.at(-1)?.document?.entry})` };
}

const fields = z.object({ TrackingNumber: z.string().nullish(), AttachmentEntry: z.int().nullish() });
const files = z.object({ Attachments2_Lines: z.array(z.object({ FileName: z.string() })) });

async function deliveryAt(path: string) {
  return fields.parse((await site.asker.get(path)).json);
}

/** Names of the files that the delivery shows, without what stands for the shipment's id. */
async function attachedTo(path: string, id: string): Promise<readonly string[]> {
  const { AttachmentEntry } = await deliveryAt(path);
  const { json } = await site.asker.get(`Attachments2(${AttachmentEntry})`);
  return files.parse(json).Attachments2_Lines.map(({ FileName }) => FileName.replace(id, 'ID'));
}

const isInSap = ({ state }: { state: string }) => state === 'inSap';
const isRefused = ({ state }: { state: string }) => state === 'refused';
/** What the sandbox gives back is read as JSON. */
const TEXT = '%PDF-1.4 Packzettel \u00ff';
const PDF = Buffer.from(JSON.stringify(TEXT));

describe('tracking numbers', () => {
  it('come after the delivery, also where they were given before it and SAP was away', async () => {
    const shipment = await pack();
    await site.proxy.setAway(true);
    await submit(sync.client, shipment);
    expect(await add(sync.client, tracking(shipment.shipmentId, 150, '1Z999AA10123456784'))).toMatchObject({
      state: 'waiting',
    });
    await site.proxy.setAway(false);
    await additionUntil(sync.client, 150, isInSap);
    const [delivery, ...more] = await deliveriesOf(site.asker, shipment.shipmentId);
    expect(more).toEqual([]);
    expect(await deliveryAt(`DeliveryNotes(${delivery?.DocEntry})`)).toMatchObject({
      TrackingNumber: '1Z999AA10123456784',
    });
  });

  it('are corrected: the newest stands, an older one that comes late does not, all stay on record', async () => {
    const { id, path } = await posted();
    await add(sync.client, tracking(id, 250, 'WRONG-1'));
    await additionUntil(sync.client, 250, isInSap);
    await add(sync.client, tracking(id, 252, '1Z999AA10123456784', '1Z999AA10123456795'));
    expect(await add(sync.client, tracking(id, 251, 'WRONG-2'))).toMatchObject({ state: 'replaced' });
    const [now] = (await additionUntil(sync.client, 252, isInSap)).slice(-1);
    // Both do not fit into SAP's field, and no number is cut.
    expect(now).toMatchObject({ inSap: '1Z999AA10123456784 +1' });
    expect(await deliveryAt(path)).toMatchObject({ TrackingNumber: '1Z999AA10123456784 +1' });
    await additionUntil(sync.client, 250, ({ state }) => state === 'replaced');
    await add(sync.client, tracking(id, 253));
    await additionUntil(sync.client, 253, isInSap);
    expect((await deliveryAt(path)).TrackingNumber).toBe('');
  });

  it('of somebody in SAP are left alone and said', async () => {
    const { id, path } = await posted();
    await site.asker.patch(path, { TrackingNumber: 'FROM-SAP' });
    await add(sync.client, tracking(id, 350, 'OURS-1234'));
    const [last] = (await additionUntil(sync.client, 350, isRefused)).slice(-1);
    expect(last?.reason).toEqual({ code: 'TRACKING_OF_OTHERS', sap: 'FROM-SAP' });
    expect(await deliveryAt(path)).toMatchObject({ TrackingNumber: 'FROM-SAP' });
  });

  it('are written once more when the answer was lost, and not again once they stand there', async () => {
    const { id, path } = await posted();
    // The first request of the delivery reads it, the second writes.
    site.proxy.next(path, { holdAnswerMs: 0 });
    site.proxy.next(path, 'loseAnswer');
    await add(sync.client, tracking(id, 450, 'ONCE-1234'));
    await additionUntil(sync.client, 450, isInSap);
    expect(await deliveryAt(path)).toMatchObject({ TrackingNumber: 'ONCE-1234' });
    expect(site.proxy.count(path)).toBe(3);
  });

  it('of a delivery that was cancelled, or a shipment given back, are not wanted any more', async () => {
    const { id, path } = await posted();
    await site.asker.post(`${path}/Cancel`, {});
    await add(sync.client, tracking(id, 550, 'LATE-1234'));
    await additionUntil(sync.client, 550, ({ state }) => state === 'notWanted');

    await site.proxy.setAway(true);
    const shipment = await pack();
    await submit(sync.client, shipment);
    await add(sync.client, tracking(shipment.shipmentId, 560, 'GIVEN-BACK'));
    const person = { person: 'Lea', reason: 'Customer called' };
    await sync.client.calls.giveBackShipment({
      stationId: STATION,
      shipmentId: shipment.shipmentId,
      ...person,
    });
    await site.proxy.setAway(false);
    await additionUntil(sync.client, 560, ({ state }) => state === 'notWanted');
  });
});

describe('the packing slip', () => {
  it('is attached once, byte for byte, however the service ends between the upload and the delivery', async () => {
    const { id, path } = await posted();
    const before = site.proxy.count('Attachments2');
    site.proxy.next(path, { holdAnswerMs: 0 });
    site.proxy.next(path, 'resetBefore');
    await add(sync.client, slip(id, 650), PDF);
    await until('the delivery was not told', () => sync.service.output().includes('addition.putOff'));
    await sync.service.kill();
    expect((await deliveryAt(path)).AttachmentEntry ?? null).toBeNull();

    sync = await site.startSync();
    await additionUntil(sync.client, 650, isInSap);
    expect(await attachedTo(path, id)).toEqual(['slip-1407-ID']);
    const { AttachmentEntry } = await deliveryAt(path);
    const file = `Attachments2(${AttachmentEntry})/$value?filename='slip-1407-${id}.pdf'`;
    expect((await site.asker.get(file)).json).toBe(TEXT);
    // One upload, and one look at what came of it.
    expect(site.proxy.count('Attachments2') - before).toBe(2);
  });

  it('is attached once when the answer to the upload is lost: nobody sees the first file', async () => {
    const { id, path } = await posted();
    site.proxy.next('Attachments2', 'loseAnswer');
    await add(sync.client, slip(id, 750), PDF);
    await additionUntil(sync.client, 750, isInSap);
    expect(await attachedTo(path, id)).toEqual(['slip-1407-ID-2']);
  });

  it('takes nothing away that somebody attached at the same moment', async () => {
    const first = await posted();
    await add(sync.client, slip(first.id, 1_150), PDF);
    await additionUntil(sync.client, 1_150, isInSap);
    const { AttachmentEntry } = await deliveryAt(first.path);
    const second = await posted();
    const isRead = site.proxy.answered(second.path);
    site.proxy.next(second.path, { holdAnswerMs: 500 });
    await add(sync.client, slip(second.id, 1_160), PDF);
    await isRead;
    await site.asker.patch(second.path, { AttachmentEntry });
    await additionUntil(sync.client, 1_160, isInSap);
    expect(await attachedTo(second.path, second.id)).toEqual([`slip-1407-${first.id}`, 'slip-1407-ID-2']);
  });

  it('stands beside what somebody attached in SAP', async () => {
    const first = await posted();
    await add(sync.client, slip(first.id, 850), PDF);
    await additionUntil(sync.client, 850, isInSap);
    // The delivery of a second shipment has an attachment already: here that of the first one.
    const second = await posted();
    const { AttachmentEntry } = await deliveryAt(first.path);
    await site.asker.patch(second.path, { AttachmentEntry });
    await add(sync.client, slip(second.id, 860), PDF);
    await additionUntil(sync.client, 860, isInSap);
    expect(await attachedTo(second.path, second.id)).toEqual([`slip-1407-${first.id}`, 'slip-1407-ID']);
    expect((await deliveryAt(second.path)).AttachmentEntry).toBe(AttachmentEntry);
  });
});

it('takes only what a station may add, and only as it says', async () => {
  const { id } = await posted();
  const refusedAs = (code: number) => expect.objectContaining({ code });
  const INVALID_ARGUMENT = 3;
  const NOT_FOUND = 5;
  const ALREADY_EXISTS = 6;
  const wrong = { sha256: Buffer.alloc(32) };
  const given = tracking(id, 950, 'FIRST-1234');
  await expect(add(sync.client, given, undefined, wrong)).rejects.toEqual(refusedAs(INVALID_ARGUMENT));
  await expect(add(sync.client, { ...given, seq: 0 })).rejects.toEqual(refusedAs(INVALID_ARGUMENT));
  await expect(add(sync.client, given, PDF)).rejects.toEqual(refusedAs(INVALID_ARGUMENT));
  await expect(add(sync.client, slip(id, 950))).rejects.toEqual(refusedAs(INVALID_ARGUMENT));
  await expect(add(sync.client, given, undefined, { stationId: 'bench-2' })).rejects.toEqual(
    refusedAs(NOT_FOUND),
  );
  await add(sync.client, given);
  expect(await add(sync.client, given)).toMatchObject({ seq: 950 });
  await expect(add(sync.client, tracking(id, 950, 'OTHER-1234'))).rejects.toEqual(refusedAs(ALREADY_EXISTS));
});

it('what SAP refuses is a finding with SAP’s words, asked once; here for want of a folder', async () => {
  await site.close();
  site = await openSite('noAttachmentFolder');
  sync = await site.startSync();
  const { id } = await posted();
  await add(sync.client, slip(id, 1050), PDF);
  const [last] = (await additionUntil(sync.client, 1050, isRefused)).slice(-1);
  expect(last?.reason).toMatchObject({
    code: 'ADDITION_REFUSED',
    sap: expect.stringContaining('Attachment folder'),
  });
  await add(sync.client, tracking(id, 1051, 'AFTER-ALL'));
  await additionUntil(sync.client, 1051, isInSap);
  expect(site.proxy.count('Attachments2')).toBe(1);
});
