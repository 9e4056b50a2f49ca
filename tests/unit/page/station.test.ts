import { beforeEach, expect, test } from 'vitest';
import { openStation, type Station } from '../../../renderer/station/station.ts';
import type { PageBridge, StationAnswer } from '../../../shared/contracts/channel.ts';
import type { Verdict } from '../../../shared/contracts/station-view.ts';
import { UNRECORDED } from '../../../shared/contracts/station-view.ts';
import { queue, verdict } from '../../support/page/views.ts';

type Listener = Parameters<PageBridge['listen']>[0];

let say: Listener;
let sounded: Verdict[];
let answer: () => Promise<StationAnswer>;
let station: Station;

beforeEach(() => {
  sounded = [];
  answer = async () => ({ ok: true });
  const bridge: PageBridge = {
    send: () => answer(),
    ask: async () => ({ type: 'refused', refusal: { code: 'STATION_AWAY', params: {} } }),
    listen: (listener) => {
      say = listener;
      return () => undefined;
    },
  };
  station = openStation(
    bridge,
    (one) => sounded.push(one),
    () => '2026-11-24T08:42:00.000Z',
  );
});

const numbered = (seq: number): Verdict => ({ ...verdict('right', 'UnitPacked', {}), seq });

test('each verdict is sounded and shown once, whichever way it comes', () => {
  say.verdict(numbered(8));
  say.verdict(numbered(8));
  say.view(queue('en', { version: 1, lastVerdict: numbered(8) }));
  expect(sounded.map(({ seq }) => seq)).toEqual([8]);
  expect(station.verdict.get()?.seq).toBe(8);
});

test('an older verdict that comes late changes nothing', () => {
  say.verdict(numbered(9));
  say.verdict(numbered(8));
  expect(station.verdict.get()?.seq).toBe(9);
  expect(sounded).toHaveLength(1);
});

test('the verdict that stood before the page appeared is shown, not sounded', () => {
  say.view(queue('en', { version: 1, lastVerdict: numbered(8) }));
  expect(station.verdict.get()?.seq).toBe(8);
  expect(sounded).toEqual([]);
});

test('a view that is older than the last one is dropped, until the station has started anew', () => {
  say.view(queue('en', { version: 5, queueTotal: 5 }));
  say.view(queue('en', { version: 4, queueTotal: 4 }));
  expect(station.view.get()?.queueTotal).toBe(5);
  say.shell({ station: 'restarting', sync: 'none', sandbox: 'none', trouble: null, runtime: 'Electron' });
  say.view(queue('en', { version: 1, queueTotal: 1 }));
  expect(station.view.get()?.queueTotal).toBe(1);
});

test('a refused press is shown and sounded once, and given back', async () => {
  const refusal = { code: 'SCALE_EMPTY', params: {} };
  answer = async () => ({ ok: false, refusal });
  expect(await station.send({ type: 'weigh' })).toEqual({ ok: false, refusal });
  say.verdict({ ...verdict('wrong', 'OTHER', {}), seq: 3 });
  expect(sounded.map(({ seq }) => seq)).toEqual([UNRECORDED, 3]);
});

test('a refusal that was told as a verdict already is not told again by the answer', async () => {
  const refusal = { code: 'SCALE_EMPTY', params: {} };
  answer = async () => {
    say.verdict({ ...verdict('weight', 'SCALE_EMPTY', {}), seq: 3 });
    return { ok: false, refusal };
  };
  await station.send({ type: 'weigh' });
  expect(sounded.map(({ seq, tone }) => [seq, tone])).toEqual([[3, 'weight']]);
});

test('a wrong PIN stays inside its dialog', async () => {
  answer = async () => ({ ok: false, refusal: { code: 'PIN_WRONG', params: {} } });
  await station.send({ type: 'override', badge: 'LEA', pin: '1', reason: 'Checked' }, 'quietly');
  expect(sounded).toEqual([]);
  expect(station.verdict.get()).toBeNull();
});

test('when the shell is gone, the press says so', async () => {
  answer = () => Promise.reject(new Error('gone'));
  await station.send({ type: 'weigh' });
  expect(station.verdict.get()).toMatchObject({ ok: false, message: { code: 'STATION_AWAY' } });
});
