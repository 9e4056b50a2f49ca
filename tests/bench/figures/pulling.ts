import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openCompany } from '../../../electron/sync/company.ts';
import { keepPulling } from '../../../electron/sync/pull/pull.ts';
import { openServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Figure } from '../figure.ts';
import { noteRequests, type Sent, sendAgain } from '../same-requests.ts';
import { sapConfig, startSandbox } from '../sandbox-program.ts';

const SEED = '20261124';

type Pull = { readonly seconds: number; readonly sent: readonly Sent[] };

/** Reading a company of 100,000 items and 5,000 open orders, whole and again. */
export async function pullingFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-bench-pulling-'));
  const sandbox = await startSandbox('--seed', SEED);
  try {
    const [whole, again] = await pull(sandbox.url, folder, 2);
    if (whole === undefined || again === undefined) throw new Error('There were not two pulls');
    return [
      await figure('a whole pull of 100,000 items and 5,000 orders', whole, sandbox.url),
      await figure('the pull after it', again, sandbox.url),
    ];
  } finally {
    await sandbox.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function figure(name: string, { seconds, sent }: Pull, url: string): Promise<Figure> {
  const bare = await sendAgain(url, sent, 1);
  return {
    figure: name,
    value: seconds,
    unit: 's',
    budget: null,
    limit: { what: `the same ${sent.length} requests by bare HTTP`, value: bare },
  };
}

async function pull(url: string, folder: string, times: number): Promise<readonly Pull[]> {
  const now = () => new Date();
  const log = pino({ level: 'silent' });
  const store = openSqliteStore(folder, { now, newId: randomUUID });
  const config = { ...sapConfig(url), warehouses: null };
  const sap = openServiceLayer(config, { now: Date.now, newId: randomUUID, onStanding: () => {} });
  const company = openCompany(sap, {
    log,
    makeMissing: true,
    user: 'manager',
    warehouses: null,
    note: async () => {},
  });
  const ending = new AbortController();
  await company.equipment(ending.signal);

  const pulls: Pull[] = [];
  let complete = false;
  let sent = noteRequests(url);
  let began = performance.now();
  /** Each pull ends with a wait for the next one. */
  const wait = {
    forMs: async () => {
      if (!complete) throw new Error('The pull failed');
      pulls.push({ seconds: (performance.now() - began) / 1_000, sent: sent() });
      if (pulls.length === times) return ending.abort();
      complete = false;
      sent = noteRequests(url);
      began = performance.now();
    },
  };
  const onPulled = () => {
    complete = true;
  };
  const bell = { listen: () => ending.signal };
  const ports = { company, store, log, now, random: Math.random, wait, bell, onPulled };
  await keepPulling(ports, config, ending.signal);
  await sap.close();
  await store.close();
  return pulls;
}
