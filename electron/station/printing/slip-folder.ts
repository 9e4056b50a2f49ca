import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { notPrinted, PRINTED, type PrintEnd } from './print-end.ts';

/**
 * Puts a paper into a folder, whole or not at all: whoever watches the folder never sees half of it, and what
 * was said to be there is there after a power cut.
 */
export async function putIntoFolder(folder: string, name: string, bytes: Buffer): Promise<PrintEnd> {
  const unfinished = join(folder, `.${name}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFlushed(unfinished, bytes);
    await rename(unfinished, join(folder, name));
    await flushFolder(folder);
    return PRINTED;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return notPrinted('SLIP_FOLDER_NOT_WRITABLE', error instanceof Error ? error.message : String(error));
  }
}

async function writeFlushed(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new name is on the disk too; Windows has no such thing and does not need it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
