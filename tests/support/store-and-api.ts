import { mkdirSync } from 'node:fs';
import { openApi } from '../../electron/sync/api/server.ts';
import { openSapStanding } from '../../electron/sync/sap-standing.ts';
import { openSqliteStore } from '../../electron/sync/store/sqlite/open.ts';
import { TOKEN } from './sync-client.ts';
import type { UplinkBench } from './uplink-bench.ts';

const now = () => new Date();

/** A real sync store in a folder with the service's own way in before it, and no SAP behind it; the bench reaches it. */
export async function startStoreAndApi(folder: string, { uplink }: Pick<UplinkBench, 'uplink'>) {
  mkdirSync(folder, { recursive: true });
  const store = openSqliteStore(folder, { now, newId: () => crypto.randomUUID() });
  const api = await openApi({ host: '127.0.0.1', port: 0 }, TOKEN, {
    store,
    standing: openSapStanding(null, now),
    retryLogin: () => {},
    company: null,
    adopt: null,
  });
  uplink.reach({ address: api.address, token: TOKEN });
  return {
    store,
    stop: async () => {
      await api.close();
      await store.close();
    },
  };
}
