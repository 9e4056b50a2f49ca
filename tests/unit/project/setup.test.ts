import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { refusalToPackage } from '../../../scripts/package.mjs';
import { findRuntime } from '../../../scripts/runtime.mjs';
import { missingFrom, namesOn, START_NEEDS } from '../../../scripts/system.mjs';

const sound = START_NEEDS.filter(({ debian }) => debian === 'libasound2');

test.each([
  ['Debian 12', 'ID=debian\nVERSION_CODENAME=bookworm\n', 'libasound2'],
  ['Debian 13', 'ID=debian\nVERSION_CODENAME=trixie\n', 'libasound2t64'],
  ['Ubuntu 22.04', 'ID=ubuntu\nVERSION_CODENAME=jammy\nUBUNTU_CODENAME=jammy\n', 'libasound2'],
  ['Ubuntu 24.04', 'ID=ubuntu\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble\n', 'libasound2t64'],
  ['Mint 21', 'ID=linuxmint\nVERSION_CODENAME=virginia\nUBUNTU_CODENAME=jammy\n', 'libasound2'],
  ['Mint Debian 6', 'ID=linuxmint\nVERSION_CODENAME=faye\nDEBIAN_CODENAME="bookworm"\n', 'libasound2'],
])('%s calls the sound library %s', (_name, osRelease, expected) => {
  expect(namesOn(sound, osRelease)).toEqual([expected]);
});

test('what the machine lacks is named, what it has is not', () => {
  const shell = { provides: 'sh', debian: 'dash', reason: 'being here' };
  const program = { provides: 'no-such-program', debian: 'nothing', reason: 'being missed' };
  const library = { provides: 'libno-such.so.1', debian: 'libnothing', reason: 'being missed' };
  expect(missingFrom([shell, program, library])).toEqual([program, library]);
});

test('the runtime that opens the station says which it is and why', () => {
  const runtime = findRuntime();
  expect(runtime?.version).toMatch(runtime?.kind === 'official' ? /^45\./ : /^33\./);
  expect(runtime?.why).toMatch(runtime?.kind === 'official' ? /official/ : /could not be fetched \(.+\)/);
});

test('only the official Electron of the right version is packaged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packwright-electron-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(refusalToPackage(folder, '45.4.1')).toContain('is not an official release');
  writeFileSync(join(folder, 'version'), '44.0.0');
  expect(refusalToPackage(folder, '45.4.1')).toContain('is 44.0.0');
  writeFileSync(join(folder, 'version'), 'v45.4.1\n');
  expect(refusalToPackage(folder, '45.4.1')).toBeNull();
});
