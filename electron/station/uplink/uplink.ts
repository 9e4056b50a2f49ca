import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createChannel, createClient, Metadata } from 'nice-grpc';
import { type SapStatus, sapStatus, workChange } from '../../../shared/contracts/catalogue.ts';
import { shipmentStatus } from '../../../shared/contracts/confirmation.ts';
import { SyncServiceDefinition } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import { type AdditionPorts, handingAdditions, watchAdditions } from '../additions/handing-over.ts';
import type { StationCatalogue } from '../orders/catalogue.ts';
import { type KnownAlarms, watchAlarms } from './alarms.ts';
import { askForLook, type CompanyLook, type CompanyLookOutcome } from './company-look.ts';
import { type DecisionOutcome, type ShipmentDecision, tellDecision } from './decisions.ts';
import { gathered } from './gathered.ts';
import { type HandingOverPorts, handingOver } from './handing-over.ts';
import { progressTeller, type TellerPorts } from './progress-teller.ts';

type SyncClient = Client<SyncServiceDefinition>;

export type SyncTarget = { readonly address: string; readonly token: string };

/** How the station stands with the sync service, and through it with SAP. */
export type UplinkStatus = {
  readonly sync: { readonly state: 'connected' | 'away'; readonly since: string };
  readonly sap: SapStatus | null;
  /** Null until the sync service told them. */
  readonly alarms: KnownAlarms | null;
};

export type Uplink = {
  /** Where the sync service is from now on; called again when it came back under another address. */
  reach(target: SyncTarget): void;
  /** A shipment was closed: hand it over now instead of at the next round. */
  submitSoon(): void;
  /** Asks the sync service to do what a person decided of a shipment. */
  decide(decision: ShipmentDecision): Promise<DecisionOutcome>;
  /** Has the company in SAP looked at, or what is missing there made. */
  lookAtCompany(look: CompanyLook): Promise<CompanyLookOutcome>;
  status(): UplinkStatus;
  close(): Promise<void>;
};

export type UplinkPorts = TellerPorts &
  HandingOverPorts &
  AdditionPorts & {
    readonly catalogue: StationCatalogue;
    readonly now: () => Date;
    /** Something that the page shows has changed. */
    readonly changed: () => void;
    readonly log: { info(event: object, text: string): void; warn(event: object, text: string): void };
  };

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;
/** Not more often than the service allows (electron/sync/api/server.ts). */
const PING_EVERY_MS = 12_000;
const PONG_WITHIN_MS = 5_000;
/** States that come together are journaled together: some milliseconds of work, and one flush to the disk. */
const STATES = { most: 20, withinMs: 100 };

/**
 * Keeps the station and the sync service in step, in the background: work, items and bins come down, closed
 * shipments go up, their states come back. Nothing here is on the way of a scan; when the service is away,
 * everything waits where it is and the age shows.
 */
export function openUplink(ports: UplinkPorts): Uplink {
  let status: UplinkStatus = {
    sync: { state: 'away', since: ports.now().toISOString() },
    sap: null,
    alarms: null,
  };
  let link: Link | null = null;
  let reports = 0;

  const setSync = (state: 'connected' | 'away'): void => {
    if (status.sync.state === state) return;
    status = { ...status, sync: { state, since: ports.now().toISOString() } };
    ports.log.info({ event: 'sync.state', state }, `sync service ${state}`);
    ports.changed();
  };
  const setSap = (sap: SapStatus): void => {
    status = { ...status, sap };
    ports.changed();
  };
  const setAlarms = (alarms: KnownAlarms): void => {
    status = { ...status, alarms };
    ports.changed();
  };

  return {
    reach: (target) => {
      const previous = link;
      link = startLink(ports, target, { setSync, setSap, setAlarms, nextReport: () => ++reports });
      void previous?.close();
    },
    submitSoon: () => link?.submitSoon(),
    decide: async (decision) =>
      link === null || status.sync.state === 'away' ? 'SYNC_AWAY' : await link.decide(decision),
    lookAtCompany: async (look) => {
      if (link === null || status.sync.state === 'away') {
        return { kind: 'notDone', why: 'SYNC_AWAY', detail: '' };
      }
      const outcome = await link.lookAtCompany(look);
      // The stream tells it too, perhaps a moment later.
      if (outcome.kind === 'done' && status.sap !== null) {
        const { setUp } = outcome;
        setSap({ ...status.sap, promise: setUp.promise, setUp });
      }
      return outcome;
    },
    status: () => status,
    close: async () => {
      await link?.close();
    },
  };
}

type Link = Pick<Uplink, 'submitSoon' | 'decide' | 'lookAtCompany' | 'close'>;
type LinkEvents = {
  setSync(state: 'connected' | 'away'): void;
  setSap(status: SapStatus): void;
  setAlarms(known: KnownAlarms): void;
  /** Numbers that grow over all links. */
  nextReport(): number;
};

function startLink(ports: UplinkPorts, target: SyncTarget, events: LinkEvents): Link {
  const channel = createChannel(target.address, undefined, {
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    'grpc.enable_http_proxy': 0,
    // A service that hangs, or a line that is dead without saying so, is away: its streams end.
    'grpc.keepalive_time_ms': PING_EVERY_MS,
    'grpc.keepalive_timeout_ms': PONG_WITHIN_MS,
    'grpc.keepalive_permit_without_calls': 1,
    'grpc.enable_retries': 0,
  });
  const client = createClient(SyncServiceDefinition, channel, {
    '*': { metadata: Metadata({ authorization: `Bearer ${target.token}` }) },
  });
  const ending = new AbortController();
  const { signal } = ending;
  const additions = handingAdditions(client, ports, signal);
  const shipments = handingOver(
    client,
    {
      ...ports,
      changed: () => {
        // What is added to a shipment waits for it to be taken.
        additions.soon();
        ports.changed();
      },
    },
    signal,
  );

  const loops = [
    repeat(ports, 'work', signal, () => watchWork(client, ports, signal)),
    repeat(ports, 'shipments', signal, () => watchShipments(client, ports, signal)),
    repeat(
      ports,
      'sap',
      signal,
      () => watchSap(client, ports, signal, events),
      () => {
        shipments.everything();
        additions.everything();
        events.setSync('away');
      },
    ),
    repeat(ports, 'submit', signal, shipments.round),
    repeat(ports, 'add', signal, additions.round),
    repeat(ports, 'additions', signal, () => watchAdditions(client, ports, signal)),
    repeat(ports, 'alarms', signal, () => watchAlarms(client, ports, signal, events.setAlarms)),
    repeat(ports, 'progress', signal, progressTeller(client, ports, events.nextReport, signal)),
  ];
  return {
    submitSoon: () => {
      shipments.soon();
      additions.soon();
    },
    decide: (decision) => tellDecision(client, ports, decision, signal),
    lookAtCompany: (look) => askForLook(client, ports, look, signal),
    close: async () => {
      ending.abort();
      await Promise.all(loops);
      channel.close();
    },
  };
}

/** Runs one piece of work again and again until the signal, waiting longer after each failure in a row. */
async function repeat(
  ports: UplinkPorts,
  name: string,
  signal: AbortSignal,
  work: () => Promise<void>,
  ended: () => void = () => {},
): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const started = performance.now();
    try {
      await work();
      wait = FIRST_WAIT_MS;
    } catch (error) {
      if (signal.aborted) break;
      if (performance.now() - started > LONGEST_WAIT_MS) wait = FIRST_WAIT_MS;
      const reason = error instanceof Error ? error.message : String(error);
      ports.log.warn({ event: 'uplink.failed', stream: name, waitMs: wait }, reason);
      ended();
      await sleep(wait, undefined, { signal }).catch(() => {});
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      continue;
    }
    ended();
  }
}

async function watchWork(client: SyncClient, ports: UplinkPorts, signal: AbortSignal): Promise<void> {
  const { storeId, revision } = ports.catalogue.position();
  const answers = client.watchWork(
    { stationId: ports.stationId, afterRevision: revision, storeId },
    { signal },
  );
  for await (const answer of answers) {
    const changes = answer.changes.map((text) => workChange.parse(JSON.parse(text)));
    ports.catalogue.apply(changes, {
      storeId: answer.storeId,
      revision: answer.revision,
      reset: answer.reset,
      caughtUp: answer.caughtUp,
    });
    ports.changed();
  }
}

async function watchShipments(client: SyncClient, ports: UplinkPorts, signal: AbortSignal): Promise<void> {
  const { storeId, revision } = ports.outbox.position();
  const ending = new AbortController();
  const answers = client.watchShipments(
    { stationId: ports.stationId, afterRevision: revision, storeId },
    { signal: AbortSignal.any([signal, ending.signal]) },
  );
  try {
    for await (const batch of gathered(answers, STATES)) {
      const statuses = batch.map(({ status }) => shipmentStatus.parse(JSON.parse(status)));
      ports.outbox.note(statuses, batch[0]?.storeId ?? storeId);
      ports.changed();
    }
  } finally {
    ending.abort();
  }
}

async function watchSap(
  client: SyncClient,
  ports: UplinkPorts,
  signal: AbortSignal,
  events: LinkEvents,
): Promise<void> {
  for await (const answer of client.watchSap({ stationId: ports.stationId }, { signal })) {
    events.setSync('connected');
    events.setSap(sapStatus.parse(JSON.parse(answer.status)));
  }
}
