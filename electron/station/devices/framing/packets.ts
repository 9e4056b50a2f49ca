import type { Frame, Framing } from './framing.ts';

/** How packets that tell their own length are known. */
export type PacketShape = {
  /**
   * How many bytes the packet has that begins with these: null when more of them are needed to tell, 0 when none
   * begins here. Never asked without a byte.
   */
  readonly length: (begun: Uint8Array) => number | null;
  /** Whether its check bytes fit. */
  readonly isSound: (packet: Uint8Array) => boolean;
};

/**
 * Cuts a stream into packets by their length, so that any byte may stand inside. Where no packet begins, bytes are
 * left out one by one until one does; `outside` is said once for a run of them. A packet whose check fails is
 * `spoilt`, and is searched for the beginning of another one.
 */
export function byLength(shape: PacketShape): Framing {
  let held: Uint8Array = new Uint8Array(0);
  let isOutside = false;

  function cut(): Frame[] {
    const frames: Frame[] = [];
    while (held.length > 0) {
      const length = shape.length(held);
      if (length === null || length > held.length) break;
      const packet = held.slice(0, length);
      const isSound = length > 0 && shape.isSound(packet);
      if (isSound) frames.push({ kind: 'message', bytes: packet });
      else if (length > 0) frames.push({ kind: 'dropped', why: 'spoilt' });
      else if (!isOutside) frames.push({ kind: 'dropped', why: 'outside' });
      isOutside = !isSound;
      held = held.subarray(isSound ? length : 1);
    }
    return frames;
  }

  return {
    push: (chunk) => {
      held = Buffer.concat([held, chunk]);
      return cut();
    },
    begun: () => held.length > 0,
    abandon: () => {
      const half: Frame[] = held.length > 0 ? [{ kind: 'dropped', why: 'half' }] : [];
      held = new Uint8Array(0);
      isOutside = false;
      return half;
    },
  };
}
