import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDurable } from '../../../electron/service/sqlite.ts';
import { manyScrews, screws } from '../../support/bench-work.ts';
import { ANA, openStationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';
import { type Figure, percentile, timeEach } from '../figure.ts';
import { timingsOf } from '../timings.ts';

const SCANS = 5_000;
const APART_MS = 5;
/** About what one scan's event, its chain and its place take. */
const BYTES_PER_COMMIT = 700;

/** A real station process on a real port: from a scan's last byte to its verdict sent, with the commit on disk. */
export async function scanFigures(): Promise<readonly Figure[]> {
  const bench = await openStationBench([manyScrews(SCANS)]);
  try {
    await bench.scan(ANA);
    await bench.scan('TOTE-BIG');
    const [code] = screws.barcodes.map((barcode) => barcode.code);
    const began = performance.now();
    for (let n = 0; n < SCANS; n++) {
      bench.scanner.write(`${code}\r`);
      while (performance.now() < began + (n + 1) * APART_MS) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    const verdicts = () => bench.service().messages.filter(({ kind }) => kind === 'verdict').length;
    await until('every scan has its verdict', () => verdicts() === SCANS + 2, 60_000);
    const { scanToVerdict, commit } = await timingsOf(bench.service());
    const bare = bareCommits();
    return [
      figure('scan to verdict, p50', scanToVerdict.p50Ms, null, 'its commit alone, p50', commit.p50Ms),
      figure('scan to verdict, p99', scanToVerdict.p99Ms, 10, 'its commit alone, p99', commit.p99Ms),
      figure('a scan’s commit, p50', commit.p50Ms, null, BARE, percentile(bare, 0.5) / 1_000),
      figure('a scan’s commit, p99', commit.p99Ms, null, BARE, percentile(bare, 0.99) / 1_000),
    ];
  } finally {
    await bench.close();
  }
}

const BARE = 'one row committed to the same disk';

function figure(name: string, value: number, budget: number | null, what: string, limit: number): Figure {
  return { figure: name, value, unit: 'ms', budget, limit: { what, value: limit } };
}

/** One row a commit, WAL and FULL, nothing else: what the disk itself takes, in microseconds. */
function bareCommits(): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'pw-bench-commit-'));
  const db = openDurable(join(folder, 'bare.db'), [
    { name: 'one table', sql: 'CREATE TABLE row (body TEXT) STRICT' },
  ]);
  const insert = db.prepare('INSERT INTO row VALUES (?)');
  const body = 'x'.repeat(BYTES_PER_COMMIT);
  const times = timeEach(SCANS, () => insert.run(body));
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return times;
}
