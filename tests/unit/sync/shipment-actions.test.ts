import { describe, expect, it } from 'vitest';
import { SHIPMENT_STATES } from '../../../shared/contracts/confirmation.ts';
import { SHIPMENT_REASONS } from '../../../shared/contracts/sap-messages.ts';
import { SHIPMENT_ACTIONS, shipmentActions } from '../../../shared/contracts/shipment-actions.ts';

describe('what a person can do about a shipment', () => {
  it('is nothing while it is posted, being posted or given back', () => {
    for (const state of ['posted', 'posting', 'givenBack'] as const) {
      for (const reason of [null, ...SHIPMENT_REASONS]) expect(shipmentActions(state, reason)).toEqual([]);
    }
  });

  it('is something for each reason that keeps it from SAP, and nothing twice', () => {
    for (const reason of SHIPMENT_REASONS) {
      const actions = SHIPMENT_ACTIONS[reason];
      expect(new Set(actions).size).toBe(actions.length);
      // What SAP has twice only SAP can put right; what was given back stays so.
      if (reason === 'DELIVERED_TWICE' || reason.startsWith('GIVEN_BACK')) continue;
      const offered = SHIPMENT_STATES.flatMap((state) => shipmentActions(state, reason));
      expect(offered, reason).not.toEqual([]);
    }
  });

  it('goes by the reason, and by what its state allows', () => {
    expect(shipmentActions('refused', 'LOT_OR_SERIAL_UNKNOWN')).toEqual([
      'retry',
      'changeLot',
      'bookedByHand',
      'hold',
      'giveBack',
    ]);
    expect(shipmentActions('held', 'LOT_OR_SERIAL_UNKNOWN')).toEqual([
      'retry',
      'changeLot',
      'bookedByHand',
      'giveBack',
    ]);
    expect(shipmentActions('unknown', 'ANSWER_LOST')).toEqual(['retry', 'giveBack']);
    expect(shipmentActions('refused', 'CREDIT_LIMIT')).toContain('split');
    expect(shipmentActions('awaitingApproval', 'APPROVAL_NEEDED')).toEqual(['retry']);
    expect(shipmentActions('waiting', null)).toEqual(['retry', 'hold', 'giveBack']);
    expect(shipmentActions('refused', 'FROM_TOMORROW')).toEqual(shipmentActions('refused', null));
  });
});
