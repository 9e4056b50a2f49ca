import type { Listeners } from '../listeners.ts';
import type { Clock, Traffic } from '../types.ts';
import { openSerialLine, type SerialLine, type SerialListener, type SerialSettings } from './serial-line.ts';

/** A serial line whose bytes are told to who looks on, both ways, after they were handed on. */
export function openWatchedLine(
  settings: SerialSettings,
  listener: SerialListener,
  clock: Clock,
  traffic: Pick<Listeners<Traffic>, 'tell'>,
): SerialLine {
  const line = openSerialLine(
    settings,
    {
      ...listener,
      received: (bytes, at) => {
        listener.received(bytes, at);
        traffic.tell({ direction: 'in', bytes });
      },
    },
    clock,
  );
  return {
    ...line,
    write: (bytes) => {
      const taken = line.write(bytes);
      if (taken) traffic.tell({ direction: 'out', bytes });
      return taken;
    },
  };
}
