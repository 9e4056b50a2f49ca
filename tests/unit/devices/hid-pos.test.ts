import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../../electron/station/devices/framing/framing.ts';
import { createHidPosFraming } from '../../../electron/station/devices/framing/hid-pos.ts';
import { INPUTS } from '../../support/fuzzing.ts';

const LIMIT_BYTES = 200;

// Synthetic, from the makers' manuals.

/** As Honeywell sends it: the identifier has a place of its own, in every report. */
function withAimField(aim: string, data: string, more = false): Buffer {
  const report = Buffer.alloc(64);
  report.set([2, data.length], 0);
  report.write(aim + data, 2, 'latin1');
  report.set([0x3f, 0, more ? 1 : 0], 61);
  return report;
}

/** As Newland sends it. */
function plain(data: string, more = false): Buffer {
  const report = Buffer.alloc(64);
  report.set([2, data.length], 0);
  report.write(data, 2, 'latin1');
  report.set([0x64, more ? 1 : 0], 62);
  return report;
}

function framesOf(reports: readonly Uint8Array[]): (string | Frame)[] {
  const framing = createHidPosFraming(LIMIT_BYTES);
  return reports
    .flatMap((report) => framing.push(report))
    .map((frame) => (frame.kind === 'message' ? Buffer.from(frame.bytes).toString('latin1') : frame));
}

const half = { kind: 'dropped', why: 'half' };

test.each([
  ['identifier in its own place', withAimField(']E0', '4006381333931'), ']E04006381333931'],
  ['no identifier', plain('4006381333931'), '4006381333931'],
  ['identifier in the data', plain(']C10104006381333931'), ']C10104006381333931'],
  ['one character', withAimField(']A0', '7'), ']A07'],
  ['all 56 characters, identifier apart', withAimField(']C0', 'x'.repeat(56)), `]C0${'x'.repeat(56)}`],
  ['all 56 characters, identifier among them', plain(`]C0${'x'.repeat(53)}`), `]C0${'x'.repeat(53)}`],
  ['zeros at the end of the data', plain('AB\0\0'), 'AB\0\0'],
  ['separators', withAimField(']d2', '10A\u001d21B'), ']d210A\u001d21B'],
])('a scan in one report: %s', (_what, report, text) => {
  expect(framesOf([report])).toEqual([text]);
});

test('a scan in several reports has its identifier once', () => {
  const [a, b, c] = ['a'.repeat(56), 'b'.repeat(56), 'end'];
  expect(
    framesOf([withAimField(']Q1', a, true), withAimField(']Q1', b, true), withAimField(']Q1', c)]),
  ).toEqual([`]Q1${a}${b}${c}`]);
  expect(framesOf([plain(a, true), plain(c)])).toEqual([a + c]);
});

test('each scan is its own', () => {
  expect(framesOf([plain('1'), plain('1'), withAimField(']E0', '2')])).toEqual(['1', '1', ']E02']);
});

test('a scan whose last report is missing is dropped, and the one after it is whole', () => {
  expect(framesOf([withAimField(']Q1', 'a'.repeat(56), true), withAimField(']E0', '2')])).toEqual([
    half,
    ']E02',
  ]);
});

test('a scan longer than the limit is dropped once, up to its last report', () => {
  const long = plain('a'.repeat(56), true);
  expect(framesOf([long, long, long, long, long, plain('end'), plain('next')])).toEqual([
    { kind: 'dropped', why: 'too-long' },
    'next',
  ]);
});

test('a report that can not be one is dropped, with the scan that it was part of', () => {
  const wrongLength = plain('x');
  wrongLength[1] = 57;
  const outside = { kind: 'dropped', why: 'outside' };
  expect(framesOf([wrongLength])).toEqual([outside]);
  expect(framesOf([plain('x').subarray(0, 63)])).toEqual([outside]);
  expect(framesOf([plain('a', true), wrongLength, plain('b')])).toEqual([half, outside, 'b']);
});

test('reports of another number, and scans without data, are no scans', () => {
  const answer = plain('x');
  answer[0] = 0xfd;
  expect(framesOf([answer, plain(''), withAimField(']E0', '')])).toEqual([]);
});

test('what has begun can be given up', () => {
  const framing = createHidPosFraming(LIMIT_BYTES);
  expect(framing.abandon()).toEqual([]);
  framing.push(plain('a', true));
  expect(framing.begun()).toBe(true);
  expect(framing.abandon()).toEqual([half]);
  expect(framing.begun()).toBe(false);
});

test('any input: never throws, never passes the limit, and is in step after one scan', () => {
  const report = fc.oneof(
    fc.constantFrom(plain('123'), plain('a'.repeat(56), true), withAimField(']E0', '4006381333931')),
    fc.uint8Array({ minLength: 60, maxLength: 66 }),
    fc
      .tuple(fc.nat(63), fc.nat(255))
      .map(([at, byte]) => withAimField(']Q1', 'b'.repeat(40), true).with(at, byte)),
  );
  let scans = 0;
  fc.assert(
    fc.property(fc.array(report, { maxLength: 8 }), (reports) => {
      const framing = createHidPosFraming(LIMIT_BYTES);
      for (const frame of reports.flatMap((bytes) => framing.push(bytes))) {
        if (frame.kind !== 'message') continue;
        scans += 1;
        // Its data, and an AIM identifier before them.
        if (frame.bytes.length > LIMIT_BYTES + 3) expect.fail(`${frame.bytes.length} bytes`);
      }
      framing.push(withAimField(']E0', '1'));
      const good = framing.push(withAimField(']E0', '2'));
      if (good.length !== 1 || good[0]?.kind !== 'message') expect.fail(JSON.stringify(good));
      if (Buffer.from(good[0].bytes).toString('latin1') !== ']E02') expect.fail('another scan');
    }),
    { numRuns: INPUTS },
  );
  expect(scans).toBeGreaterThan(INPUTS / 2);
});
