import { type Entry, type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { labelJob } from '../../../electron/station/packing/print-jobs.ts';

export const SESSION = 'session-1';

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

export function slipQueued(shipment: string): Entry {
  return anEntry('PrintQueued', {
    jobId: `slip-${shipment}-1`,
    kind: 'slip',
    carton: null,
    sscc: null,
    copy: 1,
  });
}

/** The shipment's closing, as far as the journal's projections read it. */
export function shipmentClosed(shipmentId: string): Entry {
  return anEntry('ShipmentClosed', {
    customerName: 'Norm Thompson',
    confirmation: {
      shipmentId,
      workKey: 'SO407',
      station: 'station-1',
      packer: { id: 'p1', name: 'Anna Krüger' },
      closedAt: '2026-05-04T08:00:00.000Z',
      customerCode: 'C20000',
      orderEntry: 407,
      orderNumber: 1407,
      pickListEntry: null,
      partial: false,
      lines: [
        {
          orderEntry: 407,
          orderLine: 0,
          pickListLine: null,
          itemCode: 'A1',
          warehouse: '01',
          uom: { entry: 1, code: 'EA', factor: 1 },
          baseQuantity: 1,
          taken: [{ quantity: 1, lot: null, serial: null, bin: null }],
        },
      ],
      cartons: [
        {
          number: 1,
          sscc: '095299990000000019',
          packaging: 'M',
          tareGrams: 350,
          grossGrams: 360,
          contents: [
            { orderLine: 0, itemCode: 'A1', baseQuantity: 1, lot: null, expiry: null, serial: null },
          ],
        },
      ],
    },
  });
}
