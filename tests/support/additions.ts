import { createHash } from 'node:crypto';
import { type Addition, type AdditionStatus, additionStatus } from '../../shared/contracts/addition.ts';
import { STATION, type SyncClient } from './sync-client.ts';

const AT = '2026-11-24T11:00:00.000Z';

/** A carrier's number for the whole of a shipment; a higher `seq` stands before a lower one. */
export function tracking(shipmentId: string, seq: number, ...numbers: readonly string[]): Addition {
  const all = numbers.map((number, at) => ({ carton: at === 0 ? null : at, number }));
  return { kind: 'tracking', shipmentId, seq, at: AT, numbers: all };
}

export function slip(shipmentId: string, seq: number, orderNumber = 1407): Addition {
  return { kind: 'slip', shipmentId, seq, at: AT, orderNumber };
}

/** Hands it over as a station does. */
export async function add(
  { calls }: SyncClient,
  addition: object,
  content: Uint8Array = new Uint8Array(),
  changes: { readonly sha256?: Buffer; readonly stationId?: string } = {},
): Promise<AdditionStatus> {
  const document = Buffer.from(JSON.stringify(addition));
  const sha256 = createHash('sha256').update(document).update(content).digest();
  const { status } = await calls.addToShipment({ stationId: STATION, document, content, sha256, ...changes });
  return additionStatus.parse(JSON.parse(status));
}

/** Listens until the addition of this number is as wanted, and gives every state it went through. */
export async function additionUntil(
  { calls }: SyncClient,
  seq: number,
  wanted: (status: AdditionStatus) => boolean,
  deadlineMs = 20_000,
): Promise<readonly AdditionStatus[]> {
  const seen: AdditionStatus[] = [];
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    for await (const answer of calls.watchAdditions({ stationId: STATION }, { signal })) {
      const status = additionStatus.parse(JSON.parse(answer.status));
      if (status.seq !== seq) continue;
      seen.push(status);
      if (wanted(status)) return seen;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new Error(`The addition did not get there within ${deadlineMs} ms; seen: ${JSON.stringify(seen)}`);
}
