import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataFolderInUse, takeDataFolder } from '../../../electron/service/data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pw-folder-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('is held until it is released, also when nobody keeps what was given for it', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const taken = new WeakRef(takeDataFolder(folder, 'station'));
  for (let round = 0; round < 10 && taken.deref() !== undefined; round++) {
    await turn();
    collectGarbage();
  }
  await turn();
  expect(taken.deref()).toBeUndefined();
  expect(() => takeDataFolder(folder, 'station')).toThrow(DataFolderInUse);
});

it('is free again once it is released, and one folder serves services of several names', () => {
  const { release } = takeDataFolder(folder, 'station');
  takeDataFolder(folder, 'sync').release();
  release();
  takeDataFolder(folder, 'station').release();
});
