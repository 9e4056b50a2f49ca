import type { App, Session, WebContents } from 'electron';
import { originOf, PAGE_ORIGIN } from './page-files.ts';

/**
 * Denies everything that the page does not need: permissions, devices, other windows, other addresses,
 * web views, downloads. Devices belong to the station service; the page gets none.
 */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowedRequest(details.url) }));
}

/** The page's own files, and pictures that it carries itself. The developer tools' own pages come by devtools:. */
export function isAllowedRequest(url: string): boolean {
  return originOf(url) === PAGE_ORIGIN || url.startsWith('data:image/') || url.startsWith('devtools://');
}

/** Keeps every page of the application where it is, whatever it tries. */
export function lockContents(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => stayAtHome(event, event.url));
    contents.on('will-redirect', (event) => stayAtHome(event, event.url));
    contents.on('will-frame-navigate', (event) => stayAtHome(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function stayAtHome(event: { preventDefault(): void }, url: string): void {
  if (originOf(url) !== PAGE_ORIGIN) event.preventDefault();
}
