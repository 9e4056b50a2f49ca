import { MAX_SLIP_BYTES } from '../../../shared/contracts/addition.ts';
import { slipContent } from '../../../shared/labels/slip-content.ts';
import { paperWords } from '../../../shared/labels/words.ts';
import type { StationConfig } from '../config.ts';
import type { Journal } from '../journal/journal.ts';
import { replaySession } from '../packing/desk.ts';
import { openSlipMaker } from '../printing/slip-maker.ts';
import type { KnownAddition } from './additions.ts';

/** The files of what is added to deliveries, made anew each time from the journal: the same bytes for the same slip. */
export type SlipFiles = {
  /** Empty for what has no file; null when it cannot be made, or is larger than an attachment may be. */
  forAddition(
    known: KnownAddition,
  ): Promise<{ readonly orderNumber: number; readonly content: Uint8Array | null }>;
};

type SlipConfig = Pick<StationConfig, 'language' | 'shipFrom'>;
type ShipmentRow = {
  readonly sessionId: string;
  readonly orderNumber: number;
  readonly packer: string;
  readonly at: string;
};

export function openSlipFiles(journal: Journal, config: SlipConfig): SlipFiles {
  const shipment = journal.db.prepare<[string], ShipmentRow>(
    `SELECT session_id AS sessionId, order_number AS orderNumber, packer, closed_at AS at
     FROM shipment WHERE shipment_id = ?`,
  );
  const maker = openSlipMaker();
  return {
    forAddition: async ({ kind, shipmentId }) => {
      const row = shipment.get(shipmentId);
      if (row === undefined)
        throw new Error(`Something is added to shipment ${shipmentId}, which there is not`);
      const { orderNumber } = row;
      if (kind !== 'slip') return { orderNumber, content: new Uint8Array() };
      const state = replaySession(journal, row.sessionId);
      if (state === null) throw new Error(`Shipment ${shipmentId} has no session`);
      const closed = { packer: row.packer, at: row.at };
      const content = slipContent(state, config.shipFrom, closed, config.language);
      const slip = { content, words: paperWords(config.language), at: row.at };
      const bytes = await maker.make(slip).catch(() => null);
      return { orderNumber, content: bytes === null || bytes.length > MAX_SLIP_BYTES ? null : bytes };
    },
  };
}
