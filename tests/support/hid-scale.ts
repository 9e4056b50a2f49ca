import type { HidListed } from '../../electron/station/devices/transport/hid-system.ts';
import type { HidBench, HidStick } from './hid.ts';

/** A USB scale that sends its weight by itself, as often as real ones do, and obeys the order to zero. */
export type HidScalePeer = {
  load(grams: number, rests?: boolean): void;
  overload(): void;
  underload(): void;
  /** The key on the scale that changes its unit. */
  show(unit: 'g' | 'kg'): void;
  /** Sends nothing any more, as when it has switched itself off. */
  fallSilent(): void;
  unplug(): void;
  plugIn(identity?: Partial<HidListed>): void;
  close(): void;
};

const SEND_EVERY_MS = 50;
const STATUS = { zero: 2, moving: 3, stable: 4, under: 5, over: 6 };
/** Unit and power of ten: tenths of a gram, and ten-thousandths of a kilogram. */
const UNITS = { g: [2, -1], kg: [3, -4] } as const;
const SET_ZERO = 0b10;

export function startHidScale(bench: HidBench, identity: Partial<HidListed> = {}): HidScalePeer {
  let stick: HidStick | null = null;
  let grams = 0;
  let zeroAt = 0;
  let status: number | null = null;
  let rests = true;
  let unit: keyof typeof UNITS = 'g';
  const sending = setInterval(say, SEND_EVERY_MS);

  function say(): void {
    stick?.send(report());
  }

  /** Its weight in tenths of a gram, which are ten-thousandths of a kilogram as well. */
  function report(): Uint8Array {
    const tenths = Math.round((grams - zeroAt) * 10);
    const [code, exponent] = UNITS[unit];
    const told =
      status ??
      (tenths < 0 ? STATUS.under : !rests ? STATUS.moving : tenths === 0 ? STATUS.zero : STATUS.stable);
    const digits = Math.abs(tenths);
    return Uint8Array.of(3, told, code, exponent & 0xff, digits & 0xff, digits >> 8);
  }

  function plugIn(changed: Partial<HidListed> = {}): void {
    zeroAt = 0;
    stick = bench.plugIn({ ...identity, ...changed });
    stick.onWritten(([number, order]) => {
      if (number === 2 && order === SET_ZERO && rests) zeroAt = grams;
    });
  }

  plugIn();
  return {
    load: (now, atRest = true) => {
      grams = now;
      rests = atRest;
      status = null;
    },
    overload: () => {
      status = STATUS.over;
    },
    underload: () => {
      status = STATUS.under;
    },
    show: (now) => {
      unit = now;
    },
    fallSilent: () => clearInterval(sending),
    unplug: () => {
      stick?.unplug();
      stick = null;
    },
    plugIn,
    close: () => clearInterval(sending),
  };
}
