import { afterEach, beforeEach, expect, it } from 'vitest';
import { badgeCode } from '../../../shared/barcode/index.ts';
import * as hands from '../../support/bench-hands.ts';
import { aTote } from '../../support/bench-work.ts';
import { openStationBench, type StationBench } from '../../support/station-bench.ts';

let bench: StationBench;
beforeEach(async () => {
  const people = [{ id: 'ole', name: 'Ole Packer', badge: 'OLE', rights: ['pack'] }];
  bench = await openStationBench([aTote()], { people });
});
afterEach(async () => {
  await bench.close();
});

it.each(['suspend', 'abandon'] as const)(
  '%s is refused by the right that is missing: no badge lets it pass',
  async (type) => {
    await hands.scanAll(bench, badgeCode('OLE') ?? '', 'TOTE-7');
    expect(await bench.press({ type, reason: 'The phone' })).toEqual({
      ok: false,
      refusal: { code: 'RIGHT_MISSING', params: { right: 'hold', name: 'Ole Packer' } },
    });
    const { session } = await bench.view('the order', ({ lastVerdict }) => lastVerdict?.ok === false);
    expect(session).toMatchObject({ liftable: null });
  },
);
