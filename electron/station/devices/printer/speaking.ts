import type { LabelPrinterConfig } from '../config.ts';
import { openDeviceFile } from '../transport/device-file.ts';
import type { Line, LineAttempt } from '../transport/line.ts';
import { connectSerial } from '../transport/serial-connection.ts';
import { connectTcp } from '../transport/tcp-line.ts';
import { eplTalk } from './epl-talk.ts';
import type { Proof, Talk } from './talk.ts';
import { tsplTalk } from './tspl-talk.ts';
import { type ZplAbilities, zplTalk } from './zpl-talk.ts';

/** A connection to the printer for one job or question, whatever it hangs on. */
export function connectPrinter(config: LabelPrinterConfig): Promise<LineAttempt> {
  switch (config.connection) {
    case 'network':
      return connectTcp(config.host, config.port, config.answerWithinMs);
    case 'serial':
      return connectSerial(config, config.answerWithinMs);
    case 'device-file':
      return openDeviceFile(config.path);
  }
}

export type Language = { readonly proof: Proof; talkOn(line: Line): Talk };

/** The printer's language, with what was found out about this printer kept between connections. */
export function openLanguage({ protocol, answerWithinMs }: LabelPrinterConfig): Language {
  switch (protocol) {
    case 'zpl': {
      const abilities: ZplAbilities = { errors: null, count: null };
      return { proof: 'idle', talkOn: (line) => zplTalk(line, answerWithinMs, abilities) };
    }
    case 'tspl':
      return { proof: 'busy-then-idle', talkOn: (line) => tsplTalk(line, answerWithinMs) };
    case 'epl':
      return { proof: 'nothing', talkOn: (line) => eplTalk(line, answerWithinMs) };
  }
}
