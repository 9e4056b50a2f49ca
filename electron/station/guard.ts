import type { FromStation, StationAnswer } from '../../shared/contracts/channel.ts';
import { UNRECORDED } from '../../shared/contracts/station-view.ts';
import { isDiskFull } from '../service/sqlite.ts';

export type Guard = {
  /** Work that must be on record: a bug or a disk that fails ends the service, which comes back with the truth. */
  guarded<Result>(work: () => Result): Result;
  /** A scan or a press. On a full disk it is refused, and nothing of it is done; once there is room, all goes on. */
  answered(work: () => StationAnswer): StationAnswer;
};

export type GuardPorts = {
  readonly now: () => Date;
  readonly send: (message: FromStation) => void;
  readonly log: { error(event: object, text: string): void };
  /** Ends the service. */
  readonly failed: (error: unknown) => void;
};

/** Keeps what could not be recorded from being taken for done. */
export function openGuard({ now, send, log, failed }: GuardPorts): Guard {
  const fatal = (error: unknown): never => {
    failed(error);
    throw error;
  };
  return {
    guarded: (work) => {
      try {
        return work();
      } catch (error) {
        return fatal(error);
      }
    },
    answered: (work) => {
      try {
        return work();
      } catch (error) {
        if (!isDiskFull(error)) return fatal(error);
        log.error({ event: 'station.diskFull' }, 'the disk is full: a scan or press was refused');
        const message = { code: 'DISK_FULL', params: {} };
        const verdict = { seq: UNRECORDED, ok: false, tone: 'wrong' as const, message, scanned: null };
        send({ kind: 'verdict', verdict: { ...verdict, at: now().toISOString() } });
        return { ok: false, refusal: message };
      }
    },
  };
}
