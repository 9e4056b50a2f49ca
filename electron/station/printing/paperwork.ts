import { type LabelContent, labelContent } from '../../../shared/labels/label-content.ts';
import { labelLayout } from '../../../shared/labels/label-layout.ts';
import { pictureOf } from '../../../shared/labels/picture.ts';
import type { Carton, PackingState } from '../../../shared/packing/state.ts';
import type { StationConfig } from '../config.ts';
import type { Devices } from '../devices/types.ts';
import { labelBytes } from './label-bytes.ts';
import { notPrinted, type PrintEnd, printEnd } from './print-end.ts';
import type { QueuedJob, Starting } from './print-queue.ts';
import { openSlips } from './slips.ts';

export type Paperwork = {
  /**
   * Puts one job on paper, once. Whatever printers, folders and queues do is an answer, never an exception.
   *
   * @param closing ends the wait for a confirmation: the station is going
   * @param starting called before each printer, folder or queue gets it
   */
  print(
    job: QueuedJob,
    state: PackingState | null,
    closing: AbortSignal,
    starting: Starting,
  ): Promise<PrintEnd>;
};

type PaperworkPorts = {
  readonly config: PaperConfig;
  readonly devices: Pick<Devices, 'printers'>;
  /** The station's data folder. */
  readonly folder: string;
};

export type PaperConfig = Pick<StationConfig, 'label' | 'language' | 'packingSlip' | 'shipFrom'>;

/**
 * Labels go to the station's label printers in the order of the configuration: to the next one only where the one
 * before got nothing. Packing slips go where the configuration says.
 */
export function openPaperwork({ config, devices, folder }: PaperworkPorts): Paperwork {
  const slips = openSlips(config, folder);
  return {
    print: async (job, state, closing, starting) => {
      if (state === null) return notPrinted('NOTHING_TO_PRINT', `Session ${job.sessionId} is not known.`);
      switch (job.kind) {
        case 'label':
          return await printLabel(config, devices, { job, state, starting });
        case 'slip':
          return await slips.print(job, state, closing, starting);
      }
    },
  };
}

/** The label of a closed carton as the page shows it; null while the carton has no SSCC. */
export function labelPicture(config: PaperConfig, state: PackingState, carton: Carton): string | null {
  const content = labelContent(state, carton, config.shipFrom, config.language, null);
  return content && pictureOf(labelLayout(content, config.label.dpi));
}

type LabelJob = { readonly job: QueuedJob; readonly state: PackingState; readonly starting: Starting };

async function printLabel(
  config: PaperConfig,
  { printers }: Pick<Devices, 'printers'>,
  { job, state, starting }: LabelJob,
): Promise<PrintEnd> {
  const content = contentOfJob(config, job, state);
  if (content === null) {
    return notPrinted(
      'LABEL_NO_LONGER_VALID',
      `Carton ${job.carton} does not have SSCC ${job.sscc} any more.`,
    );
  }
  let end = notPrinted('LABEL_PRINTER_NOT_CONFIGURED', 'No label printer stands in the configuration.');
  for (const [index, printer] of printers.entries()) {
    const layout = labelLayout(content, printer.dpi ?? config.label.dpi);
    starting(printer.id);
    const outcome = await printer.print({ id: job.jobId, bytes: labelBytes(layout, printer.language) });
    if (outcome.state === 'printed' && index > 0) return byStandIn(printer.name, end);
    // What the first printer lacks is what has to be put right.
    if (index === 0 || outcome.state !== 'not-printed') end = printEnd(outcome);
    if (outcome.state !== 'not-printed') break;
  }
  return end;
}

function byStandIn(printer: string, first: PrintEnd): PrintEnd {
  const detail = `Printed at ${printer}: ${first.detail ?? first.why ?? ''}`;
  return { state: 'printed', why: 'PRINTED_BY_STAND_IN', detail };
}

/** Null when the carton was opened again meanwhile: a label with a dead SSCC must not come out late. */
function contentOfJob(config: PaperConfig, job: QueuedJob, state: PackingState): LabelContent | null {
  const carton = state.cartons.find(({ number, sscc }) => number === job.carton && sscc === job.sscc);
  if (!carton) return null;
  return labelContent(state, carton, config.shipFrom, config.language, job.isCopy ? job.copy : null);
}
