import type { Framing, FramingSettings } from '../framing/framing.ts';
import type { DeviceTrouble } from '../types.ts';
import type { ScanTextSettings } from './scan-text.ts';

/** What one message of a scanner means. */
export type ScannerMessage =
  | { readonly kind: 'scan'; readonly text: string }
  /** Something was sent that may not be taken; `detail` says what to do. */
  | { readonly kind: 'trouble'; readonly code: DeviceTrouble; readonly detail: string }
  /** The beginning of a scan that other messages end. */
  | { readonly kind: 'part' }
  /** Part of the protocol, and no scan. */
  | { readonly kind: 'other' };

/** A message, and what the scanner wants to be told before it goes on. */
export type ScannerRead = { readonly message: ScannerMessage; readonly reply: Uint8Array | null };

/** Reads the messages of one scanner, in their order. */
export type ScannerReader = {
  read(message: Uint8Array): ScannerRead;
  /** What to say when a message came spoilt; null for nothing. */
  readonly askAgain: Uint8Array | null;
  /** Forgets parts of a scan. True when there were any. */
  abandon(): boolean;
};

/** How scanners of one family talk on a serial port. */
export type ScannerProtocol = {
  /** As people know it: "Zebra SSI". */
  readonly title: string;
  /** @param settings of scanners that end their scans as they are set; others have their packets */
  readonly framing: (settings: FramingSettings) => Framing;
  readonly reader: (settings: ScanTextSettings) => ScannerReader;
  /** Sent once it is connected; null for nothing. */
  readonly hello: string | null;
  /** Makes it sound a refusal; null where it has no command, or the configuration names it. */
  readonly refusalTone: string | null;
  /** Sent a while after the refusal's tone; null for nothing. */
  readonly afterTone: string | null;
};
