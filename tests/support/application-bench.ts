import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type CommandName, commandCode } from '../../shared/barcode/index.ts';
import { type Application, openApplication } from './application.ts';
import { openPty, type Pty } from './pty.ts';
import { type SicsScale, startSicsScale } from './sics-scale.ts';
import { CONFIG, devicesOn } from './station-bench.ts';
import { startZplPrinter, type ZplPrinter } from './zpl-printer.ts';

/** The real application at a bench: scanner and scale are real ports, the printer is a socket. */
export type ApplicationBench = {
  readonly scanner: Pty;
  readonly scale: SicsScale;
  readonly printer: ZplPrinter;
  /** The application that runs now. */
  application(): Application;
  /** Closes the window and opens the station again on the same data. */
  reopen(): Promise<void>;
  /** Scans, and waits until the page shows a verdict with these words. */
  scan(text: string, says: string | RegExp): Promise<void>;
  /** The same with one of the station's own command bar codes. */
  command(name: CommandName, says: string | RegExp): Promise<void>;
  /** Puts a load on the scale and waits until the page that weighs a carton shows it, steady. */
  load(grams: number, shown: string): Promise<void>;
  /** Where the sandbox that the application started answers. */
  sandbox(): { readonly url: string };
  close(): Promise<void>;
};

/** @param sync the configuration's section for SAP; null has the application start its sandbox */
export async function openApplicationBench(sync: object | null): Promise<ApplicationBench> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-application-'));
  const [scanner, scalePort, printer] = await Promise.all([openPty(), openPty(), startZplPrinter()]);
  const scale = startSicsScale(scalePort);
  const station = { ...CONFIG, devices: devicesOn(scanner.path, scalePort.path, printer.port) };
  const configuration = sync === null ? { station } : { station, sync };
  let application = await openApplication(folder, configuration);

  const scan: ApplicationBench['scan'] = async (text, says) => {
    const { page } = application;
    const shown = page.locator('[data-seq]').first();
    const before = (await shown.count()) > 0 ? await shown.getAttribute('data-seq') : null;
    scanner.write(`${text}\r`);
    if (before !== null) await expect(shown).not.toHaveAttribute('data-seq', before);
    await expect(page.locator('[data-seq]')).toContainText(says);
  };
  return {
    scanner,
    scale,
    printer,
    application: () => application,
    reopen: async () => {
      await application.close();
      application = await openApplication(folder, configuration);
    },
    scan,
    command: (name, says) => scan(commandCode(name) ?? '', says),
    load: async (grams, shown) => {
      scale.load(grams);
      await expect(application.page.locator('.instrument.stable')).toContainText(shown);
    },
    sandbox: () => {
      const section: unknown = JSON.parse(readFileSync(join(application.data, 'run', 'sync.json'), 'utf8'));
      return (section as { sap: { url: string } }).sap;
    },
    close: async () => {
      await application.close();
      await Promise.all([scanner.close(), scalePort.close(), printer.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
