import {
  openPrintService,
  printServerAddress,
  SERVICE_TIMES,
  type ServiceTimes,
} from '../devices/transport/print-service.ts';
import { notPrinted, PRINTED, type PrintEnd } from './print-end.ts';

/** A printer of this computer or of the print server, for papers of the office kind. */
export type SystemQueue = {
  /** @param closing ends the wait for the printer's answer; the job itself is the queue's by then */
  print(name: string, pdf: Buffer, closing: AbortSignal): Promise<PrintEnd>;
};

export type QueueTimes = ServiceTimes & {
  /** From the hand-over until it must be on paper; afterwards it is 'sent', never 'printed'. */
  readonly printWithinMs: number;
};

const TIMES: QueueTimes = { ...SERVICE_TIMES, printWithinMs: 60_000 };

/** @param server "http://printserver:631"; null as the system says */
export function openSystemQueue(queue: string, server: string | null = null, times = TIMES): SystemQueue {
  const service = openPrintService(queue, printServerAddress(server), times);
  return {
    print: async (name, pdf, closing) => {
      const given = await service.handOver(name, 'application/pdf', pdf);
      switch (given.end) {
        case 'away':
          return notPrinted('PRINT_QUEUE_AWAY', given.detail);
        case 'refused':
          return notPrinted('PRINT_QUEUE_REFUSED', given.detail);
        case 'broke-off':
          return { state: 'unknown', why: 'PRINT_QUEUE_BROKE_OFF', detail: given.detail };
        case 'taken':
          if (given.jobId === null)
            return notConfirmed('The print service took the job and gave it no number.');
      }
      const { end, detail } = await service.follow(given.jobId, times.printWithinMs, closing);
      switch (end) {
        case 'completed':
          return PRINTED;
        case 'ended-early':
          return { state: 'unknown', why: 'PRINT_QUEUE_ENDED_JOB', detail };
        case 'waiting':
          return notConfirmed(detail);
      }
    },
  };
}

function notConfirmed(detail: string): PrintEnd {
  return { state: 'sent', why: 'PRINT_QUEUE_NOT_CONFIRMED', detail };
}
