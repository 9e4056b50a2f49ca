import { createListeners } from './listeners.ts';
import type {
  Clock,
  DeviceCounters,
  DeviceKind,
  DeviceState,
  DeviceTrouble,
  StateListener,
} from './types.ts';

/** How a device is just now, kept by its driver and told to whoever listens. */
export type Condition = {
  state(): DeviceState;
  onState(listener: StateListener): void;
  ready(detail: string): void;
  /** It is connected, and what it sends or says is not right. */
  fault(code: DeviceTrouble, detail: string): void;
  /** It is not connected; its driver goes on trying. */
  lost(code: DeviceTrouble, detail: string): void;
  count(what: keyof DeviceCounters): void;
  /** Which device it is that is connected now. */
  identified(identity: string): void;
  /** The driver is closed: what comes later is told to nobody. */
  end(): void;
};

/** Starts as `connecting`. Listeners hear of a changed status or code, not of the same trouble again. */
export function createCondition(
  device: { readonly id: string; readonly kind: DeviceKind; readonly name: string },
  clock: Clock,
): Condition {
  const listeners = createListeners<DeviceState>();
  let counters: DeviceCounters = {
    connections: 0,
    received: 0,
    dropped: 0,
    faults: 0,
    resyncs: 0,
    noReads: 0,
  };
  let current: Omit<DeviceState, 'counters'> = {
    id: device.id,
    kind: device.kind,
    name: device.name,
    status: 'connecting',
    detail: 'Connecting.',
    code: null,
    identity: null,
    since: clock.now().getTime(),
  };

  function become(status: DeviceState['status'], code: DeviceTrouble | null, detail: string): void {
    if (current.status === status && current.code === code) return;
    if (status === 'fault') count('faults');
    current = { ...current, status, code, detail, since: clock.now().getTime() };
    listeners.tell(state());
  }

  function count(what: keyof DeviceCounters): void {
    counters = { ...counters, [what]: counters[what] + 1 };
  }

  function state(): DeviceState {
    return { ...current, counters };
  }

  return {
    state,
    onState: listeners.add,
    ready: (detail) => become('ready', null, detail),
    fault: (code, detail) => become('fault', code, detail),
    lost: (code, detail) => become('lost', code, detail),
    count,
    identified: (identity) => {
      current = { ...current, identity };
    },
    end: listeners.end,
  };
}
