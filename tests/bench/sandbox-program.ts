import type { SapConfig } from '../../electron/sync/config.ts';
import { fromSandbox } from '../../shared/contracts/channel.ts';
import { startService } from '../support/service.ts';

/** A sandbox as a program of its own, without delay, over plain HTTP. */
export type SandboxProgram = { readonly url: string; end(): Promise<void> };

/** A company of 100,000 items is invented before it answers. */
const READY_WITHIN_MS = 300_000;

export async function startSandbox(...args: readonly string[]): Promise<SandboxProgram> {
  const service = startService('sandbox', ['--port', '0', '--http', ...args]);
  const ready = fromSandbox.parse(await service.untilKind('ready', READY_WITHIN_MS));
  if (ready.kind !== 'ready') throw new Error('The sandbox did not start');
  return { url: ready.url, end: () => service.kill() };
}

export function sapConfig(url: string): SapConfig {
  return {
    url: `${url}/b1s/v2/`,
    company: 'SBODEMO',
    user: 'manager',
    password: 'manager',
    trust: { kind: 'system' },
    pageSize: 500,
    readDeadlineMs: 60_000,
    postDeadlineMs: 120_000,
    quietPeriodMs: 300_000,
    pullIntervalMs: 0,
    catalogueIntervalMs: 3_600_000,
    sandbox: true,
  };
}
