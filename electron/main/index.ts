import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, protocol, session } from 'electron';
import type { ShellStatus } from '../../shared/contracts/channel.ts';
import { readArguments } from './arguments.ts';
import { type Bridge, openBridge } from './bridge.ts';
import { readConfiguration } from './configuration.ts';
import { servePage } from './page-files.ts';
import { lockContents, lockSession } from './security.ts';
import { findLauncher } from './services/launcher.ts';
import { type Services, startServices } from './services/services.ts';
import { createWindow } from './window.ts';

/** Time for fonts and the view to be painted before a picture is taken. */
const SCREENSHOT_AFTER_MS = 1_500;
/** A picture is taken of a station that SAP or the sandbox answers, or after this long of what there is. */
const SCREENSHOT_WAIT_MS = 15_000;

const asked = readArguments(process.argv);
const appFolder = app.getAppPath();
const dataFolder = asked.data ?? join(app.getPath('userData'), 'data');
const resources = app.isPackaged ? join(process.resourcesPath, 'resources') : join(appFolder, 'resources');

app.setPath('userData', join(dataFolder, 'shell'));
// Run as root, Chromium's sandbox cannot work and is switched off from outside; enabling it would end every page.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'station', privileges: { standard: true, secure: true } }]);
Menu.setApplicationMenu(null);

// One station per data folder: the second start brings the first one's window to the front and ends.
if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  // Not awaited here: Electron is ready only after this module has been evaluated.
  void app.whenReady().then(open);
}

async function open(): Promise<void> {
  lockContents(app);
  lockSession(session.defaultSession);
  const page = servePage(join(appFolder, 'out', 'renderer'));
  protocol.handle('station', (request) => page(request.url));

  let status: ShellStatus = {
    station: 'starting',
    sync: 'starting',
    sandbox: 'none',
    trouble: null,
    runtime: `Electron ${process.versions.electron ?? '?'}`,
  };
  let services: Services | null = null;
  const window = createWindow({
    preload: join(appFolder, 'out', 'preload', 'index.cjs'),
    kiosk: asked.kiosk,
    devTools: !app.isPackaged,
  });
  const bridge = openBridge(window, {
    command: (command) =>
      services
        ? services.command(command)
        : Promise.resolve({ ok: false, refusal: { code: 'STATION_AWAY', params: {} } }),
    ask: (question) =>
      services
        ? services.ask(question)
        : Promise.resolve({ type: 'refused', refusal: { code: 'STATION_AWAY', params: {} } }),
    hello: () => {
      bridge.shell(status);
      services?.hello();
    },
  });
  keepWindow(window, () => services);

  const picture = asked.screenshot === null ? null : screenshotOf(window, asked.screenshot);
  services = await startBehind(
    {
      ...bridge,
      view: (view) => {
        bridge.view(view);
        if (view.sap.state !== 'unknown') picture?.soon();
      },
    },
    status,
    (next) => {
      status = next;
      bridge.shell(next);
    },
  );
}

async function startBehind(
  bridge: Bridge,
  starting: ShellStatus,
  changed: (status: ShellStatus) => void,
): Promise<Services | null> {
  const read = readConfiguration(asked.config, join(resources, 'demo', 'station.json'));
  if (!read.ok) {
    changed({ ...starting, station: 'halted', sync: 'none', trouble: read.message });
    return null;
  }
  const launcher = findLauncher(process.versions.electron ?? '0', appFolder);
  return await startServices({
    configuration: read.configuration,
    dataFolder,
    programs: join(appFolder, 'out', 'main'),
    resources,
    launcher,
    runtime: `${starting.runtime}, services as ${launcher.way}`,
    view: bridge.view,
    verdict: bridge.verdict,
    changed,
  });
}

/** The window comes back when its page dies; closing it ends the services before the application. */
function keepWindow(window: BrowserWindow, services: () => Services | null): void {
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  window.webContents.on('render-process-gone', () => window.webContents.reload());
  window.on('unresponsive', () => window.webContents.reload());
  app.on('window-all-closed', () => app.quit());
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void (services()?.stop() ?? Promise.resolve()).finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

/** Takes one picture of the window: soon after it is asked for, or when it was not asked for in time. */
function screenshotOf(window: BrowserWindow, file: string): { soon(): void } {
  let isAsked = false;
  let taken = false;
  const take = async (): Promise<void> => {
    if (taken || window.isDestroyed()) return;
    taken = true;
    const picture = await window.webContents.capturePage();
    writeFileSync(file, picture.toPNG());
    process.stdout.write(`Screenshot of the station: ${file}\n`);
  };
  setTimeout(() => void take(), SCREENSHOT_WAIT_MS);
  return {
    soon: () => {
      if (!isAsked) setTimeout(() => void take(), SCREENSHOT_AFTER_MS);
      isAsked = true;
    },
  };
}
