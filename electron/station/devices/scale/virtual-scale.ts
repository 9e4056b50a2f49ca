import {
  notWeighed,
  type WeightReading,
  type WeightVerdict,
  weighed,
} from '../../../../shared/weight/index.ts';
import { createCondition } from '../condition.ts';
import { createListeners } from '../listeners.ts';
import type { Clock, Pluggable, Scale, ScaleOutcome } from '../types.ts';
import { createResting } from './resting.ts';

/** A scale without hardware, for training and trying out. */
export type VirtualScale = Scale &
  Pluggable & {
    /** Puts a load on it, in grams, and what the scale says of it; more than its capacity is `over`. */
    setWeight(grams: number, verdict: WeightVerdict): void;
  };

/** What a usual parcel scale carries. */
const CAPACITY_GRAMS = 150_000;
/** As often as a real one is asked. */
const READING_EVERY_MS = 200;

export function openVirtualScale(id: string, name: string, clock: Clock): VirtualScale {
  const condition = createCondition({ id, kind: 'scale', name }, clock);
  const readings = createListeners<WeightReading>();
  const resting = createResting();
  let load: { readonly grams: number; readonly verdict: WeightVerdict } = { grams: 0, verdict: 'zero' };
  let zeroAtGrams = 0;
  const ticking = setInterval(say, READING_EVERY_MS);

  function reading(): WeightReading {
    const { grams, verdict } = load;
    const shown = String(Math.round((grams - zeroAtGrams) * 1000) / 1000);
    const received = { raw: `${verdict} ${shown} g`, at: Number(clock.mono()) / 1e6 };
    if (verdict === 'stable' || verdict === 'moving' || verdict === 'zero') {
      return Math.abs(grams) <= CAPACITY_GRAMS
        ? weighed(verdict, shown, 'g', received)
        : notWeighed('over', received);
    }
    return notWeighed(verdict, received);
  }

  function say(): void {
    if (!isPluggedIn()) return;
    const now = reading();
    readings.tell(now);
    resting.heard(now);
  }

  function isPluggedIn(): boolean {
    return condition.state().status === 'ready';
  }

  function plugIn(): void {
    condition.count('connections');
    condition.ready('Ready.');
    zeroAtGrams = 0;
  }

  async function zero(): Promise<ScaleOutcome> {
    if (!isPluggedIn()) return { done: false, code: 'no-answer', detail: 'The virtual scale is unplugged.' };
    if (load.verdict !== 'stable' && load.verdict !== 'zero') {
      return { done: false, code: 'refused', detail: 'The load does not rest.' };
    }
    zeroAtGrams = load.grams;
    say();
    return { done: true };
  }

  plugIn();
  return {
    id,
    kind: 'scale',
    name,
    state: condition.state,
    onState: condition.onState,
    onReading: readings.add,
    latest: () => (isPluggedIn() ? reading() : null),
    stable: (withinMs) => resting.next(withinMs),
    zero,
    tare: zero,
    setWeight: (grams, verdict) => {
      load = { grams, verdict };
      if (isPluggedIn()) condition.count('received');
      say();
    },
    plugIn,
    unplug: () => condition.lost('unplugged', 'The virtual scale was unplugged.'),
    close: async () => {
      clearInterval(ticking);
      condition.end();
      readings.end();
      resting.end();
    },
  };
}
