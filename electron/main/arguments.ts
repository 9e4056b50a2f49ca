import { parseArgs } from 'node:util';

/** What the command line may say to the shell. */
export type ShellArguments = {
  /** Where everything of this station is kept; null for the user's own data folder. */
  readonly data: string | null;
  /** The station's configuration; null for the sandbox. */
  readonly config: string | null;
  /** Write a picture of the window here once it shows the station. */
  readonly screenshot: string | null;
  readonly kiosk: boolean;
};

/**
 * Reads the arguments after the program's own. Chromium's switches (`--no-sandbox` …) are left alone.
 *
 * @param argv the process's arguments, program first
 */
export function readArguments(argv: readonly string[]): ShellArguments {
  const { values } = parseArgs({
    args: argv.slice(1),
    strict: false,
    options: {
      data: { type: 'string' },
      config: { type: 'string' },
      screenshot: { type: 'string' },
      kiosk: { type: 'boolean' },
    },
  });
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    data: text(values.data),
    config: text(values.config),
    screenshot: text(values.screenshot),
    kiosk: values.kiosk === true,
  };
}
