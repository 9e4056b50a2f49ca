// `npm start`: builds what changed and opens the station with the Electron found on this machine.
//
//   npm start -- [--data DIR] [--config FILE] [--screenshot=FILE]
//
// The arguments are the application's own. Where there is no display, the station runs under a virtual one and
// writes a screenshot, so that there is something to see.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { hasDisplay, run } from './run.mjs';
import { findRuntime } from './runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = findRuntime();
if (!runtime) throw new Error('No Electron on this machine yet. Run: node scripts/setup.mjs start');
buildIfChanged((text) => console.log(text));

const args = [root, ...process.argv.slice(2)];
if (!hasDisplay() && !args.some((argument) => argument.startsWith('--screenshot'))) {
  const screenshot = join(root, 'out', 'station.png');
  console.log(
    `No display here: the station runs under a virtual one and writes ${screenshot}. End it with Ctrl+C.`,
  );
  args.push(`--screenshot=${screenshot}`);
}
if (process.getuid?.() === 0) {
  console.log("Running as root: Chromium's own sandbox is off. Use a normal account at a real station.");
  args.push('--no-sandbox');
}
process.exitCode = await run(runtime.executable, args, { opensWindows: true });
