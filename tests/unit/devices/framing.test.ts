import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createFraming,
  FRAMINGS,
  type Frame,
  type FramingSettings,
} from '../../../electron/station/devices/framing/framing.ts';
import { INPUTS } from '../../support/fuzzing.ts';

const LIMIT_BYTES = 16;
/** Those that bytes alone end. */
const MARKED = FRAMINGS.filter((framing) => framing !== 'idle');

function frames(settings: FramingSettings, ...chunks: Uint8Array[]): string[] {
  const framing = createFraming(settings);
  return chunks.flatMap((chunk) => framing.push(chunk)).map(told);
}

function told(frame: Frame): string {
  return frame.kind === 'message' ? Buffer.from(frame.bytes).toString('latin1') : `<${frame.why}>`;
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const cut = (framing: FramingSettings['framing'], text: string) =>
  frames({ framing, limitBytes: LIMIT_BYTES }, bytes(text));

/** One message with its marks. */
const ONE: Readonly<Record<FramingSettings['framing'], string>> = {
  cr: '0012345\r',
  lf: '0012345\n',
  crlf: '0012345\r\n',
  auto: '0012345\r\n',
  tab: '0012345\t',
  'stx-etx': '\u00020012345\u0003',
  idle: '0012345',
};

describe('framing', () => {
  it.each([
    ['cr', 'A\rB\nC\r', ['A', 'B\nC']],
    ['lf', 'A\nB\rC\n', ['A', 'B\rC']],
    ['crlf', 'A\r\nB\rC\nD\r\n', ['A', 'B\rC\nD']],
    ['crlf', `${'x'.repeat(16)}\r\nA\r\n`, ['x'.repeat(16), 'A']],
    ['tab', 'A\tB\rC\n\t\t', ['A', 'B\rC\n']],
    ['auto', 'A\rB\nC\r\nD\n\rE', ['A', 'B', 'C', 'D']],
    ['auto', '\r\n\r\nA\r\n', ['A']],
    ['auto', ']C101095\u001d10AB\r', [']C101095\u001d10AB']],
    ['auto', `${'x'.repeat(16)}\rA\r`, ['x'.repeat(16), 'A']],
    ['auto', `${'x'.repeat(17)}\rA\r`, ['<too-long>', 'A']],
    ['stx-etx', '\u0002A\u0003\r\n\u0002B\rC\u0003', ['A', 'B\rC']],
    ['stx-etx', 'xx\u0002A\u0003', ['<outside>', 'A']],
    ['stx-etx', '\u0002AB\u0002C\u0003', ['<half>', 'C']],
    ['stx-etx', '\u0002\u0003\u0002A\u0003', ['A']],
    ['stx-etx', '\u0003\u0002A\u0003', ['<outside>', 'A']],
    ['stx-etx', `\u0002${'x'.repeat(99)}\u0003\u0002A\u0003`, ['<too-long>', 'A']],
    ['stx-etx', `${'x'.repeat(99)}\u0002A\u0003`, ['<too-long>', 'A']],
    ['stx-etx', `\u0002${'x'.repeat(99)}\u0002A\u0003`, ['<too-long>', 'A']],
  ] as const)('%s cuts %j', (framing, text, expected) => {
    expect(cut(framing, text)).toEqual(expected);
  });

  it.each(MARKED)('%s is back in step after 1 MB without an end, and says so once', (framing) => {
    const [start, end] =
      framing === 'stx-etx' ? ['\u0002', '\u0003'] : ['', framing === 'tab' ? '\t' : '\r\n'];
    const garbage = bytes('x'.repeat(1_000_000));
    const framed = frames({ framing, limitBytes: 4096 }, garbage, bytes(`${end}${start}0012345${end}`)).map(
      (text) => text.trim(),
    );
    expect(framed.filter((text) => text === '<too-long>')).toHaveLength(1);
    expect(framed.at(-1)).toBe('0012345');
    expect(framed.length).toBeLessThanOrEqual(3);
  });

  it.each([
    ['auto', 'AB', ['<half>']],
    ['auto', 'AB\r', []],
    ['auto', 'x'.repeat(99), []],
    ['crlf', 'AB\r', ['<half>']],
    ['stx-etx', '\u0002AB', ['<half>']],
    ['stx-etx', 'AB', ['<outside>']],
    ['stx-etx', '\u0002', []],
  ] as const)('%s gives up on %j telling %j, and the next message is whole', (name, text, expected) => {
    const framing = createFraming({ framing: name, limitBytes: LIMIT_BYTES });
    framing.push(bytes(text));
    expect(framing.abandon().map(told)).toEqual(expected);
    expect(framing.begun()).toBe(false);
    const next = name === 'stx-etx' ? '\u0002C\u0003' : 'C\r\n';
    expect(framing.push(bytes(next)).map(told)).toEqual(['C']);
  });

  it('idle: a pause ends a message, and nothing else does', () => {
    const framing = createFraming({ framing: 'idle', limitBytes: LIMIT_BYTES });
    expect([...framing.push(bytes('A\r\n')), ...framing.push(bytes('B\t'))]).toEqual([]);
    expect(framing.paused?.().map(told)).toEqual(['A\r\nB\t']);
    expect(framing.paused?.()).toEqual([]);
    expect(framing.push(bytes('x'.repeat(99))).map(told)).toEqual(['<too-long>']);
    expect(framing.paused?.()).toEqual([]);
    framing.push(bytes('half'));
    expect(framing.abandon().map(told)).toEqual(['<half>']);
    expect(framing.paused?.()).toEqual([]);
  });

  // Marks and letters close together, so that most inputs hold messages, long runs and broken marks.
  const pieces = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('\r\n', '\t', '\u0002AB\u0003', '\u0002', '\u0003', '\r', '\n') },
    { weight: 6, arbitrary: fc.constantFrom('A', 'BC', '\u001d', 'x'.repeat(LIMIT_BYTES)) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)) },
  );
  const streams = fc
    .array(pieces, { maxLength: 40, size: 'max' })
    .map((parts) => Uint8Array.from(bytes(parts.join(''))));

  it.each(MARKED)('%s: the same frames at every boundary', (framing) => {
    let messages = 0;
    fc.assert(
      fc.property(streams, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (stream, sizes) => {
        const settings = { framing, limitBytes: LIMIT_BYTES };
        const whole = frames(settings, stream);
        const single = frames(settings, ...Array.from(stream, (byte) => Uint8Array.of(byte)));
        expect(single).toEqual(whole);
        expect(frames(settings, ...chunked(stream, sizes))).toEqual(whole);
        messages += whole.length;
      }),
      { numRuns: 2_000 },
    );
    expect(messages).toBeGreaterThan(2_000);
  });

  it.each(FRAMINGS)(
    'any input, %s: never throws, never passes the limit, and is in step after one message',
    (framing) => {
      let messages = 0;
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 64 }), streams, (noise, stream) => {
          const any = createFraming({ framing, limitBytes: LIMIT_BYTES });
          const ended = (chunk: Uint8Array) => [...any.push(chunk), ...(any.paused?.() ?? [])];
          for (const frame of [...ended(noise), ...ended(stream)]) {
            if (frame.kind !== 'message') continue;
            messages += 1;
            if (frame.bytes.length > LIMIT_BYTES || frame.bytes.length === 0)
              expect.fail(`a message of ${frame.bytes.length} bytes`);
          }
          const [, good] = [ended(bytes(ONE[framing])), ended(bytes(ONE[framing])).map(told)];
          if (good.join() !== '0012345') expect.fail(`then ${JSON.stringify(good)}`);
        }),
        { numRuns: INPUTS },
      );
      expect(messages).toBeGreaterThan(2_000);
    },
  );
});

function* chunked(stream: Uint8Array, sizes: Iterator<number>): Generator<Uint8Array> {
  for (let from = 0; from < stream.length; ) {
    const size: number = sizes.next().value;
    yield stream.subarray(from, from + size);
    from += size;
  }
}
