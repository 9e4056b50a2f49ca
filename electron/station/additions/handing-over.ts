import { createHash } from 'node:crypto';
import { type Client, ClientError, Status } from 'nice-grpc';
import { additionStatus } from '../../../shared/contracts/addition.ts';
import type { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { StationCatalogue } from '../orders/catalogue.ts';
import { gathered } from '../uplink/gathered.ts';
import { openRounds, type Rounds, throwFailures } from '../uplink/rounds.ts';
import { type Additions, documentOf, type KnownAddition } from './additions.ts';
import type { SlipFiles } from './slip-files.ts';

type SyncClient = Client<SyncServiceDefinition>;

export type AdditionPorts = {
  readonly stationId: string;
  readonly catalogue: Pick<StationCatalogue, 'position'>;
  readonly additions: Additions;
  readonly slipFiles: SlipFiles;
  readonly now: () => Date;
  readonly changed: () => void;
  readonly log: { warn(event: object, text: string): void };
};

const DEADLINE_MS = 30_000;

/** Brings what is added to deliveries to the sync service; shipments have a way of their own. */
export function handingAdditions(client: SyncClient, ports: AdditionPorts, signal: AbortSignal): Rounds {
  const { additions, catalogue } = ports;
  return openRounds(async (scope) => {
    const { storeId } = catalogue.position();
    const waiting = scope === 'everything' ? additions.unsettled(storeId) : additions.unsubmitted(storeId);
    await handOver(client, ports, waiting, signal);
  }, signal);
}

/** One that is not taken never holds up the others. */
async function handOver(
  client: SyncClient,
  ports: AdditionPorts,
  waiting: readonly KnownAddition[],
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const each of waiting) {
    if (signal.aborted) break;
    try {
      const storeId = await submit(client, ports, each, signal);
      if (storeId === null) giveUp(ports, each);
      else if (storeId !== each.submittedTo) ports.additions.markSubmitted([each.seq], storeId);
    } catch (error) {
      failures.push(error);
    }
  }
  throwFailures(failures);
}

function giveUp({ additions, log, now, changed }: AdditionPorts, known: KnownAddition): void {
  additions.giveUp(known, now().toISOString());
  log.warn({ event: 'addition.noFile', shipmentId: known.shipmentId }, 'The slip could not be made.');
  changed();
}

/** Gives the id of the store that has it now; null when there is no file to hand over. */
async function submit(
  client: SyncClient,
  { stationId, catalogue, slipFiles }: AdditionPorts,
  known: KnownAddition,
  signal: AbortSignal,
): Promise<string | null> {
  const { orderNumber, content } = await slipFiles.forAddition(known);
  if (content === null) return null;
  const document = Buffer.from(JSON.stringify(documentOf(known, orderNumber)), 'utf8');
  const sha256 = createHash('sha256').update(document).update(content).digest();
  try {
    const answer = await client.addToShipment(
      { stationId, document, content, sha256 },
      { signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]) },
    );
    return answer.storeId;
  } catch (error) {
    // Made anew by a later version of this program, a slip may differ in its bytes; the first one stands.
    const isKnown = error instanceof ClientError && error.code === Status.ALREADY_EXISTS;
    if (isKnown) return catalogue.position().storeId;
    throw error;
  }
}

/** States that come together are journaled together. */
const STATES = { most: 50, withinMs: 100 };

/** Hears what becomes of what was added, until the stream ends. */
export async function watchAdditions(
  client: SyncClient,
  { stationId, additions, changed }: AdditionPorts,
  signal: AbortSignal,
): Promise<void> {
  const { storeId, revision } = additions.position();
  const ending = new AbortController();
  const answers = client.watchAdditions(
    { stationId, afterRevision: revision, storeId },
    { signal: AbortSignal.any([signal, ending.signal]) },
  );
  try {
    for await (const batch of gathered(answers, STATES)) {
      const statuses = batch.map(({ status }) => additionStatus.parse(JSON.parse(status)));
      additions.note(statuses, batch[0]?.storeId ?? storeId);
      changed();
    }
  } finally {
    ending.abort();
  }
}
