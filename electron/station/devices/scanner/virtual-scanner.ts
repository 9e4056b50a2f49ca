import { createCondition } from '../condition.ts';
import { createListeners } from '../listeners.ts';
import type { Clock, Pluggable, Scanner, ScanReceived } from '../types.ts';

/** A scanner without hardware, for training and trying out. */
export type VirtualScanner = Scanner &
  Pluggable & {
    /** Scans this text, as long as the scanner is plugged in. */
    scan(text: string): void;
  };

export function openVirtualScanner(id: string, name: string, clock: Clock): VirtualScanner {
  const condition = createCondition({ id, kind: 'scanner', name }, clock);
  const scans = createListeners<ScanReceived>();

  function plugIn(): void {
    condition.count('connections');
    condition.ready('Ready.');
  }

  plugIn();
  return {
    id,
    kind: 'scanner',
    name,
    state: condition.state,
    onState: condition.onState,
    onScan: scans.add,
    scan: (text) => {
      if (condition.state().status !== 'ready' || text === '') return;
      condition.count('received');
      scans.tell({ device: id, text, completeAt: clock.mono() });
    },
    plugIn,
    unplug: () => condition.lost('unplugged', 'The virtual scanner was unplugged.'),
    close: async () => {
      condition.end();
      scans.end();
    },
  };
}
