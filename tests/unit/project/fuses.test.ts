import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { setFuses } from '../../../scripts/after-pack.mjs';
import { findRuntime } from '../../../scripts/runtime.mjs';

// Rule 19 of Electron's security list: what an installed station cannot be made to do by its environment.
test('packaging sets the fuses of an Electron, and they read back', async () => {
  const runtime = findRuntime();
  if (runtime === null)
    throw new Error('No Electron on this machine: node scripts/setup.mjs test puts one there');
  const folder = mkdtempSync(join(tmpdir(), 'packwright-fuses-'));
  try {
    const executable = join(folder, 'electron');
    copyFileSync(runtime.executable, executable);
    await setFuses(executable);
    const wire = await getCurrentFuseWire(executable);
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => FuseState.DISABLE));
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
