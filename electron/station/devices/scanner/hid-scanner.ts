import { createCondition } from '../condition.ts';
import type { HidScannerConfig } from '../config.ts';
import { createHidPosFraming } from '../framing/hid-pos.ts';
import { createListeners } from '../listeners.ts';
import { identityOf } from '../transport/hid-choice.ts';
import type { HidSystem } from '../transport/hid-system.ts';
import { openWatchedHidLine } from '../transport/traffic.ts';
import type { Clock, Scanner, Traffic } from '../types.ts';
import { createIntake, MAX_SCAN_BYTES } from './intake.ts';
import { plainReader } from './plain.ts';

/** Honeywell and Youjie: asked for by feature report 254, and told by report 253 (WebHidBarcodeScanner). */
const HONEYWELL_VENDORS = [0x0c2e, 0x23d0];
const SWITCH_ON = Uint8Array.of(0xfe, 1);
const COMMAND_REPORT_BYTES = 64;
/** The length, then SYN BEL CR: a beep. */
const BEEP = padded(0xfd, 3, 0x16, 0x07, 0x0d);

/** A scanner on USB that follows the HID standard (usage page 0x8C), in either layout of its reports. */
export function openHidScanner(config: HidScannerConfig, clock: Clock, system: HidSystem): Scanner {
  const { id, kind, name } = config;
  const condition = createCondition({ id, kind, name }, clock);
  const intake = createIntake(
    {
      device: id,
      framing: createHidPosFraming(MAX_SCAN_BYTES),
      reader: plainReader(config),
      pauseMs: config.halfScanLimitMs,
      noRead: config.noRead,
      reply: () => undefined,
    },
    condition,
    clock,
  );
  let isHoneywell = false;

  const traffic = createListeners<Traffic>();
  const line = openWatchedHidLine(
    { ...config, kind },
    system,
    {
      opened: (listed, handle) => {
        condition.count('connections');
        condition.identified(identityOf(listed));
        isHoneywell = HONEYWELL_VENDORS.includes(listed.vendorId);
        // Whether it took that shows in its scans.
        if (isHoneywell) void handle.sendFeature(SWITCH_ON);
        condition.ready('Ready.');
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

  return {
    id,
    kind,
    name,
    state: condition.state,
    onState: condition.onState,
    onTraffic: traffic.add,
    onScan: intake.onScan,
    soundRefusal: () => {
      if (isHoneywell) void line.write(BEEP);
    },
    close: async () => {
      condition.end();
      traffic.end();
      intake.end();
      await line.close();
    },
  };
}

function padded(...bytes: readonly number[]): Uint8Array {
  const report = new Uint8Array(COMMAND_REPORT_BYTES);
  report.set(bytes);
  return report;
}
