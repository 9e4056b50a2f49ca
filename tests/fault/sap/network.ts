import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Agent, createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { between } from '../../../electron/sandbox/company/demo/random.ts';
import { faultFor, type RequestFault, type Strikes, strike } from './faults.ts';
import {
  type Answer,
  answerWith,
  breakOff,
  exchange,
  json,
  page,
  read,
  type Sent,
  sapError,
} from './http.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The way from the sync service to SAP, over real sockets, on which anything may happen. */
export type Network = {
  readonly url: string;
  /** What is on its way and not held back until later; null is nothing. */
  isBusy(): string | null;
  /** Connections are refused. */
  setAway(away: boolean): Promise<void>;
  /** So many requests from now on get a balancer's page. */
  storm(requests: number): void;
  endStorm(): void;
  close(): Promise<void>;
};

export type NetworkPorts = {
  readonly time: Pick<VirtualTime, 'after'>;
  readonly random: () => number;
  readonly strikes: Strikes;
  /** Where SAP is now. */
  readonly upstream: () => string;
  readonly mayStrike: (fault: RequestFault) => boolean;
  /** How long after it was sent a post may still land, in milliseconds. */
  readonly landsWithinMs: number;
  /** Told when a post has come to SAP, before its answer is on the way. */
  readonly landed: () => void;
  /** Told before a post is passed on. */
  readonly arrived: () => void;
};

const DEADLINE_MS = 120_000;
const SLOW_PART_MS = 3_000;
const PARTS = 8;

export async function openNetwork(ports: NetworkPorts): Promise<Network> {
  const { time, random, strikes } = ports;
  const toSap = new Agent({ keepAlive: true });
  let stormy = 0;
  let held = 0;
  let working = 0;

  /** Waits, while time passes; false when the caller is gone before. */
  async function hold(to: ServerResponse, ms: number): Promise<boolean> {
    if (to.socket?.destroyed !== false) return false;
    held++;
    return new Promise((resolve) => {
      const end = (isThere: boolean) => () => {
        if (to.listenerCount('close', gone) === 0) return;
        held--;
        callOff();
        to.off('close', gone);
        resolve(isThere);
      };
      const gone = end(false);
      to.on('close', gone);
      const callOff = time.after(ms, end(true));
    });
  }

  async function pass(sent: Sent): Promise<Answer> {
    const isPost = sent.path.includes('$batch');
    working++;
    try {
      if (isPost) ports.arrived();
      const answer = await exchange(new URL(sent.path, ports.upstream()), toSap, sent);
      if (isPost) ports.landed();
      return answer;
    } finally {
      working--;
    }
  }

  function landLate(sent: Sent, fromMs: number): void {
    time.after(between(random, fromMs, ports.landsWithinMs), () => {
      pass(sent).catch(() => undefined);
    });
  }

  async function handle(sent: Sent, to: ServerResponse): Promise<void> {
    const fault = stormOr(sent.path);
    switch (fault) {
      case null:
        return answerWith(to, await pass(sent));
      case 'drop':
        return breakOff(to);
      case 'loseAnswer':
        await pass(sent);
        return breakOff(to);
      case 'holdAnswer': {
        const answer = await pass(sent);
        return (await hold(to, between(random, DEADLINE_MS, 2 * DEADLINE_MS)))
          ? answerWith(to, answer)
          : undefined;
      }
      case 'breakThenLandLate':
        landLate(sent, 1);
        return breakOff(to);
      case 'stallThenLandLate':
        landLate(sent, DEADLINE_MS);
        return void (await hold(to, 2 * DEADLINE_MS));
      case 'duplicate':
        await pass(sent);
        return answerWith(to, await pass(sent));
      case 'truncateAnswer': {
        const { status, headers, body } = await pass(sent);
        to.writeHead(status, { ...headers, 'content-length': body.length + 1 });
        return void to.write(body.subarray(0, body.length / 2), () => breakOff(to));
      }
      case 'halfText': {
        const answer = await pass(sent);
        return answerWith(to, { ...answer, body: answer.body.subarray(0, answer.body.length / 2) });
      }
      case 'badGateway':
        return answerWith(to, page(502, 'Proxy Error'));
      case 'badGatewayAfter':
        await pass(sent);
        return answerWith(to, page(502, 'Proxy Error'));
      case 'unavailable':
        return answerWith(to, page(503, 'Service Unavailable'));
      case 'htmlInsteadAfter':
        await pass(sent);
        return answerWith(to, page(200, 'Please log in to the guest network'));
      case 'serverErrorAfter':
        await pass(sent);
        return answerWith(to, sapError(500, -1, 'Internal error'));
      case 'strangeAnswerAfter':
        await pass(sent);
        return answerWith(to, json(200, {}));
      case 'endSession':
        await exchange(new URL('/b1s/v2/Logout', ports.upstream()), toSap, { ...sent, ...LOG_OUT });
        return answerWith(to, await pass(sent));
      case 'unauthorized':
        return answerWith(to, sapError(401, 301, 'Invalid session or session already timeout.'));
      case 'slowAnswer':
        return answerSlowly(to, await pass(sent), SLOW_PART_MS);
      case 'tooSlowAnswer':
        return answerSlowly(to, await pass(sent), DEADLINE_MS / 2);
      default:
        return fault satisfies never;
    }
  }

  function stormOr(path: string): RequestFault | null {
    if (stormy > 0) {
      stormy--;
      return 'unavailable';
    }
    const fault = faultFor(path, random, ports.mayStrike);
    if (fault !== null) strike(strikes, fault);
    return fault;
  }

  async function answerSlowly(to: ServerResponse, answer: Answer, partMs: number): Promise<void> {
    const { status, headers, body } = answer;
    to.writeHead(status, { ...headers, 'content-length': body.length });
    const step = Math.max(1, Math.ceil(body.length / PARTS));
    for (let at = 0; at < body.length; at += step) {
      if (!(await hold(to, partMs))) return;
      to.write(body.subarray(at, at + step));
    }
    to.end();
  }

  const server = createServer((from, to) => {
    read(from)
      .then((sent) => handle(sent, to))
      .catch(() => breakOff(to));
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  const stopListening = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const client = countRequests(url);
  return {
    url,
    isBusy: () =>
      working === 0 && client.open() === held
        ? null
        : `${client.open()} requests are open, ${held} held back, ${working} at SAP`,
    setAway: (away) => (away ? stopListening() : listen(port)),
    storm: (requests) => {
      stormy += requests;
    },
    endStorm: () => {
      stormy = 0;
    },
    close: async () => {
      client.end();
      await stopListening();
      toSap.destroy();
    },
  };
}

/** Counts the requests to an address that wait for their answer in this process, by what undici says of them. */
function countRequests(url: string): { readonly open: () => number; readonly end: () => void } {
  const open = new Set<object>();
  const begun = (message: unknown): void => {
    const { request: one } = message as { request: { readonly origin: unknown } };
    if (String(one.origin) === url) open.add(one);
  };
  const ended = (message: unknown): void => {
    open.delete((message as { request: object }).request);
  };
  subscribe('undici:request:create', begun);
  subscribe('undici:request:trailers', ended);
  subscribe('undici:request:error', ended);
  return {
    open: () => open.size,
    end: () => {
      unsubscribe('undici:request:create', begun);
      unsubscribe('undici:request:trailers', ended);
      unsubscribe('undici:request:error', ended);
    },
  };
}

const LOG_OUT = { method: 'POST', path: '/b1s/v2/Logout', body: Buffer.alloc(0) };
