import { createFraming } from '../framing/framing.ts';
import type { Line } from '../transport/line.ts';
import type { PrinterStatus } from '../types.ts';
import { askingOn, type Talk } from './talk.ts';
import {
  type HostErrors,
  MAX_STATUS_STRING_BYTES,
  parseHostErrors,
  parseHostStatus,
  parseLabelCount,
  statusOf,
} from './zpl-status.ts';

/** What this printer answers beyond ~HS; found out once, since one that doesn't would cost a wait each time. */
export type ZplAbilities = { errors: boolean | null; count: boolean | null };

const ASK_STATUS = Buffer.from('~HS\r\n', 'latin1');
const ASK_ERRORS = Buffer.from('~HQES\r\n', 'latin1');
/** A printer that knows no such setting says "?"; one that knows no settings at all says nothing. */
const ASK_COUNT = Buffer.from('! U1 getvar "odometer.total_label_count"\r\n', 'latin1');
const FORGET = Buffer.from('~JA\r\n', 'latin1');
const STRINGS_PER_ANSWER = 3;

export function zplTalk(line: Line, withinMs: number, abilities: ZplAbilities): Talk {
  const ask = askingOn(line, withinMs);

  async function errors(): Promise<HostErrors | null> {
    if (abilities.errors === false) return null;
    const said = await ask(ASK_ERRORS, (heard) => parseHostErrors(textOf(heard)));
    abilities.errors ??= line.isOpen() ? said !== null : null;
    return said;
  }

  return {
    status: async (): Promise<PrinterStatus | null> => {
      const host = await ask(ASK_STATUS, (heard) => parseHostStatus(stringsIn(heard)));
      if (host === null) return null;
      return statusOf(host, await errors());
    },
    counter: async () => {
      if (abilities.count === false) return null;
      const said = await ask(ASK_COUNT, (heard) => parseLabelCount(textOf(heard)));
      abilities.count ??= line.isOpen() ? typeof said === 'number' : null;
      return typeof said === 'number' ? said : null;
    },
    forget: () => line.write(FORGET, withinMs),
  };
}

/** The last three strings between STX and ETX; whatever stands outside them is dropped. */
function stringsIn(heard: Uint8Array): string {
  return createFraming({ framing: 'stx-etx', limitBytes: MAX_STATUS_STRING_BYTES })
    .push(heard)
    .flatMap((frame) => (frame.kind === 'message' ? [textOf(frame.bytes)] : []))
    .slice(-STRINGS_PER_ANSWER)
    .join('\n');
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
