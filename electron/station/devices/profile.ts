import { PROFILE_PARTS } from '../../../shared/contracts/questions.ts';
import type { DeviceConfig } from './config.ts';
import { openLanguage } from './printer/speaking.ts';
import { scaleProtocols } from './scale/protocols.ts';
import { scannerProtocols } from './scanner/protocols.ts';

type ProfilePart = (typeof PROFILE_PARTS)[number];

/** One setting by its name in the configuration, or one thing that the protocol's devices do. */
export type ProfileLine = {
  readonly part: ProfilePart;
  readonly name: string;
  /** Null: nothing of the kind. */
  readonly value: string | number | boolean | null;
};

/** What a name belongs to; names that stand in no list are the protocol's own. */
const NAMES: readonly (readonly [ProfilePart, ReadonlySet<string>])[] = [
  [
    'transport',
    new Set([
      ...['connection', 'path', 'baudRate', 'dataBits', 'parity', 'stopBits', 'flowControl'],
      ...['host', 'port', 'queue', 'server', 'usb', 'serialNumber', 'place'],
    ]),
  ],
  ['text', new Set(['prefix', 'suffix', 'encoding', 'noRead', 'refusalTone', 'sameScannerAs'])],
  [
    'times',
    new Set([
      ...['halfScanLimitMs', 'idleMs', 'pollEveryMs', 'answerWithinMs', 'settleWithinMs'],
      ...['statusEveryMs', 'printWithinMs'],
    ]),
  ],
];

/** What people call it is said elsewhere, and so is how a scale is kept: those settings have parts. */
const LEFT_OUT = new Set(['id', 'name', 'kind']);

/** A device's profile as data: every setting that is in force, and the ways of its protocol. */
export function profileOf(config: DeviceConfig): readonly ProfileLine[] {
  const settings = Object.entries(config)
    .filter(([name]) => !LEFT_OUT.has(name))
    .flatMap(([name, value]): ProfileLine[] =>
      typeof value === 'object' ? [] : [{ part: partOf(name), name, value }],
    );
  const lines = [...settings, ...quirksOf(config).map((one) => ({ part: 'quirks' as const, ...one }))];
  return PROFILE_PARTS.flatMap((part) => lines.filter((line) => line.part === part));
}

function partOf(name: string): ProfilePart {
  return NAMES.find(([, names]) => names.has(name))?.[0] ?? 'protocol';
}

/** What devices of this protocol do, as the driver has it. */
function quirksOf(config: DeviceConfig): readonly Omit<ProfileLine, 'part'>[] {
  switch (config.kind) {
    case 'scanner': {
      if (config.protocol === 'hid') return [{ name: 'family', value: 'USB HID POS' }];
      const { title, hello, refusalTone, afterTone } = scannerProtocols[config.protocol];
      return facts({ family: title, hello, refusal: refusalTone, afterRefusal: afterTone });
    }
    case 'scale': {
      if (config.protocol === 'hid') return facts({ family: 'USB HID', askWeight: null, sendsUnit: true });
      const { title, askWeight, orders, answersOrders, sendsUnit } = scaleProtocols[config.protocol];
      return facts({
        family: title,
        askWeight,
        zero: orders.zero,
        tare: orders.tare,
        answersOrders,
        sendsUnit,
      });
    }
    case 'printer':
      return facts({ proof: config.connection === 'queue' ? 'nothing' : openLanguage(config).proof });
  }
}

function facts(of: Readonly<Record<string, ProfileLine['value']>>): readonly Omit<ProfileLine, 'part'>[] {
  return Object.entries(of).map(([name, value]) => ({ name, value }));
}
