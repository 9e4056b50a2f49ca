import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** Where udev names serial ports by serial number, and where it names them by the USB port they hang on. */
const NAMED = ['/dev/serial/by-id', '/dev/serial/by-path'] as const;

/**
 * The name under which a serial port is found again after it was plugged out and in, and after a restart: by its
 * serial number, else by its USB port; the path itself where the system has no other.
 *
 * @param folders to look into, the best first
 */
export async function lastingPath(path: string, folders: readonly string[] = NAMED): Promise<string> {
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.toSorted()) {
      const link = join(folder, name);
      if ((await realPath(link)) === path) return link;
    }
  }
  return path;
}

/** What a name stands for just now; the name itself where it stands for nothing. */
export async function realPath(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}
