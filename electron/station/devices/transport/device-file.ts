import { constants, write as writeOnce } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceTrouble } from '../types.ts';
import type { Line, LineAttempt } from './line.ts';
import { notAllowed } from './not-allowed.ts';

/** How often a device that has nothing to say, or no room, is tried again. */
const TRY_EVERY_MS = 10;
/** What the kernel's driver for USB printers takes at a time. */
const PIECE_BYTES = 8_192;
const READ_BYTES = 1_024;

/**
 * Opens a device file for one job or question, `/dev/usb/lp0` for one; or says why not. It is never waited on
 * inside the kernel: a printer without paper takes nothing for hours, and a thread that waits there can't be had
 * back.
 */
export async function openDeviceFile(path: string): Promise<LineAttempt> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch (error) {
    return { ok: false, ...openTrouble(path, codeOf(error)) };
  }
  if (!(await handle.stat()).isCharacterDevice()) {
    await handle.close();
    return { ok: false, code: 'not-opening', detail: `${path} is no device. Correct its path.` };
  }
  return { ok: true, line: deviceFile(handle) };
}

function deviceFile(handle: FileHandle): Line {
  const gone = new AbortController();
  const listeners: ((bytes: Uint8Array) => void)[] = [];
  const ended = listen();

  async function listen(): Promise<void> {
    const buffer = Buffer.alloc(READ_BYTES);
    while (!gone.signal.aborted) {
      const count = await tried(async () => (await handle.read(buffer, 0, READ_BYTES, null)).bytesRead);
      if (count === null) gone.abort();
      else if (count === 0) await pause();
      else for (const listener of listeners) listener(Uint8Array.from(buffer.subarray(0, count)));
    }
    await handle.close().catch(() => undefined);
  }

  async function pause(): Promise<void> {
    await sleep(TRY_EVERY_MS, undefined, { signal: gone.signal }).catch(() => undefined);
  }

  /** True when it took the piece within this time. A piece without bytes is taken when all before it has left. */
  async function writePiece(piece: Uint8Array, withinMs: number): Promise<boolean> {
    const giveUpAt = performance.now() + withinMs;
    for (let from = 0; !gone.signal.aborted && performance.now() < giveUpAt; ) {
      const count = await tried(() => writtenOnce(handle.fd, piece.subarray(from)), BLOCKED);
      if (count === null) return false;
      if (count === BLOCKED) {
        await pause();
        continue;
      }
      from += count;
      if (from === piece.length) return true;
    }
    return false;
  }

  return {
    write: async (bytes, withinMs) => {
      for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
        if (!(await writePiece(bytes.subarray(from, from + PIECE_BYTES), withinMs))) return false;
      }
      return await writePiece(new Uint8Array(0), withinMs);
    },
    onBytes: (listener) => {
      listeners.push(listener);
    },
    isOpen: () => !gone.signal.aborted,
    onGone: (listener) => {
      if (gone.signal.aborted) listener();
      else gone.signal.addEventListener('abort', () => listener(), { once: true });
    },
    close: async () => {
      gone.abort();
      await ended;
    },
    cut: () => gone.abort(),
  };
}

const BLOCKED = -1;

/** What the system call said; `whenBlocked` where it would have to wait, null where the device is gone. */
async function tried(call: () => Promise<number>, whenBlocked = 0): Promise<number | null> {
  try {
    return await call();
  } catch (error) {
    return codeOf(error) === 'EAGAIN' ? whenBlocked : null;
  }
}

/** One write, also of no bytes: a FileHandle would answer that itself. */
function writtenOnce(descriptor: number, bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    writeOnce(descriptor, bytes, 0, bytes.length, null, (error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function openTrouble(path: string, code: string): { readonly code: DeviceTrouble; readonly detail: string } {
  switch (code) {
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO':
      return { code: 'not-there', detail: `There is no ${path}. Plug the printer in, or correct its path.` };
    case 'EBUSY':
      return {
        code: 'in-use',
        detail: `Another program is using ${path}, CUPS for one. Take it from there.`,
      };
    case 'EACCES':
    case 'EPERM':
      return notAllowed(path);
    default:
      return { code: 'not-opening', detail: `${path} does not open: ${code}.` };
  }
}
