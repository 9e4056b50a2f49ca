import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../../electron/main/arguments.ts';
import { originOf, PAGE_ORIGIN, PAGE_URL } from '../../../electron/main/page-files.ts';
import { isAllowedRequest } from '../../../electron/main/security.ts';
import { serviceEnvironment } from '../../../electron/main/services/environment.ts';
import type { ServiceListener } from '../../../electron/main/services/service-process.ts';
import { type SupervisedState, supervise } from '../../../electron/main/services/supervisor.ts';
import { troubleOf } from '../../../electron/main/services/trouble.ts';

/** A service under the test's hand: how often it was started, what it was sent, and how to let it end. */
function puppet(onChanged: () => void = () => {}) {
  const starts: ServiceListener[] = [];
  const sent: object[] = [];
  const states: SupervisedState[] = [];
  const killed: number[] = [];
  const service = supervise({
    start: (listener) => {
      starts.push(listener);
      return {
        pid: starts.length,
        send: (message) => sent.push(message),
        kill: () => killed.push(starts.length),
      };
    },
    message: (message) => (message === 'ready' ? 'running' : message === 'halted' ? 'halted' : null),
    output: () => {},
    changed: (state) => {
      states.push(state);
      onChanged();
    },
    stopMessage: { kind: 'stop' },
  });
  return { service, starts, sent, states, killed, last: () => starts.at(-1) };
}

describe('a supervised service', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is started again after it died unasked, and is running again when it says so', () => {
    const { service, starts, last } = puppet();
    last()?.message('ready');
    expect(service.state()).toBe('running');
    last()?.exited(null);
    expect(service.state()).toBe('restarting');
    vi.advanceTimersByTime(100);
    expect(starts).toHaveLength(2);
    last()?.message('ready');
    expect(service.state()).toBe('running');
  });

  it('is tried less and less often when it keeps failing, but never given up', () => {
    const { service, starts, last } = puppet();
    const waits: number[] = [];
    for (let failure = 0; failure < 10; failure++) {
      const before = starts.length;
      last()?.exited(1);
      let waited = 0;
      while (starts.length === before) {
        vi.advanceTimersByTime(50);
        waited += 50;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([100, 250, 500, 1_000, 2_000, 5_000, 5_000, 5_000, 5_000, 5_000]);
    expect(service.failures()).toBe(10);
  });

  it('has the page told when it never gets up: each failure is told, and after four it is a trouble', () => {
    const told: (string | null)[] = [];
    const { service, last } = puppet(() => {
      const { code, params } = troubleOf(new Map([['sync', service]]), new Map()) ?? { code: null };
      told.push(code === null ? null : `${code} ${params?.service} ${params?.times}`);
    });
    for (let failure = 0; failure < 5; failure++) {
      last()?.exited(1);
      vi.advanceTimersByTime(5_000);
    }
    last()?.message('ready');
    const fifth = 'SERVICE_KEEPS_FAILING sync 5';
    expect(told).toEqual([null, null, null, 'SERVICE_KEEPS_FAILING sync 4', fifth, null]);
  });

  it('counts from one again after it was healthy for a while', () => {
    const { service, last } = puppet();
    for (let failure = 0; failure < 3; failure++) {
      last()?.exited(1);
      vi.advanceTimersByTime(500);
    }
    vi.advanceTimersByTime(31_000);
    last()?.exited(1);
    expect(service.failures()).toBe(1);
  });

  it('is left alone once it says that it halted: doing the same again would not help', () => {
    const { service, starts, last } = puppet();
    last()?.message('halted');
    last()?.exited(1);
    vi.advanceTimersByTime(60_000);
    expect(starts).toHaveLength(1);
    expect(service.state()).toBe('halted');
  });

  it('ends when asked, and is ended when it does not', async () => {
    const { service, sent, killed, last } = puppet();
    const stopped = service.stop();
    expect(sent).toEqual([{ kind: 'stop' }]);
    vi.advanceTimersByTime(5_000);
    expect(killed).toEqual([1]);
    last()?.exited(null);
    await stopped;
    expect(service.state()).toBe('stopped');
  });
});

describe('the trouble that the page hears', () => {
  const failing = standing('restarting', 9);
  const halted = standing('halted', 0);
  const why = { code: 'SYNC_CONFIG_INVALID', params: { detail: 'sap.url' } };

  it("is the station's before that of the others, whichever came first", () => {
    const services = new Map([
      ['sync', halted],
      ['station', failing],
    ] as const);
    expect(troubleOf(services, new Map([['sync', why]]))).toEqual({
      code: 'SERVICE_KEEPS_FAILING',
      params: { service: 'station', times: 9 },
    });
  });

  it('is why a service halted, and none while one that failed runs again', () => {
    expect(troubleOf(new Map([['sync', halted]]), new Map([['sync', why]]))).toEqual(why);
    expect(troubleOf(new Map([['station', standing('running', 9)]]), new Map())).toBeNull();
  });
});

function standing(state: SupervisedState, failures: number) {
  return { state: () => state, failures: () => failures };
}

describe('a service gets a clean environment', () => {
  it('without what changes the programs it loads or what is secret', () => {
    const environment = serviceEnvironment(
      {
        PATH: '/bin',
        NODE_OPTIONS: '--inspect',
        LD_PRELOAD: 'x.so',
        ELECTRON_RUN_AS_NODE: '1',
        AWS_SECRET: 's',
      },
      { PACKWRIGHT_SYNC_TOKEN: 't' },
    );
    expect(environment).toEqual({ PATH: '/bin', PACKWRIGHT_SYNC_TOKEN: 't' });
  });
});

describe("the page's address", () => {
  it.each([
    'https://example.com/',
    'station://app.evil/index.html',
    'station://app@evil/index.html',
    'station://evil/app',
    'station:app',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not a url',
    'data:text/html,x',
  ])('is not %s', (url) => {
    expect(originOf(url)).not.toBe(PAGE_ORIGIN);
    expect(isAllowedRequest(url)).toBe(false);
  });

  it('is its own', () => {
    expect(isAllowedRequest(PAGE_URL)).toBe(true);
    expect(isAllowedRequest('data:image/svg+xml;base64,AAAA')).toBe(true);
  });
});

it("reads the shell's arguments among Chromium's own", () => {
  expect(
    readArguments(['electron', '.', '--no-sandbox', '--data', '/d', '--config=/c.json', '--kiosk']),
  ).toEqual({ data: '/d', config: '/c.json', screenshot: null, kiosk: true });
});
