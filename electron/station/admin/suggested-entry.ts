import type { DeviceConfig } from '../devices/config.ts';
import { scaleProtocols } from '../devices/scale/protocols.ts';
import type { DeviceKind } from '../devices/types.ts';

/** As the configuration takes it. */
const MAX_NAME_CHARACTERS = 64;

/** What a device may be set up as. */
export type Possible = { readonly as: DeviceKind; readonly protocol: string };

/** How a device is found again: a serial port by its lasting path, a HID device by serial number or place. */
export type FoundBy =
  | { readonly by: 'serial'; readonly path: string; readonly baudRate?: number }
  | { readonly by: 'hid'; readonly usb: string; readonly serialNumber: string | null; readonly place: string }
  | { readonly by: 'usb-printer'; readonly path: string };

/**
 * A suggestion as text for the list `devices` of the configuration, to be copied by somebody who knows the bench. A
 * scale whose messages name no unit is put down with kilograms: its display says what it is.
 *
 * @param taken ids that are in use
 */
export function entryFor(
  { as, protocol }: Possible,
  name: string,
  found: FoundBy,
  taken: readonly Pick<DeviceConfig, 'id'>[],
): string {
  const entry = {
    id: freeId(as, taken),
    name: name.trim().slice(0, MAX_NAME_CHARACTERS) || as,
    kind: as,
    protocol,
    ...identityIn(found),
    ...(as === 'scale' && namesNoUnit(protocol) ? { unit: 'kg' } : {}),
  };
  return JSON.stringify(entry, null, 2);
}

function freeId(as: DeviceKind, taken: readonly Pick<DeviceConfig, 'id'>[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = 1;
  while (ids.has(`${as}-${number}`)) number++;
  return `${as}-${number}`;
}

function identityIn(found: FoundBy): object {
  switch (found.by) {
    case 'serial':
      return found.baudRate === undefined
        ? { path: found.path }
        : { path: found.path, baudRate: found.baudRate };
    case 'hid': {
      const { usb, serialNumber, place } = found;
      return serialNumber === null ? { usb, place } : { usb, serialNumber };
    }
    case 'usb-printer':
      return { connection: 'device-file', path: found.path };
  }
}

function namesNoUnit(protocol: string): boolean {
  const known = Object.entries(scaleProtocols).find(([name]) => name === protocol);
  return known !== undefined && !known[1].sendsUnit;
}
