import { createHash } from 'node:crypto';
import { ServerError, Status } from 'nice-grpc';
import { addition, MAX_SLIP_BYTES } from '../../../shared/contracts/addition.ts';
import type {
  AddToShipmentRequest,
  AddToShipmentResponse,
  WatchAdditionsRequest,
  WatchAdditionsResponse,
} from '../../../shared/proto/gen/packwright/v1/sync.ts';
import { parseJson } from '../service-layer/outcome.ts';
import type { Store } from '../store/store.ts';
import { listen } from './watch.ts';

const STATUSES_PER_PAGE = 500;

/** Stores something for a shipment's delivery durably before it answers. */
export async function addToShipment(
  store: Store,
  station: string,
  { document, content, sha256 }: AddToShipmentRequest,
): Promise<AddToShipmentResponse> {
  const digest = createHash('sha256').update(document).update(content).digest();
  if (!digest.equals(sha256)) {
    throw new ServerError(
      Status.INVALID_ARGUMENT,
      'What came does not have the fingerprint that came with it.',
    );
  }
  const parsed = addition.safeParse(parseJson(Buffer.from(document).toString('utf8')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new ServerError(Status.INVALID_ARGUMENT, `Not an addition: ${place} ${issue?.message ?? ''}`);
  }
  const hasFile = content.length > 0 && content.length <= MAX_SLIP_BYTES;
  if (parsed.data.kind === 'slip' ? !hasFile : content.length > 0) {
    throw new ServerError(
      Status.INVALID_ARGUMENT,
      `A file of ${content.length} bytes does not belong to it.`,
    );
  }
  const handed = { addition: parsed.data, station, content, sha256: digest.toString('hex') };
  const accepted = await store.additions.accept(handed);
  switch (accepted.kind) {
    case 'stored':
      return { status: JSON.stringify(accepted.status), storeId: store.storeId };
    case 'different':
      throw new ServerError(Status.ALREADY_EXISTS, 'It is known with other content; the first one stands.');
    case 'notKnown':
      throw new ServerError(Status.NOT_FOUND, `This station has no shipment ${parsed.data.shipmentId}.`);
    default:
      return accepted satisfies never;
  }
}

/** States of what one station added, first those known, then as they change; all of them to one that knows more. */
export async function* watchAdditions(
  store: Store,
  station: string,
  request: WatchAdditionsRequest,
  signal: AbortSignal,
): AsyncGenerator<WatchAdditionsResponse> {
  const change = listen(store.onChange, signal);
  const isOurs =
    request.storeId === store.storeId && request.afterRevision <= (await store.additions.newestRevision());
  let revision = isOurs ? request.afterRevision : 0;
  while (!signal.aborted) {
    const changed = change.next();
    const statuses = await store.additions.statusesAfter(station, revision, STATUSES_PER_PAGE);
    for (const status of statuses) {
      yield { storeId: store.storeId, status: JSON.stringify(status) };
      revision = status.revision;
    }
    if (statuses.length < STATUSES_PER_PAGE) await changed;
  }
}
