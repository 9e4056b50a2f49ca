import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The lines of an official GS1 vector file, as they were transcribed. */
export function vectors<Case>(name: string): Case[] {
  const path = fileURLToPath(new URL(`../../vectors/gs1/${name}`, import.meta.url));
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Case => JSON.parse(line));
}
