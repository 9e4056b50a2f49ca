import type { Frame, Framing } from '../framing/framing.ts';
import { readHidScale } from '../framing/hid-scale.ts';
import type { ScaleAnswer, ScaleProtocol } from './protocol.ts';

/** Input reports of USB scales (HID usage page 0x8D), one after the other, as a recording holds them. */
export const hidReports: Pick<ScaleProtocol, 'title' | 'framing' | 'read' | 'sendsUnit'> = {
  title: 'USB HID scale reports',
  framing: createReportFraming,
  read: readReport,
  sendsUnit: true,
};

/** Report number, status, unit, power of ten, weight in two bytes, the lower one first. */
const REPORT_BYTES = 6;
const DATA_REPORT = 3;

function readReport(message: Uint8Array, at: number): ScaleAnswer {
  const reading = readHidScale(message, at);
  return reading === null ? { kind: 'other' } : { kind: 'weight', reading };
}

/** Data reports by their number and length; what stands between them is left out. */
function createReportFraming(): Framing {
  let report: number[] = [];
  let isOutside = false;

  function add(byte: number): Frame[] {
    if (report.length === 0 && byte !== DATA_REPORT) {
      const news: Frame[] = isOutside ? [] : [{ kind: 'dropped', why: 'outside' }];
      isOutside = true;
      return news;
    }
    isOutside = false;
    report.push(byte);
    if (report.length < REPORT_BYTES) return [];
    const bytes = Uint8Array.from(report);
    report = [];
    return [{ kind: 'message', bytes }];
  }

  return {
    push: (chunk) => Array.from(chunk).flatMap(add),
    begun: () => report.length > 0,
    abandon: () => {
      const half: Frame[] = report.length > 0 ? [{ kind: 'dropped', why: 'half' }] : [];
      report = [];
      isOutside = false;
      return half;
    },
  };
}
