import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScan } from '../../../electron/station/devices/scanner/scan-text.ts';
import { INPUTS } from '../../support/fuzzing.ts';

const PLAIN = { prefix: '', suffix: '', encoding: 'utf-8' } as const;
const scanned = (text: string, settings: object = {}) =>
  readScan(Buffer.from(text, 'utf8'), { ...PLAIN, ...settings });

describe("a scan's text", () => {
  it.each([
    ['4006381333931'],
    [']C101095011015300031\u001d10AB'],
    ['[)>\u001e06\u001dP123\u001e\u0004'],
    ['several\r\nlines\tof text'],
    ['Größe 5 µm'],
    ['\ufeffbom'],
  ])('%j is taken as it is', (text) => {
    expect(scanned(text)).toEqual({ ok: true, text });
  });

  it.each(['A\u0000B', '\u0002A', 'A\u007f', '\u0016\u00fe'])('%j is noise, all of it', (text) => {
    expect(scanned(text)).toMatchObject({ ok: false, code: 'noise' });
  });

  it('takes bytes that are no UTF-8 for noise, unless the scanner is set to Latin-1', () => {
    const bytes = Buffer.from('Größe', 'latin1');
    expect(readScan(bytes, PLAIN)).toMatchObject({ ok: false, code: 'noise' });
    expect(readScan(bytes, { ...PLAIN, encoding: 'latin1' })).toEqual({ ok: true, text: 'Größe' });
  });

  it('takes prefix and suffix off', () => {
    const settings = { prefix: 'S1', suffix: '\t' };
    expect(scanned('S1123\t', settings)).toEqual({ ok: true, text: '123' });
    expect(scanned('S1S1\t', settings)).toEqual({ ok: true, text: 'S1' });
  });

  it.each(['123', 'S1123', '123\t', 'S1\t', 'S1'])('refuses %j without them', (text) => {
    const refused = scanned(text, { prefix: 'S1', suffix: '\t' });
    expect(refused).toMatchObject({ ok: false, code: 'not-understood' });
  });

  it('any input: never throws, and gives no character that was not sent', () => {
    let texts = 0;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), fc.boolean(), (bytes, isText) => {
        const sent = isText ? bytes.map((byte) => 0x20 + (byte % 0x5f)) : bytes;
        const scan = readScan(sent, PLAIN);
        if (!scan.ok || scan.text === '') return;
        texts += 1;
        expect(Buffer.from(scan.text, 'utf8')).toEqual(Buffer.from(sent));
      }),
      { numRuns: INPUTS },
    );
    expect(texts).toBeGreaterThan(5_000);
  });
});
