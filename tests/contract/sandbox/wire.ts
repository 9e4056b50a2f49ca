import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import type { Company } from '../../../electron/sandbox/company/company.ts';
import { type Certificate, openCertificate } from '../../../electron/sandbox/service-layer/certificate.ts';
import {
  type ServerOptions,
  type ServiceLayerServer,
  serve,
} from '../../../electron/sandbox/service-layer/server.ts';

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
};

/** A sandbox on a real HTTPS socket and a client that is logged in. */
export type Wire = {
  readonly server: ServiceLayerServer;
  readonly certificate: Certificate;
  /** A clock that only the test moves. */
  readonly clock: { ms: number };
  /** `path` is below /b1s/v2/, or absolute from the host. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
    signal?: AbortSignal,
  ) => Promise<Reply>;
  readonly logIn: (credentials?: object) => Promise<Reply>;
  readonly close: () => Promise<void>;
};

const page = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.nextLink': z.string().optional(),
});

/** The values of one property over the rows of a page. */
export function column(reply: Reply, property: string): unknown[] {
  return page.parse(reply.json).value.map((row) => row[property]);
}

export function nextLink(reply: Reply): string | undefined {
  return page.parse(reply.json)['@odata.nextLink'];
}

export const CREDENTIALS = { CompanyDB: 'SBODEMO', UserName: 'manager', Password: 'manager' };

export async function openWire(company: Company, changes: Partial<ServerOptions> = {}): Promise<Wire> {
  const clock = { ms: Date.parse('2026-11-24T08:00:00Z') };
  const certificate = await openCertificate(null, new Date());
  let ids = 0;
  const server = await serve(company, {
    port: 0,
    certificate,
    sessionTimeoutMinutes: 30,
    delayMs: 0,
    faults: true,
    now: () => new Date(clock.ms),
    newId: () => `id-${++ids}`,
    failed: (error) => {
      throw error;
    },
    ...changes,
  });
  const agent = new Agent({ connect: { ca: certificate.cert } });
  let cookie = '';

  const ask: Wire['ask'] = async (method, path, body, headers = {}, signal) => {
    const url = path.startsWith('/') ? path : `/b1s/v2/${path}`;
    const answer = await request(`${server.url}${url}`, {
      dispatcher: agent,
      method: method as Dispatcher.HttpMethod,
      headers: { cookie, 'content-type': 'application/json', ...headers },
      ...(signal === undefined ? {} : { signal }),
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, headers: answer.headers, text, json: parsed(text) };
  };
  const logIn: Wire['logIn'] = async (credentials = CREDENTIALS) => {
    const reply = await ask('POST', 'Login', credentials);
    const cookies = [reply.headers['set-cookie'] ?? []].flat().map((line) => line.split(';', 1)[0]);
    if (cookies.length > 0) cookie = cookies.join('; ');
    return reply;
  };
  await logIn();
  return {
    server,
    certificate,
    clock,
    ask,
    logIn,
    close: async () => {
      await agent.destroy();
      await server.close();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
