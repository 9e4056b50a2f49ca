import { setTimeout as sleep } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import type { Line, LineAttempt } from './line.ts';
import type { SerialSettings } from './serial-line.ts';
import { openTrouble } from './serial-port-facts.ts';

/** How a printer says that it takes no more for now; both ends must be set alike, or label data is lost. */
export const FLOW_CONTROLS = ['none', 'xon-xoff', 'rts-cts'] as const;

type ConnectionSettings = SerialSettings & { readonly flowControl: (typeof FLOW_CONTROLS)[number] };

/** A wedged driver may never finish closing, and a printer that said XOFF never takes the rest. */
const CLOSE_LIMIT_MS = 2_000;
/** A piece takes the line this long, so that each has a deadline of its own. */
const PIECE_MS = 250;
/** Start bit, eight bits, stop bit. */
const BITS_PER_BYTE = 10;

/**
 * Opens a serial port for one job or question, or says why not. Whatever is sent from the other side before
 * something is asked is for the listener to judge.
 */
export async function connectSerial(settings: ConnectionSettings, withinMs: number): Promise<LineAttempt> {
  const { path, flowControl, ...rest } = settings;
  const port = new SerialPort({
    ...rest,
    path,
    autoOpen: false,
    xon: flowControl === 'xon-xoff',
    xoff: flowControl === 'xon-xoff',
    rtscts: flowControl === 'rts-cts',
  });
  const opening = new Promise<Error | null>((resolve) => port.open(resolve));
  const late = sleep(withinMs, LATE, { ref: false });
  const error = await Promise.race([opening, late]);
  if (error === LATE) {
    // Nobody waits for it any more: it is let go of as soon as it opens.
    void opening.then((failed) => (failed ? undefined : port.close()));
    return {
      ok: false,
      code: 'not-opening',
      detail: `${path} has not opened within ${withinMs / 1000} s.`,
    };
  }
  if (error !== null) return { ok: false, ...openTrouble(path, error.message) };
  return { ok: true, line: serialConnection(port, settings.baudRate) };
}

const LATE = new Error('late');

function serialConnection(port: SerialPort, baudRate: number): Line {
  // 'close' follows every error and is what counts.
  port.on('error', () => undefined);
  const bytesPerMs = baudRate / BITS_PER_BYTE / 1_000;
  const pieceBytes = Math.max(1, Math.floor(bytesPerMs * PIECE_MS));

  const within = (ms: number, work: (done: (error?: Error | null) => void) => void): Promise<boolean> =>
    new Promise((resolve) => {
      const done = (ok: boolean) => {
        clearTimeout(deadline);
        port.off('close', failed);
        resolve(ok);
      };
      const failed = () => done(false);
      const deadline = setTimeout(failed, ms);
      port.once('close', failed);
      work((error) => done(!error));
    });

  /** True when all has left, as far as the system knows; ends by itself when the port is flushed or closed. */
  const drained = (withinMs: number) => within(withinMs, (done) => port.drain(done));

  async function letGo(): Promise<void> {
    if (!port.isOpen) return;
    // A printer that stopped the line would keep the closing waiting for bytes that never leave.
    port.flush(() => undefined);
    await within(CLOSE_LIMIT_MS, (done) => port.close(done));
  }

  return {
    write: async (bytes, withinMs) => {
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        if (!port.isOpen) return false;
        const piece = Buffer.from(bytes.subarray(from, from + pieceBytes));
        if (!(await within(withinMs + PIECE_MS, (done) => port.write(piece, done)))) return false;
      }
      return await drained(withinMs + Math.ceil(bytes.length / bytesPerMs));
    },
    onBytes: (listener) => {
      port.on('data', listener);
    },
    isOpen: () => port.isOpen,
    onGone: (listener) => {
      if (port.isOpen) port.once('close', listener);
      else listener();
    },
    close: letGo,
    cut: () => void letGo(),
  };
}
