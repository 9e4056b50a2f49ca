import type { Logger } from 'pino';
import type { FromStation, StationAnswer, StationCommand } from '../../shared/contracts/channel.ts';
import type { StationQuestion, StationReply } from '../../shared/contracts/questions.ts';
import type { DeviceView, StationView, WeightView } from '../../shared/contracts/station-view.ts';
import { resolveRules } from '../../shared/packing/rule-layers.ts';
import type { Work } from '../../shared/packing/work.ts';
import { openAdditions } from './additions/additions.ts';
import { openSlipFiles } from './additions/slip-files.ts';
import { openTrackingDesk, type TrackingCommand } from './additions/tracking-desk.ts';
import { type CompanyCommand, openCompanySetUps } from './admin/company-set-up.ts';
import { openProving, type ProvingCommand } from './admin/proving.ts';
import type { StationConfig } from './config.ts';
import { sameScanners } from './devices/config.ts';
import { scaleDuty, withCalibration } from './devices/kept.ts';
import { createEchoes } from './devices/scanner/echoes.ts';
import type { Devices } from './devices/types.ts';
import type { VirtualBench } from './devices/virtual.ts';
import { openGuard } from './guard.ts';
import { type Clock, type Journal, openJournal } from './journal/journal.ts';
import { lastScaleCheck } from './journal/scale-checks.ts';
import { openCatalogue, type StationCatalogue } from './orders/catalogue.ts';
import { type Desk, type DeskPorts, entry, openDesk, replaySession } from './packing/desk.ts';
import { hearSap } from './packing/hearing.ts';
import { uuidV7 } from './packing/ids.ts';
import { type DeskCommand, press } from './packing/pressing.ts';
import { scaleCheckView } from './packing/scale-check.ts';
import { scan } from './packing/scanning.ts';
import { openShipmentDecisions, type ShipmentCommand } from './packing/shipment-decisions.ts';
import { openSsccBook } from './packing/sscc-book.ts';
import { openPeople } from './people/people.ts';
import { trialBadges, trialPeople } from './people/trial.ts';
import { labelPicture, openPaperwork } from './printing/paperwork.ts';
import { openPrintQueue } from './printing/print-queue.ts';
import { openQuestions } from './questions.ts';
import { openTimings, type Percentiles, type Timings } from './timings.ts';
import { openOutbox } from './uplink/outbox.ts';
import { openProgressReader } from './uplink/progress.ts';
import { openUplink, type SyncTarget } from './uplink/uplink.ts';
import { viewOfDesk } from './view.ts';

export type Station = {
  command(command: StationCommand): StationAnswer;
  /** Answers what no view holds; a refusal when nobody is signed in who may ask it. */
  ask(question: StationQuestion): Promise<StationReply>;
  /** Sends the whole view now: somebody looks who knows nothing. */
  hello(): void;
  syncAt(target: SyncTarget): void;
  /** From a scan's last byte to its verdict, and each of the journal's commits; since they were asked for last. */
  timings(): { readonly scanToVerdict: Percentiles; readonly commit: Percentiles };
  close(): Promise<void>;
};

export type StationPorts = {
  readonly config: StationConfig;
  /** The data folder, already taken for this process. */
  readonly folder: string;
  readonly clock: Clock;
  readonly devices: Devices;
  /** Set when the station works without hardware. */
  readonly virtual: VirtualBench | null;
  readonly log: Logger;
  readonly send: (message: FromStation) => void;
  /** The journal can't be written: nothing may be acknowledged any more. */
  readonly failed: (error: unknown) => void;
};

/** A weight older than this is no weight. */
const WEIGHT_MAX_AGE_MS = 1_000;
/** The page is drawn at most this often; verdicts do not wait for it. */
const VIEW_EVERY_MS = 50;

/** Puts a station together: journal, catalogue, people, desk, devices, printing and the line to SAP. */
export function openStation(ports: StationPorts): Station {
  const { config, folder, clock, devices, log } = ports;
  const scanToVerdict = openTimings();
  const commit = openTimings();
  const journal = timed(openJournal(folder, config.station.id, clock), clock, commit);
  const catalogue = openCatalogue(folder);
  const outbox = openOutbox(journal);
  const additions = openAdditions(journal);
  const staff = [...config.people, ...(config.trial ? trialPeople(folder) : [])];
  const people = openPeople(staff, folder);
  let language = config.language;

  const view = openViewSender(() => buildView(), ports.send);
  const paperwork = openPaperwork({ config, devices, folder });
  const printQueue = openPrintQueue(
    journal,
    (job, closing, starting) =>
      paperwork.print(job, replaySession(journal, job.sessionId), closing, starting),
    view.soon,
    clock.now,
  );
  const uplink = openUplink({
    stationId: config.station.id,
    catalogue: heard(catalogue, () => guarded(() => hearSap(onDesk, desk))),
    outbox,
    additions,
    slipFiles: openSlipFiles(journal, config),
    progress: openProgressReader({ journal, session: () => onDesk.session }),
    run: uuidV7(clock.now()),
    now: clock.now,
    changed: view.soon,
    log: log.child({ part: 'uplink' }),
  });

  const desk: DeskPorts = {
    stationId: config.station.id,
    journal,
    catalogue,
    outbox,
    people,
    clock,
    ssccBook: openSsccBook(journal, config.sscc),
    today: () => localDay(clock.now()),
    newId: () => uuidV7(clock.now()),
    rulesFor: (work) => rulesFor(config, work),
    weight: () => freshWeight(devices),
    scaleDuty: () => scaleDuty(config.devices, devices.scales[0]),
    verdict: (verdict) => ports.send({ kind: 'verdict', verdict }),
    changed: view.soon,
    printSoon: printQueue.printSoon,
    attachSlip: config.attachPackingSlip,
    submitSoon: uplink.submitSoon,
  };
  const onDesk: Desk = openDesk(desk);

  const { guarded, answered } = openGuard({ now: clock.now, send: ports.send, log, failed: ports.failed });

  const decisions = openShipmentDecisions({ onDesk, desk, uplink, answered });
  const companySetUps = openCompanySetUps({ onDesk, desk, uplink, answered });
  const tracking = openTrackingDesk(onDesk, desk);
  const proving = openProving({
    ...{ onDesk, desk, config, devices, folder, guarded },
    isVirtual: ports.virtual !== null,
    reading: (scale) => devices.scales.find(({ id }) => id === scale)?.latest(WEIGHT_MAX_AGE_MS) ?? null,
  });
  const questions = openQuestions({
    onDesk,
    config,
    staff,
    devices,
    folder,
    clock,
    lastCheck: (scale) => lastScaleCheck(journal.db, scale),
    today: desk.today,
    company: () => uplink.status().sap,
    isCompanyAsked: companySetUps.isAsking,
    alarms: () => uplink.status().alarms,
    bin: catalogue.bin,
  });

  const echoes = createEchoes(sameScanners(config.devices));
  /** A scan that arrived on another channel already is on record and counts no more. */
  const scanOnce = (text: string, device: string | null, at: bigint): StationAnswer => {
    const first = echoes.echoOf({ device, text, at });
    if (first === null) {
      return proving.scan(text, device) ?? tracking.scan(text, device) ?? scan(onDesk, desk, text, device);
    }
    const echo = entry(onDesk, { device, scanned: null }, 'ScanEchoed', first);
    journal.append([{ ...echo, session: null }]);
    return { ok: true };
  };

  guarded(() => hearSap(onDesk, desk));
  for (const scanner of devices.scanners) {
    scanner.onScan(({ text, device, completeAt }) => {
      const answer = answered(() => scanOnce(text, device, completeAt));
      if (!answer.ok) scanner.soundRefusal?.();
      scanToVerdict.add(clock.mono() - completeAt);
    });
  }
  for (const scale of devices.scales) scale.onReading(view.weight);
  devices.onState((state) => {
    log.info(
      { event: 'device.state', device: state.id, status: state.status, code: state.code },
      state.detail,
    );
    view.soon();
  });
  printQueue.printSoon();
  if (config.uplink) uplink.reach(config.uplink);

  function buildView(): Omit<StationView, 'version'> {
    const { sync, sap, alarms } = uplink.status();
    const deskView = viewOfDesk(onDesk, desk, {
      picture: (state, carton) => labelPicture(config, state, carton),
      virtual: ports.virtual !== null,
    });
    return {
      ...deskView,
      station: config.station,
      halted: null,
      language: onDesk.person?.language ?? language,
      weight: weightView(devices),
      scaleCheck: scaleCheckView(desk),
      sap: {
        state: sync.state === 'away' ? 'unknown' : (sap?.state ?? 'unknown'),
        since: sap?.since ?? sync.since,
        code: sap?.code ?? null,
        detail: sap?.detail ?? null,
        sandbox: sap?.sandbox ?? false,
      },
      sync,
      alarms: alarms && { count: alarms.alarms.length, toldAt: alarms.toldAt },
      devices: devices
        .states()
        .map((state) => withCalibration(state, config.devices, desk.today()))
        .map(deviceView(ports.virtual !== null)),
      acceptance: proving.view(),
      tracking: tracking.view(),
      additionsMark: additions.mark(),
      trialBadges: config.trial ? trialBadges() : [],
    };
  }

  return {
    command: (command) =>
      answered(() => {
        switch (command.type) {
          case 'retryShipment':
          case 'holdShipment':
          case 'giveBackShipment':
          case 'bookedByHand':
            return decisions.take(command satisfies ShipmentCommand);
          case 'setUpCompany':
            return companySetUps.take(command satisfies CompanyCommand);
          case 'setLanguage':
            language = command.language;
            if (onDesk.person) onDesk.person = { ...onDesk.person, language: command.language };
            view.soon();
            return { ok: true };
          case 'printTestSheet':
          case 'printCommandSheet':
          case 'startAcceptance':
          case 'tryStep':
          case 'skipStep':
          case 'endAcceptance':
            return proving.command(command satisfies ProvingCommand);
          case 'askTracking':
          case 'chooseTracked':
          case 'takeBackTracking':
          case 'endTracking':
            return tracking.command(command satisfies TrackingCommand);
          case 'signOut':
            proving.leave();
            tracking.leave();
            return press(onDesk, desk, command);
          case 'scan':
            return scanOnce(command.text, null, clock.mono());
          case 'benchScan':
          case 'benchWeight':
            return moveVirtualBench(ports.virtual, command);
          default:
            return press(onDesk, desk, command satisfies DeskCommand);
        }
      }),
    ask: questions.ask,
    hello: view.now,
    syncAt: uplink.reach,
    timings: () => ({ scanToVerdict: scanToVerdict.report(), commit: commit.report() }),
    close: async () => {
      view.stop();
      await Promise.all([devices.close(), uplink.close(), printQueue.close(), questions.close()]);
      await Promise.all([decisions.settled(), companySetUps.settled()]);
      catalogue.close();
      journal.close();
    },
  };
}

/** The journal, with each commit's time taken. */
function timed(journal: Journal, clock: Clock, commit: Timings): Journal {
  return {
    ...journal,
    append: (entries) => {
      const begun = clock.mono();
      const events = journal.append(entries);
      commit.add(clock.mono() - begun);
      return events;
    },
  };
}

/** The catalogue, which tells when something new of SAP is in it. */
function heard(catalogue: StationCatalogue, changed: () => void): StationCatalogue {
  return {
    ...catalogue,
    apply: (changes, at) => {
      catalogue.apply(changes, at);
      changed();
    },
  };
}

function rulesFor(config: StationConfig, work: Work) {
  return resolveRules({
    company: config.rules.company,
    station: config.rules.station,
    customer: config.rules.customers[work.customer.code],
  });
}

function freshWeight(devices: Devices) {
  const [scale] = devices.scales;
  const reading = scale?.latest(WEIGHT_MAX_AGE_MS) ?? null;
  return scale && reading ? { reading, scale: scale.id } : null;
}

function weightView(devices: Devices): WeightView | null {
  const [scale] = devices.scales;
  if (!scale) return null;
  const reading = scale.latest(WEIGHT_MAX_AGE_MS);
  return reading ? { verdict: reading.verdict, grams: reading.grams } : { verdict: 'unknown', grams: null };
}

function deviceView(virtual: boolean) {
  return (state: ReturnType<Devices['states']>[number]): DeviceView => ({
    id: state.id,
    kind: state.kind,
    name: state.name,
    status: state.status,
    trouble: state.code,
    detail: state.detail,
    virtual,
  });
}

function moveVirtualBench(
  bench: VirtualBench | null,
  command: Extract<StationCommand, { type: 'benchScan' | 'benchWeight' }>,
): StationAnswer {
  if (bench === null) return { ok: false, refusal: { code: 'BENCH_NOT_VIRTUAL', params: {} } };
  if (command.type === 'benchScan') bench.scan(command.text);
  else bench.setWeight(command.grams, 'stable');
  return { ok: true };
}

/** The bench's own calendar day, for expiry: a lot that expires today is judged by the clock on the wall. */
function localDay(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  const day = String(now.getDate()).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${day}`;
}

/** Sends views when something changed, at most one every VIEW_EVERY_MS, and always the last one. */
function openViewSender(build: () => Omit<StationView, 'version'>, send: (message: FromStation) => void) {
  let version = 0;
  let timer: NodeJS.Timeout | null = null;
  let lastWeight = '';
  let stopped = false;
  const now = (): void => {
    timer = null;
    if (stopped) return;
    version += 1;
    send({ kind: 'view', view: { ...build(), version } });
  };
  const soon = (): void => {
    timer ??= setTimeout(now, VIEW_EVERY_MS);
  };
  return {
    now,
    soon,
    /** Ten readings a second are drawn only when they show something else. */
    weight: (reading: { verdict: string; grams: number | null }): void => {
      const shown = `${reading.verdict} ${reading.grams}`;
      if (shown === lastWeight) return;
      lastWeight = shown;
      soon();
    },
    stop: (): void => {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
