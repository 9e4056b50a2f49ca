import { deviceConfig } from '../../electron/station/devices/config.ts';
import { openDevice } from '../../electron/station/devices/devices.ts';
import type { HidSystem } from '../../electron/station/devices/transport/hid-system.ts';
import type { Clock, Device, LabelPrinter, Scale, Scanner } from '../../electron/station/devices/types.ts';

export const realClock: Clock = { now: () => new Date(), mono: () => process.hrtime.bigint() };

/** The device that a station opens for this configuration; what is left out is as the schema sets it. */
export function openScanner(settings: object, hid?: HidSystem): Scanner {
  return the('scanner', { protocol: 'serial', ...settings }, hid);
}

export function openScale(settings: object, hid?: HidSystem): Scale {
  return the('scale', { protocol: 'mt-sics', ...settings }, hid);
}

export function openPrinter(settings: object): LabelPrinter {
  const place = 'connection' in settings ? {} : { host: '127.0.0.1' };
  return the('printer', { protocol: 'zpl', ...place, ...settings });
}

function the<Kind extends Device['kind']>(
  kind: Kind,
  settings: object,
  hid?: HidSystem,
): Extract<Device, { kind: Kind }> {
  const config = deviceConfig.parse({ id: `the-${kind}`, name: `The ${kind}`, kind, ...settings });
  const device = openDevice(config, realClock, hid);
  if (!isKind(device, kind)) throw new Error(`A ${kind} opened as a ${device.kind}`);
  return device;
}

function isKind<Kind extends Device['kind']>(
  device: Device,
  kind: Kind,
): device is Extract<Device, { kind: Kind }> {
  return device.kind === kind;
}
