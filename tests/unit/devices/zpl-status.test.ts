import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseHostErrors,
  parseHostStatus,
  parseLabelCount,
  statusOf,
} from '../../../electron/station/devices/printer/zpl-status.ts';
import { INPUTS } from '../../support/fuzzing.ts';

const recorded = readFileSync(
  join(import.meta.dirname, '..', '..', 'vectors', 'zpl', 'ladder99-zebra-responses.txt'),
  'utf8',
);

/** The bytes of a recorded ~HS answer, from the hexadecimal listing under the printer's name. */
function recordedAnswer(printer: string): string {
  const answers = recorded.slice(recorded.indexOf('## ~HS'));
  const [listing = ''] =
    /(?:[0-9a-f]{2}\s)+/.exec(answers.slice(answers.indexOf(`### ${printer}`) + 9)) ?? [];
  return Buffer.from(listing.replace(/\s/g, ''), 'hex').toString('latin1');
}

function status(text: string) {
  const host = parseHostStatus(text);
  return host && statusOf(host, null);
}

const STRINGS = ['030,0,0,1225,000,0,0,0,000,0,0,0', '001,0,0,0,1,2,6,0,00000000,1,000', '1234,0'];
const HEALTHY = framed(STRINGS);

function framed(strings: readonly string[]): string {
  return strings.map((text) => `\u0002${text}\u0003\r\n`).join('');
}

function withField(string: number, field: number, value: string): string {
  return framed(
    STRINGS.map((text, index) => (index === string ? text.split(',').with(field, value).join(',') : text)),
  );
}

describe('~HS', () => {
  it('of a ZT410 without labels and ribbon, paused (recorded)', () => {
    expect(status(recordedAnswer('ZT410'))).toMatchObject({
      verdict: 'paper-out',
      formatsInBuffer: 0,
      labelsRemaining: 0,
      detail: 'Out of labels: load a roll. Out of ribbon: load one. Paused: press its pause key.',
    });
  });

  it('of a ZE500 with its head open, paused, nine labels waiting and its settings lost (recorded)', () => {
    expect(status(recordedAnswer('ZE500'))).toMatchObject({
      verdict: 'head-open',
      formatsInBuffer: 9,
      labelsRemaining: 0,
      detail:
        'The print head is open: close it. Paused: press its pause key. It reports that its settings were lost.',
    });
  });

  it('in the quoted form of getvar "device.host_status" (recorded)', () => {
    const [quoted = ''] = /"030,[\s\S]*?"/.exec(recorded) ?? [];
    expect(status(quoted)).toMatchObject({ verdict: 'paper-out' });
  });

  it('of a printer with nothing wrong, also without its last CR LF', () => {
    const ready = { verdict: 'ready', formatsInBuffer: 0, labelsRemaining: 0, detail: 'Ready.' };
    expect(status(HEALTHY)).toEqual(ready);
    expect(status(HEALTHY.trimEnd())).toEqual(ready);
  });

  // Places of the flags: ZPL II programming guide, "Host Status Return".
  it.each([
    [0, 1, 'paper-out'],
    [0, 2, 'paused'],
    [0, 5, 'buffer-full'],
    [0, 10, 'fault'],
    [0, 11, 'fault'],
    [1, 2, 'head-open'],
    [1, 3, 'ribbon-out'],
  ])('string %d, field %d set is %s', (string, field, verdict) => {
    expect(status(withField(string, field, '1'))).toMatchObject({ verdict });
  });

  it('counts a label that has come in part as one that waits', () => {
    expect(status(withField(0, 7, '1'))).toMatchObject({ verdict: 'ready', formatsInBuffer: 1 });
  });

  it('tells how many labels of a batch are left', () => {
    expect(status(withField(1, 8, '00000017'))).toMatchObject({ labelsRemaining: 17 });
  });

  it.each([
    '',
    'HS',
    '030,0,0\r\n001,0,0\r\n1234,0',
    HEALTHY.slice(0, 60),
    withField(0, 1, 'x'),
    withField(0, 1, ''),
    HEALTHY + HEALTHY,
  ])('%j is no answer', (text) => {
    expect(parseHostStatus(text)).toBeNull();
  });

  it('any input, damaged answers: never throws, and is ready only where nothing in it says otherwise', () => {
    let ready = 0;
    const damage = fc.tuple(fc.nat(HEALTHY.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 3 }), (hits) => {
        const bytes = Buffer.from(HEALTHY, 'latin1');
        for (const [at, byte] of hits) bytes[at] = byte;
        if (status(bytes.toString('latin1'))?.verdict !== 'ready') return;
        ready += 1;
        expect(bytes[5]).toBe(0x30);
        expect(bytes[7]).toBe(0x30);
      }),
      { numRuns: INPUTS },
    );
    expect(ready).toBeGreaterThan(1_000);
  });
});

describe('~HQES', () => {
  /** The printer's answer as it is in the recording, between its code marks. */
  const recordedErrors = (printer: string) => {
    const answers = recorded.slice(recorded.indexOf('## ~HQES'));
    const [, answer = ''] = /```\n([\s\S]*?)```/.exec(answers.slice(answers.indexOf(`### ${printer}`))) ?? [];
    return answer;
  };

  it.each([
    ['ZT410', 0x1_0003],
    ['ZE500', 0x4],
  ])('of a %s is read (recorded)', (printer, errors) => {
    expect(parseHostErrors(recordedErrors(printer))).toEqual({ errors, warnings: 0 });
  });

  it('is not taken before both of its lines are there', () => {
    const whole = recordedErrors('ZE500').trimEnd();
    for (let length = 0; length < whole.length; length++) {
      const beginning = whole.slice(0, length);
      if (!beginning.includes('00000000 00000000')) expect(parseHostErrors(beginning)).toBeNull();
    }
    expect(parseHostErrors(whole)).not.toBeNull();
  });

  it.each([
    [0x1000, 'paper-jam'],
    [0x0008, 'fault'],
    [0x0040, 'fault'],
  ])('says what ~HS has no place for: %i', (errors, verdict) => {
    const host = parseHostStatus(HEALTHY);
    expect(host && statusOf(host, { errors, warnings: 0 })).toMatchObject({ verdict });
  });

  it('any input, damaged answers: never throws, and reads no error out of what is none', () => {
    const answer = recordedErrors('ZT410');
    const damage = fc.tuple(fc.nat(answer.length - 1), fc.integer({ min: 0, max: 255 }));
    let read = 0;
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 3 }), fc.nat(answer.length), (hits, length) => {
        const bytes = Buffer.from(answer, 'latin1');
        for (const [at, byte] of hits) bytes[at] = byte;
        const errors = parseHostErrors(bytes.toString('latin1').slice(0, length));
        if (errors === null) return;
        read += 1;
        if (!Number.isSafeInteger(errors.errors) || !Number.isSafeInteger(errors.warnings))
          expect.fail(JSON.stringify(errors));
      }),
      { numRuns: INPUTS },
    );
    expect(read).toBeGreaterThan(INPUTS / 100);
  });

  it('warns of what is not yet in the way', () => {
    const host = parseHostStatus(HEALTHY);
    const said = host && statusOf(host, { errors: 0, warnings: 8 });
    expect(said).toMatchObject({ verdict: 'ready', detail: 'The roll is nearly empty.' });
  });
});

describe('the count of labels', () => {
  it.each([
    ['"4711"\r\n', 4_711],
    ['"0"', 0],
    ['"?"', 'unknown'],
    ['?\r\n', 'unknown'],
    ['"313247 INCHES, 795649 CENTIMETERS"', 'unknown'],
    ['"47', null],
    ['', null],
  ])('%j is %j', (text, count) => {
    expect(parseLabelCount(text)).toBe(count);
  });

  it('any input: never throws, and counts only what stands there in digits', () => {
    const text = fc.array(fc.constantFrom('"', '"4', '71', '1"', '?', '\r\n', 'INCHES', '\u0000'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const count = parseLabelCount(parts.join(''));
        if (typeof count === 'number' && !parts.join('').includes(String(count))) expect.fail(`${count}`);
      }),
      { numRuns: INPUTS },
    );
  });
});
