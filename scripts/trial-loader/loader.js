// Stands in the trial runtime's resources/app, where Electron starts it. Opens the app folder named on the
// command line as the official Electron does. Top-level await, so that `ready` waits for the app's own main.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) throw new Error('Name the app folder: electron FOLDER');

const folder = resolve(named);
const { main, name, productName, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
// The last two are what the official Electron calls itself when it opens a folder; its types leave them out.
const opened =
  /** @type {Electron.App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (app);
opened.setName(productName ?? name);
opened.setVersion(version);
opened.setAppPath(folder);
app.setPath('userData', join(app.getPath('appData'), app.getName()));

await import(pathToFileURL(join(folder, main)).href);
