import type { StationQuestion, StationReply } from '../../../shared/contracts/questions.ts';
import type { JournalReader } from '../journal/journal.ts';
import { findShipments } from './finding.ts';
import { type Names, recordOf } from './record.ts';
import { traceGoods } from './tracing.ts';

/** Questions that the journal answers. */
export type ClerkQuestion = Extract<
  StationQuestion,
  { type: 'findShipments' | 'shipmentRecord' | 'traceGoods' }
>;

/** The journal's answer. */
export function answerClerk(journal: JournalReader, names: Names, question: ClerkQuestion): StationReply {
  switch (question.type) {
    case 'findShipments':
      return findShipments(journal.db, question);
    case 'shipmentRecord': {
      const record = recordOf(journal, names, question.shipmentId);
      return record === null
        ? { type: 'refused', refusal: { code: 'SHIPMENT_NOT_HERE', params: {} } }
        : { type: 'shipmentRecord', record };
    }
    case 'traceGoods': {
      const { itemCode } = question;
      return { type: 'traceGoods', trace: traceGoods(journal, { mark: question.mark.trim(), itemCode }) };
    }
    default:
      return question satisfies never;
  }
}
