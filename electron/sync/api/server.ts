import { createHash, timingSafeEqual } from 'node:crypto';
import { type CallContext, createServer, ServerError, type ServerMiddlewareCall, Status } from 'nice-grpc';
import { confirmation } from '../../../shared/contracts/confirmation.ts';
import { stationProgress } from '../../../shared/contracts/progress.ts';
import {
  type GiveBackShipmentRequest,
  type HoldShipmentRequest,
  type ReportProgressRequest,
  type SubmitShipmentRequest,
  SyncServiceDefinition,
  type SyncServiceImplementation,
} from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { OpenCompany } from '../company.ts';
import type { Adoption, AdoptionRequest } from '../post/adopting.ts';
import type { SapStanding } from '../sap-standing.ts';
import { parseJson } from '../service-layer/outcome.ts';
import type { PersonsDecision, Store, Submission } from '../store/store.ts';
import { addToShipment, watchAdditions } from './additions.ts';
import { adoptDelivery } from './adoption.ts';
import { setUpCompany } from './set-up-company.ts';
import { watchAlarms, watchSap, watchShipments, watchWork } from './watch.ts';

/** The largest message either way; a station must allow as much. */
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;
const MAX_ID_CHARACTERS = 254;
const MIN_PING_INTERVAL_MS = 10_000;

/** The configured address can not be listened on: another program has it, or it is not this machine's. */
export class AddressUnusable extends Error {}

export type ApiServer = { readonly address: string; readonly close: () => Promise<void> };

export type ApiPorts = {
  readonly store: Store;
  readonly standing: SapStanding;
  /** Tries a log-in that SAP refused once more. */
  readonly retryLogin: () => void;
  /** Null when no SAP is configured. */
  readonly company: Pick<OpenCompany, 'look'> | null;
  /** Null when no SAP is configured. */
  readonly adopt: ((request: AdoptionRequest) => Promise<Adoption>) | null;
};

/**
 * Opens the service to the stations of this machine. Every call must carry `authorization: Bearer <token>`.
 *
 * @throws AddressUnusable
 */
export async function openApi(
  listen: { readonly host: string; readonly port: number },
  token: string,
  ports: ApiPorts,
): Promise<ApiServer> {
  const server = createServer({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    'grpc.http2.min_ping_interval_without_data_ms': MIN_PING_INTERVAL_MS,
  }).use(onlyWith(token));
  server.add(SyncServiceDefinition, serviceOf(ports));
  const port = await server.listen(`${listen.host}:${listen.port}`).catch((error: Error) => {
    throw new AddressUnusable(`listen: ${listen.host}:${listen.port} can not be used: ${error.message}`);
  });
  return {
    address: `${listen.host}:${port}`,
    close: async () => server.forceShutdown(),
  };
}

function serviceOf({ store, standing, retryLogin, company, adopt }: ApiPorts): SyncServiceImplementation {
  return {
    watchWork: (request, context) => watchWork(store, request, context.signal),
    submitShipment: (request) => submit(store, request),
    retryShipment: async (request) => {
      retryLogin();
      const status = await store.shipments.retry(request.shipmentId, stationOf(request));
      if (status !== null) return { status: JSON.stringify(status) };
      throw new ServerError(Status.NOT_FOUND, `This station has no shipment ${request.shipmentId}.`);
    },
    holdShipment: (request) => putAside(store, 'hold', request),
    giveBackShipment: (request) => putAside(store, 'giveBack', request),
    adoptDelivery: (request) => adoptDelivery(adopt, stationOf(request), request),
    watchShipments: (request, context) => watchShipments(store, stationOf(request), request, context.signal),
    watchSap: (_request, context) => watchSap(standing, context.signal),
    watchAlarms: (_request, context) => watchAlarms(store, context.signal),
    reportProgress: (request) => reportProgress(store, request),
    setUpCompany: (request, context) => {
      stationOf(request);
      retryLogin();
      return setUpCompany(company, standing, request, context.signal);
    },
    addToShipment: (request) => addToShipment(store, stationOf(request), request),
    watchAdditions: (request, context) => watchAdditions(store, stationOf(request), request, context.signal),
  };
}

/** Stores a closed shipment durably before it answers. The bytes are kept as the station signed for them. */
async function submit(
  store: Store,
  request: SubmitShipmentRequest,
): Promise<{ status: string; storeId: string }> {
  const station = stationOf(request);
  const sha256 = createHash('sha256').update(request.document).digest();
  if (!sha256.equals(request.sha256)) {
    throw new ServerError(
      Status.INVALID_ARGUMENT,
      'The document does not have the fingerprint that came with it.',
    );
  }
  const parsed = confirmation.safeParse(parseJson(Buffer.from(request.document).toString('utf8')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new ServerError(Status.INVALID_ARGUMENT, `Not a confirmation: ${place} ${issue?.message ?? ''}`);
  }
  if (parsed.data.shipmentId !== request.shipmentId) {
    throw new ServerError(Status.INVALID_ARGUMENT, 'The document is of another shipment than the request.');
  }
  const accepted = await store.shipments.accept({
    confirmation: parsed.data,
    station,
    document: request.document,
    sha256: sha256.toString('hex'),
    known: knownIn(request),
  });
  if (accepted.kind === 'different') {
    throw new ServerError(
      Status.ALREADY_EXISTS,
      `Shipment ${request.shipmentId} is known with other content; the first one stands.`,
    );
  }
  return { status: JSON.stringify(accepted.status), storeId: store.storeId };
}

function knownIn({ known }: SubmitShipmentRequest): Submission['known'] {
  if (known === 'hold' || known === 'giveBack' || known === 'landed') return known;
  if (known === '') return null;
  throw new ServerError(Status.INVALID_ARGUMENT, `A shipment cannot be handed over as ${known}.`);
}

async function putAside(
  store: Store,
  what: PersonsDecision['what'],
  request: HoldShipmentRequest | GiveBackShipmentRequest,
): Promise<{ status: string }> {
  const { shipmentId, person, reason } = request;
  if ([person, reason].some((text) => text === '' || text.length > MAX_ID_CHARACTERS)) {
    throw new ServerError(Status.INVALID_ARGUMENT, 'Who wants it, and why, has to be said.');
  }
  const done = await store.shipments.putAside(shipmentId, stationOf(request), { what, person, reason });
  if (done.kind === 'done') return { status: JSON.stringify(done.status) };
  if (done.kind === 'notKnown') {
    throw new ServerError(Status.NOT_FOUND, `This station has no shipment ${shipmentId}.`);
  }
  throw new ServerError(
    Status.FAILED_PRECONDITION,
    `The shipment is ${done.state}: that cannot be done now.`,
  );
}

async function reportProgress(store: Store, request: ReportProgressRequest): Promise<Record<string, never>> {
  const station = stationOf(request);
  const sessions = stationProgress.safeParse(parseJson(request.sessions));
  if (!sessions.success || request.run === '' || request.run.length > MAX_ID_CHARACTERS) {
    throw new ServerError(Status.INVALID_ARGUMENT, 'Not what a station tells of its progress.');
  }
  await store.progress.report(station, request, sessions.data);
  return {};
}

function stationOf({ stationId }: { readonly stationId: string }): string {
  if (stationId.length > 0 && stationId.length <= MAX_ID_CHARACTERS) return stationId;
  throw new ServerError(Status.INVALID_ARGUMENT, 'The request does not name its station.');
}

/** Compares digests, so that neither the length nor the time tells anything about the token. */
function onlyWith(token: string) {
  const expected = digest(`Bearer ${token}`);
  return async function* <Request, Response>(
    call: ServerMiddlewareCall<Request, Response>,
    context: CallContext,
  ) {
    if (!timingSafeEqual(digest(context.metadata.get('authorization') ?? ''), expected)) {
      throw new ServerError(Status.UNAUTHENTICATED, 'The token is missing or wrong.');
    }
    return yield* call.next(call.request, context);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
