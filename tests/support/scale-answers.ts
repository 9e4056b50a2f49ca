import {
  readingOf,
  type ScaleAnswer,
  type ScaleProtocol,
  textOf,
} from '../../electron/station/devices/scale/protocol.ts';
import type { WeightReading, WeightUnit } from '../../shared/weight/index.ts';

/** What a scale's bytes, cut into these chunks, mean. */
export function answers(
  protocol: Pick<ScaleProtocol, 'framing' | 'read' | 'sendsUnit'>,
  chunks: readonly (string | Uint8Array)[],
  unit: WeightUnit | null = protocol.sendsUnit ? null : 'kg',
): ScaleAnswer[] {
  const framing = protocol.framing();
  const frames = chunks.flatMap((chunk) =>
    framing.push(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk),
  );
  return [...frames, ...(framing.paused?.() ?? [])].flatMap((frame) =>
    frame.kind === 'message' ? [protocol.read(frame.bytes, 0, unit)] : [],
  );
}

/** What an answer comes down to: "stable 100.00 g", "over", "zero done", "other". */
export function told(answer: ScaleAnswer): string {
  switch (answer.kind) {
    case 'weight':
      return answer.confirms ? `confirmed ${toldReading(answer.reading)}` : toldReading(answer.reading);
    case 'order':
      return `${answer.order} ${answer.result}`;
    case 'error':
      return answer.code;
    default:
      return answer.kind;
  }
}

function toldReading({ verdict, value, unit }: WeightReading): string {
  if (value === null) return verdict;
  return unit === null ? `${verdict} ${value}` : `${verdict} ${value} ${unit}`;
}

/** The same bytes, one in each chunk. */
export function byteByByte(text: string): Uint8Array[] {
  return Array.from(Buffer.from(text, 'latin1'), (byte) => Uint8Array.of(byte));
}

/** The reading of an answer, whatever it is. */
export function reading(answer: ScaleAnswer): WeightReading {
  return readingOf(answer, { raw: textOf(new Uint8Array()), at: 0 });
}
