import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { SCALE_PROTOCOL_NAMES } from '../../../electron/station/devices/scale/protocols.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'scripts', 'explain.ts');
const start = (...args: string[]) => spawn(process.execPath, [program, ...args]);

/** Runs it to its end on this input. */
async function explain(args: readonly string[], input: string | Uint8Array) {
  const child = start(...args);
  let out = '';
  let said = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    said += text;
  });
  // It may refuse to read any of it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  const lines: Record<string, unknown>[] = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { code, said, lines };
}

describe('explain -- scan', () => {
  it('says of every line what it is', async () => {
    const scans = [
      '"]C10109501101530003\\u001d10AB"',
      '4006381333931',
      '"4006381333932"',
      '',
      '{"no": "string"}',
      '123',
      ']C1019',
    ];
    const { code, said, lines } = await explain(['scan'], `${scans.join('\r\n')}`);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(lines).toMatchObject([
      {
        ok: true,
        kind: 'gs1',
        symbology: 'gs1-128',
        elements: [
          { ai: '01', value: '09501101530003' },
          { ai: '10', value: 'AB' },
        ],
      },
      { ok: true, kind: 'gtin', symbology: null, elements: [], gtin: '04006381333931' },
      { ok: true, kind: 'plain', text: '4006381333932' },
      { ok: false, kind: 'unreadable', reason: 'empty' },
      { ok: true, kind: 'plain', text: '{"no": "string"}' },
      { ok: true, kind: 'plain', text: '123' },
      { ok: false, symbology: 'gs1-128', reason: expect.any(String), detail: expect.any(String) },
    ]);
  });

  it('answers a line as soon as it is there', async () => {
    const child = start('scan');
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const scan of ['A-1', 'A-2', 'A-3']) {
      child.stdin.write(`${scan}\n`);
      expect(JSON.parse((await answers.next()).value ?? '')).toMatchObject({ text: scan });
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('answers 50 MB in one line once, and reads on', async () => {
    const { lines } = await explain(['scan'], `${'x'.repeat(50_000_000)}\nA-1\n`);
    expect(lines).toMatchObject([
      { ok: false, reason: 'too-long' },
      { ok: true, text: 'A-1' },
    ]);
  });

  it('takes the largest scan with every character escaped', async () => {
    const escaped = `"${'\\u0041'.repeat(7_089)}"`;
    const { lines } = await explain(['scan'], `${escaped}\n"${'A'.repeat(7_090)}"\n`);
    expect(lines).toMatchObject([
      { ok: true, text: 'A'.repeat(7_089) },
      { ok: false, reason: 'too-long' },
    ]);
  });
});

describe('explain -- scale', () => {
  it('gives a reading for every message', async () => {
    const input = 'S S     100.00 g\r\nS D    -129.07 g\r\nS +\r\nS -\r\nS I\r\nES\r\n';
    const { code, said, lines } = await explain(['scale', '--protocol', 'mt-sics'], input);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(lines).toEqual([
      { value: '100.00', unit: 'g', verdict: 'stable' },
      { value: '-129.07', unit: 'g', verdict: 'moving' },
      { value: null, unit: null, verdict: 'over' },
      { value: null, unit: null, verdict: 'under' },
      { value: null, unit: null, verdict: 'unknown' },
      { value: null, unit: null, verdict: 'fault' },
    ]);
  });

  it('reads the reports of a USB scale', async () => {
    const reports = Buffer.from('030402006e0303050bff0000', 'hex');
    const { code, said, lines } = await explain(['scale', '--protocol', 'hid'], reports);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(lines).toEqual([
      { value: '878', unit: 'g', verdict: 'stable' },
      { value: null, unit: null, verdict: 'under' },
    ]);
  });

  it('takes the unit of a scale that sends none from the call', async () => {
    const input = '\u000201.250\r';
    const { lines } = await explain(['scale', '--protocol', 'toledo-8217', '--unit', 'kg'], input);
    expect(lines).toEqual([{ value: '1.250', unit: 'kg', verdict: 'stable' }]);
    const { lines: without } = await explain(['scale', '--protocol', 'toledo-8217'], input);
    expect(without).toEqual([{ value: '1.250', unit: null, verdict: 'stable' }]);
  });

  it('says what it left out: too long, or cut off', async () => {
    const input = `${'x'.repeat(1_000_000)}\r\nS S     100.00 g\r\nS S     1`;
    const { code, said, lines } = await explain(['scale', '--protocol', 'mt-sics'], input);
    expect(code).toBe(0);
    expect(lines).toEqual([{ value: '100.00', unit: 'g', verdict: 'stable' }]);
    expect(said.trim().split('\n')).toEqual([
      'Bytes were left out that are no MT-SICS (too-long).',
      'The input ended in the middle of a message, which was left out.',
    ]);
  });
});

describe('explain', () => {
  it('gives every reading though nobody reads what was left out', async () => {
    const child = start('scale', '--protocol', 'mt-sics');
    child.stderr.destroy();
    child.stdin.end(`${'x'.repeat(1_000)}\r\nS S     100.00 g\r\n`.repeat(200));
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    const [code] = await once(child, 'close');
    expect([code, out.trim().split('\n').length]).toEqual([0, 200]);
  });

  it.each([
    [[], 'Say what to explain'],
    [['weather'], 'Say what to explain'],
    [['scan', 'twice'], 'Say what to explain'],
    [['scan', '--protocol', 'mt-sics'], 'no protocol'],
    [['scale'], 'Unknown scale protocol'],
    [['scale', '--protocol', 'abacus'], 'Unknown scale protocol "abacus"'],
    [['scale', '--protocol', 'mt-sics', '--unit', 'stone'], 'Unknown unit "stone"'],
    [['scale', '--colour'], '--colour'],
  ])('refuses %j, says why, and names what there is', async (args, why) => {
    const { code, said, lines } = await explain(args, '');
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(said).toContain(why);
    expect(said).toContain([...SCALE_PROTOCOL_NAMES, 'hid'].join(', '));
  });
});
