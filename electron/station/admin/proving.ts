import { commandCode } from '../../../shared/barcode/index.ts';
import type { AcceptanceKind } from '../../../shared/contracts/acceptance.ts';
import type { StationAnswer, StationCommand } from '../../../shared/contracts/channel.ts';
import type { AcceptanceView, Message } from '../../../shared/contracts/station-view.ts';
import type { WeightReading } from '../../../shared/weight/index.ts';
import type { StationConfig } from '../config.ts';
import type { Devices } from '../devices/types.ts';
import { type Desk, entry, type Origin } from '../packing/desk.ts';
import { ACCEPTED, refuse, tell } from '../packing/perform.ts';
import { recordScaleCheck } from '../packing/scale-check.ts';
import {
  type Acceptance,
  acceptanceView,
  codeTrouble,
  dueTrial,
  hasPassed,
  judged,
  type Outcome,
  printEnded,
  printing,
  recordOf,
  scannerTrouble,
  skipDue,
  startAcceptance,
  type Trial,
} from './acceptance.ts';
import { printCommandSheet } from './print-commands.ts';
import { proofTrouble } from './print-proof.ts';
import { type Note, saidOf, triedEvent } from './proving-words.ts';
import { taken } from './reading.ts';
import { weighedFor } from './scale-trial.ts';
import { benchToTry, type Step, stepsFor } from './steps.ts';
import { openTestPrints, type TestPrintPorts } from './test-prints.ts';

export type ProvingCommand = Extract<
  StationCommand,
  {
    type:
      | 'printTestSheet'
      | 'printCommandSheet'
      | 'startAcceptance'
      | 'tryStep'
      | 'skipStep'
      | 'endAcceptance';
  }
>;

/** The set-up that proves itself: a printed sheet of codes, a trial of each device, and the record of both. */
export type Proving = {
  command(command: ProvingCommand): StationAnswer;
  /** A scan while the bench is tried; null when it is not, and the scan means what it always means. */
  scan(text: string, device: string | null): StationAnswer | null;
  /** The person leaves: what was begun is ended, and on record as it is. */
  leave(): void;
  view(): AcceptanceView | null;
};

export type ProvingPorts = Omit<TestPrintPorts, 'note' | 'ended' | 'config' | 'devices'> & {
  readonly config: TestPrintPorts['config'] & Pick<StationConfig, 'devices' | 'rules'>;
  readonly devices: Pick<Devices, 'states' | 'scanners' | 'scales' | 'printers'>;
  /** The bench has no hardware: what would be on paper is told. */
  readonly isVirtual: boolean;
  /** The fresh reading of a scale; null when there is none. */
  readonly reading: (scale: string) => WeightReading | null;
};

const BY_HAND: Origin = { device: null, scanned: null };
const CONFIRM = commandCode('CONFIRM');

export function openProving(ports: ProvingPorts): Proving {
  const { onDesk, desk, devices } = ports;
  let running: Acceptance | null = null;
  let ended: AcceptanceView['ended'] = null;

  const note: Note = (type, body, said, origin = BY_HAND) => {
    const seq = desk.journal.append([entry(onDesk, origin, type, body)])[0]?.seq ?? 0;
    tell(onDesk, desk, { ...said, seq }, origin);
    return seq;
  };

  const prints = openTestPrints({
    ...ports,
    note,
    ended: (print, trouble) => {
      if (running === null || ended !== null) return;
      running = printEnded(running, print, trouble);
      desk.changed();
    },
  });

  function start(kind: AcceptanceKind): StationAnswer {
    const refusal = mayStart(onDesk, kind === 'full' ? 'admin' : 'pack');
    if (refusal !== null) return refuse(onDesk, desk, refusal, BY_HAND);
    const steps = stepsFor(kind, benchToTry(ports.config, devices));
    const now = { at: desk.clock.now(), mono: desk.clock.mono() };
    running = startAcceptance(kind, steps, prints.lastSheet(), now);
    ended = null;
    const message = { code: 'AcceptanceStarted', params: { kind, count: steps.length } };
    note('AcceptanceStarted', { kind }, { ok: true, tone: 'info', message });
    return ACCEPTED;
  }

  /** The record that the bench keeps: who, when, each step, and how the devices stood. */
  function end(acceptance: Acceptance): void {
    const passed = hasPassed(acceptance);
    const stood = devices.states().map(({ id, name, status, identity }) => ({ id, name, status, identity }));
    const count = acceptance.trials.filter(({ state }) => passed || state !== 'right').length;
    const message = { code: passed ? 'AcceptancePassed' : 'BENCH_NOT_ACCEPTED', params: { count } };
    const said = { ok: passed, tone: passed ? 'complete' : 'wrong', message } as const;
    const seq = note('AcceptanceEnded', { ...recordOf(acceptance), devices: stood }, said);
    ended = { at: desk.clock.now().toISOString(), passed, seq };
  }

  /** Takes the next state of it; the last step ends it. */
  function goOn(next: Acceptance): void {
    running = next;
    if (dueTrial(next) === null) end(next);
    desk.changed();
  }

  function take(acceptance: Acceptance, outcome: Outcome): StationAnswer {
    goOn(judged(acceptance, outcome, desk.clock.mono()));
    return outcome.trouble === null ? ACCEPTED : { ok: false, refusal: outcome.trouble };
  }

  /** Puts a try on record, says it, and takes what came of it. */
  function noteAndTake(acceptance: Acceptance, step: Step, outcome: Outcome, origin: Origin): StationAnswer {
    note(...triedEvent(step, outcome), saidOf(step, outcome.trouble), origin);
    return take(acceptance, outcome);
  }

  function tryStep(acceptance: Acceptance, { step }: Trial, origin: Origin): StationAnswer {
    switch (step.kind) {
      case 'code':
      case 'scanner':
        return refuse(onDesk, desk, { code: 'CODE_DUE', params: {} }, origin);
      case 'sound':
        return noteAndTake(acceptance, step, { trouble: null }, origin);
      case 'scale':
        return weigh(acceptance, step, origin);
      case 'print': {
        const print = step.step === 'paper' ? prints.sheet() : prints.label(step.device.id);
        goOn(printing(acceptance, print, desk.clock.mono()));
        return ACCEPTED;
      }
      default:
        return step satisfies never;
    }
  }

  /** The test weight that is weighed here is the scale's daily check too, and goes on record as that. */
  function weigh(acceptance: Acceptance, step: Extract<Step, { kind: 'scale' }>, origin: Origin) {
    const { device, testWeight } = step;
    const outcome = weighedFor(step, ports.reading(device.id));
    if (step.step !== 'scaleLoaded' || testWeight === null || outcome.weighed === undefined) {
      return noteAndTake(acceptance, step, outcome, { ...origin, device: device.id });
    }
    const identity = devices.states().find(({ id }) => id === device.id)?.identity ?? null;
    const duty = { scale: device.id, identity, testWeight };
    recordScaleCheck(onDesk, desk, duty, outcome.weighed.grams, origin);
    return take(acceptance, outcome);
  }

  /** What was scanned, held against what is due. "Confirm" presses for whoever has no hand free. */
  function held(acceptance: Acceptance, due: Trial, text: string, device: string | null): StationAnswer {
    const { step, print } = due;
    const origin: Origin = { device, scanned: text };
    const read = { got: text, scanner: device };
    if (step.kind === 'code') {
      return noteAndTake(acceptance, step, { ...read, trouble: codeTrouble(step.entry, text) }, origin);
    }
    if (step.kind === 'scanner') {
      const trouble = scannerTrouble(step, text, device);
      return noteAndTake(acceptance, step, { ...read, trouble }, origin);
    }
    // Only the page knows whether the tones were played, so that they were heard is said there.
    if (taken(text).text === CONFIRM && step.kind !== 'sound') return tryStep(acceptance, due, origin);
    return step.kind === 'print'
      ? noteAndTake(acceptance, step, { ...read, trouble: proofTrouble(print, text) }, origin)
      : refuse(onDesk, desk, { code: 'NO_CODE_DUE', params: {} }, origin);
  }

  /** Does `work` with what is due; nothing where nothing is tried just now. */
  function withDue(work: (acceptance: Acceptance, due: Trial) => StationAnswer): StationAnswer | null {
    const due = running === null || ended !== null ? null : dueTrial(running);
    return running && due && work(running, due);
  }

  function leave(): void {
    if (running !== null && ended === null) end(running);
    running = null;
    ended = null;
    desk.changed();
  }

  function pressed(command: ProvingCommand): StationAnswer | null {
    switch (command.type) {
      case 'startAcceptance':
        return start(command.kind);
      case 'printTestSheet': {
        const refusal = mayStart(onDesk, 'pack');
        if (refusal !== null) return refuse(onDesk, desk, refusal, BY_HAND);
        prints.sheet();
        return ACCEPTED;
      }
      case 'printCommandSheet': {
        const refusal = mayStart(onDesk, 'admin');
        if (refusal !== null) return refuse(onDesk, desk, refusal, BY_HAND);
        printCommandSheet({ ...ports, note });
        return ACCEPTED;
      }
      case 'tryStep':
        return withDue((acceptance, due) => tryStep(acceptance, due, BY_HAND));
      case 'skipStep':
        return withDue((acceptance) => {
          goOn(skipDue(acceptance, desk.clock.mono()));
          return ACCEPTED;
        });
      case 'endAcceptance':
        leave();
        return ACCEPTED;
      default:
        return command satisfies never;
    }
  }

  return {
    command: (command) =>
      pressed(command) ?? refuse(onDesk, desk, { code: 'ACCEPTANCE_NOT_RUNNING', params: {} }, BY_HAND),
    scan: (text, device) =>
      onDesk.session === null ? withDue((acceptance, due) => held(acceptance, due, text, device)) : null,
    leave,
    view: () => running && acceptanceView(running, ended, ports.isVirtual),
  };
}

/** Scans that prove the bench must not be taken for goods, so nothing lies on it. */
function mayStart({ person, session }: Desk, right: 'admin' | 'pack'): Message | null {
  if (person === null) return { code: 'SIGN_IN_FIRST', params: {} };
  if (!person.rights.includes(right)) return { code: 'RIGHT_MISSING', params: { right, name: person.name } };
  return session === null ? null : { code: 'ORDER_ON_BENCH', params: { order: session.work.order.number } };
}
