// `npm run screens`: pictures of every screen of the page for docs/screens, played without a station.
//
//   node scripts/screens.ts [NAME ...]    only the screens with these names

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, type PlayedPage } from '../tests/support/page/open-page.ts';
import { play, SCREENS, type Screen } from '../tests/support/page/screens.ts';
import { NOW } from '../tests/support/page/views.ts';
import { buildIfChanged } from './build.mjs';
import { hasDisplay, openDisplay } from './display.mjs';
import { smallPng } from './small-png.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
] as const;
/** The ones where room is scarce. */
const SMALL_TOO = ['queue', 'packing', 'packing-wrong-lot', 'weighing', 'label', 'clerk'];
/** The ones with the longest texts, which a visitor looks at first. */
const GERMAN_TOO = ['sign-in', 'packing', 'packing-wrong-lot', 'weighing-too-light', 'label', 'done'];

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

/** English in the larger window; some in the smaller one or in German too. */
async function take(played: PlayedPage, screen: Screen): Promise<void> {
  const { name } = screen;
  for (const { width, height } of SMALL_TOO.includes(name) ? SIZES : SIZES.slice(0, 1)) {
    await played.resize(width, height);
    for (const language of GERMAN_TOO.includes(name) ? (['en', 'de'] as const) : (['en'] as const)) {
      await play(played, screen, language);
      writeFileSync(
        join(folder, `${name}-${language}-${width}.png`),
        smallPng(await played.page.screenshot()),
      );
    }
  }
}
