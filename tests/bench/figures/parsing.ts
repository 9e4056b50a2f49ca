import bwipjs from 'bwip-js/node';
import { parseScan } from '../../../shared/barcode/index.ts';
import { type Figure, percentile, timeEach } from '../figure.ts';

const RUNS = 20_000;
const PEER_RUNS = 200;

/** One GS1 scan read by the official dictionary; beside it the one other program that checks as much. */
export async function parsingFigures(): Promise<readonly Figure[]> {
  const scan = ']d201040123450000161731123110L1001-A\u001d2112345';
  const bracketed = '(01)04012345000016(17)311231(10)L1001-A(21)12345';
  const ours = timeEach(RUNS, () => parseScan(scan, '2026-11-24'));
  const options = { bcid: 'gs1datamatrix', text: bracketed };
  const peers = timeEach(PEER_RUNS, () => bwipjs.raw(options));
  return [
    {
      figure: 'one GS1 scan parsed, p50',
      value: percentile(ours, 0.5),
      unit: 'µs',
      budget: null,
      limit: { what: 'bwip-js checks and encodes the same, p50', value: percentile(peers, 0.5) },
    },
  ];
}
