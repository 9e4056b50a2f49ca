import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { build } from 'vite';
import { findRuntime } from '../../../scripts/runtime.mjs';
import type { ShellStatus, StationCommand } from '../../../shared/contracts/channel.ts';
import type { StationQuestion, StationReply } from '../../../shared/contracts/questions.ts';
import type { StationView, Verdict } from '../../../shared/contracts/station-view.ts';
import type { Stage } from './shell.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The built page in the real window, played by a test instead of a station. */
export type PlayedPage = {
  readonly page: Page;
  /** Errors of the page's console, and what it threw. */
  readonly complaints: readonly string[];
  /** The page appears anew and hears this; each question is answered with the reply of its type. */
  show(view: StationView | null, shell?: ShellStatus, replies?: readonly StationReply[]): Promise<void>;
  /** Says a verdict to the page that stands. */
  tell(verdict: Verdict): Promise<void>;
  /** Says the next view to the page that stands. */
  update(view: StationView): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** What the page asked of the station since it appeared. */
  asked(): Promise<readonly StationCommand[]>;
  /** What the page wanted to know since it appeared. */
  questions(): Promise<readonly StationQuestion[]>;
  close(): Promise<void>;
};

/**
 * Opens the built page.
 *
 * @param built the folder with `renderer` and `preload` as the build leaves them
 */
export async function openPage(built = join(root, 'out')): Promise<PlayedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'packwright-page-'));
  await buildShell(folder);
  const application = await launch(folder, built);
  const page = await application.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const shown = async (): Promise<void> => {
    await page.locator('main').first().waitFor();
    await page.evaluate('document.fonts.ready.then(() => undefined)');
  };
  return {
    page,
    complaints,
    show: async (view, shell = RUNNING, replies = []) => {
      await application.evaluate(
        (_electron, script) => {
          const { stage } = globalThis as unknown as { stage: Stage };
          Object.assign(stage.script, script);
          stage.asked.length = 0;
          stage.questions.length = 0;
        },
        { view, shell, replies },
      );
      await page.reload();
      await shown();
    },
    tell: (verdict) =>
      application.evaluate(
        (_electron, said) => (globalThis as unknown as { stage: Stage }).stage.verdict(said),
        verdict,
      ),
    update: (view) =>
      application.evaluate(
        (_electron, said) => (globalThis as unknown as { stage: Stage }).stage.view(said),
        view,
      ),
    resize: async (width, height) => {
      await application.evaluate(
        (_electron, [w, h]) => (globalThis as unknown as { stage: Stage }).stage.resize(w, h),
        [width, height] as const,
      );
      await page.waitForFunction(`innerWidth === ${width} && innerHeight === ${height}`);
    },
    asked: () => application.evaluate(() => (globalThis as unknown as { stage: Stage }).stage.asked),
    questions: () => application.evaluate(() => (globalThis as unknown as { stage: Stage }).stage.questions),
    close: async () => {
      await application.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const RUNNING: ShellStatus = {
  station: 'running',
  sync: 'running',
  sandbox: 'none',
  trouble: null,
  runtime: 'Electron',
};

async function buildShell(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    // It stands outside the project, where no packages are found.
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'shell.ts'),
      outDir: folder,
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
  });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'page', version: '1.0.0', main: 'main.mjs' }),
  );
}

async function launch(folder: string, built: string): Promise<ElectronApplication> {
  const runtime = findRuntime();
  if (runtime === null)
    throw new Error('No Electron on this machine: node scripts/setup.mjs test puts one in place');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quietly = ['--disable-gpu', '--force-device-scale-factor=1', '--lang=en-GB'];
  const files = [join(built, 'renderer'), join(built, 'preload', 'index.cjs'), join(folder, 'data')];
  return await electron.launch({
    executablePath: runtime.executable,
    args: [folder, ...asRoot, ...quietly, ...files],
    cwd: root,
    env: { ...environment(), TZ: 'Europe/Berlin' },
  });
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
