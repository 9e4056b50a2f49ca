import { createCondition } from '../condition.ts';
import type { HidScaleConfig } from '../config.ts';
import { readHidScale } from '../framing/hid-scale.ts';
import { createListeners } from '../listeners.ts';
import { identityOf } from '../transport/hid-choice.ts';
import type { HidSystem } from '../transport/hid-system.ts';
import { openWatchedHidLine } from '../transport/traffic.ts';
import type { Clock, Scale, ScaleOutcome, Traffic } from '../types.ts';
import { createWeighing } from './weighing.ts';
import { NO_ANSWER, NOT_CONFIRMED_BY_WEIGHT, noCommand, notDone } from './words.ts';

/** Report 2, whose second bit sets the zero point (HID Point of Sale Usage Tables, 0x81). */
const SET_ZERO = Uint8Array.of(2, 0b10);

/**
 * A scale on USB that follows the HID standard (usage page 0x8D). It sends its weight by itself; its silence is
 * noticed. The first report after it was opened may be of the weighing before, so it is left out.
 */
export function openHidScale(config: HidScaleConfig, clock: Clock, system: HidSystem): Scale {
  const { id, kind, name } = config;
  const condition = createCondition({ id, kind, name }, clock);
  const weighing = createWeighing(condition, clock);
  let silence: NodeJS.Timeout | undefined;
  let isFirst = true;

  const traffic = createListeners<Traffic>();
  const line = openWatchedHidLine(
    { ...config, kind },
    system,
    {
      opened: (listed) => {
        condition.count('connections');
        condition.identified(identityOf(listed));
        isFirst = true;
        listenOn();
      },
      received: (report, at) => take(report, Number(at) / 1e6),
      lost: (code, detail) => {
        hangUp();
        condition.lost(code, detail);
      },
    },
    clock,
    traffic,
  );

  function take(report: Uint8Array, at: number): void {
    const reading = readHidScale(report, at);
    // Reports about something else: the scale is there, and says nothing of a weight.
    if (reading === null) return;
    listenOn();
    condition.count('received');
    if (!isFirst) weighing.weighed(reading);
    isFirst = false;
  }

  function listenOn(): void {
    clearTimeout(silence);
    silence = setTimeout(fallSilent, config.answerWithinMs);
  }

  function fallSilent(): void {
    condition.count('noReads');
    weighing.forget();
    condition.fault(...NO_ANSWER);
  }

  function hangUp(): void {
    clearTimeout(silence);
    weighing.forget();
  }

  /** The scale does not answer: its next weight says what became of it. */
  async function zero(): Promise<ScaleOutcome> {
    const { status, code, detail } = condition.state();
    if (status === 'lost' && code) return notDone(code, detail);
    weighing.forget();
    if (!(await line.write(SET_ZERO))) {
      return notDone('refused', 'The scale does not take the order to zero: press the key on the scale.');
    }
    const rested = await weighing.resting.next(config.settleWithinMs, ({ value }) => Number(value) === 0);
    return rested ? { done: true } : notDone('not-confirmed', NOT_CONFIRMED_BY_WEIGHT);
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
    zero,
    tare: async () => noCommand('USB HID', 'tare'),
    close: async () => {
      condition.end();
      traffic.end();
      weighing.end();
      hangUp();
      await line.close();
    },
  };
}
