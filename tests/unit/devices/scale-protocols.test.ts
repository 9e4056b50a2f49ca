import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SCALE_PROTOCOL_NAMES,
  type ScaleProtocolName,
  scaleProtocols,
} from '../../../electron/station/devices/scale/protocols.ts';
import { INPUTS } from '../../support/fuzzing.ts';
import { answers, byteByByte, reading, told } from '../../support/scale-answers.ts';

const vectors = join(import.meta.dirname, '..', '..', 'vectors');
const recordedFrames = (file: string) =>
  JSON.parse(readFileSync(join(vectors, 'serial-scale-frames', file), 'utf8'));
const capture = (file: string) =>
  readFileSync(join(vectors, 'serial-scale-captures', file)).toString('latin1');
const fromHex = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('latin1');

/** Frames, what they mean, and where they come from; "synthetic" where nobody recorded one. */
const FRAMES: Readonly<Record<Exclude<ScaleProtocolName, 'mt-sics'>, readonly (readonly string[])[]>> = {
  'toledo-8217': [
    ['\u000201.250\r', 'stable 1.250 kg', 'emupos'],
    ['\u000201.250N\r', 'stable 1.250 kg', 'emupos, net'],
    ['\u000200.000\r', 'stable 0.000 kg', 'emupos'],
    ['\u0002001.25\r', 'stable 1.25 kg', 'synthetic: the variant with a zero in front'],
    ['\u0002?D\r', 'under', 'a comment in the Odoo driver'],
    ['\u0002?A\r', 'moving', 'DIVA manual: bit 6 is always set; synthetic'],
    ['\u0002?\u0041\r', 'moving', 'BenchPro manual: bits 5 and 6 are always set; synthetic'],
    ['\u0002?P\r', 'unknown', 'DIVA manual: centre of zero alone; synthetic'],
    ['\u0002?\u00c1\r', 'moving', 'read without its parity; synthetic'],
    ['\u0002E\rhello', 'other', 'emupos: echo'],
    ['\u0002@\r', 'other', 'DIVA manual: confidence test passed; synthetic'],
    ['\u00021.2.3\r', 'not-understood', 'synthetic'],
  ],
  'toledo-8213': [
    ['\u0002001.25\r', 'stable 1.25 kg', 'synthetic: Transcell PC-150 p. B-3'],
    ['\u0002?a\r', 'moving', 'synthetic: Brecknell 3700LP p. 11'],
    ['\u0002?b\r', 'over', 'synthetic: Brecknell 3700LP p. 11'],
    ['\u0002?d\r', 'under', 'synthetic: Brecknell 3700LP p. 11'],
  ],
  'mettler-continuous': [
    [fromHex('022c3020202031323334202020313030 0d7a'), 'stable 12.34 kg', 'synthetic: Wildcat p. 6-4'],
    [fromHex('022c3a2020202020353620202020 20300d30'), 'moving -0.56 kg', 'synthetic: Wildcat p. 6-4'],
    [fromHex('022c3420202020202020202020 2020300d61'), 'over', 'synthetic: Wildcat p. 6-4'],
    [fromHex('022c3620202020202020202020 2020300d'), 'under', 'synthetic: Wildcat p. 6-4'],
    [fromHex('022a2021202020313030 2020202020300d'), 'stable 100 g', 'synthetic: word C says grams'],
    [fromHex('0228202020202031 3030 2020202020300d'), 'stable 10000 lb', 'synthetic: two zeros more'],
    [fromHex('022c20202020313233 34 0d'), 'stable 12.34 lb', 'synthetic: short form, Cardinal 225 p. 118'],
    [fromHex('022c7020202031323334202020313030 0d'), 'unknown', 'synthetic: zero not found'],
    [fromHex('022c3024202031323334202020313030 0d'), 'unknown', 'synthetic: a unit no manual confirms'],
    [
      fromHex('022c3020202031323335202020313030 0d7a'),
      '',
      'synthetic: a digit was spoilt, its check byte says so',
    ],
  ],
  'scp-01': [
    ['\n0012.50LB\r\n00\r\u0003', 'stable 12.50 lb', 'an NCI simulator'],
    ['\n0000.25LB\r\n00\r\u0003', 'stable 0.25 lb', 'an NCI simulator'],
    ['\n0012.50LB\r\n10\r\u0003', 'moving 12.50 lb', 'an NCI simulator'],
    ['\n0000.00LB\r\n20\r\u0003', 'zero 0.00 lb', 'synthetic: Diva manual pp. 35-37'],
    ['\n^^^^^^^LB\r\n02\r\u0003', 'over', 'synthetic: MDW300L p. 15'],
    ['\n_______LB\r\n01\r\u0003', 'under', 'synthetic: MDW300L p. 15'],
    ['\n-------LB\r\n00\r\u0003', 'unknown', 'synthetic: MDW300L p. 15'],
    ['\n0012.50LB\r\n40\r\u0003', 'fault', 'synthetic: RAM error'],
    ['\n0012.50LB\r\n04\r\u0003', 'fault', 'synthetic: ROM error'],
    ['\n0012.50LB\r\n08\r\u0003', 'uncalibrated', 'synthetic: calibration error'],
    ['\n0012.50LB\r\n0p8\r\u0003', 'fault', 'synthetic: third byte, initial zero error'],
    ['\n01lb 02.5oz\r\n00\r\u0003', 'unknown', 'synthetic: two units at once'],
    ['\n00\r\u0003', 'unknown', 'synthetic: a status alone says no weight'],
    ['\n?\r\u0003', 'not-understood', 'synthetic: Aviator 7000 p. 49'],
  ],
  'scp-02': [
    [fromHex('0a30312e3235304b470d0a5330300d03'), 'stable 1.250 kg', 'synthetic'],
    [fromHex('0a5331300d03'), 'moving', 'synthetic'],
    [fromHex('0a5330320d03'), 'over', 'synthetic'],
    [fromHex('0a5330310d03'), 'under', 'synthetic'],
  ],
  sma: [
    ['\n 1G      -0.100kg \r', 'stable -0.100 kg', 'SCP-0499; synthetic'],
    ['\n!\r', 'noise', 'SCP-0499: communication error; synthetic'],
    ['\n 1GM      1.250kg \r', 'moving 1.250 kg', 'SCP-0499; synthetic'],
    ['\nO1G       9.999kg \r', 'over', 'SCP-0499; synthetic'],
    ['\nI1G       0.000kg \r', 'fault', 'SCP-0499: initial zero error; synthetic'],
    ['\n 1G       1.250ct \r', 'unknown', 'synthetic: carats'],
    ['\n 1G     1.250kg \r', 'not-understood', 'synthetic: two characters lost'],
  ],
  ohaus: [
    ['   0.360 kg    G\r\n', 'stable 0.360 kg', 'Defender 3000'],
    ['-  1.640 kg    N\r\n', 'stable -1.640 kg', 'Defender 3000'],
    ['   0.360 kg   ?G\r\n', 'moving 0.360 kg', 'Defender 3000'],
    ['-  1.340 kg   ?N\r\n', 'moving -1.340 kg', 'Defender 3000'],
    ['     192.21 g\r\n', 'stable 192.21 g', 'RS232 interface manual p. 5'],
    ['       0.01 g ?\r\n', 'moving 0.01 g', 'RS232 interface manual p. 5'],
    ['     176.30 g ? 00:00:15\r\n', 'moving 176.30 g', 'RS232 interface manual p. 5'],
    ['  1.640 kg    N\r\n', 'not-understood', 'synthetic: its sign was cut off'],
    ['60 kg    G\r\n', 'not-understood', 'synthetic: its first digits were cut off'],
    ['ES\r\n', 'not-understood', 'Courier 5000 manual; synthetic'],
  ],
  'a-and-d': [
    ['ST,+001234.5  g\r\n', 'stable 1234.5 g', 'EK-L p. 28'],
    ['US,+001234.5  g\r\n', 'moving 1234.5 g', 'EK-L p. 28'],
    ['OL,+999999.9  g\r\n', 'over', 'EK-L p. 28'],
    ['OL,-999999.9  g\r\n', 'under', 'not confirmed by a manual; synthetic'],
    ['QT,+00012345 PC\r\n', 'other', 'EK-L p. 28'],
    ['ST,OK,+0001.234 kg\r\n', 'stable 1.234 kg', 'GC p. 51'],
    ['ST,-000000.5  g\r\n', 'stable -0.5 g', 'EK-L p. 28; synthetic'],
    ['ST,+001234.5 PC\r\n', 'unknown', 'synthetic: pieces'],
    ['EC,E01\r\n', 'not-understood', 'EK-L; synthetic'],
  ],
  'st-gs': [
    ['ST,GS    20.7g  \r\n', 'stable 20.7 g', 'T-Scale NHB'],
    ['US,GS   106.2g  \r\n', 'moving 106.2 g', 'T-Scale NHB'],
    ['ST,GS,   245.6 g\r\n', 'stable 245.6 g', 'T-Scale QHW'],
    ['01ST,GS, 0.0,kg\r\n', 'stable 0.0 kg', 'Dini Argeo'],
    ['ST,GS 1.000KG\r\n', 'stable 1.000 kg', 'Kern KFB'],
    ['US,GS 1.342KG\r\n', 'moving 1.342 kg', 'Kern KFB'],
    ['ST,G,-  1.000 kg\r\n', 'stable -1.000 kg', 'Kern GAB-N; synthetic'],
    ['UL,GS,   0.000 kg\r\n', 'under', 'Dini Argeo; synthetic'],
    ['OL,GS,   0.000 kg\n\r', 'over', 'Jadever parts lines by LF CR; synthetic'],
    ['S    20.7g  \r\n', 'not-understood', 'T-Scale NHB: begun in the middle'],
    ['\u0000\u0000\u007f\u007fST,GS    20.7g  \r\n', 'stable 20.7 g', 'noise in front; synthetic'],
  ],
  cas: [
    [fromHex('01025320 30312e323530 6b67 67 0304'), 'stable 1.250 kg', 'synthetic: SW-II p. 15'],
    [fromHex('0102552d 30302e313230 6b67 69 0304'), 'moving -0.120 kg', 'synthetic: SW-II p. 15'],
    [fromHex('01025346 30302e303030 6b67 07 0304'), 'over', 'synthetic: SW-II p. 15'],
    [fromHex('01025320 30312e323630 6b67 67 0304'), 'not-understood', 'synthetic: a digit was spoilt'],
    ['\u0006', 'prompt', 'SW-II p. 15; synthetic'],
    ['\u0015', 'refused', 'SW-II p. 15; synthetic'],
    ['ST,GS,1\u00c0,  1.250  kg\r\n', 'stable 1.250 kg', 'synthetic: CI-600D p. 74'],
    ['US,GS,1\u0080,  1.250  kg\r\n', 'moving 1.250 kg', 'synthetic: CI-600D p. 74'],
    ['ST,GS,1\u0080,  1.250  kg\r\n', 'moving 1.250 kg', 'synthetic: the lamp says it moves'],
    ['OL,GS,1\u0080,  0.000  kg\r\n', 'over', 'synthetic: CI-600D p. 74'],
  ],
  'avery-berkel': [
    [fromHex('0229 30313235301f 03'), 'prompt', 'synthetic: Aviator 7000 p. 37, to be sent back'],
    [fromHex('0229 30313235311f 03'), '', 'synthetic: a digit was spoilt'],
    ['\u0006', 'prompt', 'Aviator 7000 p. 37; synthetic'],
    ['\u0015', 'refused', 'Aviator 7000 p. 37; synthetic'],
    ['\u0000', 'refused', 'Aviator 7000 p. 37: no data; synthetic'],
  ],
  adam: [
    ['+ 2.00 kg\r\n', 'stable 2.00 kg', 'CPWplus p. 16'],
    ['-       123.45 g \r\n', 'stable -123.45 g', 'Highland; synthetic'],
    ['  1.250 kg\r\n', 'not-understood', 'synthetic: its sign may have been cut off'],
    ['Gross Wt 1.234 Kg\r\n', 'stable 1.234 kg', 'CBC p. 18'],
    ['Unit Wt. 123 g\r\n', 'other', 'CBC p. 18: the weight of one piece'],
    ['PCS 10 pcs\r\n', 'other', 'CBC p. 18'],
    ['Date 12/09/2006\r\n', 'other', 'CBC p. 18'],
    ['50 kg\r\n', 'not-understood', 'synthetic: its first digits were cut off'],
  ],
  soehnle: [
    ['001001N 10,095 kg \r\n', 'stable 10.095 kg', 'metasfresh'],
    ['A1234567001001N 10,095 kg \r\n', 'stable 10.095 kg', 'with its memory; synthetic'],
    ['101001N  0,000 kg \r\n', 'under', 'synthetic'],
    ['011001G 99,999 kg \r\n', 'over', 'synthetic'],
    ['1001N 10,095 kg \r\n', 'not-understood', 'synthetic: its first flags were cut off'],
  ],
  'sartorius-sbi': [
    ['+  123.456 g  \r\n', 'stable 123.456 g', 'synthetic: LE2202S p. 51'],
    ['-    0.5   kg \r\n', 'not-understood', 'synthetic: no such columns'],
    ['+  123.456    \r\n', 'moving 123.456', 'synthetic: unit blank'],
    ['N     +  123.456 g  \r\n', 'stable 123.456 g', 'synthetic: 22 characters'],
    ['G#    -  123.456 g  \r\n', 'stable -123.456 g', 'synthetic: 22 characters'],
    ['Qnt   +     253 pcs \r\n', 'unknown', 'synthetic: pieces'],
    ['Stat      H         \r\n', 'over', 'synthetic: overload'],
    ['Stat      L         \r\n', 'under', 'synthetic: underload'],
    ['Stat      C         \r\n', 'unknown', 'synthetic: calibrating'],
    ['Stat     ERR 030    \r\n', 'fault', 'synthetic: error'],
    ['  23.456 g  \r\n', 'not-understood', 'synthetic: cut off in front'],
  ],
  kern: [
    ['       123.4 g  \r\n', 'stable 123.4 g', 'synthetic: FKB p. 37'],
    ['-        0.5 g  \r\n', 'stable -0.5 g', 'synthetic: FKB p. 37'],
    ['       123.4 \r\n', 'moving 123.4', 'synthetic: FKB p. 37'],
    ['      Error\r\n', 'fault', 'synthetic: FKB p. 37'],
    ['  23.4 g  \r\n', 'not-understood', 'synthetic: cut off in front'],
  ],
  ultegra: [
    ['00012.5 lb GR  \r\n\u0004', 'stable 12.5 lb', 'synthetic: manual p. 9'],
    ['00012.5 lb gr  \r\n\u0004', 'moving 12.5 lb', 'synthetic: manual p. 9'],
    ['-0012.5 kg GR  \r\n\u0004', 'stable -12.5 kg', 'synthetic: manual p. 9'],
    ['\u0004', 'unknown', 'synthetic: manual p. 9'],
    ['12.5 lb GR  \r\n\u0004', 'not-understood', 'synthetic: cut off in front'],
  ],
};

describe.each(Object.keys(FRAMES) as (keyof typeof FRAMES)[])('%s', (name) => {
  const protocol = scaleProtocols[name];

  it.each(FRAMES[name])('%j is %s (%s)', (frame = '', meaning = '') => {
    expect(answers(protocol, [frame]).map(told)).toEqual(meaning === '' ? [] : [meaning]);
    expect(answers(protocol, byteByByte(frame))).toEqual(answers(protocol, [frame]));
  });

  it('never gives a number for the rest of a message that began before', () => {
    for (const [frame = '', meaning = ''] of FRAMES[name]) {
      for (let from = 1; from < frame.length; from += 1) {
        const [number] = answers(protocol, [frame.slice(from)])
          .map(told)
          .filter((each) => /\d/.test(each));
        expect([undefined, meaning]).toContain(number);
      }
    }
  });
});

describe.each(SCALE_PROTOCOL_NAMES)('%s', (name) => {
  const protocol = scaleProtocols[name];
  const frames = name === 'mt-sics' ? ['S S     100.00 g\r\n'] : FRAMES[name].map(([frame = '']) => frame);
  const good = frames[0] ?? '';

  it('any input: never throws, a number only with its verdict, in step after one message', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...frames),
      fc.constantFrom(...frames).chain((frame) => fc.nat(frame.length).map((cut) => frame.slice(0, cut))),
      fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)),
    );
    const [whole] = answers(protocol, [good]).map(told);
    let weights = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 4 }), (parts) => {
        const all = answers(protocol, [parts.join(''), good, good]);
        expect(all.map(told).at(-1)).toBe(whole);
        for (const { verdict, value, grams, unit } of all.map(reading)) {
          if (value === null) continue;
          weights += 1;
          expect(['stable', 'moving', 'zero']).toContain(verdict);
          expect(Number.isFinite(Number(value))).toBe(true);
          expect(grams === null).toBe(unit === null);
        }
      }),
      { numRuns: INPUTS },
    );
    expect(weights).toBeGreaterThan(INPUTS);
  });

  it('holds little of 1 MB without an end, and is in step again', () => {
    const framing = protocol.framing();
    const dropped = framing.push(Buffer.alloc(1_000_000, 'x'));
    expect(dropped).toEqual([{ kind: 'dropped', why: expect.stringMatching(/^(too-long|outside)$/) }]);
    const after = framing.push(Buffer.from(good + good, 'latin1')).at(-1);
    expect(after?.kind === 'message' && told(protocol.read(after.bytes, 0, 'kg'))).toBe(
      answers(protocol, [good]).map(told)[0],
    );
  });
});

describe('a scale that sends seven bits and is read with eight', () => {
  const withParity = (text: string, parity: 'even' | 'odd') =>
    Uint8Array.from(Buffer.from(text, 'latin1'), (byte) => {
      const bits = byte & 0x7f;
      const ones = bits.toString(2).replaceAll('0', '').length;
      return ones % 2 === (parity === 'even' ? 0 : 1) ? bits : bits | 0x80;
    });

  it.each([
    'toledo-8217',
    'toledo-8213',
    'mettler-continuous',
    'scp-01',
    'scp-02',
    'a-and-d',
    'sartorius-sbi',
    'avery-berkel',
  ] as const)('%s: its marks are found and its parity is no part of what it says', (name) => {
    for (const [frame = '', meaning = ''] of FRAMES[name]) {
      for (const parity of ['even', 'odd'] as const) {
        const heard = answers(scaleProtocols[name], [withParity(frame, parity)]).map(told);
        expect([frame, ...heard]).toEqual(meaning === '' ? [frame] : [frame, meaning]);
      }
    }
  });
});

describe('Mettler continuous output with its check byte', () => {
  const light = fromHex('022c30202020313233342020203130300d');
  const moving = fromHex('022c3a202020202035362020202020300d');
  const heard = (...frames: string[]) => answers(scaleProtocols['mettler-continuous'], frames).map(told);

  it('is believed only with the right one, once one came', () => {
    expect(heard(`${light}z`, `${moving}0`)).toEqual(['stable 12.34 kg', 'moving -0.56 kg']);
    expect(heard(`${light}z`, `${moving}1`, `${light}z`)).toEqual(['stable 12.34 kg', 'stable 12.34 kg']);
    expect(heard(`${light}z`, moving, `${light}z`)).toEqual(['stable 12.34 kg', 'stable 12.34 kg']);
  });

  it('is not waited for where none comes', () => {
    const framing = scaleProtocols['mettler-continuous'].framing();
    const messages = (text: string) => framing.push(Buffer.from(text, 'latin1')).length;
    expect([messages(light), messages(light), messages(light)]).toEqual([0, 2, 1]);
    expect([messages('z'), messages(`${light}z`), messages(light)]).toEqual([0, 1, 0]);
  });
});

describe('recordings', () => {
  it('of a T-Scale NHB: stable and moving as they were counted, from the middle of a line on', () => {
    const all = answers(scaleProtocols['st-gs'], [capture('tscale-nhb-1.bin')]).map(told);
    expect(all[0]).toBe('not-understood');
    expect(all.filter((each) => each.startsWith('stable'))).toHaveLength(405);
    expect(all.filter((each) => each.startsWith('moving'))).toHaveLength(3);
    expect(all).toHaveLength(409);
  });

  it('of an OHAUS Defender 3000: every line but the first and the last has its weight', () => {
    const text = capture('ohaus-defender3000.bin');
    const all = answers(scaleProtocols.ohaus, [text]).map(told);
    expect(all[0]).toBe('not-understood');
    expect(all.slice(1).filter((each) => !/^(stable|moving) -?\d+\.\d{3} kg$/.test(each))).toEqual([]);
    expect(all.filter((each) => each.startsWith('moving')).length).toBe(text.split('?').length - 1);
  });

  it('of a JIK6CAB: a print-out of many lines is no weight to anybody', () => {
    for (const name of SCALE_PROTOCOL_NAMES) {
      const values = answers(scaleProtocols[name], [capture('jik6cab-1.bin')]).map(reading);
      expect(values.filter(({ value }) => value !== null)).toEqual([]);
    }
  });

  const { dialogues }: { dialogues: { rx: string; meaning: string }[] } = recordedFrames('toledo8217.json');
  const MEANT: Readonly<Record<string, string>> = {
    'gross 01.250 kg stable': 'stable 1.250 kg',
    'net 01.250 kg': 'stable 1.250 kg',
    'status: motion': 'moving',
    'status: over capacity': 'over',
    'status: under zero': 'under',
    'status: under zero + net (bit 5)': 'under',
    'status: motion+over+net': 'over',
    'bad command X (emupos/Odoo reading of bit 6)': 'unknown',
    'trailing CR LF tolerated: one reply': 'stable 1.250 kg',
    'echo mode on, then text echoed': 'other',
    'echo mode off: no reply': '',
    '15.000 kg': 'stable 15.000 kg',
    '0.000 kg': 'stable 0.000 kg',
  };
  it.each(dialogues)('Toledo 8217: $meaning', ({ rx, meaning }) => {
    const [only = ''] = answers(scaleProtocols['toledo-8217'], [fromHex(rx)]).map(told);
    expect(only).toBe(MEANT[meaning]);
  });

  it('SMA', () => {
    const { frames, about, info }: Record<string, string[]> = recordedFrames('sma.json');
    expect(answers(scaleProtocols.sma, frames ?? []).map(told)).toEqual([
      'stable 1.250 kg',
      'stable 2.76 lb',
      'stable 1.2520 kg',
      'under',
      'zero 0.000 kg',
      'fault',
      'fault',
      'other',
      'not-understood',
      'not-understood',
    ]);
    for (const line of [...(about ?? []), ...(info ?? [])]) {
      expect(answers(scaleProtocols.sma, [`\n${line}\r`]).map(told)).toEqual(['other']);
    }
  });
});
