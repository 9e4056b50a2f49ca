import type { Message } from '../../../shared/contracts/station-view.ts';
import { testLabelLayout } from '../../../shared/labels/label-layout.ts';
import type { StationConfig } from '../config.ts';
import type { Devices, LabelPrinter } from '../devices/types.ts';
import { type Desk, type DeskPorts, entry, NOBODY } from '../packing/desk.ts';
import { labelBytes } from '../printing/label-bytes.ts';
import { notPrinted, type PrintEnd, printEnd } from '../printing/print-end.ts';
import { openPaperRoute, placeOfPapers } from '../printing/slips.ts';
import type { Print } from './acceptance.ts';
import { digitsOf } from './print-proof.ts';
import type { Note } from './proving-words.ts';
import { sheetWords } from './sheet-words.ts';

/** Test sheets and test labels; each is on record before its first byte, and how it ended. */
export type TestPrints = {
  /** Has a sheet brought to where papers go. Gives it at once; what comes of it is told later. */
  sheet(): Print;
  /** Has a label printed that says which printer it came out of. */
  label(printer: string): Print;
  /** The sheet that was asked for last, since the station started. */
  lastSheet(): Print | null;
};

export type TestPrintPorts = {
  readonly onDesk: Desk;
  readonly desk: DeskPorts;
  readonly config: Pick<StationConfig, 'label' | 'language' | 'packingSlip' | 'station'>;
  readonly devices: Pick<Devices, 'printers'>;
  /** The station's data folder. */
  readonly folder: string;
  /** Runs what comes later so that a journal that fails ends the service. */
  readonly guarded: (work: () => void) => void;
  /** Writes one event and says it. */
  readonly note: Note;
  /** Told how a print ended. @param trouble null when it is out, as far as its printer says */
  readonly ended: (print: Print, trouble: Message | null) => void;
};

export function openTestPrints(ports: TestPrintPorts): TestPrints {
  const { onDesk, desk, config, devices, folder, guarded, note } = ports;
  let lastSheet: Print | null = null;

  /** Printers take their time, and who asked may be elsewhere by then. */
  function follow(what: Asked, bringing: Promise<PrintEnd>): Print {
    void bringing.then((end) =>
      guarded(() => {
        const print: Print = { digits: what.digits, end };
        if (lastSheet?.digits === what.digits) lastSheet = print;
        const isOut = end.state === 'printed' || end.state === 'sent';
        const params = { why: end.why, detail: end.detail };
        const message = isOut ? what.printed : { code: what.failed, params };
        const body = { ...end, ...what.on, digits: what.digits };
        note(what.type, body, { ok: isOut, tone: isOut ? 'info' : 'wrong', message });
        ports.ended(print, isOut ? null : { code: 'TEST_PRINT_FAILED', params });
      }),
    );
    return { digits: what.digits, end: null };
  }

  return {
    sheet: () => {
      const digits = digitsOf(desk.newId());
      const place = placeOfPapers(config.packingSlip);
      desk.journal.append([entry(onDesk, NOBODY, 'TestSheetAsked', { place, digits })]);
      lastSheet = follow(
        {
          ...{ digits, on: { place }, type: 'TestSheetPrinted', failed: 'TEST_SHEET_NOT_PRINTED' },
          printed: { code: 'TestSheetPrinted', params: { place } },
        },
        bringSheet(config, folder, digits, desk.clock.now()),
      );
      return lastSheet;
    },
    label: (id) => {
      const printer = devices.printers.find((one) => one.id === id);
      if (printer === undefined) throw new Error(`The printer ${id} is tried and not there`);
      const jobId = desk.newId();
      const digits = digitsOf(jobId);
      desk.journal.append([entry(onDesk, NOBODY, 'TestLabelAsked', { printer: id, digits })]);
      return follow(
        {
          ...{ digits, on: { printer: id }, type: 'TestLabelPrinted', failed: 'TEST_PRINT_FAILED' },
          printed: { code: 'TestLabelPrinted', params: { printer: printer.name } },
        },
        printLabel(config, printer, jobId, digits),
      );
    },
    lastSheet: () => lastSheet,
  };
}

/** A print, and the words of the journal and the page for how it ends. */
type Asked = {
  readonly digits: string;
  readonly on: object;
  readonly type: string;
  readonly printed: Message;
  readonly failed: string;
};

async function printLabel(
  config: TestPrintPorts['config'],
  printer: LabelPrinter,
  id: string,
  digits: string,
): Promise<PrintEnd> {
  const words = sheetWords(config.language);
  const content = {
    title: words.label,
    station: config.station.name,
    printer: printer.name,
    warning: words.noCarton,
    digits,
  };
  const layout = testLabelLayout(content, printer.dpi ?? config.label.dpi);
  return printEnd(await printer.print({ id, bytes: labelBytes(layout, printer.language) }));
}

function bringSheet(
  config: TestPrintPorts['config'],
  folder: string,
  digits: string,
  at: Date,
): Promise<PrintEnd> {
  return bringPaper(config, folder, 'test-sheet', async () => {
    // The drawing of symbols is loaded when somebody wants the sheet: it is large.
    const { testSheet } = await import('./sheet-paper.ts');
    return testSheet(sheetWords(config.language), config.station.name, digits, at);
  });
}

/** Makes a paper of the station's own and has it brought to where papers go. */
export async function bringPaper(
  config: Pick<TestPrintPorts['config'], 'packingSlip' | 'station'>,
  folder: string,
  name: string,
  made: () => Promise<Buffer>,
): Promise<PrintEnd> {
  const bring = openPaperRoute(config.packingSlip, folder);
  try {
    return await bring(`${name}-${config.station.id}`, await made(), NEVER);
  } catch (error) {
    return notPrinted('SLIP_NOT_MADE', String(error));
  }
}

/** The queue itself gives up in time; a service that ends meanwhile waits for nobody. */
const NEVER = new AbortController().signal;
