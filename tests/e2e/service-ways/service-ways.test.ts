import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { findRuntime } from '../../../scripts/runtime.mjs';
import type { WayReport } from './app.ts';

type Reports = {
  readonly utility: WayReport;
  readonly child: WayReport;
  readonly missing: { endedWith: number | null; told: boolean };
};

let folder: string;
let reports: Reports;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-ways-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'app.ts'),
      outDir: folder,
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
  });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'ways', version: '1.0.0', main: 'main.mjs' }),
  );
  reports = await runInElectron();
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function runInElectron(): Promise<Reports> {
  const runtime = findRuntime();
  if (runtime === null)
    throw new Error('No Electron on this machine: node scripts/setup.mjs puts one in place');
  const out = join(folder, 'reports.json');
  const service = join(import.meta.dirname, 'echo-service.mjs');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [folder, 'app', out, service, process.execPath, ...asRoot];
  await promisify(execFile)(runtime.executable, args, { timeout: 60_000 });
  return JSON.parse(readFileSync(out, 'utf8'));
}

for (const way of ['utility', 'child'] as const) {
  test(`a service started as a ${way} process says that it is ready and answers, byte for byte`, () => {
    expect(reports[way].ready).toBe(true);
    expect(reports[way].hadPid).toBe(true);
    expect(reports[way].echoed).toMatchObject({ text: 'ÄÖ\u001d', args: ['--data', 'first'] });
  });

  test(`a ${way} process has its output collected and its exit code told`, () => {
    expect(reports[way].said).toBe(true);
    expect(reports[way].endedWith).toBe(7);
  });

  test(`a ${way} process gets the environment it was given`, () => {
    expect(reports[way].environment).toContain('PACKWRIGHT_TEST');
    expect(reports[way].environment).not.toContain('NODE_OPTIONS');
  });

  test(`a ${way} process that hangs can be ended`, () => {
    expect(reports[way].hungServiceWasEnded).toBe(true);
  });
}

test('a Node that is not there is told as an exit, with the reason in the log', () => {
  expect(reports.missing).toEqual({ endedWith: null, told: true });
});
