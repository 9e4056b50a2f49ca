import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childServiceStarter, type StartService, startUtilityService } from './service-process.ts';

/** The services' native modules need Node-API 10; Electron has it from this major version on. */
const FIRST_ELECTRON_WITH_NODE_API_10 = 36;

export type Launcher = {
  readonly start: StartService;
  readonly way: 'utility process' | 'Node child process';
};

/**
 * Which way this runtime starts services: utility processes where Electron's own Node is new enough, else
 * child processes of the Node that the project brings (packages/node), for trying and testing only.
 *
 * @throws when neither is there
 */
export function findLauncher(electronVersion: string, appFolder: string): Launcher {
  if (Number.parseInt(electronVersion, 10) >= FIRST_ELECTRON_WITH_NODE_API_10) {
    return { start: startUtilityService, way: 'utility process' };
  }
  const nodePath = process.env.PACKWRIGHT_NODE ?? join(appFolder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(nodePath)) {
    throw new Error(
      `Electron ${electronVersion} cannot run the services itself, and there is no Node at ${nodePath}`,
    );
  }
  return { start: childServiceStarter(nodePath), way: 'Node child process' };
}
