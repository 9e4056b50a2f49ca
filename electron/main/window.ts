import { BrowserWindow } from 'electron';
import { PAGE_URL } from './page-files.ts';

/** Every safety setting stated, also where it is Electron's default, so that nobody has to know the defaults. */
const WEB_PREFERENCES = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // A verdict must sound without a click before it.
  autoplayPolicy: 'no-user-gesture-required' as const,
  // A window behind another still shows and sounds its verdicts.
  backgroundThrottling: false,
});

/** The station's one window. */
export function createWindow(options: { preload: string; kiosk: boolean; devTools: boolean }): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    useContentSize: true,
    kiosk: options.kiosk,
    autoHideMenuBar: true,
    backgroundColor: '#f4f1ea',
    title: 'Packwright',
    webPreferences: { ...WEB_PREFERENCES, preload: options.preload, devTools: options.devTools },
  });
  void window.loadURL(PAGE_URL);
  return window;
}
