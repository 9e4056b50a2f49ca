import { createHash } from 'node:crypto';
import { type Channel, type Client, createChannel, createClient, Metadata } from 'nice-grpc';
import { type SapStatus, sapStatus, workChange } from '../../shared/contracts/catalogue.ts';
import { type ShipmentStatus, shipmentStatus } from '../../shared/contracts/confirmation.ts';
import type { Item, Work } from '../../shared/packing/work.ts';
import { SyncServiceDefinition } from '../../shared/proto/gen/packwright/v1/sync.ts';

export const STATION = 'bench-1';
export const TOKEN = 'a-token-of-enough-characters';

export type SyncClient = { readonly calls: Client<SyncServiceDefinition>; readonly channel: Channel };

/** A station's end of the wire, for tests. */
export function connectSync(address: string, token = TOKEN): SyncClient {
  const channel = createChannel(address, undefined, {
    'grpc.max_receive_message_length': 32 * 1024 * 1024,
    'grpc.enable_http_proxy': 0,
  });
  const metadata = Metadata({ authorization: `Bearer ${token}` });
  return { calls: createClient(SyncServiceDefinition, channel, { '*': { metadata } }), channel };
}

/** Hands a document over as a station does; `document` is a confirmation, or whatever a test sends instead. */
export async function submit(
  { calls }: SyncClient,
  document: object,
  changes: { readonly shipmentId?: string; readonly sha256?: Buffer } = {},
): Promise<ShipmentStatus> {
  const bytes = Buffer.isBuffer(document) ? document : Buffer.from(JSON.stringify(document));
  const { status } = await calls.submitShipment({
    stationId: STATION,
    shipmentId: 'shipmentId' in document ? String(document.shipmentId) : 'none',
    document: bytes,
    sha256: createHash('sha256').update(bytes).digest(),
    ...changes,
  });
  return shipmentStatus.parse(JSON.parse(status));
}

/** What a station has heard of SAP's world. */
export type Catalogue = {
  readonly works: ReadonlyMap<string, Work>;
  readonly items: ReadonlyMap<string, Item>;
};

/** Listens to works and items until `wanted` says so, and gives what is known then; fails at the deadline. */
export async function catalogueUntil(
  { calls }: SyncClient,
  what: string,
  wanted: (catalogue: Catalogue) => boolean,
  deadlineMs = 20_000,
): Promise<Catalogue> {
  const works = new Map<string, Work>();
  const items = new Map<string, Item>();
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    for await (const { changes, caughtUp } of calls.watchWork({ stationId: STATION }, { signal })) {
      for (const text of changes) {
        const change = workChange.parse(JSON.parse(text));
        if (change.kind === 'putWork') works.set(change.work.key, change.work);
        else if (change.kind === 'removeWork') works.delete(change.key);
        else if (change.kind === 'putItem') items.set(change.item.itemCode, change.item);
        else if (change.kind === 'removeItem') items.delete(change.itemCode);
      }
      if (caughtUp && wanted({ works, items })) return { works, items };
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const known = `works ${[...works.keys()].join(', ')}, ${items.size} items`;
  throw new Error(`Not within ${deadlineMs} ms: ${what}. Known: ${known}`);
}

/** Listens to how the service stands with SAP until `wanted` says so; fails at the deadline. */
export async function sapUntil(
  { calls }: SyncClient,
  wanted: (status: SapStatus) => boolean,
  deadlineMs = 20_000,
): Promise<SapStatus> {
  const signal = AbortSignal.timeout(deadlineMs);
  let last = '';
  try {
    for await (const { status } of calls.watchSap({ stationId: STATION }, { signal })) {
      last = status;
      const parsed = sapStatus.parse(JSON.parse(status));
      if (wanted(parsed)) return parsed;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new Error(`The service did not stand with SAP as wanted within ${deadlineMs} ms; last: ${last}`);
}

/** Watches a shipment until `wanted` says so, and gives every state it went through; fails at the deadline. */
export async function statesUntil(
  { calls }: SyncClient,
  shipmentId: string,
  wanted: (status: ShipmentStatus) => boolean,
  deadlineMs = 20_000,
): Promise<readonly ShipmentStatus[]> {
  const seen: ShipmentStatus[] = [];
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    for await (const answer of calls.watchShipments({ stationId: STATION }, { signal })) {
      const status = shipmentStatus.parse(JSON.parse(answer.status));
      if (status.shipmentId !== shipmentId) continue;
      seen.push(status);
      if (wanted(status)) return seen;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new Error(`The shipment did not get there within ${deadlineMs} ms; seen: ${JSON.stringify(seen)}`);
}
