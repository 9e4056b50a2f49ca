import { createCondition } from '../condition.ts';
import type { SerialScannerConfig } from '../config.ts';
import { createListeners } from '../listeners.ts';
import { openWatchedLine } from '../transport/traffic.ts';
import type { Clock, Scanner, Traffic } from '../types.ts';
import { createIntake, MAX_SCAN_BYTES } from './intake.ts';
import type { ScannerProtocol } from './protocol.ts';
import { scannerProtocols } from './protocols.ts';

/** How long a tone that locks the scanner may last. */
const AFTER_TONE_MS = 500;

/**
 * A scanner on a serial port: RS-232, USB-COM or Bluetooth SPP. What it sent before the port was open is dropped.
 */
export function openSerialScanner(config: SerialScannerConfig, clock: Clock): Scanner {
  const { id, kind, name } = config;
  const protocol: ScannerProtocol = scannerProtocols[config.protocol];
  const refusalTone = protocol.refusalTone ?? config.refusalTone;
  const condition = createCondition({ id, kind, name }, clock);
  const intake = createIntake(
    {
      device: id,
      framing: protocol.framing({ framing: config.framing, limitBytes: MAX_SCAN_BYTES }),
      reader: protocol.reader(config),
      pauseMs: config.framing === 'idle' ? config.idleMs : config.halfScanLimitMs,
      noRead: config.noRead,
      reply: (bytes) => void line.write(bytes),
    },
    condition,
    clock,
  );
  let afterTone: NodeJS.Timeout | undefined;

  const traffic = createListeners<Traffic>();
  const line = openWatchedLine(
    config,
    {
      opened: () => {
        condition.count('connections');
        condition.ready('Ready.');
        if (protocol.hello !== null) send(protocol.hello);
      },
      received: intake.push,
      lost: (code, detail) => {
        intake.abandon();
        condition.lost(code, detail);
      },
    },
    clock,
    traffic,
  );

  function send(command: string): void {
    line.write(Buffer.from(command, 'latin1'));
  }

  function soundRefusal(): void {
    send(refusalTone);
    const { afterTone: next } = protocol;
    if (next === null) return;
    clearTimeout(afterTone);
    afterTone = setTimeout(() => send(next), AFTER_TONE_MS);
  }

  return {
    id,
    kind,
    name,
    state: condition.state,
    onState: condition.onState,
    onTraffic: traffic.add,
    onScan: intake.onScan,
    ...(refusalTone === '' ? {} : { soundRefusal }),
    close: async () => {
      condition.end();
      traffic.end();
      intake.end();
      if (afterTone && protocol.afterTone !== null) send(protocol.afterTone);
      clearTimeout(afterTone);
      await line.close();
    },
  };
}
