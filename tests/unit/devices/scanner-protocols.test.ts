import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ScannerProtocolName,
  scannerProtocols,
} from '../../../electron/station/devices/scanner/protocols.ts';
import { INPUTS } from '../../support/fuzzing.ts';

const vectors = join(import.meta.dirname, '..', '..', 'vectors', 'scanner');
const ssi = JSON.parse(readFileSync(join(vectors, 'zebra-ssi.json'), 'utf8'));
const msgget = JSON.parse(readFileSync(join(vectors, 'honeywell-spp-msgget.json'), 'utf8'));
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const SETTINGS = { prefix: '', suffix: '', encoding: 'utf-8' } as const;
const SSI_ACK = '04d00400ff28';
const SEGMENT_ACK = '04740400ff84';
const SSI_NAK = '05d1040001ff25';

/** What a scanner's bytes, cut into these chunks, mean, and what it is answered. */
function heard(name: ScannerProtocolName, ...chunks: readonly Uint8Array[]) {
  const protocol = scannerProtocols[name];
  const framing = protocol.framing({ framing: 'auto', limitBytes: 8_192 });
  const reader = protocol.reader(SETTINGS);
  const said: string[] = [];
  const replies: string[] = [];
  for (const frame of chunks.flatMap((chunk) => framing.push(chunk))) {
    if (frame.kind === 'dropped') {
      said.push(`<${frame.why}>`);
      if (frame.why === 'spoilt' && reader.askAgain) replies.push(hexOf(reader.askAgain));
      continue;
    }
    const { message, reply } = reader.read(frame.bytes);
    said.push(
      message.kind === 'scan' ? message.text : message.kind === 'trouble' ? message.code : message.kind,
    );
    if (reply) replies.push(hexOf(reply));
  }
  return { said, replies, begun: framing.begun() };
}

/** A packet as the decoder sends it. */
function fromDecoder(operation: number, status: number, data: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(data);
  const packet = Uint8Array.of(4 + bytes.length, operation, 0, status, ...bytes);
  const check = (0x10000 - packet.reduce((sum, byte) => sum + byte, 0)) & 0xffff;
  return Uint8Array.of(...packet, check >> 8, check & 0xff);
}

const scan = (code: number, text: string, status = 0) =>
  fromDecoder(0xf3, status, Buffer.concat([Uint8Array.of(code), Buffer.from(text)]));
const singles = (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte));

describe('Zebra SSI', () => {
  const packets: { hex: string; meaning: string }[] = ssi.packets;
  const ofHost = packets.filter(({ meaning }) => meaning.startsWith('host'));
  const ofDecoder = packets.filter(({ meaning }) => !meaning.startsWith('host'));

  it.each(ofDecoder)('takes $meaning whole ($hex)', ({ hex }) => {
    expect(heard('zebra-ssi', fromHex(hex))).toMatchObject({ said: ['other'], begun: false });
  });

  it.each(ofHost)('takes $meaning for an echo that is none of the decoder ($hex)', ({ hex }) => {
    expect(heard('zebra-ssi', fromHex(hex))).toMatchObject({ said: ['<outside>'], replies: [] });
  });

  it('confirms what the decoder sends, and not a confirmation', () => {
    for (const { hex, meaning } of ofDecoder) {
      const wants = !meaning.includes('ACK');
      expect(heard('zebra-ssi', fromHex(hex)).replies, meaning).toEqual(wants ? [SSI_ACK] : []);
    }
  });

  // The recording's own note calls the code id F4; that byte is of the length, and the id before it is 1C (QR).
  it('puts the recorded scan of three packets together, each confirmed', () => {
    const parts: Uint8Array[] = ssi.multipacket.packets.map(({ hex }: { hex: string }) => fromHex(hex));
    const whole = ['part', 'part', 'Z'.repeat(500)];
    expect(heard('zebra-ssi', ...parts)).toEqual({
      said: whole,
      replies: Array(3).fill(SEGMENT_ACK),
      begun: false,
    });
    const [first, second, third] = parts;
    if (!first || !second || !third) throw new Error('The recording has three packets');
    expect(heard('zebra-ssi', ...singles(Buffer.concat(parts))).said).toEqual(whole);
    expect(heard('zebra-ssi', first, first, second, second, third).said).toEqual([
      'part',
      'part',
      'part',
      'part',
      'Z'.repeat(500),
    ]);
    expect(heard('zebra-ssi', first, third).said).toEqual(['part', 'half-frame']);
    expect(heard('zebra-ssi', second, third).said).toEqual(['half-frame', 'half-frame']);
    expect(heard('zebra-ssi', first, ...parts).said).toEqual(['part', ...whole]);
  });

  it('gives the text of a scan, and says GS1 of the symbology that is', () => {
    expect(heard('zebra-ssi', scan(0x0b, '4006381333931')).said).toEqual(['4006381333931']);
    expect(heard('zebra-ssi', scan(0x0f, '01095011015300031010AB')).said).toEqual([
      ']C101095011015300031010AB',
    ]);
    expect(heard('zebra-ssi', scan(0x0f, ']C110AB')).said).toEqual([']C110AB']);
  });

  it('counts a scan that was sent again once, and the same code scanned again twice', () => {
    const again = heard('zebra-ssi', scan(0x0b, '4006381333931'), scan(0x0b, '4006381333931', 1));
    expect(again.said).toEqual(['4006381333931', 'other']);
    expect(again.replies).toEqual([SSI_ACK, SSI_ACK]);
    expect(heard('zebra-ssi', scan(0x0b, '1'), scan(0x0b, '1')).said).toEqual(['1', '1']);
    expect(heard('zebra-ssi', scan(0x0b, '1'), scan(0x0b, '2', 1)).said).toEqual(['1', '2']);
  });

  it('asks for a spoilt packet again and takes nothing of it', () => {
    const spoilt = scan(0x0b, '4006381333931').map((byte, at) => (at === 7 ? byte ^ 1 : byte));
    const { said, replies } = heard('zebra-ssi', spoilt, scan(0x0b, '4006381333931', 1));
    expect(said[0]).toBe('<spoilt>');
    expect(said.at(-1)).toBe('4006381333931');
    expect(said.filter((one) => /^\d+$/.test(one))).toHaveLength(1);
    expect(replies[0]).toBe(SSI_NAK);
  });

  it('refuses scans in parts of the kind that it does not know', () => {
    expect(heard('zebra-ssi', scan(0x0b, '40063', 0b10)).said).toEqual(['not-understood']);
  });

  it('sounds a refusal with three low beeps', () => {
    expect(hexOf(Buffer.from(scannerProtocols['zebra-ssi'].refusalTone ?? '', 'latin1'))).toBe(
      '05e6040007ff0a',
    );
  });

  it('any input, noise before two scans: one is found at least, however cut, and nothing else is made of them', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.stringMatching(/^[ -~]{1,20}$/), (noise, text) => {
        const bytes = Buffer.concat([noise, scan(0x03, text), scan(0x03, text)]);
        const { said, begun } = heard('zebra-ssi', bytes);
        expect(heard('zebra-ssi', ...singles(bytes)).said).toEqual(said);
        expect(said.filter((one) => one !== text && !one.startsWith('<'))).toEqual([]);
        const scans = said.filter((one) => one === text).length;
        found += scans;
        // Noise that looks like the length of a packet holds what follows until the line is silent.
        expect(scans > 0 || begun || noise.length > 0).toBe(true);
      }),
      { numRuns: INPUTS },
    );
    expect(found).toBeGreaterThan(1.8 * INPUTS);
  });
});

describe('Honeywell MSGGET', () => {
  const packet = fromHex(msgget.example.hex);

  it('gives the recorded scan with its AIM identifier, however cut', () => {
    expect(heard('honeywell-msgget', packet).said).toEqual([`]E0${msgget.example.data}`]);
    expect(heard('honeywell-msgget', ...singles(packet)).said).toEqual([`]E0${msgget.example.data}`]);
    expect(heard('honeywell-msgget', packet, packet).said).toHaveLength(2);
  });

  it('trusts the length, so that CR and GS in a scan are data', () => {
    const data = 'A\rB\u001dC\r';
    const head = `\u0016\u00fe\u0000\u0000\u0000\u0000\rMSGGET${String(data.length).padStart(4, '0')}wd2\u001d`;
    expect(heard('honeywell-msgget', Buffer.from(head + data, 'latin1')).said).toEqual([']d2A\rB\u001dC']);
  });

  it.each([
    ['another second byte', 1, 0xff],
    ['no CR', 6, 0x0a],
    ['another type', 12, 0x53],
    ['no GS', 20, 0x1e],
    ['a length that is none', 13, 0x61],
    ['no CR at its end', 25, 0x0a],
  ])('refuses %s', (_what, at, byte) => {
    const { said } = heard(
      'honeywell-msgget',
      packet.map((one, index) => (index === at ? byte : one)),
    );
    expect(said[0]).toMatch(/^<(outside|spoilt)>$/);
    expect(said).not.toContain(']E09999');
  });

  it('refuses a length of nothing', () => {
    const empty = Buffer.from(Buffer.from(packet).toString('latin1').replace('0005', '0000'), 'latin1');
    expect(heard('honeywell-msgget', empty).said[0]).toBe('<outside>');
  });

  it('finds the next scan after other bytes', () => {
    expect(heard('honeywell-msgget', Buffer.from('REVINF\u0006.'), packet).said).toEqual([
      '<outside>',
      ']E09999',
    ]);
  });
});

describe.each([
  ['zebra-ssi', Buffer.from(scan(0x0b, '4006381333931')), '4006381333931'],
  ['honeywell-msgget', Buffer.from(fromHex(msgget.example.hex)), ']E09999'],
] as const)('%s', (name, good, text) => {
  it('any input: never throws, keeps no more than one packet, and is in step after one scan', () => {
    const piece = fc.oneof(
      fc.constant(good),
      fc.nat(good.length).map((cut) => good.subarray(0, cut)),
      fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => good.with(at, byte)),
      fc.uint8Array({ maxLength: 12 }),
    );
    let scans = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const protocol = scannerProtocols[name];
        const framing = protocol.framing({ framing: 'auto', limitBytes: 8_192 });
        const reader = protocol.reader(SETTINGS);
        const read = (bytes: Uint8Array) =>
          framing
            .push(bytes)
            .flatMap((frame) => (frame.kind === 'message' ? [reader.read(frame.bytes).message] : []));
        for (const message of read(Buffer.concat(pieces))) if (message.kind === 'scan') scans += 1;
        // The line is silent: what has begun is given up.
        framing.abandon();
        read(good);
        const last = read(good).at(-1);
        if (last?.kind !== 'scan' || last.text !== text) expect.fail(`then ${JSON.stringify(last)}`);
        if (framing.begun()) expect.fail('bytes are kept behind a whole packet');
      }),
      { numRuns: INPUTS },
    );
    expect(scans).toBeGreaterThan(INPUTS / 4);
  });
});
