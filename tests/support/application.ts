import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { findRuntime } from '../../scripts/runtime.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The real application in its real window, with a data folder of its own. */
export type Application = {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Its data folder: `station`, `sync`, `sandbox`, `logs`, `run`. */
  readonly data: string;
  /** What the page complained about, so that a test can ask that it did not. */
  readonly complaints: readonly string[];
  /** The newest process of a service, as its log names it. */
  pid(service: 'station' | 'sync' | 'sandbox'): number;
  close(): Promise<void>;
};

/**
 * Opens the built application as `npm start` does.
 *
 * @param folder a folder of the test's own; opened again, the station goes on where it was
 * @param configuration written into a file and named on the command line; null starts with nothing configured
 */
export async function openApplication(folder: string, configuration: object | null): Promise<Application> {
  const runtime = findRuntime();
  if (runtime === null) {
    throw new Error('No Electron on this machine: node scripts/setup.mjs test puts one in place');
  }
  const data = join(folder, 'data');
  const args = [root, '--data', data, '--disable-gpu', '--force-device-scale-factor=1'];
  if (configuration !== null) {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'packwright.json');
    writeFileSync(file, JSON.stringify(configuration));
    args.push('--config', file);
  }
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const application = await electron.launch({ executablePath: runtime.executable, args, cwd: root });
  const page = await application.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    electron: application,
    page,
    data,
    complaints,
    pid: (service) => newestPid(join(data, 'logs', `${service}.log`)),
    close: () => application.close(),
  };
}

/** Each service's log lines carry its process id; the last one is the one that lives. */
function newestPid(log: string): number {
  const pids = readFileSync(log, 'utf8').match(/"pid":\d+/g) ?? [];
  const pid = Number(pids.at(-1)?.slice('"pid":'.length));
  if (!Number.isInteger(pid)) throw new Error(`No process id in ${log}`);
  return pid;
}
