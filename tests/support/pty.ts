import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A serial port made of a real pseudo-terminal: the application opens `path`, the test is the device. */
export type Pty = {
  readonly path: string;
  /** Sends to the application; lost while unplugged. */
  write(bytes: Uint8Array | string): void;
  /** Told of everything that the application sends, in its chunks, also after plugging in again. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** The port and its path vanish at once, as when the plug is pulled. */
  unplug(): Promise<void>;
  /** Another port appears under the same path. */
  plugIn(): Promise<void>;
  /** The driver stops: bytes are taken until its buffer is full, and nothing moves. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
};

const DEADLINE_MS = 10_000;

/** A port that is plugged in. Needs socat, which the project's set-up installs. */
export async function openPty(): Promise<Pty> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-pty-'));
  const path = join(folder, 'port');
  const listeners: ((bytes: Uint8Array) => void)[] = [];
  let socat: ChildProcessWithoutNullStreams | null = null;

  async function plugIn(): Promise<void> {
    if (socat) return;
    const child = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${path}`, 'STDIO']);
    socat = child;
    child.stdout.on('data', (bytes: Buffer) => {
      for (const listener of listeners) listener(bytes);
    });
    // Whatever is on its way when the plug is pulled is lost.
    child.stdin.on('error', () => undefined);
    await saysReady(child);
  }

  async function unplug(): Promise<void> {
    const child = socat;
    if (!child) return;
    socat = null;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
    rmSync(path, { force: true });
  }

  await plugIn();
  return {
    path,
    write: (bytes) => void socat?.stdin.write(bytes),
    onBytes: (listener) => void listeners.push(listener),
    unplug,
    plugIn,
    freeze: () => void socat?.kill('SIGSTOP'),
    thaw: () => void socat?.kill('SIGCONT'),
    close: async () => {
      await unplug();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function saysReady(socat: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`socat made no pseudo-terminal: ${why}\n${said}`));
    const deadline = setTimeout(() => fail(`nothing within ${DEADLINE_MS} ms`), DEADLINE_MS);
    const ended = (error?: Error) => {
      clearTimeout(deadline);
      fail(error?.message ?? 'it ended');
    };
    socat.once('error', ended);
    socat.once('exit', () => ended());
    socat.stderr.on('data', (text: Buffer) => {
      if (said.includes('starting data transfer loop')) return;
      said += text.toString('utf8');
      if (!said.includes('starting data transfer loop')) return;
      clearTimeout(deadline);
      resolve();
    });
  });
}
