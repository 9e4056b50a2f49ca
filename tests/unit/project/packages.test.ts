import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import project from '../../../package.json' with { type: 'json' };
import lock from '../../../package-lock.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../../..');
const packages = { ...project.dependencies, ...project.devDependencies };

test('every package is pinned to one version', () => {
  const loose = Object.entries(packages).filter(([, version]) => !/^(npm:\w+@)?\d+\.\d+\.\d+$/.test(version));
  expect(loose).toEqual([]);
});

test('the runtimes are those the design names: Node 24 for the services, Electron 45 for the shell', () => {
  expect(packages.node).toMatch(/^24\./);
  expect(packages['@types/node']).toMatch(/^24\./);
  expect(packages.electron).toMatch(/^45\./);
  expect(process.versions.node).toBe(packages.node);
});

test('the lock file names no registry, so that each machine uses its own', () => {
  const named = Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry);
  expect(named).toEqual([]);
});

test('the renderers and decoders of the tests are never shipped', () => {
  for (const name of ['zpl-renderer-js', 'zxing-wasm']) expect(project.dependencies).not.toHaveProperty(name);
});

test('each set of vectors is listed with its source, and the licences stand beside it', () => {
  const vectors = join(root, 'tests/vectors');
  const sources = readFileSync(join(vectors, 'SOURCES.md'), 'utf8');
  const folders = readdirSync(vectors).filter((name) => name !== 'SOURCES.md' && name !== 'licences');
  expect(folders.length).toBeGreaterThan(0);
  for (const folder of folders) expect(sources).toContain(`${folder}/`);
  for (const licence of new Set(
    sources.match(/\b(MIT|Apache-2\.0|BSD-\d-Clause|ISC|CC0-1\.0|[AL]?GPL[\w.-]*)\b/g),
  )) {
    const text = readFileSync(join(vectors, 'licences', `${licence}.txt`), 'utf8');
    expect(text.length).toBeGreaterThan(1_000);
  }
});
