/** How a device marks where a message ends, and with STX also where it begins. `idle` is a pause. */
export const FRAMINGS = ['cr', 'lf', 'crlf', 'auto', 'tab', 'stx-etx', 'idle'] as const;
export type FramingName = (typeof FRAMINGS)[number];

/**
 * What comes out of a run of bytes: a message without its marks, or news of bytes that were dropped.
 * `too-long` is said once for a run, when it passes the limit; `outside` are bytes before a start; `spoilt` is a
 * message whose check bytes do not fit.
 */
export type Frame =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'dropped'; readonly why: 'too-long' | 'outside' | 'half' | 'spoilt' };

export type Framing = {
  /** The frames that end in this chunk. The same bytes give the same frames, however they are chunked. */
  push(chunk: Uint8Array): Frame[];
  /** True while a message has begun that has not ended. */
  begun(): boolean;
  /** Where a pause is what ends a message: the frames that it ends. */
  readonly paused?: () => Frame[];
  /** Gives up what has begun, and says so when there was something that nobody was told of yet. */
  abandon(): Frame[];
};

export type FramingSettings = { readonly framing: FramingName; readonly limitBytes: number };

const STX = 0x02;
const ETX = 0x03;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts a stream of bytes into messages. Empty messages are skipped, so that `auto` (CR, LF or CR LF) takes CR LF
 * as one end without waiting for what follows a CR. Holds at most `limitBytes` bytes: a longer run is dropped
 * up to its end, and the message after it is whole again.
 */
export function createFraming({ framing, limitBytes }: FramingSettings): Framing {
  switch (framing) {
    case 'stx-etx':
      return betweenMarks({ start: STX, end: ETX, limitBytes });
    case 'idle':
      return untilPause(limitBytes);
    default:
      return untilEnd(framing, limitBytes);
  }
}

/**
 * Takes bit 7 off every byte before it is looked at: it is the parity of a device that sends seven bits and is read
 * with eight, and would hide the marks too.
 */
export function sevenBits(framing: Framing): Framing {
  return { ...framing, push: (chunk) => framing.push(chunk.map((byte) => byte & 0x7f)) };
}

/** Cuts after each `end`. Messages without a byte are messages too. */
export function untilByte(end: number, limitBytes: number): Framing {
  const run = boundedRun(limitBytes);
  return {
    push: (chunk) => {
      const frames: Frame[] = [];
      for (const byte of chunk) {
        if (byte !== end) {
          if (run.add(byte)) frames.push({ kind: 'dropped', why: 'too-long' });
          continue;
        }
        const isWhole = !run.isTooLong();
        const bytes = run.take();
        if (isWhole) frames.push({ kind: 'message', bytes });
      }
      return frames;
    },
    begun: () => run.size() > 0,
    abandon: () => (run.take().length > 0 ? [{ kind: 'dropped', why: 'half' }] : []),
  };
}

export type Marks = {
  readonly start: number;
  readonly end: number;
  readonly limitBytes: number;
  /** The byte after this one is data, whatever it is. */
  readonly before?: number;
};

/**
 * Cuts out what stands between two marks; CR and LF outside are nothing. A start in the middle of a message begins
 * a new one.
 */
export function betweenMarks({ start, end, limitBytes, before }: Marks): Framing {
  const run = boundedRun(limitBytes);
  let inside = false;
  let isData = false;

  function giveUp(): Frame[] {
    const why = inside ? 'half' : 'outside';
    inside = false;
    isData = false;
    return run.take().length > 0 ? [{ kind: 'dropped', why }] : [];
  }

  return {
    push: (chunk) => {
      const frames: Frame[] = [];
      for (const byte of chunk) {
        if (byte === start && !isData) {
          frames.push(...giveUp());
          inside = true;
        } else if (byte === end && inside && !isData) {
          addMessage(frames, run.take());
          inside = false;
        } else if (inside || (byte !== CR && byte !== LF)) {
          isData = inside && !isData && byte === before;
          if (run.add(byte)) frames.push({ kind: 'dropped', why: 'too-long' });
        }
      }
      return frames;
    },
    begun: () => inside || run.size() > 0,
    abandon: giveUp,
  };
}

function untilPause(limitBytes: number): Framing {
  const run = boundedRun(limitBytes);
  return {
    push: (chunk) => {
      const passesLimit = Array.from(chunk, run.add).includes(true);
      return passesLimit ? [{ kind: 'dropped', why: 'too-long' }] : [];
    },
    begun: () => run.size() > 0,
    paused: () => {
      const frames: Frame[] = [];
      addMessage(frames, run.take());
      return frames;
    },
    abandon: () => (run.take().length > 0 ? [{ kind: 'dropped', why: 'half' }] : []),
  };
}

function untilEnd(framing: Exclude<FramingName, 'stx-etx' | 'idle'>, limitBytes: number): Framing {
  // Of CR LF the CR is held until the LF shows that it was no data.
  const heldEndBytes = framing === 'crlf' ? 1 : 0;
  const run = boundedRun(limitBytes + heldEndBytes);
  let previous = 0;

  function ends(byte: number): boolean {
    if (framing === 'crlf') return byte === LF && previous === CR;
    if (framing === 'tab') return byte === TAB;
    return (byte === CR && framing !== 'lf') || (byte === LF && framing !== 'cr');
  }

  return {
    push: (chunk) => {
      const frames: Frame[] = [];
      for (const byte of chunk) {
        if (ends(byte)) addMessage(frames, run.take(heldEndBytes));
        else if (run.add(byte)) frames.push({ kind: 'dropped', why: 'too-long' });
        previous = byte;
      }
      return frames;
    },
    begun: () => run.size() > 0,
    abandon: () => {
      previous = 0;
      return run.take().length > 0 ? [{ kind: 'dropped', why: 'half' }] : [];
    },
  };
}

function addMessage(frames: Frame[], bytes: Uint8Array): void {
  if (bytes.length > 0) frames.push({ kind: 'message', bytes });
}

/** The bytes since the last end; once past its limit it only remembers that there were too many. */
function boundedRun(limitBytes: number) {
  const held = new Uint8Array(limitBytes);
  let size = 0;
  let overlong = false;
  return {
    /** True the one time that the limit is passed. */
    add: (byte: number): boolean => {
      if (overlong) return false;
      overlong = size === limitBytes;
      if (!overlong) held[size++] = byte;
      return overlong;
    },
    size: () => size,
    isTooLong: () => overlong,
    /** Starts anew and gives what was held, without its last `without` bytes; nothing when it was too long. */
    take: (without = 0): Uint8Array => {
      const bytes = overlong ? new Uint8Array(0) : held.slice(0, Math.max(0, size - without));
      size = 0;
      overlong = false;
      return bytes;
    },
  };
}
