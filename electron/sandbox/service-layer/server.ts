import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { z } from 'zod';
import { type Behaviours, behaviours as ordinary } from '../behaviours.ts';
import type { Company } from '../company/company.ts';
import { openBalancer } from './balancer.ts';
import type { Certificate } from './certificate.ts';
import { balancerPage, FAULTS, type Fault, type Faults, openFaults } from './faults.ts';
import { openReadings } from './readings.ts';
import { BODY_TOO_LARGE, INTERNAL, malformed } from './refusals.ts';
import { answerTo, type Office } from './service-layer.ts';
import { openSessions } from './sessions.ts';
import { tellSubscribers } from './webhooks.ts';
import { type Answer, type Dialect, errorAnswer, type Request, SANDBOX_HEADER, textAnswer } from './wire.ts';

export type ServerOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  /** null: plain HTTP. */
  readonly certificate: Certificate | null;
  readonly sessionTimeoutMinutes: number;
  /** Each request waits this long before it is looked at. */
  readonly delayMs: number;
  /** Opens `POST /sandbox/faults`, by which a test makes requests go wrong. */
  readonly faults: boolean;
  /** In what it differs from an ordinary Service Layer. */
  readonly behaviours?: Behaviours;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Told of a bug: what the company holds may not be right any more. */
  readonly failed: (error: Error) => void;
};

export type ServiceLayerServer = {
  /** `https://127.0.0.1:50000` */
  readonly url: string;
  readonly faults: Faults;
  readonly close: () => Promise<void>;
};

/** The port can not be used; the message says which and why. */
export class PortUnusable extends Error {}

/** Only this machine reaches the sandbox: its password is known to everybody. */
const HOST = '127.0.0.1';
const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** Like the load balancer before SAP's nodes. */
const KEEP_ALIVE_MS = 5_000;

/**
 * Opens the Service Layer of a company on a port of this machine.
 *
 * @throws PortUnusable
 */
export async function serve(company: Company, options: ServerOptions): Promise<ServiceLayerServer> {
  const { behaviours = ordinary() } = options;
  const sessions = openSessions(company, { ...options, timeoutMinutes: options.sessionTimeoutMinutes });
  const routeOf = openBalancer(behaviours.nodes);
  const office: Office = { company, sessions, readings: openReadings(), routeOf, behaviours };
  const faults = openFaults();
  tellSubscribers(company);
  const late: (() => void)[] = [];
  const { certificate } = options;
  const app = fastify({
    ...(certificate === null ? {} : { https: { key: certificate.key, cert: certificate.cert } }),
    bodyLimit: MAX_BODY_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => {
      send(reply, NOT_HERE);
    },
  });
  app.removeAllContentTypeParsers();
  // Files are no text: a character for each byte.
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body.toString('latin1')),
  );
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const dialect = dialectOf(request.url);
    const { statusCode: status = 500 } = error;
    if (status === 413) return send(reply, errorAnswer(dialect, BODY_TOO_LARGE));
    if (status < 500) return send(reply, errorAnswer(dialect, { ...malformed(error.message), status }));
    options.failed(error);
    return send(reply, errorAnswer(dialect, INTERNAL));
  });
  app.route({
    method: app.supportedMethods,
    url: '*',
    handler: async (from, to) => {
      const isWrite = from.method !== 'GET' && !from.url.endsWith('/Login');
      await pause(options.delayMs + (isWrite ? behaviours.writeWaitMs : 0));
      const fault = options.faults ? faults.take(from.url) : null;
      if (fault === 'landLate') {
        late.push(() => answerAt(office, options, faults, from));
        return breakOff(from, to);
      }
      const answer =
        faultyAnswer(fault, office, from.headers.cookie) ?? answerAt(office, options, faults, from);
      for (const land of late.splice(0)) land();
      if (fault === 'loseAnswer') return breakOff(from, to);
      await pause(isWrite ? behaviours.answerWaitMs : 0);
      return send(to, answer);
    },
  });
  const scheme = certificate === null ? 'http' : 'https';
  try {
    const address = await app.listen({ host: HOST, port: options.port });
    return { url: `${scheme}://${HOST}:${new URL(address).port}`, faults, close: () => app.close() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new PortUnusable(`Port ${options.port} is in use by another program: choose another --port.`);
    }
    if (code === 'EACCES') {
      throw new PortUnusable(`Port ${options.port} needs special rights: choose a --port from 1024.`);
    }
    throw error;
  }
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

/** The caller gets no answer at all. */
function breakOff(from: FastifyRequest, to: FastifyReply): void {
  to.hijack();
  from.raw.socket.destroy();
}

/** What a fault answers instead of the Service Layer; null when that is still to be asked. */
function faultyAnswer(
  fault: Fault | null,
  { company, sessions }: Office,
  cookie: string | undefined,
): Answer | null {
  if (fault === 'proxyPage') return textAnswer(502, balancerPage(502), 'text/html');
  if (fault === 'unavailable') return textAnswer(503, balancerPage(503), 'text/html');
  if (fault === 'endSession') sessions.end(cookie);
  if (fault === 'restart') {
    sessions.endAll();
    company.restarted();
  }
  return null;
}

function answerAt(office: Office, options: ServerOptions, faults: Faults, from: FastifyRequest): Answer {
  if (options.faults && from.url === '/sandbox/faults' && from.method === 'POST') {
    return takeFault(faults, textOf(from.body));
  }
  const request = requestOf(from);
  return request === null ? NOT_HERE : answerTo(office, request);
}

const NOT_HERE = textAnswer(
  404,
  'This is the Packwright sandbox, not SAP. Its Service Layer is at /b1s/v2/ and /b1s/v1/.',
);

function requestOf(from: FastifyRequest): Request | null {
  const found = /^\/b1s\/(v[12])\/?([^?]*)(?:\?(.*))?$/s.exec(from.url);
  if (found === null) return null;
  const [, version, path = '', query = ''] = found;
  const dialect = version === 'v1' ? 'v1' : 'v2';
  const override = from.headers['x-http-method-override'];
  return {
    dialect,
    method: from.method === 'POST' && typeof override === 'string' ? override.toUpperCase() : from.method,
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(from.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    ),
    body: textOf(from.body),
    root: `${from.protocol}://${from.host}/b1s/${dialect}/`,
  };
}

function dialectOf(url: string): Dialect {
  return url.startsWith('/b1s/v1/') ? 'v1' : 'v2';
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : '';
}

const faultOrder = z.strictObject({ path: z.string().min(1), fault: z.enum(FAULTS) });

function takeFault(faults: Faults, body: string): Answer {
  let order: unknown;
  try {
    order = JSON.parse(body);
  } catch {
    order = null;
  }
  const parsed = faultOrder.safeParse(order);
  if (!parsed.success) {
    return textAnswer(400, `Wanted: {"path": part of a path, "fault": one of ${FAULTS.join(', ')}}`);
  }
  faults.add(parsed.data.path, parsed.data.fault);
  return { status: 204, headers: {}, body: '' };
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).header(SANDBOX_HEADER, '1');
  for (const [name, value] of Object.entries(answer.headers)) reply.header(name, value);
  return reply.send(answer.bytes ?? answer.body);
}
