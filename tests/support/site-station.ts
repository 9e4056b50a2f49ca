import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../shared/contracts/station-view.ts';
import { type ServiceUnderTest, startService } from './service.ts';
import type { RunningSync, Site } from './site.ts';
import { CONFIG } from './station-bench.ts';
import { type StationTalk, talkTo } from './station-talk.ts';
import { TOKEN } from './sync-client.ts';

/** A real station program on virtual devices, before the real sync service and sandbox of a site. */
export type SiteStation = StationTalk & {
  readonly data: string;
  /** Types or scans, and gives the verdict. */
  scan(text: string): Promise<Verdict>;
  /** The sync service came back, under another address. */
  reach(sync: RunningSync): void;
  close(): Promise<void>;
};

/**
 * @param rules of the company, where they are unlike the ordinary ones
 * @param more of the station's configuration
 */
export async function openSiteStation(
  site: Site,
  sync: RunningSync,
  rules: object = {},
  more: object = {},
): Promise<SiteStation> {
  const config = join(site.folder, 'station.json');
  const company = {
    ...CONFIG.rules.company,
    weight: { required: false },
    labelScanBack: false,
    lot: 'any',
    ...rules,
  };
  const uplink = { address: sync.address, token: TOKEN };
  writeFileSync(config, JSON.stringify({ ...CONFIG, rules: { company }, uplink, ...more }));
  const data = join(site.folder, 'station');
  const service: ServiceUnderTest = startService('station', ['--data', data, '--config', config]);
  await service.untilKind('ready');
  service.send({ kind: 'hello' });
  const talk = talkTo(() => service);
  return {
    ...talk,
    data,
    scan: (text) => talk.verdictAfter(text, () => void talk.press({ type: 'scan', text })),
    reach: ({ address }) => service.send({ kind: 'syncAt', address, token: TOKEN }),
    close: () => service.kill(),
  };
}
