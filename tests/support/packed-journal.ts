import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Journal, openJournal } from '../../electron/station/journal/journal.ts';
import { openCatalogue } from '../../electron/station/orders/catalogue.ts';
import { type Desk, type DeskPorts, openDesk } from '../../electron/station/packing/desk.ts';
import { uuidV7 } from '../../electron/station/packing/ids.ts';
import { openSession, perform } from '../../electron/station/packing/perform.ts';
import { openSsccBook } from '../../electron/station/packing/sscc-book.ts';
import { openPeople } from '../../electron/station/people/people.ts';
import { openOutbox } from '../../electron/station/uplink/outbox.ts';
import type { ShipmentStatus } from '../../shared/contracts/confirmation.ts';
import type { Rules } from '../../shared/packing/rules.ts';
import type { Work } from '../../shared/packing/work.ts';
import { rules, work } from '../unit/packing/bench.ts';
import { type GeneratedWork, generatedWork } from '../unit/packing/generated-works.ts';
import { obey } from '../unit/packing/perfect-packer.ts';

/** A station's real journal with packed orders in it, without devices, screens or SAP. */
export type PackedJournal = {
  readonly folder: string;
  readonly journal: Journal;
  readonly desk: Desk;
  readonly ports: DeskPorts;
  /** Opens a work, and packs it as the next steps say: to its shipment, or only so many steps of it. */
  pack(work: Work, under: Rules, steps?: number): void;
  /** What the sync service tells of a shipment. */
  tell(status: Pick<ShipmentStatus, 'shipmentId' | 'state'> & Partial<ShipmentStatus>): void;
  close(): void;
};

export const PEOPLE = [
  { id: 'ana', name: 'Ana Packer', badge: 'ANA', pin: null, rights: ['pack' as const], language: null },
  { id: 'ole', name: 'Ole Packer', badge: 'OLE', pin: null, rights: ['pack' as const], language: null },
];
/** More than the longest of the generated works needs. */
const MOST_STEPS = 1_000;
const MORNING = Date.parse('2026-11-24T06:00:00.000Z');
const NOTHING = () => undefined;

export function openPackedJournal(): PackedJournal {
  const folder = mkdtempSync(join(tmpdir(), 'pw-packed-'));
  // Each event a second after the one before it, so that what is sorted by time has one order.
  let seconds = 0;
  const clock = {
    now: () => new Date(MORNING + seconds++ * 1_000),
    mono: () => BigInt(seconds) * 1_000_000_000n,
  };
  const journal = openJournal(folder, 'bench-1', clock);
  // What is asked here is not whether it survives a power cut.
  journal.db.pragma('synchronous = OFF');
  const catalogue = openCatalogue(folder);
  const outbox = openOutbox(journal);
  let under = rules();
  const ports: DeskPorts = {
    stationId: 'bench-1',
    journal,
    catalogue,
    outbox,
    people: openPeople(PEOPLE, folder),
    clock,
    ssccBook: openSsccBook(journal, {
      extensionDigit: 0,
      companyPrefix: '9529999',
      firstSerial: 1,
      lastSerial: 999_999,
    }),
    today: () => '2026-11-24',
    newId: () => uuidV7(clock.now()),
    rulesFor: () => under,
    weight: () => null,
    scaleDuty: () => null,
    attachSlip: false,
    verdict: NOTHING,
    changed: NOTHING,
    printSoon: NOTHING,
    submitSoon: NOTHING,
  };
  const desk = openDesk(ports);
  const byHand = { device: null, scanned: null };
  let packed = 0;
  let revision = 0;
  return {
    folder,
    journal,
    desk,
    ports,
    pack: (wanted, rulesOfWork, steps = MOST_STEPS) => {
      desk.person = ports.people.byBadge(packed % 3 === 0 ? 'OLE' : 'ANA');
      under = rulesOfWork;
      openSession(desk, ports, wanted, byHand);
      for (let at = 0; at < steps && desk.session !== null; at++) {
        packed += 1;
        const command = obey(desk.session, packed);
        if (command === null) throw new Error(`Nothing to do in ${wanted.key}`);
        const answer = perform(desk, ports, command, byHand);
        if (!answer.ok) throw new Error(`${wanted.key}: ${JSON.stringify(answer.refusal)}`);
      }
    },
    tell: (status) => {
      revision += 1;
      outbox.note(
        [
          {
            document: null,
            reason: null,
            attempts: 1,
            since: clock.now().toISOString(),
            ...status,
            revision,
          },
        ],
        'store-1',
      );
    },
    close: () => {
      catalogue.close();
      journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const CUSTOMERS = [
  'Café Elbblick',
  'Elektro Claussen',
  'Hafenküche Altona GmbH',
  'Gasthof zum Anker',
  'Übersee-Kontor',
];

/** So many works as a company might have them, of five customers; lots come back in many of them, serials do not. */
export function manyWorks(
  count: number,
  seed: number,
): readonly { readonly work: Work; readonly rules: Rules }[] {
  return fc.sample(generatedWork, { numRuns: count, seed }).map((generated, at) => {
    const customer = at % CUSTOMERS.length;
    return {
      work: work(marked(generated, at), {
        key: `SO${1_000 + at}`,
        order: { entry: 1_000 + at, number: 50_000 + at, dueDate: '2026-11-30', customerReference: null },
        customer: { code: `C${customer}`, name: CUSTOMERS[customer] ?? '' },
      }),
      rules: rules(generated.rules),
    };
  });
}

const LOTS_APART = 7;

/** The same goods with lots that every seventh work shares, and serials that no other work has. */
function marked({ lines }: GeneratedWork, at: number): GeneratedWork['lines'] {
  return lines.map((line) => ({
    ...line,
    lots: line.lots.map((one) => ({ ...one, lot: `${one.lot}-${at % LOTS_APART}` })),
    serials: line.serials.map((one) => ({ ...one, serial: `${one.serial}-${at}` })),
    allocations: line.allocations.map((one) => ({
      ...one,
      lot: one.lot === null ? null : `${one.lot}-${at % LOTS_APART}`,
      serial: one.serial === null ? null : `${one.serial}-${at}`,
    })),
  }));
}
