import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printServerAddress } from '../../../electron/station/devices/transport/print-service.ts';
import { packingSlip } from '../../../electron/station/printing/packing-slip.ts';
import { openSystemQueue, type QueueTimes } from '../../../electron/station/printing/system-queue.ts';
import { slipContent } from '../../../shared/labels/slip-content.ts';
import { paperWords } from '../../../shared/labels/words.ts';
import { type Cups, startCups } from '../../support/cups.ts';
import { openPrinter } from '../../support/devices.ts';
import { type OfficePrinter, startOfficePrinter } from '../../support/office-printer.ts';
import { until } from '../../support/until.ts';
import { startZplPrinter, type ZplPrinter } from '../../support/zpl-printer.ts';
import { aShipment, SHIP_FROM } from '../../unit/labels/packed.ts';

const TIMES: QueueTimes = {
  handOverWithinMs: 10_000,
  answerWithinMs: 5_000,
  askEveryMs: 100,
  printWithinMs: 20_000,
};
const OPEN = new AbortController().signal;
const LABEL = '^XA^FO20,20^FDA^FS^XZ';

let cups: Cups;
let office: OfficePrinter;
let labels: ZplPrinter;
beforeAll(async () => {
  [cups, office, labels] = await Promise.all([startCups(), startOfficePrinter(), startZplPrinter()]);
  cups.addQueue('office', office.port);
  cups.addQueue('labels', labels.port);
}, 60_000);
afterAll(async () => {
  await Promise.all([cups.close(), office.close(), labels.close()]);
});

describe('CUPS itself', () => {
  it('takes the packing slip and passes it on, byte for byte', async () => {
    const at = '2026-05-04T08:00:00.000Z';
    const content = slipContent(aShipment(), SHIP_FROM, { packer: 'Anna Krüger', at }, 'de');
    const pdf = Buffer.from(await packingSlip(content, paperWords('de'), new Date(at)));
    expect(await openSystemQueue('office', cups.address, TIMES).print('slip-1407', pdf, OPEN)).toEqual({
      state: 'printed',
      why: null,
      detail: null,
    });
    await until('the slip arrived', () => office.received().length === 1);
    expect(office.received()[0]?.equals(pdf)).toBe(true);
  });

  it('is found where CUPS_SERVER says', () => {
    expect(printServerAddress(null, cups.server)).toBe(cups.address);
    expect(printServerAddress(null, 'printserver')).toBe('http://printserver:631');
    expect(printServerAddress(null, '/run/cups/cups.sock')).toBe('http://localhost:631');
    expect(printServerAddress(null, '')).toBe('http://localhost:631');
    expect(printServerAddress('http://10.0.0.4:631/', cups.server)).toBe('http://10.0.0.4:631');
  });

  it('has no queue of another name', async () => {
    const end = await openSystemQueue('elsewhere', cups.address, TIMES).print(
      'slip',
      Buffer.from('%PDF-'),
      OPEN,
    );
    expect(end).toMatchObject({ state: 'notPrinted', why: 'PRINT_QUEUE_REFUSED' });
  });
});

describe('a label printer behind a queue of CUPS', () => {
  async function opened(settings: object = {}) {
    const printer = openPrinter({ connection: 'queue', queue: 'labels', server: cups.address, ...settings });
    await until('the queue is seen', () => printer.state().status === 'ready');
    return printer;
  }

  it('gets the label once, byte for byte, and is never said to have printed it', async () => {
    const printer = await opened();
    const before = labels.printed().length;
    const wire: string[] = [];
    printer.onTraffic?.(({ direction, bytes }) => wire.push(`${direction} ${Buffer.from(bytes).toString()}`));
    expect(await printer.print({ id: 'A', bytes: Buffer.from(LABEL) })).toMatchObject({
      state: 'sent',
      code: 'not-confirmed',
    });
    expect(wire).toContain(`out ${LABEL}`);
    expect(wire.at(-1)).toMatch(/^in successful-ok/);
    await until('the label came out', () => labels.printed().length > before);
    expect(labels.printed().slice(before)).toEqual([LABEL]);
    await printer.close();
  });

  it('gets nothing while its queue is stopped', async () => {
    const printer = await opened();
    cups.stop('labels');
    expect(await printer.print({ id: 'B', bytes: Buffer.from(LABEL) })).toMatchObject({
      state: 'not-printed',
      code: 'paused',
    });
    cups.goOn('labels');
    await printer.close();
  });

  it('that is switched off has the job taken out of the queue when its time is over', async () => {
    const printer = await opened({ printWithinMs: 1_500 });
    await labels.switchOff();
    const before = labels.printed().length;
    expect(await printer.print({ id: 'C', bytes: Buffer.from(LABEL) })).toMatchObject({ state: 'cancelled' });
    await labels.switchOn();
    expect(await printer.print({ id: 'D', bytes: Buffer.from(LABEL) })).toMatchObject({ state: 'sent' });
    await until('the next label came out', () => labels.printed().length > before);
    expect(labels.printed()).toHaveLength(before + 1);
    await printer.close();
  });
});
