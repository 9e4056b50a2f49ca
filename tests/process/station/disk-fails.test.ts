import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyJournal } from '../../../electron/station/journal/verify.ts';
import { manyScrews, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { ANA, openStationBench, type StationBench } from '../../support/station-bench.ts';

// A file that may not grow is to SQLite a disk that fails to write; the limit is the one process's own.

let bench: StationBench;
beforeEach(async () => {
  bench = await openStationBench([manyScrews(50)]);
});
afterEach(() => bench.close());

const [screwsCode = ''] = screws.barcodes.map(({ code }) => code);

it('a disk that fails halts the station with the reason; what was green is kept, and it starts again with it', async () => {
  await bench.scan(ANA);
  await bench.scan('TOTE-BIG');
  await bench.scan(screwsCode);
  const before = journalOf(bench.data).length;
  const { size } = statSync(join(bench.data, 'journal.db-wal'));
  execFileSync('prlimit', ['--pid', String(bench.service().pid), `--fsize=${size}:`]);

  bench.scanner.write(`${screwsCode}\r`);
  expect(await bench.service().untilKind('halted')).toMatchObject({ message: { code: 'STORAGE_FAILED' } });
  expect(await bench.service().exited).toBe(2);
  expect(journalOf(bench.data)).toHaveLength(before);

  await bench.start();
  expect((await bench.scan(screwsCode)).message).toMatchObject({ code: 'UnitPacked', params: { packed: 2 } });
  expect(verifyJournal(bench.data).problems).toEqual([]);
});
