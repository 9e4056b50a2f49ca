// `npm run screens`: pictures of every screen of the page for docs/screens, played without a station.
//
//   node scripts/screens.ts [NAME ...]    only the screens with these names

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, type PlayedPage } from '../tests/support/page/open-page.ts';
import { SCREENS, type Screen } from '../tests/support/page/screens.ts';
import { NOW } from '../tests/support/page/views.ts';
import { buildIfChanged } from './build.mjs';
import { hasDisplay, openDisplay } from './display.mjs';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
] as const;
/** Shown in German as well: the longest texts, and what a visitor looks at first. */
const GERMAN = ['sign-in', 'queue', 'packing', 'packing-wrong-lot', 'weighing-too-light', 'label', 'done'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'screens');
const wanted = process.argv.slice(2);

buildIfChanged(console.log);
mkdirSync(folder, { recursive: true });
const display = hasDisplay() ? null : await openDisplay();
Object.assign(process.env, display?.env);
try {
  await takeAll();
} finally {
  display?.close();
}

async function takeAll(): Promise<void> {
  const played = await openPage();
  await played.page.clock.setFixedTime(NOW);
  try {
    for (const screen of SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      await take(played, screen);
    }
  } finally {
    await played.close();
  }
}

/** English in both sizes, dialogs in the larger one alone; German where it is asked for. */
async function take(played: PlayedPage, screen: Screen): Promise<void> {
  const isDialog = screen.name.startsWith('dialog-');
  for (const { width, height } of isDialog ? SIZES.slice(0, 1) : SIZES) {
    await played.resize(width, height);
    for (const language of GERMAN.includes(screen.name) ? (['en', 'de'] as const) : (['en'] as const)) {
      await played.show(screen.view(language), screen.shell);
      for (const key of screen.keys ?? []) await played.page.keyboard.press(key);
      await played.page.screenshot({ path: join(folder, `${screen.name}-${language}-${width}.png`) });
    }
  }
}
