import type { DeviceTrouble } from '../types.ts';

/** One connection to a device; broken for good once it breaks. */
export type Line = {
  /**
   * True when the operating system took every byte; false when the connection broke or took nothing for
   * `withinMs`: then nobody knows how many bytes arrived.
   */
  write(bytes: Uint8Array, withinMs: number): Promise<boolean>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  isOpen(): boolean;
  /** Told once, when the connection breaks or is closed. */
  onGone(listener: () => void): void;
  /** Ends the connection in good order, within a set time. */
  close(): Promise<void>;
  /** Cuts the connection at once; what was not sent by then is not sent any more. */
  cut(): void;
};

export type LineAttempt =
  | { readonly ok: true; readonly line: Line }
  | { readonly ok: false; readonly code: DeviceTrouble; readonly detail: string };
