import { type LabelContent, labelContent } from '../../../shared/labels/label-content.ts';
import { labelLayout } from '../../../shared/labels/label-layout.ts';
import { pictureOf } from '../../../shared/labels/picture.ts';
import { zplOf } from '../../../shared/labels/zpl.ts';
import type { Carton, PackingState } from '../../../shared/packing/state.ts';
import type { StationConfig } from '../config.ts';
import type { Devices } from '../devices/types.ts';
import { notPrinted, type PrintEnd, printEnd } from './print-end.ts';
import type { QueuedJob } from './print-queue.ts';
import { openSlips } from './slips.ts';

export type Paperwork = {
  /**
   * Puts one job on paper, once. Whatever printers, folders and queues do is an answer, never an exception.
   *
   * @param closing ends the wait for a confirmation: the station is going
   */
  print(job: QueuedJob, state: PackingState | null, closing: AbortSignal): Promise<PrintEnd>;
};

type PaperworkPorts = {
  readonly config: PaperConfig;
  readonly devices: Pick<Devices, 'printers'>;
  /** The station's data folder. */
  readonly folder: string;
};

export type PaperConfig = Pick<StationConfig, 'label' | 'language' | 'packingSlip' | 'shipFrom'>;

/** Labels go to the station's first label printer, packing slips where the configuration says. */
export function openPaperwork({ config, devices, folder }: PaperworkPorts): Paperwork {
  const slips = openSlips(config, folder);
  return {
    print: async (job, state, closing) => {
      if (state === null) return notPrinted('NOTHING_TO_PRINT', `Session ${job.sessionId} is not known.`);
      switch (job.kind) {
        case 'label':
          return await printLabel(config, devices, job, state);
        case 'slip':
          return await slips.print(job, state, closing);
      }
    },
  };
}

/** The label of a closed carton as the page shows it; null while the carton has no SSCC. */
export function labelPicture(config: PaperConfig, state: PackingState, carton: Carton): string | null {
  const content = labelContent(state, carton, config.shipFrom, config.language, null);
  return content && pictureOf(labelLayout(content, config.label.dpi));
}

async function printLabel(
  config: PaperConfig,
  devices: Pick<Devices, 'printers'>,
  job: QueuedJob,
  state: PackingState,
): Promise<PrintEnd> {
  const content = contentOfJob(config, job, state);
  if (content === null) {
    return notPrinted(
      'LABEL_NO_LONGER_VALID',
      `Carton ${job.carton} does not have SSCC ${job.sscc} any more.`,
    );
  }
  const [printer] = devices.printers;
  if (!printer)
    return notPrinted('LABEL_PRINTER_NOT_CONFIGURED', 'No label printer stands in the configuration.');
  const bytes = Buffer.from(zplOf(labelLayout(content, config.label.dpi)), 'ascii');
  return printEnd(await printer.print({ id: job.jobId, bytes }));
}

/** Null when the carton was opened again meanwhile: a label with a dead SSCC must not come out late. */
function contentOfJob(config: PaperConfig, job: QueuedJob, state: PackingState): LabelContent | null {
  const carton = state.cartons.find(({ number, sscc }) => number === job.carton && sscc === job.sscc);
  if (!carton) return null;
  return labelContent(state, carton, config.shipFrom, config.language, job.isCopy ? job.copy : null);
}
