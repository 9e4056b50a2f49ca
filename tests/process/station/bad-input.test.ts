import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTote, screws } from '../../support/bench-work.ts';
import { journalOf } from '../../support/journal.ts';
import { startService } from '../../support/service.ts';
import { ANA, CONFIG, openStationBench, type StationBench } from '../../support/station-bench.ts';

const [screwsCode = ''] = screws.barcodes.map(({ code }) => code);

describe('a configuration that cannot be used', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pw-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const device = { id: 'scale-1', name: 'Scale', kind: 'scale', protocol: 'mt-sics', path: '/dev/ttyUSB0' };
  const person = { id: 'ana', name: 'Ana', badge: '4711', rights: ['pack'] };
  const wrong: [what: string, text: string, code: string, said: string][] = [
    ['is no JSON', '{ "station": ', 'CONFIG_UNREADABLE', 'cannot be read'],
    ['has a setting that there is not', json({ colour: 'blue' }), 'CONFIG_INVALID', 'colour'],
    ['lacks what it needs', json({ station: undefined }), 'CONFIG_INVALID', 'station'],
    [
      'names a kind of device that there is not',
      json({ devices: [{ ...device, kind: 'camera' }] }),
      'CONFIG_INVALID',
      'the kinds are scanner, scale and printer',
    ],
    [
      'names a protocol that is not known',
      json({ devices: [{ ...device, protocol: 'telepathy' }] }),
      'CONFIG_INVALID',
      'Unknown protocol "telepathy" for a scale; known are: ',
    ],
    [
      'has a setting of a device in the wrong unit',
      json({ devices: [{ ...device, baudRate: 'fast' }] }),
      'CONFIG_INVALID',
      'devices.0.baudRate',
    ],
    [
      'gives one badge to two people',
      json({ people: [person, { ...person, id: 'ben', name: 'Ben' }] }),
      'CONFIG_INVALID',
      'Two people have the same badge',
    ],
    [
      'holds a PIN that anybody could read',
      json({ people: [{ ...person, pin: '1234' }] }),
      'CONFIG_INVALID',
      'never the PIN itself',
    ],
    ['names two devices alike', json({ devices: [device, device] }), 'CONFIG_INVALID', 'the same id'],
    ['lets nobody in', json({ trial: false }), 'CONFIG_INVALID', 'nobody may use this station'],
  ];

  it.each(wrong)(
    'because it %s is named with its place; nothing is begun',
    async (_what, text, code, said) => {
      const config = join(folder, 'station.json');
      writeFileSync(config, text);
      const data = join(folder, 'data');
      const service = startService('station', ['--data', data, '--config', config]);
      expect(await service.untilKind('halted')).toMatchObject({ message: { code } });
      expect(await service.exited).toBe(2);
      expect(service.output()).toContain(said);
      expect(existsSync(join(data, 'journal.db'))).toBe(false);
    },
  );

  function json(changes: object): string {
    return JSON.stringify({ ...CONFIG, ...changes });
  }
});

describe('what comes over a wire', () => {
  let bench: StationBench;
  beforeEach(async () => {
    bench = await openStationBench([aTote(), { ...aTote({ key: 'SO9', tote: 'TOTE-9' }), lines: [] }]);
    await bench.scan(ANA);
  });
  afterEach(() => bench.close());

  it('as noise is dropped and counted; the scans beside it are whole', async () => {
    const before = journalOf(bench.data).length;
    bench.scanner.write(Buffer.from([0x00, 0xff, 0xfe, 0x13, 0x11, 0x00, 0x0d]));
    expect((await bench.scan('TOTE-7')).message.code).toBe('SessionOpened');
    bench.scanner.write(Buffer.alloc(300, 0xff));
    bench.scanner.write('\r');
    expect((await bench.scan(screwsCode)).message.code).toBe('UnitPacked');
    const types = journalOf(bench.data)
      .slice(before)
      .map(({ type }) => type);
    expect(types.filter((type) => type !== 'ScanRefused')).toEqual([
      'SessionOpened',
      'CartonOpened',
      'UnitPacked',
    ]);
  });

  it('as half a scan never becomes another one: it is dropped after its time, and said to be', async () => {
    await bench.scan('TOTE-7');
    bench.scanner.write(screwsCode.slice(0, 6));
    await bench.view('a fault of the scanner', ({ devices }) =>
      devices.some(({ id, status }) => id === 'scanner-1' && status === 'fault'),
    );
    expect((await bench.scan(screwsCode)).message).toMatchObject({
      code: 'UnitPacked',
      params: { packed: 1 },
    });
    await bench.view('a scanner that is well again', ({ devices }) =>
      devices.every(({ status }) => status === 'ready'),
    );
  });

  it('as a megabyte without an end is dropped, said once, and the next scan is read', async () => {
    await bench.scan('TOTE-7');
    const before = journalOf(bench.data).length;
    for (let block = 0; block < 256; block++) bench.scanner.write(Buffer.alloc(4_096, 'A'));
    await bench.view('a fault of the scanner', ({ devices }) =>
      devices.some(({ id, status }) => id === 'scanner-1' && status === 'fault'),
    );
    bench.scanner.write('\r');
    expect((await bench.scan(screwsCode)).message.code).toBe('UnitPacked');
    expect(journalOf(bench.data)).toHaveLength(before + 1);
  });

  it('as an order without lines is refused in plain words, and the next order opens', async () => {
    expect((await bench.scan('TOTE-9')).message.code).toBe('ORDER_WITHOUT_LINES');
    expect((await bench.scan('TOTE-7')).message.code).toBe('SessionOpened');
  });

  it('as a code that nobody knows is refused, on record, and changes nothing', async () => {
    expect((await bench.scan('NO-SUCH-TOTE')).message).toMatchObject({
      code: 'WORK_NOT_FOUND',
      params: { code: 'NO-SUCH-TOTE' },
    });
    const [last] = journalOf(bench.data).slice(-1);
    expect(last).toMatchObject({ type: 'ScanRefused', person: 'ana', device: 'scanner-1' });
  });
});

it('a device that is not there keeps nothing from working, and is taken up when it comes', async () => {
  const bench = await openStationBench([aTote()]);
  try {
    await bench.crash();
    await bench.scalePort.unplug();
    await bench.start(['scale-1']);
    const view = await bench.view('a scale that is away', ({ devices }) => devices.length === 3);
    expect(view.devices.find(({ id }) => id === 'scale-1')).toMatchObject({ trouble: 'not-there' });
    expect((await bench.scan(ANA)).message.code).toBe('SignedIn');
    await bench.scalePort.plugIn();
    await bench.view('a scale that is there', ({ devices }) =>
      devices.every(({ status }) => status === 'ready'),
    );
  } finally {
    await bench.close();
  }
});
