import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const generated = 'shared/proto/gen';

test('the committed code is what `npm run gen` makes of the .proto files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packwright-gen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const args = ['generate', '--template', 'shared/proto/buf.gen.yaml', '--output', folder];
  const done = spawnSync(process.execPath, [join(root, 'node_modules/@bufbuild/buf/bin/buf'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(done.stderr).toBe('');
  expect(filesIn(join(folder, generated))).toEqual(filesIn(join(root, generated)));
});

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(names.length).toBeGreaterThan(0);
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
