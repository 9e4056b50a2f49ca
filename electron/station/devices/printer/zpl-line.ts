import { createFraming } from '../framing/framing.ts';
import { connectTcp } from '../transport/tcp-line.ts';
import type { DeviceTrouble } from '../types.ts';
import { type HostStatus, MAX_STATUS_STRING_BYTES, parseHostStatus } from './zpl-status.ts';

/** One connection to a ZPL printer. */
export type ZplLine = {
  /** Asks ~HS. Null when no answer came in time or the connection broke. */
  status(): Promise<HostStatus | null>;
  /** True when every byte was taken; false when it is unknown how many were. */
  send(bytes: Uint8Array): Promise<boolean>;
  isOpen(): boolean;
  close(): Promise<void>;
  cut(): void;
};

export type ZplAttempt =
  | { readonly ok: true; readonly line: ZplLine }
  | { readonly ok: false; readonly code: DeviceTrouble; readonly detail: string };

const ASK_STATUS = Buffer.from('~HS\r\n', 'latin1');
const STRINGS_PER_ANSWER = 3;

export async function connectZpl(host: string, port: number, withinMs: number): Promise<ZplAttempt> {
  const attempt = await connectTcp(host, port, withinMs);
  if (!attempt.ok) return attempt;
  const { line } = attempt;
  const framing = createFraming({ framing: 'stx-etx', limitBytes: MAX_STATUS_STRING_BYTES });
  let strings: readonly string[] = [];
  let answer: (status: HostStatus | null) => void = () => undefined;

  line.onBytes((bytes) => {
    for (const frame of framing.push(bytes)) {
      if (frame.kind === 'dropped') continue;
      strings = [...strings, Buffer.from(frame.bytes).toString('latin1')].slice(-STRINGS_PER_ANSWER);
      const status = parseHostStatus(strings.join('\n'));
      if (status) answer(status);
    }
  });
  line.onGone(() => answer(null));

  return {
    ok: true,
    line: {
      status: async () => {
        const { promise, resolve } = Promise.withResolvers<HostStatus | null>();
        const deadline = setTimeout(() => resolve(null), withinMs);
        answer = resolve;
        if (!(await line.write(ASK_STATUS, withinMs))) resolve(null);
        const status = await promise;
        clearTimeout(deadline);
        return status;
      },
      send: (bytes) => line.write(bytes, withinMs),
      isOpen: line.isOpen,
      close: line.close,
      cut: line.cut,
    },
  };
}
