import type { DeviceAdvice } from '../../../shared/contracts/questions.ts';
import { createFraming, type Frame } from './framing/framing.ts';
import { knownDevice } from './known-devices.ts';
import { type ScaleProtocolName, scaleProtocols } from './scale/protocols.ts';
import { readScan } from './scanner/scan-text.ts';

/** What to set a device up as, and why; for a person to confirm, never to be used unasked. */
export type Suggestion =
  | { readonly as: 'scale' | 'scanner'; readonly protocol: string; readonly because: string }
  /** It can not be used as it is set; `advice` says what to change. */
  | { readonly as: 'unusable'; readonly advice: DeviceAdvice; readonly because: string };

/** What a USB device is by its vendor and product; null when it is not known, or a cable that could lead to anything. */
export function suggestByUsb(vendorId: number, productId: number): Suggestion | null {
  const known = knownDevice(vendorId, productId);
  if (known === null || known.kind === 'cable') return null;
  const because = `${known.name} (${known.usb})`;
  switch (known.speaks) {
    case 'hid':
      return { as: known.kind, protocol: 'hid', because };
    case 'serial':
      return { as: known.kind, protocol: known.kind === 'scanner' ? 'serial' : 'mt-sics', because };
    case 'keyboard':
    case 'unsupported':
      return { as: 'unusable', advice: known.advice, because };
  }
}

/** Messages of one kind that are needed before it is suggested: one may look like it by chance. */
const ENOUGH_MESSAGES = 3;
/** More of what was heard is not looked at. */
const MAX_LISTENED_BYTES = 16_384;
const MAX_SCAN_BYTES = 8_192;

/**
 * What a serial device may be, from what it sent by itself while somebody used it; best first. Nothing is ever sent
 * to find out: a printer prints it, a modem dials it. Scales that speak only when they are asked are not found.
 *
 * @param heard what came since the port was opened; it may begin and end in the middle of a message
 */
export function suggestByListening(heard: Uint8Array): readonly Suggestion[] {
  const bytes = heard.subarray(0, MAX_LISTENED_BYTES);
  const scales = (Object.keys(scaleProtocols) as ScaleProtocolName[])
    .map((name) => ({ name, ...weightsIn(bytes, name) }))
    .filter(({ weights, others }) => weights >= ENOUGH_MESSAGES && weights > others)
    .toSorted(
      (one, other) =>
        other.weights - other.others - (one.weights - one.others) || isAsked(one) - isAsked(other),
    );
  const suggested = scales.map(({ name, weights }) => ({
    as: 'scale' as const,
    protocol: name,
    because: `${weights} weights of ${scaleProtocols[name].title}`,
  }));
  return suggested.length > 0 ? suggested : scansIn(bytes);
}

/** What spoke unasked is rather of a protocol whose scales do. */
function isAsked({ name }: { readonly name: ScaleProtocolName }): number {
  return scaleProtocols[name].askWeight === null ? 0 : 1;
}

/** How many messages of a protocol are weights, and how many are none of its messages. */
function weightsIn(bytes: Uint8Array, name: ScaleProtocolName): { weights: number; others: number } {
  const { framing, read, sendsUnit } = scaleProtocols[name];
  const cut = framing();
  const frames: Frame[] = [...cut.push(bytes), ...(cut.paused?.() ?? [])];
  const answers = frames.map((frame) =>
    frame.kind === 'message' ? read(frame.bytes, 0, sendsUnit ? null : 'kg') : null,
  );
  return {
    weights: answers.filter((answer) => answer?.kind === 'weight' && answer.reading.value !== null).length,
    others: answers.filter((answer) => answer === null || answer.kind === 'not-understood').length,
  };
}

/** A line of text that no scale sends is a scan: one is enough, since somebody was asked to scan. */
function scansIn(bytes: Uint8Array): readonly Suggestion[] {
  const lines = createFraming({ framing: 'auto', limitBytes: MAX_SCAN_BYTES }).push(bytes);
  const scan = lines.find((frame) => frame.kind === 'message' && readScan(frame.bytes, PLAIN).ok);
  return scan ? [{ as: 'scanner', protocol: 'serial', because: 'a line of text, as scanners send it' }] : [];
}

const PLAIN = { prefix: '', suffix: '', encoding: 'utf-8' } as const;
