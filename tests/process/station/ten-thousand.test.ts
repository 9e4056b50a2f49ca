import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import { manyScrews, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { ANA, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';

const SCANS = 10_000;
const APART_MS = 5;
/** Every seventh is of something else and refused: a refused scan is one event too. */
const WRONG_EVERY = 7;

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([manyScrews(SCANS)]);
});
afterEach(async () => {
  await bench.close();
});

it('10,000 scans 5 ms apart through a port are exactly 10,000 journal events, in their order', async () => {
  await bench.scan(ANA);
  await bench.scan('TOTE-BIG');
  const before = journalOf(bench.data).length;
  const [right] = screws.barcodes.map(({ code }) => code);
  const texts = Array.from({ length: SCANS }, (_none, n) =>
    n % WRONG_EVERY === 0 ? `WRONG ${n}` : (right ?? ''),
  );

  const began = performance.now();
  for (const [n, text] of texts.entries()) {
    bench.scanner.write(`${text}\r`);
    const due = began + (n + 1) * APART_MS;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const verdicts = () => bench.service().messages.filter(({ kind }) => kind === 'verdict').length;
  await until('every scan has its verdict', () => verdicts() === texts.length + 2, 60_000);

  const events = journalOf(bench.data).slice(before);
  expect(events).toHaveLength(SCANS);
  const scanned = events.map((event) => (JSON.parse(event.body) as { scanned: string }).scanned);
  expect(scanned).toEqual(texts);
  const refused = texts.filter((text) => text !== right).length;
  expect(events.filter(({ type }) => type === 'ScanRefused')).toHaveLength(refused);
  expect(events.filter(({ type }) => type === 'UnitPacked')).toHaveLength(SCANS - refused);
  expect(verifyJournal(bench.data).problems).toEqual([]);
}, 180_000);
