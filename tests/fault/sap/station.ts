import { openAdditions } from '../../../electron/station/additions/additions.ts';
import { type Journal, openJournal } from '../../../electron/station/journal/journal.ts';
import { openCatalogue, type StationCatalogue } from '../../../electron/station/orders/catalogue.ts';
import { type Outbox, openOutbox } from '../../../electron/station/uplink/outbox.ts';
import { openUplink } from '../../../electron/station/uplink/uplink.ts';
import type { Confirmation } from '../../../shared/contracts/confirmation.ts';
import { STATION, TOKEN } from '../../support/sync-client.ts';
import { type Life, live, type StationStep } from './steps.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A station between its start and its end: its real journal, outbox, copy of SAP's work, and way to the sync service. */
export type StationRun = {
  readonly outbox: Outbox;
  readonly catalogue: StationCatalogue;
  readonly life: Life<StationStep>;
  /** Packs a shipment and closes it, as the desk does: durable when this returns true, unless the station ended. */
  close(shipment: Confirmation): boolean;
  reach(address: string): void;
  /** How many shipments are still to be handed over. Wakes the uplink, whose rounds are in real time. */
  handOver(): number;
  end(): Promise<void>;
};

export type StationSite = {
  readonly folder: string;
  readonly time: Pick<VirtualTime, 'now'>;
  readonly forgetsEarly: boolean;
};

export function startStation(
  { folder, time, forgetsEarly }: StationSite,
  died: (step: StationStep) => void,
): StationRun {
  const life = live(died);
  const clock = { now: time.now, mono: () => BigInt(time.now().getTime()) * 1_000_000n };
  const journal = openJournal(folder, STATION, clock);
  const catalogue = openCatalogue(folder);
  const kept = openOutbox(journal);
  const outbox = mortal(forgetsEarly ? forgettingEarly(kept) : kept, life);
  const uplink = openUplink({
    stationId: STATION,
    catalogue: mortalCatalogue(catalogue, life),
    outbox,
    additions: openAdditions(journal),
    slipFiles: { forAddition: async () => ({ orderNumber: 1, content: null }) },
    progress: () => null,
    run: 'run',
    now: time.now,
    changed: () => {},
    log: { info: () => {}, warn: () => {} },
  });
  return {
    outbox: kept,
    catalogue,
    life,
    close: (shipment) => {
      if (life.reach('close:before')) return false;
      writeShipment(journal, shipment);
      if (!life.reach('close:after')) uplink.submitSoon();
      return true;
    },
    reach: (address) => uplink.reach({ address, token: TOKEN }),
    handOver: () => {
      const waiting = kept.unsubmitted(catalogue.position().storeId).length;
      if (waiting > 0) uplink.submitSoon();
      return waiting;
    },
    end: async () => {
      await uplink.close();
      catalogue.close();
      journal.close();
    },
  };
}

/** Writes a session, each unit of it, and its end, in as many entries as the desk makes of them. */
export function writeShipment(journal: Journal, { journal: _head, ...shipment }: Confirmation): void {
  const session = `session-${shipment.shipmentId}`;
  const entry = (type: string, body: object) => ({
    type,
    body,
    person: shipment.packer.id,
    device: null,
    session,
    ruleVersion: '1',
  });
  const units = shipment.lines.flatMap(({ itemCode, orderLine, taken }) =>
    taken.map((unit) => ({ itemCode, orderLine, ...unit })),
  );
  journal.append([
    entry('SessionOpened', {
      sessionId: session,
      shipmentId: shipment.shipmentId,
      work: { key: shipment.workKey, revision: '1' },
    }),
    ...units.map(({ itemCode, orderLine, quantity, serial }, id) =>
      entry('UnitPacked', { itemCode, content: { id, line: orderLine, quantity, serial } }),
    ),
  ]);
  journal.append([entry('ShipmentClosed', { customerName: 'A customer', confirmation: shipment })]);
}

/** Thrown at whoever still works when the station has ended. */
class Ended extends Error {}

function mortal(outbox: Outbox, life: Life<StationStep>): Outbox {
  const step = (name: 'markSubmitted' | 'note', work: () => void): void => {
    if (life.reach(`${name}:before`)) throw new Ended(name);
    work();
    if (life.reach(`${name}:after`)) throw new Ended(name);
  };
  const living = <T>(read: () => T): T => {
    if (life.isOver()) throw new Ended('reading');
    return read();
  };
  return {
    unsubmitted: (storeId) => living(() => outbox.unsubmitted(storeId)),
    unsettled: () => living(() => outbox.unsettled()),
    document: (id) => living(() => outbox.document(id)),
    markSubmitted: (...args) => step('markSubmitted', () => outbox.markSubmitted(...args)),
    note: (...args) => step('note', () => outbox.note(...args)),
    position: () => living(() => outbox.position()),
    shipments: (limit) => living(() => outbox.shipments(limit)),
    shipment: (id) => living(() => outbox.shipment(id)),
    waiting: () => living(() => outbox.waiting()),
  };
}

function mortalCatalogue(catalogue: StationCatalogue, life: Life<StationStep>): StationCatalogue {
  return {
    ...catalogue,
    apply: (...args) => {
      if (life.isOver()) throw new Ended('catalogue');
      catalogue.apply(...args);
    },
  };
}

function forgettingEarly(outbox: Outbox): Outbox {
  return {
    ...outbox,
    unsubmitted: (storeId) => {
      const found = outbox.unsubmitted(storeId);
      outbox.markSubmitted(found, storeId);
      return found;
    },
    unsettled: () => [],
    markSubmitted: () => {},
  };
}
