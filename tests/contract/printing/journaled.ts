import { type Entry, type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { labelJob } from '../../../electron/station/packing/print-jobs.ts';
import { aConfirmation } from '../../support/confirmations.ts';

const SESSION = 'session-1';

const clock = { now: () => new Date('2026-05-04T08:00:00Z'), mono: () => 1n };

export function journalIn(folder: string): Journal {
  return openJournal(folder, 'station-1', clock);
}

export function anEntry(type: string, body: object, session = SESSION): Entry {
  return { type, body, person: 'p1', device: null, session, ruleVersion: '1' };
}

export function sessionOpened(session = SESSION): Entry {
  return anEntry(
    'SessionOpened',
    { sessionId: session, shipmentId: `shipment-of-${session}`, work: { key: 'SO407', revision: '1' } },
    session,
  );
}

export function cartonClosed(carton: number, sscc: string): Entry {
  return anEntry('CartonClosed', { carton, sscc });
}

export function labelQueued(carton: number, sscc: string, copy = 1): Entry {
  return anEntry('PrintQueued', labelJob(carton, sscc, copy));
}

export function slipQueued(): Entry {
  return anEntry('PrintQueued', { jobId: 'slip-1', kind: 'slip', carton: null, sscc: null, copy: 1 });
}

/** The closing of a shipment, with its confirmation for SAP. */
export function shipmentClosed(packer: string): Entry {
  const { journal: _given, ...confirmation } = aConfirmation({ packer: { id: 'p1', name: packer } });
  return anEntry('ShipmentClosed', { customerName: 'Norm Thompson', confirmation });
}
