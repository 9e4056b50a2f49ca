import type { Condition } from '../condition.ts';
import type { Frame, Framing } from '../framing/framing.ts';
import { createListeners } from '../listeners.ts';
import type { Clock, ScanReceived } from '../types.ts';
import type { ScannerMessage, ScannerReader } from './protocol.ts';

/** Larger than any symbol: the largest QR code holds 7,089 digits. */
export const MAX_SCAN_BYTES = 8_192;

/** What every scanner does with what it sends, however it is connected. */
export type Intake = {
  onScan(listener: (scan: ScanReceived) => void): void;
  /** Bytes or reports, as they come. */
  push(bytes: Uint8Array, at: bigint): void;
  /** It is not connected any more: what has begun has no end. */
  abandon(): void;
  end(): void;
};

export type IntakeSettings = {
  /** Id of the scanner. */
  readonly device: string;
  readonly framing: Framing;
  readonly reader: ScannerReader;
  /** A scan whose end has not come after this long has none, or ends with it where pauses end scans. */
  readonly pauseMs: number;
  /** What the scanner sends when it read nothing; null where it sends nothing then. */
  readonly noRead: string | null;
  /** Hands an answer to the scanner. */
  readonly reply: (bytes: Uint8Array) => void;
};

/**
 * A scan is given as soon as its last byte is there; anything dropped is told as a fault, which the next good scan
 * ends.
 */
export function createIntake(
  { device, framing, reader, pauseMs, noRead, reply }: IntakeSettings,
  condition: Condition,
  clock: Clock,
): Intake {
  const scans = createListeners<ScanReceived>();
  let pause: NodeJS.Timeout | undefined;
  let inParts = false;

  function take(frame: Frame, completeAt: bigint): void {
    if (frame.kind === 'dropped') {
      condition.count('resyncs');
      if (frame.why === 'spoilt' && reader.askAgain) reply(reader.askAgain);
      hear(NOT_A_SCAN[frame.why], completeAt);
      return;
    }
    const read = reader.read(frame.bytes);
    if (read.reply) reply(read.reply);
    hear(read.message, completeAt);
  }

  function hear(message: ScannerMessage, completeAt: bigint): void {
    if (message.kind !== 'other') inParts = message.kind === 'part';
    if (message.kind === 'trouble') {
      condition.count('dropped');
      condition.fault(message.code, message.detail);
    } else if (message.kind === 'scan' && message.text === noRead) {
      condition.count('noReads');
    } else if (message.kind === 'scan') {
      condition.count('received');
      condition.ready('Ready.');
      scans.tell({ device, text: message.text, completeAt });
    }
  }

  function giveUp(): void {
    clearTimeout(pause);
    const frames = framing.abandon();
    if (reader.abandon() && frames.length === 0) frames.push({ kind: 'dropped', why: 'half' });
    for (const frame of frames) take(frame, clock.mono());
    inParts = false;
  }

  function fallSilent(): void {
    for (const frame of framing.paused?.() ?? []) take(frame, clock.mono());
    giveUp();
  }

  return {
    onScan: scans.add,
    push: (bytes, at) => {
      for (const frame of framing.push(bytes)) take(frame, at);
      clearTimeout(pause);
      if (framing.begun() || inParts) pause = setTimeout(fallSilent, pauseMs);
    },
    abandon: giveUp,
    end: () => {
      scans.end();
      clearTimeout(pause);
    },
  };
}

const NOT_A_SCAN = {
  'too-long': {
    kind: 'trouble',
    code: 'frame-too-long',
    detail: `More than ${MAX_SCAN_BYTES} bytes came without an end of scan, so nothing was taken. Check the scanner's suffix and baud rate.`,
  },
  half: {
    kind: 'trouble',
    code: 'half-frame',
    detail:
      "A scan began and its end did not come, so nothing was taken. Scan again; if it stays, check the scanner's suffix.",
  },
  outside: {
    kind: 'trouble',
    code: 'noise',
    detail:
      "Bytes came that belong to no scan, so they were not taken. Scan again; if it stays, check the scanner's prefix and protocol.",
  },
  spoilt: {
    kind: 'trouble',
    code: 'noise',
    detail: 'A scan arrived spoilt, so it was not taken. Scan again; if it stays, check plug and cable.',
  },
} as const satisfies Record<string, ScannerMessage>;
