import type { LabelDpi } from '../../../shared/labels/label-layout.ts';
import type { WeightReading } from '../../../shared/weight/index.ts';

/** The two clocks of the machine; `mono` counts nanoseconds and never jumps. */
export type Clock = { now(): Date; mono(): bigint };

/** Everything that can be wrong with a device, as a closed list; `DeviceState.detail` says it in words. */
export type DeviceTrouble =
  /** The port or address does not exist just now: never plugged in, unplugged, or a wrong path. */
  | 'not-there'
  /** Another program holds the port. */
  | 'in-use'
  /** The station's user may not open the port. */
  | 'not-allowed'
  /** The port exists and does not open, for a reason given in the detail. */
  | 'not-opening'
  /** Was open and went away. */
  | 'unplugged'
  /** Bytes came that are no text: a loose plug, a wrong baud rate, a wrong parity. */
  | 'noise'
  /** More bytes than any message has came without its end. */
  | 'frame-too-long'
  /** A message began and its end never came. */
  | 'half-frame'
  /** A complete message that does not follow the device's protocol or settings. */
  | 'not-understood'
  /** The device was asked and said nothing in time. */
  | 'no-answer'
  /** The device was told to do something and says that it can not just now. */
  | 'refused'
  /** The device reports an error of its own. */
  | 'device-error'
  /** A scale's calibration held until a day that is past. It weighs all the same. */
  | 'calibration-overdue'
  /** Nobody entered how long a scale's calibration holds. It weighs all the same. */
  | 'calibration-missing'
  | 'paper-out'
  | 'ribbon-out'
  | 'head-open'
  | 'paper-jam'
  | 'paused'
  | 'buffer-full'
  /** More is waiting than the limit allows. */
  | 'too-much'
  /** The device is configured not to confirm, or did not confirm in time. */
  | 'not-confirmed'
  /** The station closed the device. */
  | 'closed';

export type DeviceKind = 'scanner' | 'scale' | 'printer';

/** Counts since the device was opened by this process. */
export type DeviceCounters = {
  /** Times the connection was made: 1 plus the re-plugs. */
  readonly connections: number;
  /** Messages understood: scans, readings, jobs. */
  readonly received: number;
  /** Messages or runs of bytes dropped: noise, half, too long, not understood. */
  readonly dropped: number;
  /** Times it became a fault: noise, a broken message, silence, an error of its own. */
  readonly faults: number;
  /** Times that bytes were left out to find the beginning of a message again. */
  readonly resyncs: number;
  /** Times it was asked, or was to speak by itself, and did not; and scans in which a scanner read nothing. */
  readonly noReads: number;
};

export type DeviceState = {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  /** `fault`: it is connected, and what it sends or says is not right. */
  readonly status: 'connecting' | 'ready' | 'lost' | 'fault';
  /** What happened and what to do, in plain English. */
  readonly detail: string;
  readonly code: DeviceTrouble | null;
  /** What tells the device that was connected last from others alike; null where nothing does. */
  readonly identity: string | null;
  /** Epoch milliseconds of the last change of status or code. */
  readonly since: number;
  readonly counters: DeviceCounters;
};

export type StateListener = (state: DeviceState) => void;

/**
 * What went to a device or came from it. `hex`: a report of a device that sends no text. Of a print service it is the
 * job, and what the service said of it in words: what lies between is the system's.
 */
export type Traffic = {
  readonly direction: 'in' | 'out';
  readonly bytes: Uint8Array;
  readonly form: 'text' | 'hex';
};

/** What every device has, whatever it does. */
export type DevicePort = {
  readonly id: string;
  readonly name: string;
  state(): DeviceState;
  /** Called on every change of status or code from now on. */
  onState(listener: StateListener): void;
  /** Every byte from now on, both ways, for whoever sets the device up; on all that have a plug. */
  readonly onTraffic?: (listener: (traffic: Traffic) => void) => void;
  /** Lets go of the device within a set time, whatever state it is in. Afterwards nothing is reported. */
  close(): Promise<void>;
};

export type ScanReceived = {
  /** Id of the scanner. */
  readonly device: string;
  /** The symbol's text without the configured prefix and suffix; GS is U+001D, an AIM identifier is kept. */
  readonly text: string;
  /** Monotonic nanoseconds when the last byte arrived. */
  readonly completeAt: bigint;
};

export type Scanner = DevicePort & {
  readonly kind: 'scanner';
  onScan(listener: (scan: ScanReceived) => void): void;
  /**
   * Sounds the scanner's own tone for a scan that was refused, on those that have one. Waits for nothing: whether
   * it sounded is not known.
   */
  readonly soundRefusal?: () => void;
};

/** What became of an order to a scale. */
export type ScaleOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly code: DeviceTrouble; readonly detail: string };

export type Scale = DevicePort & {
  readonly kind: 'scale';
  /** Every reading, whatever its verdict, several a second. */
  onReading(listener: (reading: WeightReading) => void): void;
  /** The last reading, when it is at most `maxAgeMs` old and the scale is connected; else null. */
  latest(maxAgeMs: number): WeightReading | null;
  /** The next reading of a load that rests (stable or zero), or null when none comes within `withinMs`. */
  stable(withinMs: number): Promise<WeightReading | null>;
  /** Sets the zero point, once the load rests. `not-confirmed`: it was told to, and nobody knows whether it did. */
  zero(): Promise<ScaleOutcome>;
  /** Takes the load as tare, once it rests. */
  tare(): Promise<ScaleOutcome>;
};

export type PrintJob = { readonly id: string; readonly bytes: Uint8Array };

/**
 * What is known of a job, never more:
 * - `printed`: the printer's own count moved; where it has none, it said that nothing waits and nothing is wrong.
 * - `sent`: it took every byte and did not confirm in time; the label may come still.
 * - `cancelled`: as `sent`, and then it was told to forget the label and says that nothing waits. None comes out
 *   late; whether one came out before, whole or half, only somebody at the printer can say.
 * - `not-printed`: not a byte was sent.
 * - `unknown`: it broke in the middle; only somebody at the printer can say.
 */
export type PrintOutcome =
  | { readonly state: 'printed' }
  | { readonly state: 'sent'; readonly code: DeviceTrouble; readonly why: string }
  | { readonly state: 'cancelled'; readonly code: DeviceTrouble; readonly why: string }
  | { readonly state: 'not-printed'; readonly code: DeviceTrouble; readonly reason: string }
  | { readonly state: 'unknown'; readonly code: DeviceTrouble; readonly why: string };

export const PRINTER_VERDICTS = [
  'ready',
  'paper-out',
  'ribbon-out',
  'head-open',
  'paper-jam',
  'paused',
  'buffer-full',
  'fault',
  'silent',
] as const;
export type PrinterVerdict = (typeof PRINTER_VERDICTS)[number];

export type PrinterStatus = {
  /** `silent`: no answer in time, so blocked or busy. */
  readonly verdict: PrinterVerdict;
  /** Null where the printer did not say. */
  readonly labelsRemaining: number | null;
  /** Labels received and not yet being printed, one that has not arrived whole included. */
  readonly formatsInBuffer: number | null;
  /** In plain English. */
  readonly detail: string;
};

export type PrinterLanguage = 'zpl' | 'tspl' | 'epl';

export type LabelPrinter = DevicePort & {
  readonly kind: 'printer';
  /** What its jobs have to be written in. */
  readonly language: PrinterLanguage;
  /** Dots per inch of its head; null when it is as the station's labels are. */
  readonly dpi: LabelDpi | null;
  /** Sends the job once, after the jobs before it. Never sends anything again by itself. */
  print(job: PrintJob): Promise<PrintOutcome>;
  /** Asks the printer, after the jobs before it. */
  status(): Promise<PrinterStatus>;
};

/** A device without hardware, whose plug is pulled by a call. */
export type Pluggable = { unplug(): void; plugIn(): void };

export type Device = Scanner | Scale | LabelPrinter;

/** The devices of one station. */
export type Devices = {
  readonly scanners: readonly Scanner[];
  readonly scales: readonly Scale[];
  readonly printers: readonly LabelPrinter[];
  states(): readonly DeviceState[];
  /** Every change of every device. */
  onState(listener: StateListener): void;
  close(): Promise<void>;
};
