import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { ACCEPTED } from '../../../electron/station/packing/perform.ts';
import {
  openShipmentDecisions,
  type ShipmentCommand,
  type ShipmentDecisions,
} from '../../../electron/station/packing/shipment-decisions.ts';
import type { DecisionOutcome, ShipmentDecision } from '../../../electron/station/uplink/decisions.ts';
import { GIVING_BACK } from '../../../shared/contracts/shipment-actions.ts';
import type { Verdict } from '../../../shared/contracts/station-view.ts';
import { journalOf } from '../../support/journal.ts';
import { manyWorks, openPackedJournal, type PackedJournal } from '../../support/packed-journal.ts';
import { shipmentsIn } from '../../support/shipped.ts';

// What becomes of a decision at the station, whatever the sync service answers.

let packed: PackedJournal;
let decisions: ShipmentDecisions;
let shipmentId: string;
let line: 'connected' | 'away';
let asked: { readonly decision: ShipmentDecision; readonly onRecord: readonly string[] }[];
let answer: PromiseWithResolvers<DecisionOutcome>;
let verdicts: Verdict[];

beforeEach(() => {
  packed = openPackedJournal();
  for (const { work, rules } of manyWorks(1, 7)) packed.pack(work, rules);
  shipmentId = shipmentsIn(packed.folder)[0]?.shipmentId ?? '';
  packed.tell({ shipmentId, state: 'refused', reason: { code: 'STOCK_SHORT', sap: '-10' } });
  signIn(['pack', 'hold', 'giveBack']);
  line = 'connected';
  asked = [];
  verdicts = [];
  answer = Promise.withResolvers();
  decisions = openShipmentDecisions({
    onDesk: packed.desk,
    desk: { ...packed.ports, verdict: (verdict) => void verdicts.push(verdict) },
    uplink: {
      status: () => ({ sync: { state: line, since: '2026-11-24T06:00:00.000Z' }, sap: null, alarms: null }),
      decide: (decision) => {
        asked.push({ decision, onRecord: onRecord() });
        return answer.promise;
      },
    },
    answered: (work) => work(),
  });
});
afterEach(() => packed.close());

function signIn(rights: readonly ('pack' | 'hold' | 'giveBack')[], id = 'ana'): void {
  packed.desk.person = { id, name: 'Ana Packer', badge: 'ANA', rights, language: null };
}

const onRecord = () =>
  journalOf(packed.folder)
    .map(({ type }) => type)
    .filter((type) => /^(Shipment\w+(Asked|Taken)|ShipmentDecisionRefused|CommandRefused)$/.test(type));

const hold = (reason = 'for the office') => decisions.take({ type: 'holdShipment', shipmentId, reason });
const codes = () => verdicts.map(({ message }) => message.code);

describe('who may', () => {
  const commands = (): readonly (readonly [ShipmentCommand, 'hold' | 'giveBack' | null])[] => [
    [{ type: 'retryShipment', shipmentId }, null],
    [{ type: 'holdShipment', shipmentId, reason: 'so' }, 'hold'],
    [{ type: 'bookedByHand', shipmentId, number: 80_427 }, 'giveBack'],
    ...GIVING_BACK.map(
      (action) => [{ type: 'giveBackShipment', shipmentId, action, reason: 'so' }, 'giveBack'] as const,
    ),
  ];

  test('hold and give back asks for the right; trying again is everybody’s', () => {
    for (const [command, right] of commands()) {
      signIn(['pack']);
      const refused = decisions.take(command);
      if (right === null) expect(refused).toEqual(ACCEPTED);
      else expect(refused).toMatchObject({ refusal: { code: 'RIGHT_MISSING', params: { right } } });
      if (right === null) continue;
      signIn(['pack', right]);
      expect(decisions.take(command)).toEqual(ACCEPTED);
    }
    expect(asked).toHaveLength(commands().length);
  });

  test('nobody, when nobody is signed in', () => {
    packed.desk.person = null;
    for (const [command] of commands()) {
      expect(decisions.take(command)).toMatchObject({ refusal: { code: 'SIGN_IN_FIRST' } });
    }
    expect(asked).toEqual([]);
  });
});

describe('a decision', () => {
  it('is on record before the sync service hears of it, with who and why; what came of it after', async () => {
    expect(hold()).toEqual(ACCEPTED);
    expect(asked).toEqual([
      {
        decision: { what: 'hold', shipmentId, person: 'Ana Packer', reason: 'for the office' },
        onRecord: ['ShipmentHoldAsked'],
      },
    ]);
    expect(codes()).toEqual([]);
    answer.resolve('done');
    await decisions.settled();
    expect(codes()).toEqual(['ShipmentHeld']);
    expect(onRecord()).toEqual(['ShipmentHoldAsked', 'ShipmentDecisionTaken']);
  });

  it.each(['DECISION_REFUSED', 'DECISION_UNANSWERED'] as const)(
    'that ends as %s is said, and on record',
    async (code) => {
      hold();
      answer.resolve(code);
      await decisions.settled();
      expect(verdicts).toMatchObject([{ ok: false, message: { code } }]);
      expect(onRecord()).toEqual(['ShipmentHoldAsked', 'ShipmentDecisionRefused']);
    },
  );

  it('that a shipment was booked by hand goes with the delivery’s number; what stands against it is said and on record', async () => {
    const booked = { type: 'bookedByHand', shipmentId, number: 80_427 } as const;
    expect(decisions.take(booked)).toEqual(ACCEPTED);
    expect(asked).toEqual([
      {
        decision: { what: 'bookedByHand', shipmentId, person: 'Ana Packer', number: 80_427 },
        onRecord: ['ShipmentBookedByHandAsked'],
      },
    ]);
    const refusal = { code: 'DELIVERY_DIFFERS', params: { number: 80_427, detail: 'OIL: 2 ≠ 1' } };
    answer.resolve(refusal);
    await decisions.settled();
    expect(verdicts).toMatchObject([{ ok: false, message: refusal }]);
    answer = Promise.withResolvers();
    decisions.take(booked);
    answer.resolve('done');
    await decisions.settled();
    expect(verdicts.at(-1)).toMatchObject({
      ok: true,
      message: { code: 'ShipmentAdopted', params: { number: 80_427 } },
    });
    const bodies = journalOf(packed.folder).filter(({ type }) => /^Shipment(Booked|Decision)/.test(type));
    expect(bodies.map(({ body }) => JSON.parse(body))).toEqual([
      { shipmentId, number: 80_427 },
      { shipmentId, action: 'bookedByHand', refusal },
      { shipmentId, number: 80_427 },
      { shipmentId, action: 'bookedByHand' },
    ]);
  });

  it('is not asked while the sync service is away, nor later', async () => {
    line = 'away';
    expect(hold()).toMatchObject({ ok: false, refusal: { code: 'SYNC_AWAY' } });
    line = 'connected';
    await decisions.settled();
    expect(asked).toEqual([]);
    expect(onRecord()).toEqual(['ShipmentHoldAsked', 'ShipmentDecisionRefused']);
  });

  it('pressed twice is asked once', async () => {
    expect([hold(), hold()]).toEqual([ACCEPTED, ACCEPTED]);
    expect(asked).toHaveLength(1);
    answer.resolve('done');
    await decisions.settled();
    hold();
    expect(asked).toHaveLength(2);
  });

  it('is told to nobody else who came to the bench meanwhile', async () => {
    hold();
    signIn(['pack'], 'ole');
    answer.resolve('DECISION_REFUSED');
    await decisions.settled();
    expect(codes()).toEqual([]);
    expect(onRecord()).toEqual(['ShipmentHoldAsked', 'ShipmentDecisionRefused']);
  });

  it('needs a reason, a shipment of this station, and a state that allows it', () => {
    expect(hold(' ')).toMatchObject({ refusal: { code: 'REASON_MISSING' } });
    const elsewhere = '0193a1c2-7c10-7f3a-9c11-3a5e00000001';
    const held = decisions.take({ type: 'holdShipment', shipmentId: elsewhere, reason: 'so' });
    expect(held).toMatchObject({ refusal: { code: 'SHIPMENT_NOT_HERE' } });
    packed.tell({ shipmentId, state: 'posted', document: { entry: 1, number: 800_001 } });
    expect(hold()).toMatchObject({ refusal: { code: 'SHIPMENT_NOT_NOW', params: { state: 'posted' } } });
    expect(decisions.take({ type: 'retryShipment', shipmentId })).toMatchObject({
      refusal: { code: 'SHIPMENT_NOT_NOW' },
    });
    expect(asked).toEqual([]);
  });
});
