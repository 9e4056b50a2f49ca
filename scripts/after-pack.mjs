// electron-builder's hook after the files are laid out: sets Electron's fuses and reads them back.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** What an installed station's Electron can and can't do any more; see the security rules in docs/architecture.md. */
const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * @param {import('electron-builder').AfterPackContext} context
 * @throws when a fuse did not take, or the Electron is the one for trying and testing
 */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  // The trial runtime starts what stands there; an official Electron has nothing there.
  if (existsSync(join(appOutDir, 'resources', 'app'))) {
    throw new Error(
      'The trial runtime is never packaged. Use `npm run package`, which picks the official Electron.',
    );
  }
  const extension = electronPlatformName === 'win32' ? '.exe' : '';
  const { executableName } = packager.platformSpecificBuildOptions;
  const executable = join(appOutDir, `${executableName}${extension}`);
  await setFuses(executable);
}

/**
 * @param {string} executable  an Electron program
 * @throws when a fuse did not take
 */
export async function setFuses(executable) {
  await flipFuses(executable, { version: FuseVersion.V1, ...FUSES });
  const wire = await getCurrentFuseWire(executable);
  for (const [fuse, on] of Object.entries(FUSES)) {
    const found = wire[/** @type {FuseV1Options} */ (Number(fuse))];
    if (found !== (on ? FuseState.ENABLE : FuseState.DISABLE)) {
      throw new Error(
        `Electron's fuse ${FuseV1Options[Number(fuse)]} should be ${on ? 'on' : 'off'} in ${executable}.`,
      );
    }
  }
}
