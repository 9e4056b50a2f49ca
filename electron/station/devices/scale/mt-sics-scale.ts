import { notWeighed, type WeightReading } from '../../../../shared/weight/index.ts';
import { createCondition } from '../condition.ts';
import type { MtSicsScaleConfig } from '../config.ts';
import { createFraming, type Frame } from '../framing/framing.ts';
import { createListeners } from '../listeners.ts';
import { openSerialLine } from '../transport/serial-line.ts';
import type { Clock, Scale } from '../types.ts';
import { createConversation, type Question } from './conversation.ts';
import { MAX_SICS_LINE_BYTES, readSicsLine, type SicsAnswer } from './mt-sics-answers.ts';
import { errorTrouble, NO_ANSWER, NOT_SICS, orderOutcome, TOO_LONG } from './mt-sics-words.ts';

/** A scale that speaks MT-SICS on a serial port, asked for its weight again and again. */
export function openMtSicsScale(config: MtSicsScaleConfig, clock: Clock): Scale {
  const { id, kind, name } = config;
  const condition = createCondition({ id, kind, name }, clock);
  const readings = createListeners<WeightReading>();
  const framing = createFraming({ framing: 'auto', limitBytes: MAX_SICS_LINE_BYTES });
  let last: WeightReading | null = null;

  const conversation = createConversation<SicsAnswer>(
    howMuch(config.answerWithinMs),
    config.pollEveryMs,
    // A port that takes nothing now may take it in a while: the question's deadline decides.
    (command) => void line.write(Buffer.from(`${command}\r\n`, 'latin1')),
    polled,
  );
  const line = openSerialLine(
    config,
    {
      opened: () => {
        condition.count('connections');
        conversation.start();
      },
      received: (bytes, at) => {
        for (const frame of framing.push(bytes)) take(frame, Number(at) / 1e6);
      },
      lost: (code, detail) => {
        hangUp();
        condition.lost(code, detail);
      },
    },
    clock,
  );

  function take(frame: Frame, at: number): void {
    if (frame.kind === 'dropped') {
      condition.count('dropped');
      if (frame.why === 'too-long') condition.fault(...TOO_LONG);
      return;
    }
    const answer = readSicsLine(frame.bytes, at);
    condition.count(answer.kind === 'not-understood' ? 'dropped' : 'received');
    if (answer.kind === 'weight') {
      condition.ready('Ready.');
      keep(answer.reading);
    } else if (answer.kind === 'not-understood') {
      condition.fault(...NOT_SICS);
      keep(notWeighed('unknown', { raw: Buffer.from(frame.bytes).toString('latin1'), at }));
    } else if (answer.kind === 'restarted') {
      // Its zero point and tare are new, so a weight from before says nothing.
      last = null;
    }
    conversation.heard(answer);
  }

  function keep(reading: WeightReading): void {
    last = reading;
    readings.tell(reading);
  }

  function polled(answer: SicsAnswer | null): void {
    if (answer?.kind === 'error') condition.fault(...errorTrouble(answer.code));
    if (answer !== null) return;
    last = null;
    for (const frame of framing.abandon()) take(frame, 0);
    condition.fault(...NO_ANSWER);
  }

  function hangUp(): void {
    last = null;
    framing.abandon();
    conversation.stop();
  }

  async function order(command: 'Z' | 'T', what: 'zero' | 'tare') {
    const isAnswer = (heard: SicsAnswer) =>
      heard.kind === 'error' || (heard.kind === 'order' && heard.order === what);
    const answer = await conversation.ask({ command, withinMs: config.settleWithinMs, isAnswer });
    // Weighed against the old zero point or tare.
    last = null;
    return orderOutcome(answer, what);
  }

  return {
    id,
    kind,
    name,
    state: condition.state,
    onState: condition.onState,
    onReading: readings.add,
    latest: (maxAgeMs) => (last !== null && Number(clock.mono()) / 1e6 - last.at <= maxAgeMs ? last : null),
    stable: async (withinMs) => {
      const isAnswer = (heard: SicsAnswer) =>
        heard.kind === 'error' || (heard.kind === 'weight' && heard.reading.verdict !== 'moving');
      const answer = await conversation.ask({ command: 'S', withinMs, isAnswer });
      return answer?.kind === 'weight' && answer.reading.value !== null ? answer.reading : null;
    },
    zero: () => order('Z', 'zero'),
    tare: () => order('T', 'tare'),
    close: async () => {
      condition.end();
      readings.end();
      hangUp();
      await line.close();
    },
  };
}

/** `SI`: the weight now, resting or not. Text that is not MT-SICS is an answer too: the scale is not silent. */
function howMuch(withinMs: number): Question<SicsAnswer> {
  const isAnswer = ({ kind }: SicsAnswer) =>
    kind === 'weight' || kind === 'error' || kind === 'not-understood';
  return { command: 'SI', withinMs, isAnswer };
}
