import { deviceConfig } from '../../../electron/station/devices/config.ts';
import { openDevices } from '../../../electron/station/devices/devices.ts';
import { type Entry, openJournal } from '../../../electron/station/journal/journal.ts';
import { labelAgain, labelJob } from '../../../electron/station/packing/print-jobs.ts';
import { openPaperwork } from '../../../electron/station/printing/paperwork.ts';
import { openPrintQueue } from '../../../electron/station/printing/print-queue.ts';
import { aCarton, aShipment, SHIP_FROM } from '../../unit/labels/packed.ts';
import type { FromStation, OwnStep, ToStation } from './steps.ts';

// The printing of a station, with its journal and its driver, that dies at the step it is told to.
const [, , folder = '', port = ''] = process.argv;
const SESSION = 'session-1';

const clock = { now: () => new Date(), mono: () => process.hrtime.bigint() };
const journal = openJournal(folder, 'station-1', clock);
const printer = deviceConfig.parse({
  id: 'printer-1',
  name: 'Labels',
  kind: 'printer',
  protocol: 'zpl',
  host: '127.0.0.1',
  port: Number(port),
  answerWithinMs: 300,
  printWithinMs: 900,
  statusEveryMs: 600_000,
});
const devices = openDevices([printer], clock);
const config = {
  label: { dpi: 203 },
  language: 'en',
  packingSlip: { to: 'folder', folder: null },
  shipFrom: SHIP_FROM,
} as const;
const paperwork = openPaperwork({ config, devices, folder });
let dieAt: OwnStep | null = null;
let heard = 0;

const queue = openPrintQueue(
  journal,
  async (job, closing, starting) => {
    const cartons = [aCarton({ number: job.carton ?? 0, sscc: job.sscc })];
    const end = await paperwork.print(job, { ...aShipment(), cartons }, closing, (place) => {
      starting(place);
      reached('started');
    });
    reached('before-ended');
    return end;
  },
  settle,
  clock.now,
);

process.on('message', (message: ToStation) => {
  if (message.kind === 'reopen') {
    journal.append([entry('CartonReopened', { carton: message.carton, deadSscc: message.sscc })]);
    heard = message.id;
    settle();
    return;
  }
  dieAt = message.dieAt;
  reached('before-queued');
  journal.append(entriesFor(message));
  heard = message.id;
  reached('queued');
  queue.printSoon();
});

if (journal.head().seq === 0) {
  const work = { key: 'SO1', revision: '1' };
  journal.append([entry('SessionOpened', { sessionId: SESSION, shipmentId: 'shipment-1', work })]);
}
queue.printSoon();
settle();

function entriesFor({ carton, sscc, again }: Extract<ToStation, { kind: 'label' }>): readonly Entry[] {
  const next = labelAgain(journal.db, carton, sscc);
  if (again && next) return [entry('PrintQueued', next.job)];
  return [entry('CartonClosed', { carton, sscc }), entry('PrintQueued', labelJob(carton, sscc, 1))];
}

/** Called on every change of a job, after it is on the disk. */
function settle(): void {
  const open = journal.db
    .prepare<[], { jobs: number }>(
      `SELECT count(*) AS jobs FROM print_job WHERE state IN ('queued', 'started')`,
    )
    .get();
  if (open?.jobs !== 0) return;
  if (dieAt === 'ended') reached('ended');
  process.send?.({ kind: 'settled', id: heard } satisfies FromStation);
}

function reached(step: OwnStep): void {
  if (dieAt === step) process.kill(process.pid, 'SIGKILL');
}

function entry(type: string, body: object): Entry {
  return { type, body, person: 'p1', device: null, session: SESSION, ruleVersion: '1' };
}
