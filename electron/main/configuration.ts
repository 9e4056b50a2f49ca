import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Message } from '../../shared/contracts/station-view.ts';

/** A station's configuration file: one section a service. Each service checks its own; the shell only deals them out. */
export type Configuration = {
  readonly station: unknown;
  /** Null: no SAP is configured, the sandbox takes its place. */
  readonly sync: unknown;
  /** Where relative paths in it are taken from. */
  readonly folder: string;
};

export type ConfigurationResult =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly message: Message };

/**
 * Reads the configuration file, or gives the trial station's where none is named.
 *
 * @param file path, or null when nothing is configured
 * @param trialStation path of the trial station's section, part of the product
 */
export function readConfiguration(file: string | null, trialStation: string): ConfigurationResult {
  const trial = readJson(trialStation);
  if (!trial.ok) return trial;
  if (file === null)
    return { ok: true, configuration: { station: trial.value, sync: null, folder: dirname(trialStation) } };
  const given = readJson(file);
  if (!given.ok) return given;
  if (!isSections(given.value)) {
    return unusable(file, 'expected an object with the sections "station" and "sync"');
  }
  const unknown = Object.keys(given.value).filter((name) => name !== 'station' && name !== 'sync');
  if (unknown.length > 0) {
    return unusable(file, `unknown section "${unknown[0]}"; there are "station" and "sync"`);
  }
  return {
    ok: true,
    configuration: {
      station: given.value.station ?? trial.value,
      sync: given.value.sync ?? null,
      folder: dirname(resolve(file)),
    },
  };
}

/** Writes one service's section where only this user can read it, and gives the path. */
export function writeSection(folder: string, service: string, section: unknown): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${service}.json`);
  writeFileSync(file, JSON.stringify(section, null, 2), { mode: 0o600 });
  return file;
}

function readJson(file: string): { ok: true; value: unknown } | { ok: false; message: Message } {
  try {
    return { ok: true, value: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    return unusable(file, error instanceof Error ? error.message : String(error));
  }
}

function unusable(file: string, detail: string): { ok: false; message: Message } {
  return { ok: false, message: { code: 'CONFIG_UNREADABLE', params: { file, detail } } };
}

function isSections(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
