import type { Listeners } from '../listeners.ts';
import type { Clock, Traffic } from '../types.ts';
import type { HidWanted } from './hid-choice.ts';
import { type HidLine, type HidListener, openHidLine } from './hid-line.ts';
import type { HidSystem } from './hid-system.ts';
import type { Line } from './line.ts';
import { openSerialLine, type SerialLine, type SerialListener, type SerialSettings } from './serial-line.ts';

type Told = Pick<Listeners<Traffic>, 'tell'>;

/** A serial line whose bytes are told to who looks on, both ways, after they were handed on. */
export function openWatchedLine(
  settings: SerialSettings,
  listener: SerialListener,
  clock: Clock,
  traffic: Told,
): SerialLine {
  const line = openSerialLine(
    settings,
    {
      ...listener,
      received: (bytes, at) => {
        listener.received(bytes, at);
        traffic.tell({ direction: 'in', bytes, form: 'text' });
      },
    },
    clock,
  );
  return {
    ...line,
    write: (bytes) => {
      const taken = line.write(bytes);
      if (taken) traffic.tell({ direction: 'out', bytes, form: 'text' });
      return taken;
    },
  };
}

/** A HID line whose reports are told to who looks on, both ways, after they were handed on. */
export function openWatchedHidLine(
  wanted: HidWanted,
  system: HidSystem,
  listener: HidListener,
  clock: Clock,
  traffic: Told,
): HidLine {
  const tell = (direction: Traffic['direction'], bytes: Uint8Array) =>
    traffic.tell({ direction, bytes, form: 'hex' });
  const line = openHidLine(
    wanted,
    system,
    {
      ...listener,
      opened: (listed, handle) =>
        listener.opened(listed, {
          ...handle,
          sendFeature: async (report) => {
            const taken = await handle.sendFeature(report);
            if (taken) tell('out', report);
            return taken;
          },
        }),
      received: (report, at) => {
        listener.received(report, at);
        tell('in', report);
      },
    },
    clock,
  );
  return {
    ...line,
    write: async (report) => {
      const taken = await line.write(report);
      if (taken) tell('out', report);
      return taken;
    },
  };
}

/** A connection whose bytes are told to who looks on: sent ones as they are given to it, whether they arrive or not. */
export function watchedLine(line: Line, traffic: Told): Line {
  line.onBytes((bytes) => traffic.tell({ direction: 'in', bytes, form: 'text' }));
  return {
    ...line,
    write: (bytes, withinMs) => {
      traffic.tell({ direction: 'out', bytes, form: 'text' });
      return line.write(bytes, withinMs);
    },
  };
}
