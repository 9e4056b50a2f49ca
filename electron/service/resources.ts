import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Folder of the files that the product brings (fonts, label templates, demo data): named by the shell, else
 * found upwards from this program, which runs from its sources as well as built.
 */
export function resourcesFolder(): string {
  const named = process.env.PACKWRIGHT_RESOURCES;
  if (named) return named;
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'resources');
    if (existsSync(candidate) && existsSync(join(folder, 'package.json'))) return candidate;
  }
  throw new Error(`No resources folder above ${import.meta.dirname}`);
}
