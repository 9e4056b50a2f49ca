import type { AcceptanceKind } from '../../../shared/contracts/acceptance.ts';
import type { StationAnswer, StationCommand } from '../../../shared/contracts/channel.ts';
import type { AcceptanceView, Message, Tone } from '../../../shared/contracts/station-view.ts';
import type { StationConfig } from '../config.ts';
import type { Devices } from '../devices/types.ts';
import { type Desk, type DeskPorts, entry, type Origin } from '../packing/desk.ts';
import { ACCEPTED, refuse, tell } from '../packing/perform.ts';
import { openPaperRoute, placeOfPapers } from '../printing/slips.ts';
import {
  type Acceptance,
  acceptanceView,
  dueCode,
  hasPassed,
  holdAgainst,
  recordOf,
  skipDue,
  startAcceptance,
} from './acceptance.ts';
import { sheetWords } from './sheet-words.ts';

export type ProvingCommand = Extract<
  StationCommand,
  { type: 'printTestSheet' | 'startAcceptance' | 'skipSheetCode' | 'endAcceptance' }
>;

/** The set-up that proves itself: a printed sheet of codes, and the record of how the bench read it. */
export type Proving = {
  command(command: ProvingCommand): StationAnswer;
  /** A scan while the sheet is worked through; null when it is not, and the scan means what it always means. */
  scan(text: string, device: string | null): StationAnswer | null;
  /** The person leaves: what was begun is ended, and on record as it is. */
  leave(): void;
  view(): AcceptanceView | null;
};

export type ProvingPorts = {
  readonly onDesk: Desk;
  readonly desk: DeskPorts;
  readonly config: Pick<StationConfig, 'language' | 'packingSlip' | 'station'>;
  readonly devices: Pick<Devices, 'states'>;
  /** The station's data folder. */
  readonly folder: string;
  /** Runs what comes later so that a journal that fails ends the service. */
  readonly guarded: (work: () => void) => void;
};

const BY_HAND: Origin = { device: null, scanned: null };

export function openProving(ports: ProvingPorts): Proving {
  const { onDesk, desk } = ports;
  const closing = new AbortController();
  let running: Acceptance | null = null;
  let ended: AcceptanceView['ended'] = null;

  /** Writes one event about it and says it. */
  function note(
    type: string,
    body: object,
    said: { ok: boolean; tone: Tone; message: Message },
    origin: Origin,
  ) {
    const seq = desk.journal.append([entry(onDesk, origin, type, body)])[0]?.seq ?? 0;
    tell(onDesk, desk, { ...said, seq }, origin);
    return seq;
  }

  function start(kind: AcceptanceKind): StationAnswer {
    const refusal = mayStart(onDesk, kind === 'full' ? 'admin' : 'pack');
    if (refusal !== null) return refuse(onDesk, desk, refusal, BY_HAND);
    running = startAcceptance(kind, desk.clock.now(), desk.clock.mono());
    ended = null;
    const message = { code: 'AcceptanceStarted', params: { kind, count: running.tried.length } };
    note('AcceptanceStarted', { kind }, { ok: true, tone: 'info', message }, BY_HAND);
    return ACCEPTED;
  }

  /** The record that the bench keeps: who, when, each code, and how the devices stood. */
  function end(acceptance: Acceptance): void {
    const passed = hasPassed(acceptance);
    const devices = ports.devices
      .states()
      .map(({ id, name, status, identity }) => ({ id, name, status, identity }));
    const message = passed
      ? { code: 'AcceptancePassed', params: { count: acceptance.tried.length } }
      : { code: 'BENCH_NOT_ACCEPTED', params: { count: acceptance.tried.filter(isOpen).length } };
    const seq = note(
      'AcceptanceEnded',
      { ...recordOf(acceptance), devices },
      { ok: passed, tone: passed ? 'complete' : 'wrong', message },
      BY_HAND,
    );
    ended = { at: desk.clock.now().toISOString(), passed, seq };
  }

  /** Takes the next state of it; the last code ends it. */
  function goOn(next: Acceptance): void {
    running = next;
    if (dueCode(next) === null) end(next);
    desk.changed();
  }

  return {
    command: (command) => {
      switch (command.type) {
        case 'startAcceptance':
          return start(command.kind);
        case 'printTestSheet':
          return printSheet(ports, closing.signal, note);
        case 'skipSheetCode':
          if (running === null || ended !== null) return refuse(onDesk, desk, NOT_RUNNING, BY_HAND);
          goOn(skipDue(running, desk.clock.mono()));
          return ACCEPTED;
        case 'endAcceptance':
          if (running !== null && ended === null) end(running);
          running = null;
          ended = null;
          desk.changed();
          return ACCEPTED;
        default:
          return command satisfies never;
      }
    },
    scan: (text, device) => {
      if (running === null || ended !== null || onDesk.session !== null) return null;
      const due = dueCode(running);
      if (due === null) return null;
      const next = holdAgainst(running, { text, device }, desk.clock.mono());
      const tried = next.tried.find(({ entry: one }) => one.code === due.code);
      const trouble = tried?.trouble ?? null;
      const origin: Origin = { device, scanned: text };
      const said =
        trouble === null
          ? {
              ok: true,
              tone: 'right' as const,
              message: { code: 'SheetCodeRead', params: { code: due.code } },
            }
          : { ok: false, tone: 'wrong' as const, message: { code: trouble, params: { code: due.code } } };
      note('SheetCodeRead', { code: due.code, trouble }, said, origin);
      goOn(next);
      return trouble === null ? ACCEPTED : { ok: false, refusal: said.message };
    },
    leave: () => {
      if (running !== null && ended === null) end(running);
      running = null;
      ended = null;
    },
    view: () => running && acceptanceView(running, ended),
  };
}

const NOT_RUNNING: Message = { code: 'ACCEPTANCE_NOT_RUNNING', params: {} };

function isOpen({ state }: Acceptance['tried'][number]): boolean {
  return state !== 'right';
}

/** Scans that prove the bench must not be taken for goods, so nothing lies on it. */
function mayStart({ person, session }: Desk, right: 'admin' | 'pack'): Message | null {
  if (person === null) return { code: 'SIGN_IN_FIRST', params: {} };
  if (!person.rights.includes(right)) return { code: 'RIGHT_MISSING', params: { right, name: person.name } };
  return session === null ? null : { code: 'ORDER_ON_BENCH', params: { order: session.work.order.number } };
}

type Note = (
  type: string,
  body: object,
  said: { ok: boolean; tone: Tone; message: Message },
  origin: Origin,
) => unknown;

/** Brings the sheet to where papers go. What came of it is told as a verdict: printers take their time. */
function printSheet(
  { onDesk, desk, config, folder, guarded }: ProvingPorts,
  closing: AbortSignal,
  note: Note,
) {
  const refusal = mayStart(onDesk, 'pack');
  if (refusal !== null) return refuse(onDesk, desk, refusal, BY_HAND);
  const place = placeOfPapers(config.packingSlip);
  desk.journal.append([entry(onDesk, BY_HAND, 'TestSheetAsked', { place })]);
  const bring = openPaperRoute(config.packingSlip, folder);
  void makeSheet(config, desk.clock.now())
    .then((pdf) => bring(`test-sheet-${config.station.id}`, pdf, closing))
    .catch((error: unknown) => ({
      state: 'notPrinted' as const,
      why: 'SLIP_NOT_MADE',
      detail: String(error),
    }))
    .then((end) =>
      guarded(() => {
        const printed = end.state === 'printed';
        const message: Message = printed
          ? { code: 'TestSheetPrinted', params: { place } }
          : { code: 'TEST_SHEET_NOT_PRINTED', params: { why: end.why, detail: end.detail } };
        note(
          'TestSheetPrinted',
          { ...end, place },
          { ok: printed, tone: printed ? 'info' : 'wrong', message },
          BY_HAND,
        );
      }),
    );
  return ACCEPTED;
}

/** The drawing of symbols is loaded when somebody wants the sheet: it is large. */
async function makeSheet(config: ProvingPorts['config'], at: Date): Promise<Buffer> {
  const { testSheet } = await import('./sheet-paper.ts');
  return await testSheet(sheetWords(config.language), config.station.name, at);
}
