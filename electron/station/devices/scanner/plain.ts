import type { ScannerMessage, ScannerReader } from './protocol.ts';
import { readScan, type ScanTextSettings } from './scan-text.ts';

/** Every message is a scan of its own, and nothing is answered. */
export function plainReader(settings: ScanTextSettings): ScannerReader {
  return {
    read: (message) => ({ message: scanOf(message, settings), reply: null }),
    askAgain: null,
    abandon: () => false,
  };
}

/** A scan's bytes as its text, or why they are none. */
export function scanOf(bytes: Uint8Array, settings: ScanTextSettings): ScannerMessage {
  const scan = readScan(bytes, settings);
  return scan.ok
    ? { kind: 'scan', text: scan.text }
    : { kind: 'trouble', code: scan.code, detail: scan.detail };
}
