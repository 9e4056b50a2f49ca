import { setTimeout as sleep } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import type { Clock, DeviceTrouble } from '../types.ts';
import { openTrouble, portIdentity } from './serial-port-facts.ts';

export type SerialSettings = {
  /** `/dev/serial/by-id/…` on Linux keeps its name through re-plugging; `COM3` on Windows. */
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
};

export type SerialLine = {
  /** False when the port is not open or takes nothing; then nothing was sent. */
  write(bytes: Uint8Array): boolean;
  /** Lets go of the port within `CLOSE_LIMIT_MS`. */
  close(): Promise<void>;
};

export type SerialListener = {
  opened(): void;
  /** @param at monotonic nanoseconds when the bytes were handed over */
  received(bytes: Uint8Array, at: bigint): void;
  /** Told for every failed attempt, with the reason. */
  lost(code: DeviceTrouble, detail: string): void;
};

/** Twice a second, so that a device plugged in again works within 3 s. */
const RETRY_EVERY_MS = 500;
/** Some drivers never report an unplugged port, so its presence is looked at. */
const PRESENCE_EVERY_MS = 500;
const OPEN_LIMIT_MS = 5_000;
/** A wedged driver may never finish closing. */
const CLOSE_LIMIT_MS = 2_000;
/** What was sent before the port was opened, or was on its way then, is half a message: wait for a pause. */
const QUIET_MS = 50;
const QUIET_LIMIT_MS = 1_000;
/** A device that takes nothing makes writes wait; more than this is not queued. */
const MAX_WAITING_BYTES = 1_024;

/** A serial port that is opened again and again until `close`, as often as the device is plugged in. */
export function openSerialLine(settings: SerialSettings, listener: SerialListener, clock: Clock): SerialLine {
  const closing = new AbortController();
  let open: SerialPort | null = null;
  const ended = keepOpen();

  async function keepOpen(): Promise<void> {
    while (!closing.signal.aborted) {
      const port = await tryOpen();
      if (port) await serve(port);
      await pause(RETRY_EVERY_MS, closing.signal);
    }
  }

  async function tryOpen(): Promise<SerialPort | null> {
    const port = new SerialPort({ ...settings, autoOpen: false });
    const slow = setTimeout(
      () => tellLost('not-opening', `${settings.path} has not opened for ${OPEN_LIMIT_MS / 1000} s.`),
      OPEN_LIMIT_MS,
    );
    const error = await new Promise<Error | null>((resolve) => port.open(resolve));
    clearTimeout(slow);
    if (!error) return port;
    const { code, detail } = openTrouble(settings.path, error.message);
    tellLost(code, detail);
    return null;
  }

  /** Hands on what the port sends until it goes away or the line is closed, and lets go of it. */
  async function serve(port: SerialPort): Promise<void> {
    const gone = new AbortController();
    const end = () => gone.abort();
    port.on('close', end);
    port.on('error', end);
    closing.signal.addEventListener('abort', end);
    // A port that was slow to open may have been given up by then.
    if (closing.signal.aborted) end();
    void watchPresence(gone);

    await quiet(port, gone.signal);
    if (!gone.signal.aborted) {
      open = port;
      port.on('data', (bytes: Buffer) => {
        if (!closing.signal.aborted) listener.received(bytes, clock.mono());
      });
      listener.opened();
      await aborted(gone.signal);
    }

    open = null;
    closing.signal.removeEventListener('abort', end);
    port.removeAllListeners('data');
    // Before the closing, which a wedged driver draws out: what was heard so far counts no longer.
    tellLost('unplugged', `${settings.path} was unplugged. Plug it in again; no restart is needed.`);
    await letGo(port);
  }

  /** Ends `gone` when nothing, or another device, stands behind the path. */
  async function watchPresence(gone: AbortController): Promise<void> {
    const identity = await portIdentity(settings.path);
    while (!gone.signal.aborted) {
      await pause(PRESENCE_EVERY_MS, gone.signal);
      if ((await portIdentity(settings.path)) !== identity) gone.abort();
    }
  }

  /** Drops what arrives until the line has been silent for `QUIET_MS`, at most for `QUIET_LIMIT_MS`. */
  async function quiet(port: SerialPort, gone: AbortSignal): Promise<void> {
    const start = clock.mono();
    let last = start;
    const drop = () => {
      last = clock.mono();
    };
    port.on('data', drop);
    do await pause(QUIET_MS, gone);
    while (msSince(last) < QUIET_MS && msSince(start) < QUIET_LIMIT_MS && !gone.aborted);
    port.off('data', drop);
  }

  function msSince(then: bigint): number {
    return Number(clock.mono() - then) / 1e6;
  }

  function tellLost(code: DeviceTrouble, detail: string): void {
    if (!closing.signal.aborted) listener.lost(code, detail);
  }

  return {
    write: (bytes) => {
      if (!open?.isOpen || open.writableLength + bytes.length > MAX_WAITING_BYTES) return false;
      open.write(Buffer.from(bytes));
      return true;
    },
    close: async () => {
      closing.abort();
      await Promise.race([ended, sleep(CLOSE_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}

/** Waits, or less when it is ended. */
async function pause(ms: number, ended: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: ended }).catch(() => undefined);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Closes the port, or drops it after `CLOSE_LIMIT_MS`. */
async function letGo(port: SerialPort): Promise<void> {
  if (!port.isOpen) return;
  const closed = new Promise<void>((resolve) => port.close(() => resolve()));
  await Promise.race([closed, sleep(CLOSE_LIMIT_MS, undefined, { ref: false })]);
}
