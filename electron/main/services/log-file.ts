import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

/** A log grows to this size, then becomes `<name>.1`, replacing the one before. */
const MAX_LOG_BYTES = 8 * 1024 * 1024;

/** A service's output, kept for whoever looks after the station. A disk that is full stops the log, nothing else. */
export function openLogFile(file: string): { write(text: string): void; close(): void } {
  mkdirSync(dirname(file), { recursive: true });
  let written = sizeOf(file);
  let stream = open(file);
  return {
    write: (text) => {
      written += Buffer.byteLength(text);
      stream.write(text);
      if (written < MAX_LOG_BYTES) return;
      stream.end();
      renameSync(file, `${file}.1`);
      stream = open(file);
      written = 0;
    },
    close: () => stream.end(),
  };
}

function open(file: string): WriteStream {
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  stream.on('error', () => {});
  return stream;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
