import { afterEach, beforeEach, expect, it } from 'vitest';
import { badgeCode } from '../../../shared/barcode/index.ts';
import type { StationCommand } from '../../../shared/contracts/channel.ts';
import * as hands from '../../support/bench-hands.ts';
import { aTote } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { openStationBench, type StationBench } from '../../support/station-bench.ts';

const OLE = badgeCode('OLE') ?? '';
const CLARA = badgeCode('CLARA') ?? '';
const REFUSED = { ok: false, refusal: { code: 'NO_RIGHT_TO_PACK', params: { name: 'Clara Clerk' } } };

let bench: StationBench;
let key: string;
beforeEach(async () => {
  const people = [
    { id: 'ole', name: 'Ole Packer', badge: 'OLE', rights: ['pack'] },
    { id: 'clara', name: 'Clara Clerk', badge: 'CLARA', rights: ['hold', 'giveBack', 'admin'] },
  ];
  const tote = aTote();
  key = tote.key;
  bench = await openStationBench([tote], { people });
});
afterEach(async () => {
  await bench.close();
});

it('who may not pack signs in, and opens no order: neither by a press nor by a scan', async () => {
  expect(await hands.scanAll(bench, CLARA, 'TOTE-7')).toEqual(['SignedIn', 'NO_RIGHT_TO_PACK']);
  expect(await bench.press({ type: 'openWork', key })).toEqual(REFUSED);
  const { screen, person, session } = await bench.view(
    'Clara',
    ({ lastVerdict }) => lastVerdict?.ok === false,
  );
  expect({ screen, session, person: person?.id }).toEqual({
    screen: 'queue',
    session: null,
    person: 'clara',
  });
  expect(await bench.ask({ type: 'benchReport' })).toMatchObject({ type: 'benchReport' });
  expect(journalOf(bench.data).map(({ type }) => type)).not.toContain('SessionOpened');
});

const AT_THE_ORDER: readonly StationCommand[] = [
  { type: 'closeCarton' },
  { type: 'weigh' },
  { type: 'newCarton' },
  { type: 'undoLast' },
  { type: 'reprintLabel', carton: 1 },
  { type: 'suspend', reason: 'The phone' },
  { type: 'abandon', reason: 'The phone' },
  { type: 'closeShipment', reason: null },
];

it('an order that lies on the bench is neither shown nor touched, and waits for who may pack', async () => {
  await hands.scanAll(bench, OLE, 'TOTE-7');
  const before = await bench.view('the order', ({ session }) => session !== null);
  await bench.scan(CLARA);
  expect(await bench.view('Clara', ({ person }) => person?.id === 'clara')).toMatchObject({
    screen: 'queue',
    session: null,
  });
  for (const command of AT_THE_ORDER) expect(await bench.press(command)).toEqual(REFUSED);
  expect(await hands.scanAll(bench, 'TOTE-7', '4012345678901')).toEqual([
    'NO_RIGHT_TO_PACK',
    'NO_RIGHT_TO_PACK',
  ]);

  await bench.crash();
  await bench.start();
  expect(await bench.view('Clara again', ({ person }) => person?.id === 'clara')).toMatchObject({
    session: null,
  });

  await bench.scan(OLE);
  const after = await bench.view('the order again', ({ session }) => session !== null);
  expect(after).toMatchObject({ screen: 'packing', session: before.session });
  const types = journalOf(bench.data).map(({ type }) => type);
  expect(types.filter((type) => /^Session/.test(type))).toEqual(['SessionOpened']);
});
