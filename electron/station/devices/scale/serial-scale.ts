import { notWeighed } from '../../../../shared/weight/index.ts';
import { createCondition } from '../condition.ts';
import type { SerialScaleConfig } from '../config.ts';
import type { Frame } from '../framing/framing.ts';
import { createListeners } from '../listeners.ts';
import { openWatchedLine } from '../transport/traffic.ts';
import type { Clock, Scale, ScaleOutcome, Traffic } from '../types.ts';
import { createConversation } from './conversation.ts';
import { type ScaleAnswer, type ScaleOrder, textOf } from './protocol.ts';
import { scaleProtocols } from './protocols.ts';
import { createWeighing } from './weighing.ts';
import {
  HALF_ANSWER,
  NO_ANSWER,
  NOT_CONFIRMED_BY_WEIGHT,
  noCommand,
  notDone,
  notUnderstood,
  orderOutcome,
  TOO_LONG,
} from './words.ts';

/**
 * A scale on a serial port. It is asked for its weight again and again, or listened to where it sends by itself;
 * either way silence is noticed. What it said before it was unplugged, zeroed, tared or restarted is not a weight
 * any more.
 */
export function openSerialScale(config: SerialScaleConfig, clock: Clock): Scale {
  const { id, kind, name } = config;
  const protocol = scaleProtocols[config.protocol];
  const condition = createCondition({ id, kind, name }, clock);
  const weighing = createWeighing(condition, clock);
  const framing = protocol.framing();

  const conversation = createConversation<ScaleAnswer>(
    { command: protocol.askWeight, withinMs: config.answerWithinMs, isAnswer: isAboutWeight },
    config.pollEveryMs,
    send,
    polled,
  );
  const traffic = createListeners<Traffic>();
  const line = openWatchedLine(
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
    traffic,
  );

  /** A port that takes nothing now may take it in a while: the question's deadline decides. */
  function send(command: string): void {
    line.write(Buffer.from(command, 'latin1'));
  }

  function take(frame: Frame, at: number): void {
    if (frame.kind === 'dropped') {
      condition.count('dropped');
      condition.count('resyncs');
      if (frame.why === 'too-long') condition.fault(...TOO_LONG);
      return;
    }
    const answer = protocol.read(frame.bytes, at, config.unit);
    condition.count(answer.kind === 'not-understood' ? 'dropped' : 'received');
    if (answer.kind === 'weight') {
      weighing.weighed(answer.reading);
    } else if (answer.kind === 'not-understood') {
      condition.fault(...notUnderstood(protocol.title));
      weighing.tell(notWeighed('unknown', { raw: textOf(frame.bytes), at }));
    } else if (answer.kind === 'restarted') {
      // Its zero point and tare are new, so a weight from before says nothing.
      weighing.forget();
    } else if (answer.kind === 'prompt') {
      send(answer.send);
    }
    conversation.heard(answer);
  }

  function polled(answer: ScaleAnswer | null): void {
    if (answer?.kind === 'error') condition.fault(answer.code, answer.detail);
    if (answer !== null) return;
    condition.count('noReads');
    weighing.forget();
    const dropped = framing.abandon();
    for (const frame of dropped) take(frame, 0);
    condition.fault(...(dropped.length > 0 ? HALF_ANSWER : NO_ANSWER));
  }

  function hangUp(): void {
    weighing.forget();
    framing.abandon();
    conversation.stop();
  }

  async function tellScale(order: ScaleOrder): Promise<ScaleOutcome> {
    const command = protocol.orders[order];
    if (command === null) return noCommand(protocol.title, order);
    const { status, code, detail } = condition.state();
    if (status === 'lost' && code) return notDone(code, detail);
    const outcome = protocol.answersOrders
      ? orderOutcome(await conversation.ask(orderQuestion(command, order)), order)
      : await orderedBlindly(command);
    // Weighed against the old zero point or tare.
    weighing.forget();
    return outcome;
  }

  function orderQuestion(command: string, order: ScaleOrder) {
    const isAnswer = (heard: ScaleAnswer) =>
      heard.kind === 'error' || (heard.kind === 'order' && heard.order === order);
    return { command, withinMs: config.settleWithinMs, isAnswer };
  }

  /** Of a scale that does not answer orders, its next weight says what became of one: it rests at zero. */
  async function orderedBlindly(command: string): Promise<ScaleOutcome> {
    const isAnswer = (heard: ScaleAnswer) => heard.kind === 'error' || isAboutWeight(heard);
    const refused = await conversation.ask({ command, withinMs: config.pollEveryMs, isAnswer });
    if (refused?.kind === 'error') return notDone(refused.code, refused.detail);
    const zero = await weighing.resting.next(config.settleWithinMs, ({ value }) => Number(value) === 0);
    return zero ? { done: true } : notDone('not-confirmed', NOT_CONFIRMED_BY_WEIGHT);
  }

  return {
    id,
    kind,
    name,
    state: condition.state,
    onState: condition.onState,
    onTraffic: traffic.add,
    onReading: weighing.onReading,
    latest: weighing.latest,
    stable: (withinMs) => weighing.resting.next(withinMs),
    zero: () => tellScale('zero'),
    tare: () => tellScale('tare'),
    close: async () => {
      condition.end();
      traffic.end();
      weighing.end();
      hangUp();
      await line.close();
    },
  };
}

/** Text that is not the protocol's is an answer too: the scale is not silent. */
function isAboutWeight({ kind }: ScaleAnswer): boolean {
  return kind === 'weight' || kind === 'error' || kind === 'not-understood';
}
