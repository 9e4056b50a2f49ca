import { ServerError, Status } from 'nice-grpc';
import type {
  WatchAlarmsResponse,
  WatchSapResponse,
  WatchShipmentsRequest,
  WatchShipmentsResponse,
  WatchWorkRequest,
  WatchWorkResponse,
} from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { SapStanding } from '../sap-standing.ts';
import type { Store } from '../store/store.ts';

/**
 * Small messages, pulled one by one as the station reads them: a large catalogue never stands in memory, and a scan
 * waits behind one of them for some milliseconds.
 */
const PAGE = { changes: 50, bytes: 64 * 1024 };
const STATUSES_PER_PAGE = 500;

/**
 * Changes to work, items and bins, first those known, then as they come. Starts from nothing when the station
 * knows another store, or was away for longer than removals are remembered.
 */
export async function* watchWork(
  store: Store,
  request: WatchWorkRequest,
  signal: AbortSignal,
): AsyncGenerator<WatchWorkResponse> {
  const change = listen(store.onChange, signal);
  const start = await store.catalogue.after(request.afterRevision, { changes: 0, bytes: 0 });
  const lost = request.afterRevision > 0 && request.afterRevision < start.forgottenRevision;
  let reset = request.storeId !== store.storeId || request.afterRevision > start.newestRevision || lost;
  let revision = reset ? 0 : request.afterRevision;
  let toldCaughtUp = false;
  while (!signal.aborted) {
    const changed = change.next();
    const page = await store.catalogue.after(revision, PAGE);
    if (page.forgottenRevision > start.forgottenRevision && revision < page.forgottenRevision) {
      throw new ServerError(Status.ABORTED, 'Too much was removed meanwhile: ask again.');
    }
    if (page.changes.length > 0 || reset || !toldCaughtUp) {
      revision = page.revision;
      yield {
        storeId: store.storeId,
        revision,
        changes: [...page.changes],
        reset,
        caughtUp: page.complete,
      };
      reset = false;
      toldCaughtUp = page.complete;
    }
    if (page.complete) await changed;
  }
}

/**
 * States of one station's shipments, first those known, then as they change. A station that knows more than this
 * store does hears all of it again: the store was restored from a copy.
 */
export async function* watchShipments(
  store: Store,
  station: string,
  request: WatchShipmentsRequest,
  signal: AbortSignal,
): AsyncGenerator<WatchShipmentsResponse> {
  const change = listen(store.onChange, signal);
  const isOurs =
    request.storeId === store.storeId && request.afterRevision <= (await store.shipments.newestRevision());
  let revision = isOurs ? request.afterRevision : 0;
  while (!signal.aborted) {
    const changed = change.next();
    const statuses = await store.shipments.statusesAfter(station, revision, STATUSES_PER_PAGE);
    for (const status of statuses) {
      yield { storeId: store.storeId, status: JSON.stringify(status) };
      revision = status.revision;
    }
    if (statuses.length < STATUSES_PER_PAGE) await changed;
  }
}

/** How the service stands with SAP: at once, then each change. */
export async function* watchSap(
  standing: SapStanding,
  signal: AbortSignal,
): AsyncGenerator<WatchSapResponse> {
  const change = listen(standing.onChange, signal);
  while (!signal.aborted) {
    const changed = change.next();
    yield { status: JSON.stringify(standing.status()) };
    await changed;
  }
}

/** All alarms: at once, then whenever they changed. Many other things change in between. */
export async function* watchAlarms(store: Store, signal: AbortSignal): AsyncGenerator<WatchAlarmsResponse> {
  const change = listen(store.onChange, signal);
  let told: string | null = null;
  while (!signal.aborted) {
    const changed = change.next();
    const alarms = (await store.reconciling.alarms()).map((each) => JSON.stringify(each));
    const now = alarms.join('\n');
    if (now !== told) yield { alarms };
    told = now;
    await changed;
  }
}

/**
 * Promises of the next change. `next` is taken before the state is read, so that no change falls between the
 * reading and the waiting. The end of the call is a change too, and ends the listening.
 */
export function listen(onChange: (listener: () => void) => () => void, signal: AbortSignal) {
  let pending = Promise.withResolvers<void>();
  const tell = () => {
    pending.resolve();
    pending = Promise.withResolvers();
  };
  const stop = onChange(tell);
  signal.addEventListener(
    'abort',
    () => {
      stop();
      tell();
    },
    { once: true },
  );
  return { next: () => pending.promise };
}
