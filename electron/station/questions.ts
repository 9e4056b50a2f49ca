import type { SapStatus } from '../../shared/contracts/catalogue.ts';
import type { StationQuestion, StationReply } from '../../shared/contracts/questions.ts';
import type { Message } from '../../shared/contracts/station-view.ts';
import type { Bin, IsoDate } from '../../shared/packing/work.ts';
import { benchReport } from './admin/bench-report.ts';
import { listenTo } from './admin/listening.ts';
import { pluggedIn } from './admin/plugged-in.ts';
import { openRecent } from './admin/recent.ts';
import { alarmReply } from './clerk/alarm-reply.ts';
import { openClerk } from './clerk/clerk.ts';
import type { StationConfig } from './config.ts';
import type { Devices } from './devices/types.ts';
import type { Clock } from './journal/journal.ts';
import type { ScaleCheck } from './journal/scale-checks.ts';
import type { Desk } from './packing/desk.ts';
import type { KnownAlarms } from './uplink/alarms.ts';

export type Questions = {
  /** Answers one question; a refusal when whoever is signed in may not ask it. Nothing changes by asking. */
  ask(question: StationQuestion): Promise<StationReply>;
  close(): Promise<void>;
};

export type QuestionPorts = {
  readonly onDesk: Pick<Desk, 'person'>;
  readonly config: Pick<StationConfig, 'devices'>;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly devices: Devices;
  /** The station's data folder. */
  readonly folder: string;
  readonly clock: Clock;
  /** The last time that a scale weighed its test weight. */
  readonly lastCheck: (scale: string) => ScaleCheck | null;
  /** The calendar day at the bench. */
  readonly today: () => IsoDate;
  /** What the sync service last said of SAP. */
  readonly company: () => SapStatus | null;
  /** Somebody has it looked at just now. */
  readonly isCompanyAsked: () => boolean;
  /** What it last said of differences. */
  readonly alarms: () => KnownAlarms | null;
  /** A bin by its AbsEntry. */
  readonly bin: (entry: number) => Bin | null;
};

/** What is asked of the station beside its view: by shipping clerks of the journal, by its admin of the bench. */
export function openQuestions(ports: QuestionPorts): Questions {
  const { config, devices, clock, folder } = ports;
  const clerk = openClerk({
    folder,
    names: Object.fromEntries(ports.staff.map(({ id, name }) => [id, name])),
  });
  const recent = openRecent(devices, clock);
  return {
    ask: async (question) => {
      const refusal = mayAsk(ports.onDesk, question);
      if (refusal !== null) return { type: 'refused', refusal };
      switch (question.type) {
        case 'benchReport':
          return {
            type: 'benchReport',
            report: benchReport({
              config,
              devices,
              recent,
              lastCheck: ports.lastCheck,
              today: ports.today(),
              company: ports.company(),
              isCompanyAsked: ports.isCompanyAsked(),
            }),
          };
        case 'alarms':
          return alarmReply(ports.alarms(), ports.bin);
        case 'pluggedIn':
          return await pluggedIn(config.devices, devices.states());
        case 'listenTo':
          return {
            type: 'listenTo',
            heard: await listenTo(question.path, question.baudRate, config.devices),
          };
        default:
          return await clerk.ask(question);
      }
    },
    close: clerk.close,
  };
}

const ADMINS: ReadonlySet<StationQuestion['type']> = new Set(['benchReport', 'pluggedIn', 'listenTo']);

/** Where customers' names and goods are shown, somebody is signed in; the set-up is its admin's. */
function mayAsk({ person }: Pick<Desk, 'person'>, { type }: StationQuestion): Message | null {
  if (person === null) return { code: 'SIGN_IN_FIRST', params: {} };
  if (!ADMINS.has(type)) return null;
  if (person.rights.includes('admin')) return null;
  return { code: 'RIGHT_MISSING', params: { right: 'admin', name: person.name } };
}
