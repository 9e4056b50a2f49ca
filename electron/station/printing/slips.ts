import { resolve } from 'node:path';
import { slipContent } from '../../../shared/labels/slip-content.ts';
import { paperWords } from '../../../shared/labels/words.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import type { StationConfig } from '../config.ts';
import { notPrinted, type PrintEnd } from './print-end.ts';
import type { QueuedJob, Starting } from './print-queue.ts';
import { putIntoFolder } from './slip-folder.ts';
import { openSlipMaker } from './slip-maker.ts';
import { openSystemQueue } from './system-queue.ts';

export type Slips = {
  print(job: QueuedJob, state: PackingState, closing: AbortSignal, starting: Starting): Promise<PrintEnd>;
};

type SlipConfig = Pick<StationConfig, 'language' | 'packingSlip' | 'shipFrom'>;

/** The folder below the station's data, unless the configuration names another. */
const DEFAULT_FOLDER = 'slips';

/** Makes packing slips and brings them where the configuration says. */
export function openSlips(config: SlipConfig, dataFolder: string): Slips {
  const bring = openPaperRoute(config.packingSlip, dataFolder);
  const maker = openSlipMaker();
  return {
    print: async (job, state, closing, starting) => {
      if (job.closed === null)
        return notPrinted('NOTHING_TO_PRINT', `Shipment ${state.shipmentId} is not closed.`);
      const content = slipContent(state, config.shipFrom, job.closed, config.language);
      let bytes: Buffer;
      try {
        const words = paperWords(config.language);
        bytes = Buffer.from(await maker.make({ content, words, at: job.closed.at }));
      } catch (error) {
        return notPrinted('SLIP_NOT_MADE', error instanceof Error ? error.message : String(error));
      }
      starting(placeOfPapers(config.packingSlip));
      return await bring(`slip-${state.work.order.number}-${state.shipmentId}`, bytes, closing);
    },
  };
}

/** As the record names it. */
export function placeOfPapers(target: SlipConfig['packingSlip']): string {
  return target.to === 'folder' ? 'folder' : `queue ${target.queue}`;
}

type Bring = (name: string, bytes: Buffer, closing: AbortSignal) => Promise<PrintEnd>;

/** The way of a PDF to where the configuration has papers go. */
export function openPaperRoute(target: SlipConfig['packingSlip'], dataFolder: string): Bring {
  switch (target.to) {
    case 'folder': {
      const folder = resolve(dataFolder, target.folder ?? DEFAULT_FOLDER);
      return (name, bytes) => putIntoFolder(folder, `${name}.pdf`, bytes);
    }
    case 'printer':
      return openSystemQueue(target.queue, target.server).print;
  }
}
