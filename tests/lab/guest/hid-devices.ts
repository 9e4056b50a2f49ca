import type { HidIdentity } from './uhid.ts';

/**
 * A scale as the USB-IF's "HID Point of Sale Usage Tables" 1.02 describes one (usage page 0x8D): report 3 is
 * status, unit, exponent and weight; report 2 tells it to zero. Identity of a DYMO M10.
 */
export const SCALE: HidIdentity = {
  name: 'DYMO M10 Digital Postal Scale',
  vendorId: 0x0922,
  productId: 0x8003,
  serialNumber: 'LAB-SCALE-1',
  reportDescriptor: bytes(`
    05 8d 09 20 a1 01
      85 03 09 32 a1 02
        15 01 25 08 75 08 95 01 09 70 81 02
        15 01 25 0c             09 50 81 02
        15 81 25 7f             09 41 81 02
        15 00 27 ff ff 00 00 75 10 09 40 81 02
      c0
      85 02 09 31 a1 02
        15 00 25 01 75 01 95 02 09 80 09 81 91 02
                    75 06 95 01 91 03
      c0
    c0`),
};

/**
 * A scanner as the same tables describe one (usage page 0x8C): report 2 with 63 bytes after its number carries
 * a scan, output report 0xFD commands, and feature report 0xFE switches it on. Identity of a Honeywell 1602g.
 */
export const SCANNER: HidIdentity = {
  name: 'Voyager 1602g',
  vendorId: 0x0c2e,
  productId: 0x0b87,
  serialNumber: 'LAB-SCANNER-1',
  reportDescriptor: bytes(`
    05 8c 09 02 a1 01
      15 00 26 ff 00 75 08
      85 02 09 12 95 3f 81 02
      85 fd 09 13 95 3f 91 02
      85 fe 09 14 95 01 b1 02
    c0`),
};

function bytes(hexadecimal: string): number[] {
  return [...Buffer.from(hexadecimal.replace(/\s+/g, ''), 'hex')];
}
