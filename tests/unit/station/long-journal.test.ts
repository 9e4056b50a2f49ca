import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { perform } from '../../../electron/station/packing/perform.ts';
import { openPrintQueue } from '../../../electron/station/printing/print-queue.ts';
import { openProgressReader } from '../../../electron/station/uplink/progress.ts';
import { viewOfDesk } from '../../../electron/station/view.ts';
import { manyWorks, openPackedJournal, type PackedJournal } from '../../support/packed-journal.ts';
import { noteStatements, wholeReadings } from '../../support/whole-readings.ts';

// A journal keeps years. What is read of it on the thread that answers scans must not grow with it.

/** Tables that grow with each shipment or scan. */
const GROWING = [
  'event',
  'session',
  'sscc',
  'packed_serial',
  'print_job',
  'shipment',
  'shipment_words',
  'packed_goods',
];

let packed: PackedJournal;
let statements: ReturnType<typeof noteStatements>;
beforeEach(() => {
  statements = noteStatements();
  packed = openPackedJournal();
});
afterEach(() => {
  vi.restoreAllMocks();
  packed.close();
});

it('is never read from end to end while orders are packed, drawn, printed and brought to SAP', async () => {
  const works = manyWorks(4, 20_261_124);
  const { ports, desk, journal } = packed;
  const changes = works.map(({ work }) => ({
    kind: 'putWork' as const,
    work,
    readiness: { state: 'unknown' as const, missing: [], missingItems: 0 },
  }));
  ports.catalogue.apply(changes, { storeId: 'store-1', revision: 1, reset: false, caughtUp: true });
  const view = () => viewOfDesk(desk, ports, { picture: () => null, virtual: false });
  const [aside, ...others] = works;
  if (aside === undefined) throw new Error('There are four');
  packed.pack(aside.work, aside.rules, 2);
  view();
  perform(desk, ports, { type: 'suspend', reason: 'HOLD' }, { device: null, scanned: null });
  for (const { work, rules } of others) packed.pack(work, rules);
  view();
  desk.justShipped = null;
  expect(view()).toMatchObject({ screen: 'queue', waiting: { count: others.length } });

  const readProgress = openProgressReader({ journal, session: () => desk.session });
  while (readProgress('store-1') === null);
  const { outbox } = ports;
  const [first] = outbox.unsubmitted('store-1');
  if (first === undefined) throw new Error('Nothing waits');
  outbox.document(first);
  outbox.markSubmitted(outbox.unsettled(), 'store-1');
  packed.tell({ shipmentId: first, state: 'posted', document: { entry: 1, number: 1 } });
  const printing = openPrintQueue(
    journal,
    async (_job, _closing, starting) => {
      starting('printer-1');
      return { state: 'printed', why: null, detail: null };
    },
    () => {},
    ports.clock.now,
  );
  printing.printSoon();
  await printing.close();

  // The end of the chain is read from its end, at the start.
  const asked = statements(journal.db).filter((sql) => !sql.includes('ORDER BY seq DESC LIMIT'));
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.flatMap((sql) => wholeReadings(journal.db, sql, GROWING))).toEqual([]);
});
