import { createHash } from 'node:crypto';
import { type Channel, type Client, createChannel, createClient, Metadata } from 'nice-grpc';
import { type ShipmentStatus, shipmentStatus } from '../../shared/contracts/confirmation.ts';
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
