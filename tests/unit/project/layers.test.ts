import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** One forbidden import a line: the file it is planted in, the import, and the rule that must catch it. */
const planted = [
  ['shared/packing/a.ts', '../../electron/station/x.ts', 'shared imports nothing else'],
  ['shared/packing/b.ts', 'node:fs', 'shared is pure'],
  ['shared/packing/c.ts', 'zod', 'shared uses no packages'],
  ['shared/contracts/d.ts', 'pino', 'contracts use zod alone'],
  ['renderer/e.ts', '../electron/main/x.ts', 'renderer imports shared'],
  ['renderer/f.ts', 'node:fs', 'no Node in the page'],
  ['electron/preload/g.ts', '../main/x.ts', 'electron/preload imports shared'],
  ['electron/main/h.ts', '../station/x.ts', 'electron/main imports shared'],
  ['electron/main/i.ts', 'better-sqlite3', 'native code in services alone'],
  ['electron/main/j.ts', 'vite', 'shipped code uses shipped packages'],
  ['electron/station/k.ts', '../sync/x.ts', 'electron/station imports shared and electron/service'],
  ['electron/station/l.ts', 'electron', 'Electron in shell and preload alone'],
  ['electron/sync/m.ts', '../station/x.ts', 'electron/sync imports shared and electron/service'],
  ['electron/sandbox/n.ts', '../sync/x.ts', 'electron/sandbox imports shared and electron/service'],
  ['electron/service/o.ts', '../sync/x.ts', 'electron/service imports shared'],
  ['electron/sync/p.ts', '../../tests/x.ts', 'electron/sync imports shared and electron/service'],
  ['electron/sync/q.ts', './q.ts', 'no circles'],
  ['electron/sync/r.ts', './nowhere.ts', 'every import resolves'],
] as const;

const allowed = [
  ['shared/contracts/z.ts', 'zod'],
  ['renderer/z.ts', '../shared/x.ts'],
  ['electron/main/z.ts', '../../shared/x.ts'],
  ['electron/station/z.ts', 'better-sqlite3'],
  ['electron/sync/z.ts', '../service/x.ts'],
  ['tests/z.ts', '../electron/sync/x.ts'],
] as const;

let folder = '';
let found: { from: string; rule: string }[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-layers-'));
  for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json', 'tsconfig.base.json']) {
    cpSync(join(root, name), join(folder, name));
  }
  // Empty packages: only who imports whom is looked at.
  for (const name of ['better-sqlite3', 'electron', 'pino', 'vite', 'zod']) {
    plant(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    plant(`node_modules/${name}/index.js`, '');
  }
  const folders = [
    'shared',
    'renderer',
    'tests',
    'electron/main',
    'electron/station',
    'electron/sync',
    'electron/service',
  ];
  for (const place of folders) plant(`${place}/x.ts`, 'export const x = 1;');
  for (const [file, imported] of [...planted, ...allowed]) plant(file, `import '${imported}';`);

  const done = spawnSync(
    process.execPath,
    [cruiser, '--output-type=json', 'electron', 'renderer', 'shared', 'tests'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  const { violations } = report.parse(JSON.parse(done.stdout)).summary;
  found = violations.map(({ from, rule }) => ({ from, rule: rule.name }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(planted)('%s may not import %s: %s', (from, _imported, rule) => {
  expect(found).toContainEqual({ from, rule });
});

test.each(allowed)('%s may import %s', (from) => {
  expect(found.filter((violation) => violation.from === from)).toEqual([]);
});

function plant(file: string, text: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), `${text}\n`);
}
