import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { aTote } from '../../support/bench-work.ts';
import { openStationBench } from '../../support/station-bench.ts';
import { type Figure, percentile } from '../figure.ts';

const STARTS = 5;

/** The station service from its start to ready, and what it holds of memory; beside it Node with SQLite alone. */
export async function startFigures(): Promise<readonly Figure[]> {
  const bench = await openStationBench([aTote()]);
  try {
    const starts: number[] = [];
    for (let n = 0; n < STARTS; n++) {
      await bench.crash();
      const began = performance.now();
      await bench.start([], (ready) => starts.push(ready - began));
    }
    const bare = Array.from({ length: STARTS }, bareStart);
    return [
      {
        figure: 'station started until ready, p50',
        value: percentile(starts, 0.5),
        unit: 'ms',
        budget: 500,
        limit: { what: 'Node started with better-sqlite3 loaded, p50', value: percentile(bare, 0.5) },
      },
      {
        figure: 'station, resident memory',
        value: residentMegabytes(bench.service().pid),
        unit: 'MB',
        budget: 150,
        limit: null,
      },
    ];
  } finally {
    await bench.close();
  }
}

function bareStart(): number {
  const began = performance.now();
  const load = "const Database = require('better-sqlite3'); new Database(':memory:')";
  spawnSync(process.execPath, ['-e', load]);
  return performance.now() - began;
}

/** Linux alone tells it this way. */
function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
