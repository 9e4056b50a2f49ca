import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** A path that a configuration names, from the folder that its relative ones are taken from. */
export function fromFolder(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** A text that a configuration names, or in plain words why it cannot be read. */
export function readText(path: string): { ok: true; value: string } | { ok: false; why: string } {
  try {
    return { ok: true, value: readFileSync(path, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { ok: false, why: code === 'ENOENT' ? 'there is no such file' : (code ?? 'unknown error') };
  }
}
