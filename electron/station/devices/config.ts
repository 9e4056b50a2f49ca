import { z } from 'zod';
import { WEIGHT_UNITS } from '../../../shared/weight/index.ts';
import { FRAMINGS } from './framing/framing.ts';
import { type ScaleProtocolName, scaleProtocols } from './scale/protocols.ts';
import type { ScannerProtocolName } from './scanner/protocols.ts';
import { FLOW_CONTROLS } from './transport/serial-connection.ts';
import type { PrinterLanguage } from './types.ts';

const device = {
  /** Names the device in the journal; never reused for another one. */
  id: z.string().min(1).max(64),
  /** What people call it: "Bench scale". */
  name: z.string().min(1).max(64),
};

const serialPort = {
  path: z.string().min(1).max(255),
  baudRate: z.int().min(300).max(921_600),
  dataBits: z.literal([7, 8]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.literal([1, 2]).default(1),
};

/** How a scan's bytes become its text. */
const scanText = {
  /** Sent around every scan, beside the framing; a scan without them is refused. */
  prefix: z.string().max(16).default(''),
  suffix: z.string().max(16).default(''),
  encoding: z.enum(['utf-8', 'latin1']).default('utf-8'),
  /** A scan whose end has not come after this long is dropped, and said to be. */
  halfScanLimitMs: z.int().min(100).max(60_000).default(2_000),
  /** What it is set to send when it read nothing, "NOREAD": counted, and no scan. */
  noRead: z.string().min(1).max(16).nullable().default(null),
  /** Id of another entry that is the same scanner, which sends each scan on both. */
  sameScannerAs: z.string().min(1).max(64).nullable().default(null),
};

function serialScanner<const Name extends ScannerProtocolName>(protocol: Name) {
  return z.strictObject({
    ...device,
    kind: z.literal('scanner'),
    protocol: z.literal(protocol),
    ...serialPort,
    baudRate: serialPort.baudRate.default(9_600),
    dataBits: serialPort.dataBits.default(8),
    parity: serialPort.parity.default('none'),
    /**
     * `auto` is CR, LF or CR LF. Symbols whose text has several lines need `stx-etx`. Of no meaning for scanners
     * that send packets.
     */
    framing: z.enum(FRAMINGS).default('auto'),
    /** With `idle`: the pause that ends a scan. Longer than any gap within one, shorter than from scan to scan. */
    idleMs: z.int().min(20).max(2_000).default(300),
    /** What makes the scanner sound a refusal, for scanners of no protocol of their own: BEL for Zebra's RS-232. */
    refusalTone: z.string().max(16).default(''),
    ...scanText,
  });
}
export type SerialScannerConfig = z.infer<ReturnType<typeof serialScanner>>;

/** Which USB device is meant; what is left out is left open. */
const usbDevice = {
  /** Vendor and product in hexadecimal, as every system shows them: "0922:8003". */
  usb: z
    .string()
    .regex(/^[\da-f]{4}:[\da-f]{4}$/i)
    .nullable()
    .default(null),
  serialNumber: z.string().min(1).max(126).nullable().default(null),
  /** Where it is plugged in, for two alike without serial numbers: the USB port on Linux ("1-4.2"), else the path. */
  place: z.string().min(1).max(512).nullable().default(null),
};

const hidScanner = z.strictObject({
  ...device,
  kind: z.literal('scanner'),
  protocol: z.literal('hid'),
  ...usbDevice,
  ...scanText,
});
export type HidScannerConfig = z.infer<typeof hidScanner>;

/** What keeps a scale honest, whatever it hangs on. */
const kept = {
  /** The last day on which its calibration holds; null where nobody keeps account of it. */
  calibration: z.strictObject({ due: z.iso.date() }).nullable().default(null),
  /** Weighed at least every so many hours before the scale weighs cartons; null where there is none. */
  testWeight: z
    .strictObject({
      grams: z.number().positive().max(1_000_000),
      toleranceGrams: z.number().nonnegative(),
      everyHours: z.number().positive().max(744),
    })
    .refine(({ grams, toleranceGrams }) => toleranceGrams < grams, {
      error: 'A tolerance as large as the test weight itself proves nothing.',
    })
    .nullable()
    .default(null),
};
export type TestWeight = NonNullable<z.infer<(typeof kept)['testWeight']>>;

/** A scale's port is set as its maker delivers it, unless the configuration says otherwise. */
function serialScale<const Name extends ScaleProtocolName>(protocol: Name) {
  const { serial, sendsUnit } = scaleProtocols[protocol];
  return z.strictObject({
    ...device,
    ...kept,
    kind: z.literal('scale'),
    protocol: z.literal(protocol),
    ...serialPort,
    baudRate: serialPort.baudRate.default(serial.baudRate),
    dataBits: serialPort.dataBits.default(serial.dataBits),
    parity: serialPort.parity.default(serial.parity),
    /** As the scale is set, where its messages do not name it; of others it may not be given. */
    unit: sendsUnit ? z.null().default(null) : z.enum(WEIGHT_UNITS),
    /** Scales take at most ten requests a second (Kern KIB-TM p. 33). */
    pollEveryMs: z.int().min(100).max(5_000).default(200),
    answerWithinMs: z.int().min(100).max(10_000).default(1_000),
    /** How long zero and tare may take: the scale waits until the load rests. */
    settleWithinMs: z.int().min(1_000).max(60_000).default(10_000),
  });
}
export type SerialScaleConfig = z.infer<ReturnType<typeof serialScale>>;

const hidScale = z.strictObject({
  ...device,
  ...kept,
  kind: z.literal('scale'),
  protocol: z.literal('hid'),
  ...usbDevice,
  /** It sends several times a second by itself; silence for so long is said. */
  answerWithinMs: z.int().min(100).max(10_000).default(2_000),
  settleWithinMs: z.int().min(1_000).max(60_000).default(10_000),
});
export type HidScaleConfig = z.infer<typeof hidScale>;

/** What printers have in common, whatever they hang on. */
function printer<const Language extends PrinterLanguage, const Connection extends string>(
  protocol: Language,
  connection: Connection,
) {
  return {
    ...device,
    kind: z.literal('printer'),
    protocol: z.literal(protocol),
    connection: z.literal(connection),
    /** Of its head, where it is not the station's `label.dpi`. */
    dpi: z.literal([203, 300]).nullable().default(null),
    /** How long a label may take from the last byte sent to the printer's word that it is done; then it is taken back. */
    printWithinMs: z.int().min(500).max(600_000).default(60_000),
  };
}

/** What printers have that can be asked. */
const asked = {
  /** `none` for printers that do not answer; their jobs are never said to be printed. */
  confirmation: z.enum(['host-status', 'none']).default('host-status'),
  /** Connecting, each answer, and each time it stops taking bytes. */
  answerWithinMs: z.int().min(100).max(30_000).default(2_500),
  /** How often it is asked how it is while it has nothing to print. */
  statusEveryMs: z.int().min(250).max(600_000).default(5_000),
};

function networkPrinter<const Language extends PrinterLanguage>(protocol: Language) {
  const common = printer(protocol, 'network');
  return z.strictObject({
    ...common,
    ...asked,
    connection: common.connection.optional().default('network'),
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65_535).default(9_100),
  });
}

function serialPrinter<const Language extends PrinterLanguage>(protocol: Language) {
  return z.strictObject({
    ...printer(protocol, 'serial'),
    ...asked,
    ...serialPort,
    baudRate: serialPort.baudRate.default(9_600),
    dataBits: serialPort.dataBits.default(8),
    parity: serialPort.parity.default('none'),
    /** As the printer is set: a label is more than its buffer holds. */
    flowControl: z.enum(FLOW_CONTROLS),
  });
}

function deviceFilePrinter<const Language extends PrinterLanguage>(protocol: Language) {
  return z.strictObject({
    ...printer(protocol, 'device-file'),
    ...asked,
    /** `/dev/usb/lp0`; a link of udev's that names the printer stays right when another one is plugged in. */
    path: z.string().min(1).max(255),
  });
}

function queuePrinter<const Language extends PrinterLanguage>(protocol: Language) {
  return z.strictObject({
    ...printer(protocol, 'queue'),
    /** A raw queue of the system's print service. It answers for the job, never for the paper. */
    queue: z.string().min(1).max(127),
    /** Where the service listens ("http://printserver:631"); null as the system says. */
    server: z.url().nullable().default(null),
  });
}
export type LabelPrinterConfig = z.infer<
  ReturnType<
    | typeof networkPrinter<PrinterLanguage>
    | typeof serialPrinter<PrinterLanguage>
    | typeof deviceFilePrinter<PrinterLanguage>
  >
>;
export type QueuePrinterConfig = z.infer<ReturnType<typeof queuePrinter<PrinterLanguage>>>;

function labelPrinter<const Language extends PrinterLanguage>(protocol: Language) {
  return z.discriminatedUnion(
    'connection',
    [networkPrinter(protocol), serialPrinter(protocol), deviceFilePrinter(protocol), queuePrinter(protocol)],
    { error: 'Unknown connection of a printer; known are: network, serial, device-file, queue.' },
  );
}

/** One device as the station's configuration names it. Refusals say which kinds and protocols there are. */
export const deviceConfig = z.discriminatedUnion(
  'kind',
  [
    byProtocol('scanner', [
      serialScanner('serial'),
      serialScanner('zebra-ssi'),
      serialScanner('honeywell'),
      serialScanner('honeywell-msgget'),
      serialScanner('datalogic-powerscan'),
      serialScanner('datalogic-magellan'),
      serialScanner('cipherlab'),
      hidScanner,
    ]),
    byProtocol('scale', [
      serialScale('mt-sics'),
      serialScale('toledo-8217'),
      serialScale('toledo-8213'),
      serialScale('mettler-continuous'),
      serialScale('scp-01'),
      serialScale('scp-02'),
      serialScale('sma'),
      serialScale('ohaus'),
      serialScale('a-and-d'),
      serialScale('st-gs'),
      serialScale('cas'),
      serialScale('avery-berkel'),
      serialScale('adam'),
      serialScale('sartorius-sbi'),
      serialScale('kern'),
      serialScale('ultegra'),
      serialScale('soehnle'),
      hidScale,
    ]),
    byProtocol('printer', [labelPrinter('zpl'), labelPrinter('tspl'), labelPrinter('epl')]),
  ],
  { error: 'Unknown kind of device; the kinds are scanner, scale and printer.' },
);
export type DeviceConfig = z.infer<typeof deviceConfig>;

/** Pairs of ids that stand for one scanner. */
export function sameScanners(devices: readonly DeviceConfig[]): (readonly [string, string])[] {
  return devices.flatMap((one) =>
    one.kind === 'scanner' && one.sameScannerAs !== null ? [[one.id, one.sameScannerAs] as const] : [],
  );
}

/** More than a bench has room for. */
const MAX_DEVICES = 16;

/** A station's devices; each id once. */
export const deviceConfigs = z
  .array(deviceConfig)
  .max(MAX_DEVICES)
  .refine((devices) => new Set(devices.map(({ id }) => id)).size === devices.length, {
    error: 'Two devices have the same id.',
  });

function byProtocol<
  const Choices extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(kind: string, choices: Choices) {
  const known = choices.flatMap((choice) => [...(choice._zod.propValues.protocol ?? [])]).join(', ');
  return z.discriminatedUnion('protocol', choices, {
    error: ({ input }) =>
      `Unknown protocol ${JSON.stringify(protocolOf(input))} for a ${kind}; known are: ${known}.`,
  });
}

function protocolOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'protocol' in input ? input.protocol : null;
}
