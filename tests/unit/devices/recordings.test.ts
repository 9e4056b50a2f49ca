import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type ZplAbilities, zplTalk } from '../../../electron/station/devices/printer/zpl-talk.ts';
import { hidReports } from '../../../electron/station/devices/scale/hid-reports.ts';
import type { ScaleProtocol } from '../../../electron/station/devices/scale/protocol.ts';
import { SCALE_PROTOCOL_NAMES, scaleProtocols } from '../../../electron/station/devices/scale/protocols.ts';
import {
  type ScannerProtocolName,
  scannerProtocols,
} from '../../../electron/station/devices/scanner/protocols.ts';
import type { Line } from '../../../electron/station/devices/transport/line.ts';
import { answers } from '../../support/scale-answers.ts';

/**
 * Every recording of a device's bytes, cut at every boundary. What each of them means stands in the test of its
 * protocol; here it is the same however the bytes arrive.
 */
const vectors = join(import.meta.dirname, '..', '..', 'vectors');
const bytesOf = (...path: string[]) => Uint8Array.from(readFileSync(join(vectors, ...path)));
const textOf = (...path: string[]) => readFileSync(join(vectors, ...path), 'latin1');
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const json = (...path: string[]) => JSON.parse(textOf(...path));

/** Longer than any message of the long recordings, so that their messages are in one piece as well as in two. */
const CHUNK_BYTES = 32;

/** Cuts the bytes at every boundary, each in one of these: once in each place of a chunk, and all of them at once. */
function* cuts(bytes: Uint8Array): Generator<Uint8Array[]> {
  for (let first = 1; first <= Math.min(CHUNK_BYTES, bytes.length - 1); first += 1) {
    const chunks = [bytes.subarray(0, first)];
    for (let from = first; from < bytes.length; from += CHUNK_BYTES) {
      chunks.push(bytes.subarray(from, from + CHUNK_BYTES));
    }
    yield chunks;
  }
  yield Array.from(bytes, (byte) => Uint8Array.of(byte));
}

/** All that is heard of them, whole and cut: more than one thing here is a boundary that matters. */
function heardOf(bytes: Uint8Array, hear: (chunks: readonly Uint8Array[]) => unknown): unknown[] {
  const heard = new Map<string, unknown>();
  for (const chunks of [[bytes], ...cuts(bytes)]) {
    const one = hear(chunks);
    heard.set(JSON.stringify(one), one);
  }
  return [...heard.values()];
}

type ScaleBytes = Pick<ScaleProtocol, 'framing' | 'read' | 'sendsUnit'>;

function expectSameReadings(protocol: ScaleBytes, bytes: Uint8Array): void {
  expect(heardOf(bytes, (chunks) => answers(protocol, chunks))).toEqual([answers(protocol, [bytes])]);
}

describe('recordings of scales', () => {
  const captures = readdirSync(join(vectors, 'serial-scale-captures'));

  it.each(captures.flatMap((file) => SCALE_PROTOCOL_NAMES.map((name) => [file, name] as const)))(
    '%s, read as %s',
    (file, name) => {
      expectSameReadings(scaleProtocols[name], bytesOf('serial-scale-captures', file));
    },
  );

  const frames = {
    'mt-sics.json': json('serial-scale-frames', 'mt-sics.json').cases.map(
      ({ rx_chunks }: { rx_chunks: string[] }) => latin1(rx_chunks.join('')),
    ),
    'sma.json': json('serial-scale-frames', 'sma.json').frames.map(latin1),
    'toledo8217.json': json('serial-scale-frames', 'toledo8217.json').dialogues.map(
      ({ rx }: { rx: string }) => hex(rx),
    ),
  } satisfies Record<string, Uint8Array[]>;
  const speaking = {
    'mt-sics.json': 'mt-sics',
    'sma.json': 'sma',
    'toledo8217.json': 'toledo-8217',
  } as const;

  it.each(Object.keys(speaking) as (keyof typeof speaking)[])('%s, each frame and all of them', (file) => {
    const protocol = scaleProtocols[speaking[file]];
    const all: Uint8Array[] = frames[file];
    expect(all.length).toBeGreaterThan(0);
    for (const one of all) expectSameReadings(protocol, one);
    expectSameReadings(protocol, Buffer.concat(all));
  });

  it('USB HID reports, each and all of them', () => {
    const reports = readdirSync(join(vectors, 'hid-scale')).map((file) => bytesOf('hid-scale', file));
    for (const report of reports) expectSameReadings(hidReports, report);
    expectSameReadings(hidReports, Buffer.concat(reports));
  });

  test('none is left out', () => {
    expect(readdirSync(join(vectors, 'serial-scale-frames')).sort()).toEqual(Object.keys(speaking).sort());
  });
});

describe('recordings of scanners', () => {
  const ssi = json('scanner', 'zebra-ssi.json');
  const packets: Uint8Array[] = ssi.packets.map((packet: { hex: string }) => hex(packet.hex));
  const parts: Uint8Array[] = ssi.multipacket.packets.map((packet: { hex: string }) => hex(packet.hex));
  const msgget = hex(json('scanner', 'honeywell-spp-msgget.json').example.hex);

  it.each([
    ...packets.map((bytes) => ['zebra-ssi', bytes] as const),
    ['zebra-ssi', Buffer.concat(packets)] as const,
    ['zebra-ssi', Buffer.concat(parts)] as const,
    ['honeywell-msgget', msgget] as const,
    ['honeywell-msgget', Buffer.concat([msgget, msgget])] as const,
  ])('%s, recording %#', (name, bytes) => {
    const hear = (chunks: readonly Uint8Array[]) => heardFromScanner(name, chunks);
    expect(heardOf(Uint8Array.from(bytes), hear)).toEqual([hear([Uint8Array.from(bytes)])]);
  });

  test('none is left out', () => {
    expect(readdirSync(join(vectors, 'scanner'))).toEqual(['honeywell-spp-msgget.json', 'zebra-ssi.json']);
  });
});

function heardFromScanner(name: ScannerProtocolName, chunks: readonly Uint8Array[]): unknown[] {
  const protocol = scannerProtocols[name];
  const framing = protocol.framing({ framing: 'auto', limitBytes: 8_192 });
  const reader = protocol.reader({ prefix: '', suffix: '', encoding: 'utf-8' });
  return chunks
    .flatMap((chunk) => framing.push(chunk))
    .map((frame) => (frame.kind === 'message' ? reader.read(frame.bytes) : frame));
}

describe('recordings of printers', () => {
  const recorded = textOf('zpl', 'ladder99-zebra-responses.txt');
  const answerTo = (question: string, printer: string) => {
    const answered = recorded.slice(recorded.indexOf(`## ${question}`));
    return answered.slice(answered.indexOf(`### ${printer}`) + `### ${printer}`.length);
  };

  it.each(['ZT410', 'ZE500'])('%s: its state, in two answers', async (printer) => {
    const [listing = ''] = /(?:[0-9a-f]{2}\s)+/.exec(answerTo('~HS', printer)) ?? [];
    const [, errors = ''] = /```\n([\s\S]*?)```/.exec(answerTo('~HQES', printer)) ?? [];
    const answer = { '~HS': hex(listing.replace(/\s/g, '')), '~HQES': latin1(errors) };
    const whole = await printerState({ '~HS': [answer['~HS']], '~HQES': [answer['~HQES']] });
    expect(whole).not.toBeNull();
    for (const chunks of cuts(answer['~HS'])) {
      expect(await printerState({ '~HS': chunks, '~HQES': [answer['~HQES']] })).toEqual(whole);
    }
    for (const chunks of cuts(answer['~HQES'])) {
      expect(await printerState({ '~HS': [answer['~HS']], '~HQES': chunks })).toEqual(whole);
    }
  });
});

/** Asks a printer that answers in these chunks. */
async function printerState(said: Readonly<Record<'~HS' | '~HQES', readonly Uint8Array[]>>) {
  let hear: (bytes: Uint8Array) => void = () => undefined;
  const line: Line = {
    write: async (question) => {
      const asked = Buffer.from(question).toString('latin1').trim() === '~HS' ? '~HS' : '~HQES';
      for (const chunk of said[asked]) hear(chunk);
      return true;
    },
    onBytes: (listener) => {
      hear = listener;
    },
    isOpen: () => true,
    onGone: () => undefined,
    close: async () => undefined,
    cut: () => undefined,
  };
  const abilities: ZplAbilities = { errors: null, count: false };
  return await zplTalk(line, 5_000, abilities).status();
}
