import type { HidListed } from '../../electron/station/devices/transport/hid-system.ts';

export type ReportLayout = 'honeywell' | 'newland';

/** How each is listed. */
export const HID_SCANNERS: Readonly<Record<ReportLayout, Partial<HidListed>>> = {
  honeywell: { vendorId: 0x0c2e, productId: 0x0b87, product: 'Voyager 1602g', usagePage: 0x8c },
  newland: { vendorId: 0x1eab, productId: 0x0d10, product: 'EM2028', usagePage: 0x8c },
};

const REPORT_BYTES = 64;
const DATA_BYTES = 56;
const MORE_AT = 63;
const AIM_BYTES = 3;

/** A scan as HID POS scanners send it: as many reports of 64 bytes as it takes, the last one not continued. */
export function reportsOf(text: string, layout: ReportLayout): Uint8Array[] {
  const bytes = Buffer.from(text);
  const hasAim = layout === 'honeywell' && text.startsWith(']');
  const aim = hasAim ? bytes.subarray(0, AIM_BYTES) : Buffer.alloc(0);
  const data = bytes.subarray(aim.length);
  const count = Math.ceil(data.length / DATA_BYTES);
  return Array.from({ length: count }, (_none, part) => {
    const piece = data.subarray(part * DATA_BYTES, (part + 1) * DATA_BYTES);
    const report = new Uint8Array(REPORT_BYTES);
    report.set([2, piece.length, ...aim, ...piece]);
    report[MORE_AT] = part < count - 1 ? 1 : 0;
    return report;
  });
}
