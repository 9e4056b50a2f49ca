import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetFor } from '../../../electron/station/admin/test-sheet.ts';
import { type Cups, startCups } from '../../support/cups.ts';
import { journalOf } from '../../support/journal.ts';
import { codesOnPicture } from '../../support/label-reader.ts';
import { type OfficePrinter, startOfficePrinter } from '../../support/office-printer.ts';
import { pictureOfPaper } from '../../support/paper-picture.ts';
import { LEA, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';

let cups: Cups;
let office: OfficePrinter;
let bench: StationBench;
beforeAll(async () => {
  [cups, office] = await Promise.all([startCups(), startOfficePrinter()]);
  cups.addQueue('office', office.port);
  bench = await openStationBench([], {
    packingSlip: { to: 'printer', queue: 'office', server: cups.address },
  });
}, 60_000);
afterAll(async () => {
  await bench.close();
  await Promise.all([cups.close(), office.close()]);
});

/** The code that this sheet alone has, read from its picture by a decoder that is not ours. */
async function ownCodeOf(pdf: Buffer): Promise<string> {
  const known = new Set(sheetFor('full').map(({ drawn }) => drawn));
  const found = await codesOnPicture(pictureOfPaper(pdf));
  const own = found.filter(({ text }) => /^\(99\)\d{12}$/.test(text) && !known.has(text));
  expect(own).toHaveLength(1);
  return `${own[0]?.symbologyIdentifier}${own[0]?.text.replace(/[()]/g, '')}`;
}

/** The sheet that comes out of the printer when something is pressed. */
async function sheetAfter(type: 'printTestSheet' | 'tryStep'): Promise<Buffer> {
  const before = office.received().length;
  expect(await bench.press({ type })).toEqual({ ok: true });
  await until('the sheet is out', () => office.received().length === before + 1);
  await bench.view(
    'the queue is done',
    ({ lastVerdict }) => lastVerdict?.message.code === 'TestSheetPrinted',
  );
  return office.received().at(-1) ?? Buffer.alloc(0);
}

test('the printer of papers is proved by the sheet that came out of it last, before or during the acceptance', async () => {
  await bench.scan(LEA);
  const first = await ownCodeOf(await sheetAfter('printTestSheet'));
  expect(await bench.press({ type: 'startAcceptance', kind: 'full' })).toEqual({ ok: true });
  for (const { text, aim } of sheetFor('full')) await bench.scan(`${aim[0]}${text}`);
  const paper = await bench.view('the paper is due', ({ acceptance }) =>
    Boolean(acceptance?.steps.some(({ step, state }) => step === 'paper' && state === 'due')),
  );
  expect(paper.acceptance?.steps.find(({ step }) => step === 'paper')).toMatchObject({
    ...{ device: 'office', print: 'out' },
  });

  const second = await ownCodeOf(await sheetAfter('tryStep'));
  expect(second).not.toBe(first);
  expect((await bench.scan(first)).message.code).toBe('OTHER_PRINT');
  expect((await bench.scan(second)).ok).toBe(true);
  expect(await bench.press({ type: 'endAcceptance' })).toEqual({ ok: true });

  const ended = journalOf(bench.data).find(({ type }) => type === 'AcceptanceEnded');
  const { steps } = JSON.parse(ended?.body ?? '{}');
  expect(steps.find(({ step }: { step: string }) => step === 'paper')).toMatchObject({
    ...{ device: 'office', state: 'right', scanner: 'scanner-1' },
    print: { digits: second.slice(3) },
  });
});
