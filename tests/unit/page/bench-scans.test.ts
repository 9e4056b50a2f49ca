import { expect, test } from 'vitest';
import { rightTries, wrongTries } from '../../../renderer/station/bench-scans.ts';
import { labelTrialView, provingView, scaleTrialView, soundTrialView } from '../../support/page/admin.ts';
import { firstCarton, openCarton } from '../../support/page/goods.ts';
import { packing, queue, view } from '../../support/page/views.ts';

const spaghetti = { item: 'PAS-SPA-500', name: 'Spaghetti' };
const first = (station: Parameters<typeof rightTries>[0]) => rightTries(station)[0];

test('what the sign asks for comes first: tote, location, item, lot', () => {
  expect(first(queue('en'))).toMatchObject({ what: 'tote', text: 'T-0131' });
  const asks = (code: string, pending = false) =>
    first(
      packing('en', {
        next: { code, params: spaghetti },
        pending: pending ? { itemCode: 'PAS-SPA-500', name: 'Spaghetti', awaits: 'lot' } : null,
      }),
    );
  expect(asks('scanLocation')).toMatchObject({ what: 'location', text: 'A-04-07' });
  expect(asks('scanItem')).toMatchObject({ what: 'item', text: 'PAS-SPA-500' });
  expect(asks('scanLot', true)).toMatchObject({ what: 'lot', text: 'L2608-41' });
});

test('an item is scanned by the code that stands on it, where the station says it', () => {
  const station = packing('en');
  const lines = station.session?.lines.map((line) => ({ ...line, barcode: '04012345678901' })) ?? [];
  expect(first(packing('en', { lines }))).toMatchObject({ what: 'item', text: '04012345678901' });
});

test('a serial number on stock is offered when one is due', () => {
  const lines = packing('en').session?.lines.map((line) => ({ ...line, serials: ['SN-1', 'SN-2'] })) ?? [];
  const pending = { itemCode: 'DRL-18V-2A', name: 'Drill', awaits: 'serial' };
  const next = { code: 'scanSerial', params: spaghetti };
  expect(first(packing('en', { lines, pending, next }))).toMatchObject({ what: 'serial', text: 'SN-1' });
});

test('a carton that is being closed is put on the scale as heavy as it should be, or not', () => {
  const cartons = [
    firstCarton('en'),
    { ...openCarton('en'), status: 'weighing' as const, expectedGrams: 14_870, toleranceGrams: 60 },
  ];
  const tries = rightTries(packing('en', { cartons }));
  expect(tries[0]).toEqual({ kind: 'weight', what: 'onScale', grams: 14_870 });
  expect(tries.map(({ what }) => what)).toEqual(['onScale', 'tooLight', 'tooHeavy', 'offScale']);
});

test('the label that waits to be scanned back is scanned as GS1 writes it', () => {
  const closed = { ...openCarton('en'), status: 'closed' as const, sscc: '340123450000000024' };
  expect(first(packing('en', { cartons: [closed] }))).toMatchObject({ text: ']C100340123450000000024' });
});

test('what was packed last comes out first', () => {
  const station = packing('en', { mode: 'takeOut', next: { code: 'takeOut', params: { carton: 2 } } });
  expect(rightTries(station).map(({ what }) => what)).toEqual(['item', 'lot']);
});

test('the badges of the sandbox are offered to sign in; without any, nothing is', () => {
  const badge = { code: 'PW1B.ANA.3K', name: 'Ana Packer', role: 'packer', pin: '2468' };
  const signIn = { screen: 'signIn', person: null } as const;
  expect(first(view('en', { ...signIn, trialBadges: [badge] }))).toMatchObject({ text: badge.code });
  expect(rightTries(view('en', signIn))).toEqual([]);
});

test('when a press is due nothing is right to scan; a wrong item can be tried while packing alone', () => {
  const complete = packing('en', { next: { code: 'closeCarton', params: { carton: 2 } }, lines: [] });
  expect(rightTries(complete)).toEqual([]);
  expect(wrongTries(complete).map(({ what }) => what)).toEqual(['wrong']);
  expect(wrongTries(packing('en', { mode: 'takeOut' }))).toEqual([]);
  expect(wrongTries(queue('en'))).toEqual([]);
});

test('an acceptance is worked through: codes and prints as the station tells them, loads on the scale', () => {
  const told = (of: ReturnType<typeof provingView>, scannable: string) => {
    const steps = of.acceptance?.steps.map((step) =>
      step.state === 'wrong' ? { ...step, scannable } : step,
    );
    return first({ ...of, acceptance: of.acceptance && { ...of.acceptance, steps: steps ?? [] } });
  };
  expect(told(provingView('en'), ']C190PW')).toEqual({ kind: 'scan', what: 'code', text: ']C190PW' });
  expect(told(labelTrialView('en'), ']C199001')).toEqual({ kind: 'scan', what: 'print', text: ']C199001' });
  expect(first(labelTrialView('en'))).toBeUndefined();
  expect(first(scaleTrialView('en'))).toEqual({ kind: 'weight', what: 'load', grams: 5_000 });
  expect(first(soundTrialView('en'))).toBeUndefined();
});
