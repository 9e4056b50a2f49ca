import { afterEach, beforeEach, expect, it } from 'vitest';
import { aTote, manyScrews, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { ANA, openStationBench, type StationBench } from '../../support/station-bench.ts';

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([aTote(), manyScrews(2)]);
  await bench.scan(ANA);
});
afterEach(() => bench.close());

const [screwsCode = ''] = screws.barcodes.map(({ code }) => code);
const openings = () => journalOf(bench.data).filter(({ type }) => type === 'SessionOpened').length;

it('opened twice by a double press is open once', async () => {
  const open = { type: 'openWork', key: 'SO500' } as const;
  expect(await Promise.all([bench.press(open), bench.press(open)])).toEqual([{ ok: true }, { ok: true }]);
  expect(openings()).toBe(1);
});

it('keeps another order from being opened beside it, also after a restart', async () => {
  await bench.press({ type: 'openWork', key: 'SO500' });
  await bench.scan(screwsCode);
  const refused = { ok: false, refusal: { code: 'SESSION_ALREADY_OPEN', params: { work: 'SO500' } } };
  expect(await bench.press({ type: 'openWork', key: 'PL7-SO407' })).toEqual(refused);
  await bench.crash();
  await bench.start();
  expect(await bench.press({ type: 'openWork', key: 'PL7-SO407' })).toEqual(refused);
  expect(openings()).toBe(1);
  expect((await bench.scan(screwsCode)).message).toMatchObject({ params: { packed: 2, ordered: 2 } });
});

it('put aside and taken up again is the same session, and another may be packed meanwhile', async () => {
  await bench.press({ type: 'openWork', key: 'SO500' });
  await bench.scan(screwsCode);
  await bench.press({ type: 'suspend', reason: 'The phone' });
  await bench.press({ type: 'openWork', key: 'PL7-SO407' });
  await bench.press({ type: 'suspend', reason: 'Back to the first' });
  expect(await bench.press({ type: 'openWork', key: 'SO500' })).toEqual({ ok: true });
  expect((await bench.scan(screwsCode)).message).toMatchObject({ params: { packed: 2, ordered: 2 } });
  expect(openings()).toBe(2);
});
