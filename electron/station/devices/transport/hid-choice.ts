import { isKnownHid, usbName } from '../known-devices.ts';
import type { DeviceTrouble } from '../types.ts';
import type { HidListed } from './hid-system.ts';

/** Which HID device is meant. What is null is left open. */
export type HidWanted = {
  readonly kind: 'scale' | 'scanner';
  /** Vendor and product, as `0922:8003`. */
  readonly usb: string | null;
  readonly serialNumber: string | null;
  readonly place: string | null;
};

export type HidChoice =
  | { readonly ok: true; readonly listed: HidListed }
  | { readonly ok: false; readonly code: DeviceTrouble; readonly detail: string };

/** HID usage pages of weighing devices and of bar code scanners. */
const USAGE_PAGES = { scale: 0x8d, scanner: 0x8c };

/**
 * The one device that is meant: by vendor and product first, since the usage page that systems report is wrong or
 * missing at times, and by its usage page else. Two that fit are refused: a weight or a scan of the wrong one is
 * worse than none.
 */
export function chooseHid(plugged: readonly HidListed[], wanted: HidWanted): HidChoice {
  const possible = plugged.filter(
    ({ serialNumber, place }) =>
      (wanted.serialNumber === null || serialNumber === wanted.serialNumber) &&
      (wanted.place === null || place === wanted.place),
  );
  const fitting = ofUsage(byName(possible, wanted), wanted.kind);
  const identities = [...new Set(fitting.map(identityAndPort))];
  const [listed] = fitting;
  if (!listed) return { ok: false, code: 'not-there', detail: notThere(wanted) };
  if (identities.length === 1) return { ok: true, listed };
  return {
    ok: false,
    code: 'not-opening',
    detail: `${identities.length} USB devices fit this ${wanted.kind} (${identities.join('; ')}). Name one by its serial number or place in the configuration.`,
  };
}

/** What tells this device from others alike: its serial number, else where it is plugged in. */
export function identityOf({ vendorId, productId, product, serialNumber, place }: HidListed): string {
  const one = serialNumber === null ? `at ${place}` : `serial number ${serialNumber}`;
  return `${product} ${usbName(vendorId, productId)}, ${one}`.trimStart();
}

/** Some makers give every device the same serial number; then the USB port tells two apart, where the system says it. */
function identityAndPort(listed: HidListed): string {
  const { serialNumber, place, path } = listed;
  const identity = identityOf(listed);
  return serialNumber === null || place === path ? identity : `${identity}, at ${place}`;
}

function byName(possible: readonly HidListed[], { usb, kind }: HidWanted): readonly HidListed[] {
  if (usb !== null) {
    return possible.filter(({ vendorId, productId }) => usbName(vendorId, productId) === usb.toLowerCase());
  }
  const known = possible.filter(({ vendorId, productId }) => isKnownHid(kind, vendorId, productId));
  return known.length > 0 ? known : possible.filter(({ usagePage }) => usagePage === USAGE_PAGES[kind]);
}

/** Of a device that is listed once for each thing it does, the part that is meant. */
function ofUsage(fitting: readonly HidListed[], kind: HidWanted['kind']): readonly HidListed[] {
  const parts = fitting.filter(({ usagePage }) => usagePage === USAGE_PAGES[kind]);
  return parts.length > 0 ? parts : fitting;
}

function notThere({ kind, usb, serialNumber, place }: HidWanted): string {
  const parts = [
    ...(usb === null ? [] : [usb]),
    ...(serialNumber === null ? [] : [`serial number ${serialNumber}`]),
    ...(place === null ? [] : [`at ${place}`]),
  ];
  const which = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return `No USB ${kind}${which} is plugged in. Plug it in and switch it on, or correct the configuration.`;
}
