import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Line, LineAttempt } from './line.ts';

const CLOSE_LIMIT_MS = 1_000;
/** Each piece has its own deadline, so that a printer may print while it takes a long job. */
const PIECE_BYTES = 16_384;

/** Connects to a device, or says why not within `withinMs`. */
export function connectTcp(host: string, port: number, withinMs: number): Promise<LineAttempt> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const fail = (reason: string) => {
      clearTimeout(deadline);
      socket.destroy();
      resolve({
        ok: false,
        code: 'not-there',
        detail: `${host}:${port} can not be reached (${reason}). Is it switched on, and is the address right?`,
      });
    };
    const deadline = setTimeout(() => fail(`no answer within ${withinMs / 1000} s`), withinMs);
    const failed = (error: NodeJS.ErrnoException) => fail(error.code ?? error.message);
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(deadline);
      socket.off('error', failed);
      resolve({ ok: true, line: tcpLine(socket) });
    });
  });
}

function tcpLine(socket: Socket): Line {
  // 'close' follows every error and is what counts.
  socket.on('error', () => undefined);
  const isOpen = () => !socket.destroyed && socket.readyState === 'open';

  function writePiece(piece: Uint8Array, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => resolve(false), withinMs);
      socket.write(piece, (error) => {
        clearTimeout(deadline);
        resolve(!error);
      });
    });
  }

  return {
    write: async (bytes, withinMs) => {
      for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
        if (!isOpen()) return false;
        if (!(await writePiece(bytes.subarray(from, from + PIECE_BYTES), withinMs))) return false;
      }
      return true;
    },
    onBytes: (listener) => {
      socket.on('data', listener);
    },
    isOpen,
    onGone: (listener) => {
      if (socket.destroyed) listener();
      else socket.once('close', listener);
    },
    close: async () => {
      if (socket.destroyed) return;
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      // Answers nobody waits for must not keep the other side's end from arriving.
      socket.resume();
      socket.end();
      await Promise.race([closed, sleep(CLOSE_LIMIT_MS, undefined, { ref: false })]);
      socket.destroy();
    },
    cut: () => socket.destroy(),
  };
}
