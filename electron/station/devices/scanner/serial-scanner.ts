import { createCondition } from '../condition.ts';
import type { SerialScannerConfig } from '../config.ts';
import { createFraming, type Frame } from '../framing/framing.ts';
import { createListeners } from '../listeners.ts';
import { openSerialLine } from '../transport/serial-line.ts';
import type { Clock, Scanner, ScanReceived } from '../types.ts';
import { readScan, type ScanText } from './scan-text.ts';

/** Larger than any symbol: the largest QR code holds 7,089 digits. */
const MAX_SCAN_BYTES = 8_192;

/**
 * A scanner on a serial port: RS-232, USB-COM or Bluetooth SPP. What it sent before the port was open is
 * dropped; a scan is given as soon as its last byte is there; anything dropped is told as a fault, which the next
 * good scan ends.
 */
export function openSerialScanner(config: SerialScannerConfig, clock: Clock): Scanner {
  const { id, kind, name } = config;
  const condition = createCondition({ id, kind, name }, clock);
  const scans = createListeners<ScanReceived>();
  const framing = createFraming({ framing: config.framing, limitBytes: MAX_SCAN_BYTES });
  let halfScan: NodeJS.Timeout | undefined;

  const line = openSerialLine(
    config,
    {
      opened: () => {
        condition.count('connections');
        condition.ready('Ready.');
      },
      received: (bytes, at) => {
        for (const frame of framing.push(bytes)) take(frame, at);
        clearTimeout(halfScan);
        if (framing.begun()) halfScan = setTimeout(abandon, config.halfScanLimitMs);
      },
      lost: (code, detail) => {
        abandon();
        condition.lost(code, detail);
      },
    },
    clock,
  );

  function abandon(): void {
    clearTimeout(halfScan);
    for (const frame of framing.abandon()) take(frame, clock.mono());
  }

  function take(frame: Frame, completeAt: bigint): void {
    const scan = frame.kind === 'message' ? readScan(frame.bytes, config) : notAScan[frame.why];
    if (!scan.ok) {
      condition.count('dropped');
      condition.fault(scan.code, scan.detail);
      return;
    }
    condition.count('received');
    condition.ready('Ready.');
    scans.tell({ device: id, text: scan.text, completeAt });
  }

  return {
    id,
    kind,
    name,
    state: condition.state,
    onState: condition.onState,
    onScan: scans.add,
    close: async () => {
      condition.end();
      scans.end();
      clearTimeout(halfScan);
      await line.close();
    },
  };
}

const notAScan = {
  'too-long': {
    ok: false,
    code: 'frame-too-long',
    detail: `More than ${MAX_SCAN_BYTES} bytes came without an end of scan, so nothing was taken. Check the scanner's suffix and baud rate.`,
  },
  half: {
    ok: false,
    code: 'half-frame',
    detail:
      "A scan began and its end did not come, so nothing was taken. Scan again; if it stays, check the scanner's suffix.",
  },
  outside: {
    ok: false,
    code: 'noise',
    detail:
      "Bytes came before the start of a scan, so they were not taken. Scan again; if it stays, check the scanner's prefix.",
  },
} as const satisfies Record<string, ScanText>;
