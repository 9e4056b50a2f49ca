import { afterEach, expect, it } from 'vitest';
import { aTote, muesli } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { openPty, type Pty } from '../../support/pty.ts';
import { ANA, openStationBench, type StationBench } from '../../support/station-bench.ts';
import { until } from '../../support/until.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const LOT = `]d201${(muesli.barcodes[0]?.code ?? '').padStart(14, '0')}10L-1`;
/** The same code as a keyboard-mode scanner types it. */
const TYPED = LOT.slice(3);

/** The scanner of each unit that was packed, in their order. */
function packedBy(bench: StationBench): (string | null)[] {
  return journalOf(bench.data)
    .filter(({ type }) => type === 'UnitPacked')
    .map(({ device }) => device);
}

it('a scan that comes on a port and as a keyboard packs one unit, and both are on record', async () => {
  const bench = await openStationBench([aTote()]);
  opened.push(bench);
  await bench.scan(ANA);
  await bench.scan('TOTE-7');
  expect((await bench.scan(LOT)).message.code).toBe('UnitPacked');
  expect(await bench.press({ type: 'scan', text: TYPED })).toEqual({ ok: true });
  const echoes = journalOf(bench.data).filter(({ type }) => type === 'ScanEchoed');
  expect(echoes.map(({ body }) => JSON.parse(body))).toEqual([
    { device: 'scanner-1', afterMs: expect.any(Number) },
  ]);
  // Two units are wanted: the next scan completes the line only because the echo did not count.
  expect((await bench.scan(LOT)).message.code).toBe('LineCompleted');
});

it('two scanners at one bench are two, and one that refuses sounds at its own', async () => {
  const [left, right] = await Promise.all([openPty(), openPty()]);
  opened.push(left, right);
  const scanner = (id: string, port: Pty, changes: object = {}) => ({
    id,
    name: id,
    kind: 'scanner',
    protocol: 'honeywell',
    path: port.path,
    ...changes,
  });
  const bench = await openStationBench([aTote()], {
    devices: [scanner('left', left), scanner('right', right, { protocol: 'datalogic-powerscan' })],
  });
  opened.push(bench);
  const heard = { left: '', right: '' };
  left.onBytes((bytes) => {
    heard.left += Buffer.from(bytes).toString('latin1');
  });
  right.onBytes((bytes) => {
    heard.right += Buffer.from(bytes).toString('latin1');
  });
  left.write(`${ANA}\r`);
  await bench.view('Ana', ({ person }) => person !== null);
  right.write('TOTE-7\r');
  await bench.view('an open order', ({ session }) => session !== null);

  // Halves of two scans, in turn.
  left.write(LOT.slice(0, 9));
  right.write(LOT.slice(0, 12));
  left.write(`${LOT.slice(9)}\r`);
  right.write(`${LOT.slice(12)}\r`);
  await until('both units', () => packedBy(bench).length === 2);
  expect(packedBy(bench).toSorted()).toEqual(['left', 'right']);
  expect(heard).toEqual({ left: '', right: '' });

  left.write('4006381333931\r');
  await until('the left one sounds', () => heard.left !== '');
  expect(heard).toEqual({ left: '\u0016\u0007\r', right: '' });
  right.write('4006381333931\r');
  await until('the right one sounds', () => heard.right !== '');
  expect(heard).toEqual({ left: '\u0016\u0007\r', right: '34\r' });
});
