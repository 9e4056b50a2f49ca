import type { HaltCode } from '../../../shared/contracts/station-messages.ts';
import type { Explained } from '../translated.ts';

/** Why the station cannot go on; `expected` says what is safe. */
export const halts = {
  DATA_FOLDER_IN_USE: {
    happened: 'The station is already running',
    expected: 'Its data is safe; two programs must not write it at once.',
    next: 'Use the other window, or close it and start this one again.',
  },
  CONFIG_UNREADABLE: {
    happened: "The station's settings cannot be read",
    expected: 'Nothing was changed; what was packed is safe.',
    next: 'Ask the station admin to check the settings file, then start again.',
  },
  CONFIG_INVALID: {
    happened: "The station's settings have a mistake",
    expected: 'Nothing was changed; what was packed is safe.',
    next: 'Ask the station admin to correct the settings file, then start again.',
  },
  SCHEMA_NEWER: {
    happened: 'The data comes from a newer version',
    expected: 'It is untouched; this version would damage it.',
    next: 'Install the newer version again.',
  },
  STORAGE_NOT_DURABLE: {
    happened: 'This disk does not keep what it is told to keep',
    expected: 'Nothing is packed on it, because it could be lost.',
    next: 'Ask the station admin for another disk or folder for the data.',
  },
  STORAGE_BROKEN: {
    happened: 'The data of the station is damaged',
    expected: 'It is kept as it is; nothing is repaired by guessing.',
    next: 'Do not delete anything. Ask the station admin to restore a backup.',
  },
  STORAGE_FAILED: {
    happened: 'The disk refuses to write',
    expected: 'Everything that was shown green is kept; the last scan may not be.',
    next: 'Ask the station admin to check the disk: full, unplugged or broken. Then start again.',
  },
  SQLITE_TOO_OLD: {
    happened: 'A part of the station is too old',
    expected: 'Nothing was changed; what was packed is safe.',
    next: 'Install the station again.',
  },
  JOURNAL_BROKEN: {
    happened: 'The record of what was packed does not hold together',
    expected: 'It is kept as it is, so that it can be examined.',
    next: 'Do not delete anything. Ask the station admin to check the journal.',
  },
  SERVICE_KEEPS_FAILING: {
    happened: 'The $t(words.serviceName.{{service}}) keeps failing',
    expected: 'Everything that was shown green is kept.',
    next: 'Start Packwright again; if it stays so, tell the station admin: why stands in logs/{{service}}.log.',
  },
} satisfies Readonly<Record<HaltCode, Explained>>;
