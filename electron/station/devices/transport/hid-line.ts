import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, DeviceTrouble } from '../types.ts';
import { chooseHid, type HidWanted, identityOf } from './hid-choice.ts';
import type { HidHandle, HidListed, HidSystem } from './hid-system.ts';

export type HidLine = {
  /** Sends an output report, its number first. False when nothing is connected or the device did not take it. */
  write(report: Uint8Array): Promise<boolean>;
  /** Lets go of the device within `CLOSE_LIMIT_MS`. */
  close(): Promise<void>;
};

export type HidListener = {
  /** @param listed the device that was found; `handle` takes what it has to be told before it works */
  opened(listed: HidListed, handle: HidHandle): void;
  /** One input report. @param at monotonic nanoseconds when it was handed over */
  received(report: Uint8Array, at: bigint): void;
  /** Told for every failed attempt, with the reason. */
  lost(code: DeviceTrouble, detail: string): void;
};

/** Twice a second, so that a device plugged in again works within 3 s: nothing tells of a plug. */
const LOOK_EVERY_MS = 500;
const CLOSE_LIMIT_MS = 2_000;
/** A wedged driver may never answer. */
const LIST_LIMIT_MS = 5_000;

/** A HID device that is opened again and again until `close`, as often as it is plugged in. */
export function openHidLine(
  wanted: HidWanted,
  system: HidSystem,
  listener: HidListener,
  clock: Clock,
): HidLine {
  const closing = new AbortController();
  let open: HidHandle | null = null;
  const ended = keepOpen();

  async function keepOpen(): Promise<void> {
    while (!closing.signal.aborted) {
      await connect();
      await pause(LOOK_EVERY_MS, closing.signal);
    }
  }

  async function connect(): Promise<void> {
    const plugged = await list();
    if (plugged === null || closing.signal.aborted) return;
    const choice = chooseHid(plugged, wanted);
    if (choice.ok) await serve(choice.listed);
    else tellLost(choice.code, choice.detail);
  }

  /** Hands on what the device sends until it goes away or the line is closed, and lets go of it. */
  async function serve(listed: HidListed): Promise<void> {
    const gone = new AbortController();
    const end = () => gone.abort();
    const attempt = await system.open(listed, {
      received: (report) => {
        if (open !== null && !gone.signal.aborted) listener.received(report, clock.mono());
      },
      gone: end,
    });
    if (!attempt.ok) {
      tellLost(attempt.code, attempt.detail);
      return;
    }
    closing.signal.addEventListener('abort', end);
    if (closing.signal.aborted) end();
    else {
      open = attempt.handle;
      listener.opened(listed, attempt.handle);
      await watchPresence(listed, gone);
    }
    open = null;
    closing.signal.removeEventListener('abort', end);
    // Before the closing, which a wedged driver draws out: what was heard so far counts no longer.
    tellLost('unplugged', `${identityOf(listed)} was unplugged. Plug it in again; no restart is needed.`);
    await Promise.race([attempt.handle.close().catch(() => undefined), limit(CLOSE_LIMIT_MS)]);
  }

  /** Ends `gone` when the device is listed no more: not every system reports an unplugged one. */
  async function watchPresence({ path }: HidListed, gone: AbortController): Promise<void> {
    while (!gone.signal.aborted) {
      await pause(LOOK_EVERY_MS, gone.signal);
      if (gone.signal.aborted) return;
      const plugged = await list();
      if (plugged !== null && !plugged.some((one) => one.path === path)) gone.abort();
    }
  }

  /** What is plugged in; null when the system does not tell, which is said while nothing is open. */
  async function list(): Promise<readonly HidListed[] | null> {
    const plugged = await Promise.race([
      system.list().catch((error: unknown) => String(error)),
      limit(LIST_LIMIT_MS).then(() => `no answer within ${LIST_LIMIT_MS / 1000} s`),
    ]);
    if (typeof plugged !== 'string') return plugged;
    if (open === null)
      tellLost('not-opening', `The system does not say which USB devices there are: ${plugged}`);
    return null;
  }

  function tellLost(code: DeviceTrouble, detail: string): void {
    if (!closing.signal.aborted) listener.lost(code, detail);
  }

  return {
    write: async (report) => (await open?.write(report)) ?? false,
    close: async () => {
      closing.abort();
      await Promise.race([ended, limit(CLOSE_LIMIT_MS)]);
    },
  };
}

/** Waits, or less when it is ended. */
async function pause(ms: number, ended: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: ended }).catch(() => undefined);
}

function limit(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}
