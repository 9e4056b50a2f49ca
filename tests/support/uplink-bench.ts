import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAdditions } from '../../electron/station/additions/additions.ts';
import { type Journal, openJournal } from '../../electron/station/journal/journal.ts';
import { openCatalogue } from '../../electron/station/orders/catalogue.ts';
import { type Outbox, openOutbox } from '../../electron/station/uplink/outbox.ts';
import { openUplink, type Uplink } from '../../electron/station/uplink/uplink.ts';
import type { Confirmation } from '../../shared/contracts/confirmation.ts';
import { keepClosed } from './closed-shipments.ts';
import { STATION } from './sync-client.ts';

/** The station's side of the way to the sync service: a real journal with closed shipments, and nothing that packs. */
export type UplinkBench = {
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly uplink: Uplink;
  close(): Promise<void>;
};

/** What a test wants to see of it. */
export type Watching = {
  /** Told of what is about to be written; what it throws is the disk's refusal. */
  readonly appending?: () => void;
  /** Told of each flushed transaction: the types of its events. */
  readonly appended?: (types: readonly string[]) => void;
  readonly documentRead?: (shipmentId: string) => void;
};

export function openUplinkBench(
  shipments: readonly Confirmation[],
  { appending = () => {}, appended = () => {}, documentRead = () => {} }: Watching = {},
): UplinkBench {
  const folder = mkdtempSync(join(tmpdir(), 'pw-uplink-'));
  const now = () => new Date();
  const kept = openJournal(folder, STATION, { now, mono: () => process.hrtime.bigint() });
  const journal: Journal = {
    ...kept,
    append: (entries) => {
      appending();
      const events = kept.append(entries);
      appended(events.map(({ type }) => type));
      return events;
    },
  };
  keepClosed(journal, shipments);
  const catalogue = openCatalogue(folder);
  const outbox = openOutbox(journal);
  const uplink = openUplink({
    stationId: STATION,
    catalogue,
    outbox: {
      ...outbox,
      document: (shipmentId) => {
        documentRead(shipmentId);
        return outbox.document(shipmentId);
      },
    },
    additions: openAdditions(journal),
    slipFiles: { forAddition: async () => ({ orderNumber: 1, content: null }) },
    progress: () => null,
    run: 'run-1',
    now,
    changed: () => {},
    log: { info: () => {}, warn: () => {} },
  });
  return {
    journal,
    outbox,
    uplink,
    close: async () => {
      await uplink.close();
      catalogue.close();
      kept.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
