import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeSaving } from '../../../electron/sync/post/approval.ts';
import { afterAttempt, afterLookUp, beforePost } from '../../../electron/sync/post/judging.ts';
import type { Sighting } from '../../../electron/sync/post/look-up.ts';
import { backoffMs } from '../../../electron/sync/post/verdict.ts';
import type { Failure, Outcome } from '../../../electron/sync/service-layer/outcome.ts';
import type { Shipment } from '../../../electron/sync/store/store.ts';
import { aConfirmation } from '../../support/confirmations.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const AT = { now: NOW, quietPeriodMs: 300_000, random: 0 };

function shipment(changes: Partial<Shipment> = {}): Shipment {
  return {
    id: aConfirmation().shipmentId,
    station: 'bench-1',
    confirmation: aConfirmation(),
    sha256: '0'.repeat(64),
    state: 'waiting',
    attempts: 0,
    tries: 0,
    lastAttemptAt: null,
    document: null,
    landed: false,
    saved: false,
    adoption: null,
    ...changes,
  };
}

const refused = (code: string, message = 'no'): Failure => ({
  kind: 'refused',
  status: 400,
  error: { code, message },
});
const lost = (mayLand: boolean, why: 'deadline' | 'unreachable' | 'session' = 'deadline'): Failure => ({
  kind: 'unknown',
  why,
  detail: 'said',
  mayLand,
});
const done: Outcome<unknown> = { kind: 'done', status: 200, value: null };
const DRAFT = { entry: 3, number: 30 };
const absent: Sighting = { kind: 'absent' };
const unsure: Sighting = { kind: 'unsure', failure: lost(true) };

const unknownSince = (secondsAgo: number, changes: Partial<Shipment> = {}) =>
  shipment({
    state: 'unknown',
    attempts: 1,
    lastAttemptAt: new Date(NOW - secondsAgo * 1000).toISOString(),
    ...changes,
  });

describe('a conflict with somebody who changes the order just then', () => {
  const conflict = refused('-2039', 'Another user or another operation modified data');

  it('is tried again by itself, further and further apart, and after eight times is a person’s', () => {
    const first = afterAttempt(conflict, shipment(), AT);
    expect(first).toMatchObject({
      kind: 'settle',
      verdict: { state: 'waiting', dueAt: new Date(NOW + 500).toISOString() },
    });
    expect(afterAttempt(conflict, shipment({ attempts: 3 }), AT)).toEqual({ kind: 'lookUp' });
    expect(afterLookUp(absent, conflict, shipment({ attempts: 3 }), AT)).toMatchObject({
      state: 'waiting',
      dueAt: new Date(NOW + 4_000).toISOString(),
    });
    const last = afterLookUp(absent, conflict, shipment({ attempts: 8 }), AT);
    expect(last).toMatchObject({ state: 'refused', dueAt: null });
  });
});

describe('before a post', () => {
  const seen: Sighting = { kind: 'delivered', documents: [{ entry: 9, number: 90 }] };

  it('what SAP has already is not posted; what it has not may be', () => {
    expect(beforePost(seen, shipment(), 0, AT)).toMatchObject({ state: 'posted', document: { entry: 9 } });
    expect(
      beforePost({ kind: 'draft', document: DRAFT, decision: 'pending' }, shipment(), 0, AT),
    ).toMatchObject({
      state: 'awaitingApproval',
    });
    expect(beforePost(absent, shipment(), 0, AT)).toBeNull();
  });

  it('an attempt of a store that is lost is waited for, until it can no longer land', () => {
    expect(beforePost(absent, shipment(), NOW + 5_000, AT)).toEqual({
      state: 'waiting',
      document: null,
      reason: { code: 'QUIET_PERIOD', sap: null },
      dueAt: new Date(NOW + 5_000).toISOString(),
    });
    expect(beforePost(seen, shipment(), NOW + 5_000, AT)).toMatchObject({ state: 'posted' });
    expect(beforePost(absent, shipment(), NOW, AT)).toBeNull();
  });

  it('nothing is sent while SAP cannot be asked, and nothing becomes unknown by it', () => {
    expect(beforePost(unsure, shipment(), 0, AT)).toMatchObject({
      state: 'waiting',
      reason: { code: 'SAP_AWAY' },
    });
    const notAllowed: Sighting = { kind: 'unsure', failure: refused('-6006', 'You are not permitted') };
    expect(beforePost(notAllowed, shipment(), 0, AT)).toMatchObject({
      state: 'waiting',
      reason: { code: 'NOT_PERMITTED', sap: '-6006 You are not permitted' },
    });
  });
});

describe('after a post', () => {
  it('a success is looked up, a first definite refusal is final with SAP’s words', () => {
    expect(afterAttempt(done, shipment(), AT)).toEqual({ kind: 'lookUp' });
    expect(afterAttempt(refused('-4014', 'Cannot add row'), shipment(), AT)).toEqual({
      kind: 'settle',
      verdict: {
        state: 'refused',
        document: null,
        reason: { code: 'LOT_OR_SERIAL_INCOMPLETE', sap: '-4014 Cannot add row' },
        dueAt: null,
      },
    });
  });

  it('a refusal that an earlier landing would cause is looked up first', () => {
    expect(afterAttempt(refused('-2035'), shipment(), AT)).toEqual({ kind: 'lookUp' });
    expect(afterAttempt(refused('-2028'), shipment(), AT)).toEqual({ kind: 'lookUp' });
    const closed = refused('-10', 'One of the base documents has already been closed');
    expect(afterAttempt(closed, shipment(), AT)).toEqual({ kind: 'lookUp' });
    expect(afterAttempt(refused('-4014'), shipment({ attempts: 1 }), AT)).toEqual({ kind: 'lookUp' });
  });

  it('a lost answer is unknown, a post that never left waits, an ended session is looked up', () => {
    expect(afterAttempt(lost(true), shipment(), AT)).toMatchObject({ verdict: { state: 'unknown' } });
    expect(afterAttempt(lost(false, 'unreachable'), shipment(), AT)).toMatchObject({
      verdict: { state: 'waiting', reason: { code: 'SAP_AWAY' } },
    });
    expect(afterAttempt(lost(false, 'session'), shipment(), AT)).toEqual({ kind: 'lookUp' });
  });
});

describe('after a look-up', () => {
  it('what is found is posted; found twice it is an alarm', () => {
    const one: Sighting = { kind: 'delivered', documents: [{ entry: 9, number: 90 }] };
    expect(afterLookUp(one, null, unknownSince(1), AT)).toEqual({
      state: 'posted',
      document: { entry: 9, number: 90 },
      reason: null,
      dueAt: null,
    });
    const two: Sighting = {
      kind: 'delivered',
      documents: [
        { entry: 9, number: 90 },
        { entry: 10, number: 91 },
      ],
    };
    expect(afterLookUp(two, done, shipment(), AT)).toMatchObject({
      state: 'posted',
      reason: { code: 'DELIVERED_TWICE', sap: '90, 91' },
    });
  });

  it('a draft awaits approval; rejected it is refused, and looked at again now and then', () => {
    const draft: Sighting = { kind: 'draft', document: DRAFT, decision: 'pending' };
    expect(afterLookUp(draft, done, shipment(), AT)).toMatchObject({
      state: 'awaitingApproval',
      document: { entry: 3, number: 30 },
    });
    expect(afterLookUp({ ...draft, decision: 'rejected' }, null, shipment(), AT)).toEqual({
      state: 'refused',
      document: DRAFT,
      reason: { code: 'APPROVAL_REJECTED', sap: null },
      dueAt: new Date(NOW + 600_000).toISOString(),
    });
  });

  it('a draft that was removed without a delivery is never replaced by another post', () => {
    const wasDraft = shipment({ state: 'awaitingApproval', document: DRAFT, attempts: 1, landed: true });
    for (const gone of [absent, { kind: 'rowOnly' }] as const) {
      expect(afterLookUp(gone, null, wasDraft, AT)).toMatchObject({
        state: 'refused',
        document: DRAFT,
        reason: { code: 'DRAFT_REMOVED' },
      });
      // A saving whose answer was lost may still make the delivery.
      expect(afterLookUp(gone, null, unknownSince(299, { document: DRAFT }), AT)).toMatchObject({
        state: 'unknown',
        document: DRAFT,
        reason: { code: 'QUIET_PERIOD' },
      });
      expect(afterLookUp(gone, null, unknownSince(300, { document: DRAFT }), AT)).toMatchObject({
        state: 'refused',
      });
    }
  });

  it('a draft that SAP saved, or will not save, is told as such', () => {
    const approved: Sighting = { kind: 'draft', document: DRAFT, decision: 'approved' };
    expect(afterLookUp(approved, done, shipment(), AT)).toMatchObject({
      state: 'unknown',
      document: DRAFT,
      reason: { code: 'LANDED_NOT_FOUND' },
    });
    expect(
      afterLookUp(approved, refused('-10', 'falls into negative inventory'), shipment(), AT),
    ).toMatchObject({
      state: 'refused',
      document: DRAFT,
      reason: { code: 'STOCK_SHORT' },
    });
    expect(beforeSaving(shipment({ state: 'awaitingApproval' }), AT)).toBeNull();
    expect(beforeSaving(unknownSince(299, { document: DRAFT }), AT)).toMatchObject({ state: 'unknown' });
    expect(beforeSaving(unknownSince(300, { document: DRAFT }), AT)).toBeNull();
    expect(beforeSaving(unknownSince(9_999, { document: DRAFT, saved: true }), AT)).toMatchObject({
      state: 'unknown',
      reason: { code: 'LANDED_NOT_FOUND' },
    });
  });

  it('absent is posted again only when the old attempt can no longer land', () => {
    expect(afterLookUp(absent, null, unknownSince(299), AT)).toMatchObject({
      state: 'unknown',
      reason: { code: 'QUIET_PERIOD' },
    });
    expect(afterLookUp(absent, null, unknownSince(300), AT)).toMatchObject({ state: 'waiting' });
    expect(afterLookUp(absent, lost(false, 'session'), shipment(), AT)).toMatchObject({ state: 'waiting' });
  });

  it('what SAP once took is never posted again, however often it is not found', () => {
    expect(afterLookUp(absent, done, shipment(), AT)).toMatchObject({
      state: 'unknown',
      reason: { code: 'LANDED_NOT_FOUND' },
    });
    expect(afterLookUp(absent, null, unknownSince(9_999, { landed: true }), AT)).toMatchObject({
      state: 'unknown',
      reason: { code: 'LANDED_NOT_FOUND' },
    });
    expect(afterLookUp({ kind: 'rowOnly' }, null, unknownSince(9_999), AT)).toMatchObject({
      state: 'unknown',
      reason: { code: 'LANDED_NOT_FOUND' },
    });
  });

  it('a failed look-up keeps it unknown and keeps SAP’s words to the post', () => {
    expect(afterLookUp(unsure, refused('-2035', 'exists'), shipment(), AT)).toMatchObject({
      state: 'unknown',
      reason: { code: 'ANSWER_LOST', sap: '-2035 exists' },
    });
    expect(afterLookUp(unsure, null, shipment({ state: 'awaitingApproval' }), AT)).toMatchObject({
      state: 'awaitingApproval',
    });
  });

  it('absent after a refusal is that refusal', () => {
    const closed = refused('-10', 'One of the base documents has already been closed');
    expect(afterLookUp(absent, closed, shipment(), AT)).toMatchObject({
      state: 'refused',
      reason: { code: 'ORDER_CLOSED' },
    });
  });
});

describe('repeats', () => {
  it('grow from half a second to a minute and never stop', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        const ms = backoffMs(tries, random);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThanOrEqual(60_000);
      }),
    );
    expect([0, 1, 2, 6, 100].map((tries) => backoffMs(tries, 1))).toEqual([
      1_000, 2_000, 4_000, 60_000, 60_000,
    ]);
  });
});

describe('a shipment whose delivery was booked by hand, and whose adoption is open', () => {
  const adopting = (secondsAgo: number, changes: Partial<Shipment> = {}) =>
    unknownSince(secondsAgo, { adoption: 'tried', ...changes });

  it.each<[string, Sighting]>([
    ['nothing', absent],
    ['the row of a draft that was removed', { kind: 'rowOnly' }],
  ])('waits while it may land, and is never posted in its place when SAP has %s', (_what, sighting) => {
    for (const document of [null, DRAFT]) {
      expect(afterLookUp(sighting, null, adopting(10, { document }), AT)).toMatchObject({
        state: 'unknown',
        reason: { code: 'QUIET_PERIOD' },
      });
      expect(afterLookUp(sighting, null, adopting(301, { document }), AT)).toMatchObject({
        state: 'refused',
        document,
        reason: { code: 'NOT_ADOPTED' },
      });
    }
  });

  it('is refused at once when SAP refuses it, and looked for when SAP said that it took it', () => {
    expect(afterLookUp(absent, refused('-2035', 'exists'), adopting(1), AT)).toMatchObject({
      state: 'refused',
      reason: { code: 'NOT_ADOPTED', sap: '-2035 exists' },
    });
    for (const [outcome, adoption] of [
      [done, 'tried'],
      [null, 'taken'],
    ] as const) {
      expect(afterLookUp(absent, outcome, adopting(301, { adoption }), AT)).toMatchObject({
        state: 'unknown',
        reason: { code: 'LANDED_NOT_FOUND' },
      });
    }
  });

  it('is posted as the delivery that carries its id', () => {
    const documents = [{ entry: 9, number: 90 }] as const;
    expect(afterLookUp({ kind: 'delivered', documents }, null, adopting(10), AT)).toMatchObject({
      state: 'posted',
      document: documents[0],
    });
  });

  it('does not stand in the way of a post that somebody asks for later', () => {
    expect(beforePost(absent, shipment({ adoption: 'tried', attempts: 2 }), 0, AT)).toBeNull();
  });
});
