import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openCompany } from '../../../electron/sync/company.ts';
import { openOrdersInHand } from '../../../electron/sync/post/in-hand.ts';
import { keepPosting } from '../../../electron/sync/post/posting.ts';
import { openServiceLayer } from '../../../electron/sync/service-layer/client.ts';
import { openSqliteStore } from '../../../electron/sync/store/sqlite/open.ts';
import type { Store } from '../../../electron/sync/store/store.ts';
import { realWait } from '../../../electron/sync/wait.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { openBacklog } from '../../fault/sap/backlog.ts';
import { STATION } from '../../support/sync-client.ts';
import type { Figure } from '../figure.ts';
import { noteRequests, type Sent, sendAgain } from '../same-requests.ts';
import { sapConfig, startSandbox } from '../sandbox-program.ts';

const SHIPMENTS = 500;
/** As many as the service has under way. */
const AT_A_TIME = 3;

/** How many shipments come to SAP in a second, each with its attempt and its answer on the disk. */
export async function postingFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-bench-posting-'));
  try {
    const { shipments } = await openBacklog(join(folder, 'ours'), SHIPMENTS, new Date());
    cpSync(join(folder, 'ours'), join(folder, 'bare'), { recursive: true });
    const { seconds, sent } = await postAll(join(folder, 'ours'), join(folder, 'sync'), shipments);
    const sandbox = await startSandbox('--data', join(folder, 'bare'));
    const bare = await sendAgain(sandbox.url, sent, AT_A_TIME);
    await sandbox.end();
    return [
      {
        figure: 'shipments posted and found, of those that wait',
        value: SHIPMENTS / seconds,
        unit: '/s',
        budget: null,
        limit: { what: `the same requests by bare HTTP, ${AT_A_TIME} at a time`, value: SHIPMENTS / bare },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function postAll(
  companyFolder: string,
  folder: string,
  shipments: readonly Confirmation[],
): Promise<{ readonly seconds: number; readonly sent: readonly Sent[] }> {
  mkdirSync(folder);
  const sandbox = await startSandbox('--data', companyFolder);
  const now = () => new Date();
  const log = pino({ level: 'silent' });
  const config = sapConfig(sandbox.url);
  const store = openSqliteStore(folder, { now, newId: randomUUID });
  const sap = openServiceLayer(config, { now: Date.now, newId: randomUUID, onStanding: () => {} });
  const company = openCompany(sap, {
    log,
    makeMissing: false,
    user: 'manager',
    warehouses: null,
    note: async () => {},
  });
  const stopping = new AbortController();
  const { signal } = stopping;
  await company.equipment(signal);
  for (const shipment of shipments) await accept(store, shipment, now());

  const all = allPosted(store, shipments.length);
  const sent = noteRequests(sandbox.url);
  const began = performance.now();
  const ports = { company, store, log, now, random: Math.random, wait: realWait, inHand: openOrdersInHand() };
  const posting = keepPosting(ports, config, { stop: signal, giveUp: signal });
  await all;
  const seconds = (performance.now() - began) / 1_000;
  stopping.abort();
  await posting;
  await sap.close();
  await store.close();
  await sandbox.end();
  return { seconds, sent: sent() };
}

/** Closed just now: for a shipment that is older than its store the service asks SAP before it posts. */
async function accept(store: Store, shipment: Confirmation, now: Date): Promise<void> {
  const confirmation = { ...shipment, closedAt: now.toISOString() };
  const document = Buffer.from(JSON.stringify(confirmation));
  const sha256 = createHash('sha256').update(document).digest('hex');
  await store.shipments.accept({ confirmation, station: STATION, document, sha256 });
}

function allPosted({ shipments, onChange }: Store, count: number): Promise<void> {
  const posted = new Set<string>();
  let revision = 0;
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const news = await shipments.statusesAfter(STATION, revision, count);
      revision = news.at(-1)?.revision ?? revision;
      for (const { shipmentId, state } of news) if (state === 'posted') posted.add(shipmentId);
      if (posted.size < count) return;
      stopListening();
      resolve();
    };
    const stopListening = onChange(() => {
      look().catch(reject);
    });
  });
}
