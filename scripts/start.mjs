// `npm start`: builds what changed and opens the station with the Electron found on this machine.
//
//   npm start -- [--data DIR] [--config FILE] [--screenshot=FILE]
//
// The arguments are the application's own. Where there is no display, the station runs under a virtual one and
// writes a screenshot, so that there is something to see.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { run } from './run.mjs';
import { findRuntime } from './runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = findRuntime();
if (!runtime) throw new Error('No Electron on this machine yet. Run: node scripts/setup.mjs start');
buildIfChanged((text) => console.log(text));

const args = [root, ...process.argv.slice(2)];
if (!args.some((argument) => argument.startsWith('--config'))) {
  console.log(
    'No SAP is configured: the station works with the sandbox. Its company and orders are invented.',
  );
}
if (!hasDisplay()) {
  const named = args.some((argument) => argument.startsWith('--screenshot'));
  console.log('No display here: the station runs under a virtual one. End it with Ctrl+C.');
  if (!named) args.push(`--screenshot=${join(root, 'out', 'station.png')}`);
  // Chromium complains about the graphics card and the desktop that a virtual display has not.
  args.push('--disable-gpu', '--log-level=3');
}
if (process.getuid?.() === 0) {
  console.log("Running as root: Chromium's own sandbox is off. Use a normal account at a real station.");
  args.push('--no-sandbox');
}
process.exitCode = await run(runtime.executable, args, { opensWindows: true });
