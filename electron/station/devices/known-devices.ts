import type { DeviceAdvice } from '../../../shared/contracts/questions.ts';

/** What a USB device is and how it is best used, by its vendor and product. */
export type KnownDevice = {
  /** `0922:8003`, or the vendor alone with `*` for all of its products. */
  readonly usb: string;
  readonly name: string;
} & (
  | { readonly kind: 'scale' | 'scanner'; readonly speaks: 'hid' | 'serial' }
  /** Types like a keyboard, or speaks a language of its own; `advice` says what helps. */
  | {
      readonly kind: 'scanner' | 'scale';
      readonly speaks: 'keyboard' | 'unsupported';
      readonly advice: DeviceAdvice;
    }
  /** A cable that says nothing of the device at its other end. */
  | { readonly kind: 'cable'; readonly speaks: 'serial' }
);

/** From usb.ids, the makers' manuals and public drivers (usbscale's scales.h, WebHidBarcodeScanner). */
export const KNOWN_DEVICES: readonly KnownDevice[] = [
  { usb: '0922:8003', name: 'DYMO M10', kind: 'scale', speaks: 'hid' },
  { usb: '0922:8004', name: 'DYMO M25', kind: 'scale', speaks: 'hid' },
  { usb: '0922:8009', name: 'DYMO S180', kind: 'scale', speaks: 'hid' },
  { usb: '0eb8:f000', name: 'Mettler Toledo PS60', kind: 'scale', speaks: 'hid' },
  { usb: '0eb8:f001', name: 'Mettler Toledo BC', kind: 'scale', speaks: 'hid' },
  { usb: '0b67:555e', name: 'Fairbanks SCB-R9000', kind: 'scale', speaks: 'hid' },
  { usb: '1446:6a73', name: 'Stamps.com 510', kind: 'scale', speaks: 'hid' },
  { usb: '1446:6a78', name: 'DYMO Endicia 75 lb', kind: 'scale', speaks: 'hid' },
  { usb: '1446:6a79', name: 'USPS DS25', kind: 'scale', speaks: 'hid' },
  { usb: '2474:0550', name: 'Stamps.com SS', kind: 'scale', speaks: 'hid' },
  { usb: '2474:3550', name: 'Stamps.com SS', kind: 'scale', speaks: 'hid' },
  { usb: '6096:0158', name: 'DYMO 10 lb', kind: 'scale', speaks: 'hid' },
  { usb: '7b7c:0100', name: 'Elane', kind: 'scale', speaks: 'hid' },
  { usb: '0d8f:0200', name: 'Pitney Bowes', kind: 'scale', speaks: 'hid' },
  {
    usb: '04d9:8010',
    name: 'PS-10USB',
    kind: 'scale',
    speaks: 'unsupported',
    // usbscale #9
    advice: 'noStandard',
  },
  { usb: '0c2e:0720', name: 'Honeywell on USB-COM', kind: 'scanner', speaks: 'serial' },
  { usb: '0c2e:0b87', name: 'Honeywell on USB HID POS', kind: 'scanner', speaks: 'hid' },
  { usb: '0c2e:0200', name: 'Honeywell keyboard', kind: 'scanner', speaks: 'keyboard', advice: 'setToCom' },
  { usb: '0c2e:0204', name: 'Honeywell keyboard', kind: 'scanner', speaks: 'keyboard', advice: 'setToCom' },
  { usb: '1eab:0d10', name: 'Newland EM2028, FM420', kind: 'scanner', speaks: 'hid' },
  { usb: '05e0:1200', name: 'Zebra keyboard', kind: 'scanner', speaks: 'keyboard', advice: 'setToCom' },
  {
    usb: '05e0:1900',
    name: 'Zebra SNAPI',
    kind: 'scanner',
    speaks: 'unsupported',
    advice: 'ownDriver',
  },
  { usb: '067e:0801', name: 'Intermec keyboard', kind: 'scanner', speaks: 'keyboard', advice: 'setToCom' },
  { usb: '067e:0803', name: 'Intermec on USB-COM', kind: 'scanner', speaks: 'serial' },
  { usb: '0403:6001', name: 'FTDI', kind: 'cable', speaks: 'serial' },
  { usb: '067b:2303', name: 'Prolific', kind: 'cable', speaks: 'serial' },
  { usb: '10c4:*', name: 'Silicon Labs CP210x', kind: 'cable', speaks: 'serial' },
  { usb: '1a86:7523', name: 'CH340', kind: 'cable', speaks: 'serial' },
];

/** Vendor and product as people write them: `0922:8003`. */
export function usbName(vendorId: number, productId: number): string {
  return `${hex(vendorId)}:${hex(productId)}`;
}

/** The device, or null for one that is not in the table. */
export function knownDevice(vendorId: number, productId: number): KnownDevice | null {
  const names = [usbName(vendorId, productId), `${hex(vendorId)}:*`];
  return KNOWN_DEVICES.find(({ usb }) => names.includes(usb)) ?? null;
}

/** Whether it is known to be a scale or scanner that speaks HID. */
export function isKnownHid(kind: 'scale' | 'scanner', vendorId: number, productId: number): boolean {
  const known = knownDevice(vendorId, productId);
  return known?.kind === kind && known.speaks === 'hid';
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
