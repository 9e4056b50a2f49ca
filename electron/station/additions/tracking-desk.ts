import { type ParsedScan, parseScan } from '../../../shared/barcode/index.ts';
import { type TrackedCarton, trackingNumber } from '../../../shared/contracts/addition.ts';
import type { StationAnswer, StationCommand } from '../../../shared/contracts/channel.ts';
import { confirmation } from '../../../shared/contracts/confirmation.ts';
import type { Message, TrackingView } from '../../../shared/contracts/station-view.ts';
import type { OrderKind } from '../../../shared/packing/order-key.ts';
import { type Desk, type DeskPorts, entry, type Origin } from '../packing/desk.ts';
import { ACCEPTED, refuse, tell } from '../packing/perform.ts';
import { additionsOf, type KnownAddition } from './additions.ts';

export type TrackingCommand = Extract<
  StationCommand,
  { type: 'askTracking' | 'chooseTracked' | 'takeBackTracking' | 'endTracking' }
>;

/** Takes the carrier's numbers of a closed shipment: typed, or scanned from the carrier's label while asked for. */
export type TrackingDesk = {
  command(command: TrackingCommand): StationAnswer;
  /** The answer to a scan while numbers are asked for; null when it is for somebody else. */
  scan(text: string, device: string | null): StationAnswer | null;
  /** The person leaves, or turns to another work. */
  leave(): void;
  view(): TrackingView | null;
};

type Asked = {
  readonly shipmentId: string;
  readonly orderKind: OrderKind | undefined;
  readonly orderNumber: number;
  readonly cartons: readonly { readonly number: number; readonly sscc: string }[];
  /** Whose number comes next; null is the whole shipment's. */
  readonly chosen: number | null;
};

const BY_HAND: Origin = { device: null, scanned: null };
const AIM_IDENTIFIER = /^\][A-Za-z][0-9A-Za-z]/;

export function openTrackingDesk(onDesk: Desk, desk: DeskPorts): TrackingDesk {
  let asked: Asked | null = null;

  function ask(shipmentId: string): StationAnswer {
    const cartons = cartonsOf(desk, shipmentId);
    if (cartons === null) return refuse(onDesk, desk, { code: 'SHIPMENT_NOT_HERE', params: {} }, BY_HAND);
    asked = { shipmentId, ...cartons, chosen: null };
    desk.changed();
    return ACCEPTED;
  }

  function choose(carton: number | null, origin: Origin): StationAnswer {
    if (asked === null) return nothingAsked();
    const { shipmentId, cartons } = asked;
    if (carton !== null && !cartons.some(({ number }) => number === carton)) {
      return refuse(onDesk, desk, CARTON_UNKNOWN, origin);
    }
    asked = { ...asked, chosen: carton };
    const message: Message =
      carton === null
        ? { code: 'TrackedShipmentChosen', params: {} }
        : { code: 'TrackedCartonChosen', params: { carton } };
    note('TrackedCartonChosen', { shipmentId, carton }, message, origin);
    return ACCEPTED;
  }

  function note(type: string, body: object, message: Message, origin: Origin): void {
    const line = { ...entry(onDesk, origin, type, body), session: null, ruleVersion: null };
    const [event] = desk.journal.append([line]);
    tell(onDesk, desk, { seq: event?.seq ?? 0, ok: true, tone: 'right', message }, origin);
  }

  /** A new number stands in the place of the one before; each number is one carton's, or the shipment's. */
  function give({ shipmentId, chosen }: Asked, number: string | null, origin: Origin): StationAnswer {
    const others = standing(desk, shipmentId).filter(
      (each) => each.carton !== chosen && each.number !== number,
    );
    const numbers = number === null ? others : [...others, { carton: chosen, number }];
    const message: Message =
      number === null
        ? { code: 'TrackingTakenBack', params: {} }
        : { code: 'TrackingGiven', params: { number } };
    note('TrackingGiven', { shipmentId, numbers }, message, origin);
    desk.submitSoon();
    return ACCEPTED;
  }

  function nothingAsked(): StationAnswer {
    return refuse(onDesk, desk, { code: 'TRACKING_NOT_ASKED', params: {} }, BY_HAND);
  }

  return {
    command: (command) => {
      if (onDesk.person === null) return refuse(onDesk, desk, { code: 'SIGN_IN_FIRST', params: {} }, BY_HAND);
      switch (command.type) {
        case 'askTracking':
          return ask(command.shipmentId);
        case 'chooseTracked':
          return choose(command.carton, BY_HAND);
        case 'takeBackTracking':
          return asked === null ? nothingAsked() : give(asked, null, BY_HAND);
        case 'endTracking':
          asked = null;
          desk.changed();
          return ACCEPTED;
        default:
          return command satisfies never;
      }
    },
    scan: (text, device) => {
      if (asked === null || onDesk.person === null) return null;
      const parsed = parseScan(text, desk.today());
      if (parsed.ok && parsed.kind === 'command') asked = null;
      if (asked === null || isBadge(desk, parsed)) return null;
      const origin: Origin = { device, scanned: text };
      const sscc = parsed.ok && parsed.kind === 'gs1' ? (parsed.facts.sscc ?? null) : null;
      const carton = asked.cartons.find((each) => each.sscc === sscc);
      if (carton !== undefined) return choose(carton.number, origin);
      // A carton of another shipment of this station is not a carrier's label.
      if (sscc !== null && isOurs(desk, sscc)) return refuse(onDesk, desk, CARTON_UNKNOWN, origin);
      // As it stands there: of an SSCC the carriers' own pages want the 00 before it too.
      const read = trackingNumber.safeParse(text.replace(AIM_IDENTIFIER, '').trim());
      return read.success
        ? give(asked, read.data, origin)
        : refuse(onDesk, desk, { code: 'TRACKING_UNUSABLE', params: {} }, origin);
    },
    leave: () => {
      asked = null;
    },
    view: () => asked && viewOf(desk, asked),
  };
}

const CARTON_UNKNOWN: Message = { code: 'TRACKING_CARTON_UNKNOWN', params: {} };

/** A badge is no number: whoever shows it signs in. */
function isBadge({ people }: DeskPorts, parsed: ParsedScan): boolean {
  if (!parsed.ok) return false;
  return parsed.kind === 'badge' || (parsed.kind === 'plain' && people.byBadge(parsed.text) !== null);
}

function cartonsOf(
  { journal }: DeskPorts,
  shipmentId: string,
): Pick<Asked, 'orderKind' | 'orderNumber' | 'cartons'> | null {
  const document = journal.db
    .prepare<[string], string>('SELECT document FROM shipment WHERE shipment_id = ?')
    .pluck()
    .get(shipmentId);
  if (document === undefined) return null;
  const { orderKind, orderNumber, cartons } = confirmation.parse(JSON.parse(document));
  return { orderKind, orderNumber, cartons: cartons.map(({ number, sscc }) => ({ number, sscc })) };
}

function isOurs({ journal }: DeskPorts, sscc: string): boolean {
  return journal.db.prepare('SELECT 1 FROM sscc WHERE sscc = ?').get(sscc) !== undefined;
}

function newest({ journal }: DeskPorts, shipmentId: string): KnownAddition | undefined {
  return additionsOf(journal.db, shipmentId).findLast(({ kind }) => kind === 'tracking');
}

/** The numbers that stand now. */
function standing(desk: DeskPorts, shipmentId: string): readonly TrackedCarton[] {
  return newest(desk, shipmentId)?.numbers ?? [];
}

function viewOf(desk: DeskPorts, asked: Asked): TrackingView {
  const { shipmentId, orderKind, orderNumber, cartons, chosen } = asked;
  const known = newest(desk, shipmentId);
  return {
    shipmentId,
    orderKind,
    orderNumber,
    chosen,
    cartons: cartons.map(({ number }) => number),
    numbers: [...(known?.numbers ?? [])].sort((a, b) => (a.carton ?? 0) - (b.carton ?? 0)),
    state: known?.state ?? null,
    reason: known?.reasonCode == null ? null : { code: known.reasonCode, params: {} },
    sapSaid: known?.sapSaid ?? null,
  };
}
