import type {
  HidHandler,
  HidListed,
  HidSystem,
} from '../../electron/station/devices/transport/hid-system.ts';

/** HID devices without hardware, as an operating system would list and open them. */
export type HidBench = {
  readonly system: HidSystem;
  /** Another device appears; its path is new each time, as on Linux. */
  plugIn(identity?: Partial<HidListed>): HidStick;
  /** How many are held open. */
  open(): number;
};

/** A HID device that is plugged in. */
export type HidStick = {
  readonly listed: HidListed;
  /** Sends an input report to whoever has it open. */
  send(report: Uint8Array): void;
  /** What was written to it, output and feature reports, each with its number first. */
  readonly written: readonly Uint8Array[];
  /** Told of each report that is written. */
  onWritten(listener: (report: Uint8Array) => void): void;
  unplug(): void;
  /** From now on it leaves the list without anybody being told, as some systems do. */
  unplugSilently(): void;
};

/** A DYMO M10, where nothing else is said. */
const DYMO = { vendorId: 0x0922, productId: 0x8003, product: 'DYMO M10', usagePage: 0x8d };

export function createHidBench(): HidBench {
  const plugged = new Map<string, { readonly listed: HidListed; handlers: Set<HidHandler>; take: Take }>();
  type Take = (report: Uint8Array) => void;
  let count = 0;

  function plugIn(identity: Partial<HidListed> = {}): HidStick {
    count += 1;
    const path = `/dev/hidraw${count}`;
    const listed: HidListed = { serialNumber: null, place: '1-1', ...DYMO, ...identity, path };
    const handlers = new Set<HidHandler>();
    const written: Uint8Array[] = [];
    const listeners: Take[] = [];
    const take: Take = (report) => {
      written.push(report);
      for (const listener of listeners) listener(report);
    };
    plugged.set(path, { listed, handlers, take });
    return {
      listed,
      written,
      send: (report) => {
        for (const handler of handlers) handler.received(report);
      },
      onWritten: (listener) => void listeners.push(listener),
      unplug: () => {
        plugged.delete(path);
        for (const handler of handlers) handler.gone();
      },
      unplugSilently: () => void plugged.delete(path),
    };
  }

  return {
    plugIn,
    open: () => [...plugged.values()].reduce((sum, { handlers }) => sum + handlers.size, 0),
    system: {
      list: async () => [...plugged.values()].map(({ listed }) => listed),
      open: async ({ path }, handler) => {
        const device = plugged.get(path);
        if (!device) return { ok: false, code: 'not-there', detail: `${path} is not there any more.` };
        device.handlers.add(handler);
        const taken = async (report: Uint8Array) => {
          if (!plugged.has(path)) return false;
          device.take(report);
          return true;
        };
        return {
          ok: true,
          handle: {
            write: taken,
            sendFeature: taken,
            close: async () => void device.handlers.delete(handler),
          },
        };
      },
    },
  };
}
