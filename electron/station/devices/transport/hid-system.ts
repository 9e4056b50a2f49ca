import type { DeviceTrouble } from '../types.ts';

/** A HID device as the operating system lists it. */
export type HidListed = {
  /** Opens it; on Linux another one after each re-plugging. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string;
  readonly serialNumber: string | null;
  /** Where it is plugged in. Stays the same through re-plugging at the same place. */
  readonly place: string;
  /** What it is for; null or wrong with some systems (node-hid #349, #168). */
  readonly usagePage: number | null;
};

/** One opened HID device; gone for good once it is unplugged. */
export type HidHandle = {
  /** Sends an output report, its number first. False when the device did not take it. */
  write(report: Uint8Array): Promise<boolean>;
  /** Sends a feature report, its number first. False when the device did not take it. */
  sendFeature(report: Uint8Array): Promise<boolean>;
  close(): Promise<void>;
};

export type HidHandler = {
  /** Told of every input report, its number first where the device has numbers. */
  received(report: Uint8Array): void;
  /** Told once, when the device can not be read any more. */
  gone(): void;
};

export type HidAttempt =
  | { readonly ok: true; readonly handle: HidHandle }
  | { readonly ok: false; readonly code: DeviceTrouble; readonly detail: string };

/** The HID devices of the machine. */
export type HidSystem = {
  /** What is plugged in just now. Throws when the system can not tell. */
  list(): Promise<readonly HidListed[]>;
  open(listed: HidListed, handler: HidHandler): Promise<HidAttempt>;
};
