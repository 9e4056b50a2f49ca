import type { AcceptedCode } from '../../../shared/contracts/station-messages.ts';
import type { Message, MessageParams, Tone } from '../../../shared/contracts/station-view.ts';
import type { DecidedEvent } from '../../../shared/packing/events.ts';
import { lineProgress, orderIsComplete } from '../../../shared/packing/progress.ts';
import type { Content, PackingState } from '../../../shared/packing/state.ts';
import type { Work } from '../../../shared/packing/work.ts';

/** What the page says and sounds for events that were just committed, given the state after them. */
export function acceptedVerdict(
  events: readonly DecidedEvent[],
  after: PackingState,
): { readonly message: Message; readonly tone: Tone } {
  const event = events.findLast((one) => one.type !== 'CartonOpened') ?? events.at(-1);
  if (!event) throw new Error('A command was accepted without an event');
  if (event.type === 'UnitPacked') return packedVerdict(event.content, after);
  return { message: said(event.type, paramsOf(event, after)), tone: ACCEPTED_TONES[event.type] ?? 'info' };
}

const ACCEPTED_TONES: Partial<Record<DecidedEvent['type'], Tone>> = {
  LocationConfirmed: 'right',
  UnitTakenOut: 'right',
  CartonClosed: 'complete',
  LabelConfirmed: 'complete',
  ShipmentClosed: 'complete',
};

function packedVerdict(content: Content, after: PackingState): { message: Message; tone: Tone } {
  const line = after.work.lines.find((one) => one.line === content.line);
  if (!line) throw new Error(`Line ${content.line} is not in work ${after.work.key}`);
  const progress = lineProgress(after, line);
  const params = {
    item: line.item.itemCode,
    name: line.item.name,
    count: content.count,
    uom: content.uom.code,
    packed: progress.packedInUom,
    ordered: progress.orderedInUom,
    lot: content.lot,
    serial: content.serial,
  };
  if (progress.state !== 'complete') return { message: said('UnitPacked', params), tone: 'right' };
  return orderIsComplete(after)
    ? { message: said('OrderCompleted', params), tone: 'complete' }
    : { message: said('LineCompleted', params), tone: 'complete' };
}

function said(code: AcceptedCode, params: MessageParams): Message {
  return { code, params };
}

function paramsOf(event: DecidedEvent, after: PackingState): MessageParams {
  switch (event.type) {
    case 'SessionOpened':
      return {
        ...orderParams(event.work),
        customer: event.work.customer.name,
        lines: event.work.lines.length,
      };
    case 'LocationConfirmed':
      return { bin: event.bin.code };
    case 'ItemIdentified':
      return {
        item: event.pending.item.itemCode,
        name: event.pending.item.name,
        awaits: event.pending.awaits,
      };
    case 'QuantityTyped':
      return { count: event.count };
    case 'UnitTakenOut':
      return takenOutParams(event, after);
    case 'CartonOpened':
      return { carton: event.number };
    case 'PackagingChosen':
      return { packaging: event.packaging.name };
    case 'ClosingStarted':
    case 'ClosingCancelled':
    case 'CartonReopened':
      return { carton: event.carton };
    case 'CartonClosed':
      return { carton: event.carton, sscc: event.sscc, grams: event.weighing?.grossGrams ?? null };
    case 'LabelConfirmed':
      return { carton: event.carton, sscc: event.sscc };
    case 'WorkChanged':
      return { order: event.work.order.number };
    case 'ShipmentClosed':
      return { ...orderParams(after.work), cartons: after.cartons.length };
    default:
      return {};
  }
}

/** The number of what is packed, and what it is in SAP. */
function orderParams({ order: { kind = 'order', number } }: Work): MessageParams {
  return { kind, order: number };
}

function takenOutParams(
  event: Extract<DecidedEvent, { type: 'UnitTakenOut' }>,
  after: PackingState,
): MessageParams {
  return { count: event.quantity, carton: event.carton, order: after.work.order.number };
}

/**
 * The tone of a refusal by its code: a lot or serial trouble, a weight trouble, too many, or plainly wrong.
 * The page has a shape and a colour for each, so that ears and eyes say the same.
 */
export function refusalTone(code: string): Tone {
  if (/LOT|EXPIR|LIFE|FEFO|SERIAL/.test(code)) return 'lot';
  if (/WEIGHT|SCALE|TARE/.test(code)) return 'weight';
  if (/OVER_|COMPLETE|TOO_MANY|SPANS/.test(code)) return 'over';
  return 'wrong';
}
