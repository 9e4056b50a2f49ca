import { setTimeout as sleep } from 'node:timers/promises';
import type { Heard } from '../../../shared/contracts/questions.ts';
import type { DeviceConfig } from '../devices/config.ts';
import { suggestByListening } from '../devices/suggest.ts';
import { lastingPath } from '../devices/transport/lasting-path.ts';
import type { Line } from '../devices/transport/line.ts';
import { connectSerial } from '../devices/transport/serial-connection.ts';
import { entryFor } from './suggested-entry.ts';

const OPEN_LIMIT_MS = 1_500;
/** Long enough to scan or weigh something, shorter than whoever asked waits for an answer. */
const LISTEN_MS = 5_000;
/** More than this is not kept: a scale that speaks by itself says enough in it. */
const MAX_BYTES = 16_384;
const SHOWN_BYTES = 400;

/**
 * Listens to a serial port that somebody named, with 8 data bits, no parity and 1 stop bit, and says what may hang
 * on it. Not a byte is sent. A port that the station uses already is refused by the system.
 *
 * @param configured the devices whose ids are in use
 */
export async function listenTo(
  path: string,
  baudRate: number,
  configured: readonly DeviceConfig[],
): Promise<Heard> {
  const settings = { path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const;
  const attempt = await connectSerial(settings, OPEN_LIMIT_MS);
  if (!attempt.ok) return { bytes: 0, text: '', suggestions: [], trouble: attempt.detail };
  const heard = await bytesOf(attempt.line);
  await attempt.line.close();
  const found = { by: 'serial', path: await lastingPath(path), baudRate } as const;
  return {
    bytes: heard.length,
    text: heard.subarray(-SHOWN_BYTES).toString('latin1'),
    suggestions: suggestByListening(heard).map((one) => ({
      as: one.as,
      protocol: one.as === 'unusable' ? null : one.protocol,
      because: one.because,
      entry: one.as === 'unusable' ? null : entryFor(one, NAMES[one.as], found, configured),
    })),
    trouble: null,
  };
}

/** What it is called in the configuration, for people to change. */
const NAMES = { scale: 'Scale', scanner: 'Scanner' } as const;

/** What comes while one listens, or until the plug is pulled. */
async function bytesOf(line: Line): Promise<Buffer> {
  let heard = Buffer.alloc(0);
  const gone = new AbortController();
  line.onBytes((bytes) => {
    heard = Buffer.concat([heard, bytes]).subarray(0, MAX_BYTES);
  });
  line.onGone(() => gone.abort());
  await sleep(LISTEN_MS, undefined, { signal: gone.signal }).catch(() => undefined);
  return heard;
}
