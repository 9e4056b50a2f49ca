import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openVirtualPrinter,
  type VirtualPrinter,
} from '../../../electron/station/devices/printer/virtual-printer.ts';
import type { LabelPrinter, PrintOutcome } from '../../../electron/station/devices/types.ts';
import {
  labelPicture,
  openPaperwork,
  type PaperConfig,
} from '../../../electron/station/printing/paperwork.ts';
import type { QueuedJob } from '../../../electron/station/printing/print-queue.ts';
import { aCarton, aShipment, SHIP_FROM } from '../../unit/labels/packed.ts';
import { fieldTexts } from '../../unit/labels/zpl-commands.ts';

const SSCC = '095299990000000019';
const CONFIG: PaperConfig = {
  label: { dpi: 203 },
  language: 'en',
  packingSlip: { to: 'folder', folder: null },
  shipFrom: SHIP_FROM,
};
const LABEL: QueuedJob = {
  jobId: `label-${SSCC}-1`,
  kind: 'label',
  sessionId: 'session-1',
  carton: 1,
  sscc: SSCC,
  copy: 1,
  queuedAt: '2026-05-04T08:00:00.000Z',
  isCopy: false,
  closed: null,
};
const SLIP: QueuedJob = {
  ...LABEL,
  jobId: 'slip-shipment-1-1',
  kind: 'slip',
  carton: null,
  sscc: null,
  closed: { packer: 'Anna Krüger', at: '2026-05-04T08:00:00.000Z' },
};
const OPEN = new AbortController().signal;

let folder: string;
let printer: VirtualPrinter;
/** Where the papers went, in order. */
let places: string[];
const starting = (place: string) => void places.push(place);
beforeEach(() => {
  places = [];
  folder = mkdtempSync(join(tmpdir(), 'packwright-papers-'));
  printer = openVirtualPrinter('printer-1', 'Labels', { now: () => new Date(0), mono: () => 0n });
});
afterEach(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

function paperwork(changes: Partial<PaperConfig> = {}, printers: readonly LabelPrinter[] = [printer]) {
  return openPaperwork({ config: { ...CONFIG, ...changes }, devices: { printers }, folder });
}

const onPaper = () => printer.printed().map(({ bytes }) => fieldTexts(Buffer.from(bytes).toString('ascii')));

describe('a label', () => {
  it('goes to the label printer, once, for its own carton', async () => {
    expect(await paperwork().print(LABEL, aShipment(), OPEN, starting)).toEqual({
      state: 'printed',
      why: null,
      detail: null,
    });
    expect(onPaper()).toHaveLength(1);
    expect(onPaper()[0]).toContain(`(00) ${SSCC}`);
    expect(onPaper()[0]).not.toContain('Copy 1');
  });

  it('says that it is a copy when it is one', async () => {
    await paperwork().print({ ...LABEL, copy: 3, isCopy: true }, aShipment(), OPEN, starting);
    await paperwork().print({ ...LABEL, copy: 3 }, aShipment(), OPEN, starting);
    expect(onPaper().map((texts) => texts.includes('Copy 3'))).toEqual([true, false]);
  });

  it('does not come out for a carton that was opened again meanwhile, whether it has a new number or none', async () => {
    for (const sscc of [null, '095299990000000026']) {
      const state = { ...aShipment(), cartons: [aCarton({ sscc })] };
      expect(await paperwork().print(LABEL, state, OPEN, starting)).toMatchObject({
        state: 'notPrinted',
        why: 'LABEL_NO_LONGER_VALID',
      });
    }
    expect(printer.printed()).toEqual([]);
  });

  it('comes out of the next printer when the first could not and had got nothing, and says where', async () => {
    const standIn = openVirtualPrinter('printer-2', 'Stand-in', { now: () => new Date(0), mono: () => 0n });
    printer.setVerdict('paper-out');
    expect(await paperwork({}, [printer, standIn]).print(LABEL, aShipment(), OPEN, starting)).toMatchObject({
      state: 'printed',
      why: 'PRINTED_BY_STAND_IN',
      detail: expect.stringContaining('Stand-in'),
    });
    expect(places).toEqual(['printer-1', 'printer-2']);
    expect(printer.printed()).toEqual([]);
    expect(standIn.printed()).toHaveLength(1);
    await standIn.close();
  });

  it.each<PrintOutcome>([
    { state: 'sent', code: 'not-confirmed', why: 'It took it.' },
    { state: 'cancelled', code: 'paper-out', why: 'It took it.' },
    { state: 'unknown', code: 'unplugged', why: 'It broke.' },
  ])('does not come out of the next printer when the first may have it: $state', async (outcome) => {
    const first: LabelPrinter = { ...printer, print: async () => outcome };
    const end = await paperwork({}, [first, printer]).print(LABEL, aShipment(), OPEN, starting);
    expect(end.state).toBe(outcome.state);
    expect(places).toEqual(['printer-1']);
    expect(printer.printed()).toEqual([]);
  });

  it('that no printer can print says what the first one lacks', async () => {
    const standIn = openVirtualPrinter('printer-2', 'Stand-in', { now: () => new Date(0), mono: () => 0n });
    printer.setVerdict('paper-out');
    standIn.unplug();
    expect(await paperwork({}, [printer, standIn]).print(LABEL, aShipment(), OPEN, starting)).toMatchObject({
      state: 'notPrinted',
      why: 'paper-out',
    });
    await standIn.close();
  });

  it.each(['tspl', 'epl'] as const)('is written in the language of its printer: %s', async (language) => {
    await paperwork({}, [{ ...printer, language, dpi: 300 }]).print(LABEL, aShipment(), OPEN, starting);
    const [job] = printer.printed();
    const text = Buffer.from(job?.bytes ?? []).toString('latin1');
    expect(text).toMatch(language === 'tspl' ? /^SIZE 105 mm,148 mm\r\n/ : /^\r\nN\r\n/);
    expect(text).toContain(`(00) ${SSCC}`);
    expect(text).toContain(language === 'tspl' ? 'BAR 59,' : 'q1240');
  });

  it('without a printer, or without its session, is an answer', async () => {
    expect(await paperwork({}, []).print(LABEL, aShipment(), OPEN, starting)).toMatchObject({
      state: 'notPrinted',
      why: 'LABEL_PRINTER_NOT_CONFIGURED',
    });
    expect(await paperwork().print(LABEL, null, OPEN, starting)).toMatchObject({
      state: 'notPrinted',
      why: 'NOTHING_TO_PRINT',
    });
  });

  it.each<[PrintOutcome, object]>([
    [{ state: 'printed' }, { state: 'printed', why: null, detail: null }],
    [
      { state: 'sent', code: 'not-confirmed', why: 'No answer.' },
      { state: 'sent', why: 'not-confirmed', detail: 'No answer.' },
    ],
    [
      { state: 'not-printed', code: 'head-open', reason: 'Head open.' },
      { state: 'notPrinted', why: 'head-open', detail: 'Head open.' },
    ],
    [
      { state: 'unknown', code: 'unplugged', why: 'Broke.' },
      { state: 'unknown', why: 'unplugged', detail: 'Broke.' },
    ],
  ])('claims what the printer said and no more: %o', async (outcome, end) => {
    const saying: LabelPrinter = { ...printer, print: async () => outcome };
    expect(await paperwork({}, [saying]).print(LABEL, aShipment(), OPEN, starting)).toEqual(end);
  });

  it('is shown on the page with the same bar code, and not before it has one', () => {
    const state = aShipment();
    expect(labelPicture(CONFIG, state, aCarton())).toContain(`(00) ${SSCC}`);
    expect(labelPicture(CONFIG, state, aCarton({ sscc: null }))).toBeNull();
  });
});

describe('a packing slip', () => {
  it('goes into the data folder unless told otherwise, named by order and shipment', async () => {
    expect(await paperwork().print(SLIP, aShipment(), OPEN, starting)).toMatchObject({ state: 'printed' });
    expect(readdirSync(join(folder, 'slips'))).toEqual(['slip-1407-shipment-1.pdf']);
  });

  it('goes into the folder that the configuration names', async () => {
    const papers = join(folder, 'papers');
    await paperwork({ packingSlip: { to: 'folder', folder: papers } }).print(
      SLIP,
      aShipment(),
      OPEN,
      starting,
    );
    expect(readdirSync(papers)).toEqual(['slip-1407-shipment-1.pdf']);
  });

  it('for a queue that the system does not have is not printed', async () => {
    const packingSlip = { to: 'printer', queue: 'a queue that no system has', server: null } as const;
    const end = await paperwork({ packingSlip }).print(SLIP, aShipment(), OPEN, starting);
    expect(end.state).toBe('notPrinted');
    expect(['PRINT_QUEUE_AWAY', 'PRINT_QUEUE_REFUSED']).toContain(end.why);
  });

  it('of a shipment that is not closed is not made', async () => {
    expect(await paperwork().print({ ...SLIP, closed: null }, aShipment(), OPEN, starting)).toMatchObject({
      state: 'notPrinted',
      why: 'NOTHING_TO_PRINT',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
