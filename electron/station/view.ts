import type { Readiness } from '../../shared/contracts/catalogue.ts';
import type {
  CartonView,
  LineView,
  Message,
  PaperState,
  QueueEntry,
  SessionView,
  StationView,
} from '../../shared/contracts/station-view.ts';
import { differences } from '../../shared/packing/difference.ts';
import { whatMayNotLeave } from '../../shared/packing/may-not-leave.ts';
import { nextStep } from '../../shared/packing/next-step.ts';
import { orderKindOf } from '../../shared/packing/order-key.ts';
import { lineProgress } from '../../shared/packing/progress.ts';
import type { Carton, PackingState } from '../../shared/packing/state.ts';
import { expectedWeight } from '../../shared/packing/weight.ts';
import type { IsoDate, WorkLine } from '../../shared/packing/work.ts';
import { summaryOf, type WorkSummary } from './orders/catalogue.ts';
import { type Desk, type DeskPorts, mayPack } from './packing/desk.ts';
import { isOnItsWay } from './packing/opening.ts';
import { lastSlip } from './packing/print-jobs.ts';
import { goneWhileAside, keysPutAside } from './packing/put-aside.ts';
import { shipmentView } from './shipment-view.ts';

/** As many as a person can look through; the rest is found by scanning or typing. */
const QUEUE_SHOWN = 200;
const SHIPMENTS_SHOWN = 50;
const SERIALS_SHOWN = 3;

/** The part of the view that the desk knows. */
export type DeskView = Pick<
  StationView,
  | 'screen'
  | 'person'
  | 'queue'
  | 'queueTotal'
  | 'session'
  | 'lastVerdict'
  | 'waiting'
  | 'shipments'
  | 'lastShipment'
  | 'lastSlip'
>;

/** Label of each carton as the print record knows it, by SSCC. */
export type LabelStates = ReadonlyMap<
  string,
  { readonly state: CartonView['label']; readonly why: string | null }
>;

/** What the desk does not know itself. */
export type ViewPorts = {
  readonly picture: (state: PackingState, carton: Carton) => string | null;
  /** The bench has no hardware: the page is told codes that could be scanned. */
  readonly virtual: boolean;
};

export function viewOfDesk(desk: Desk, ports: DeskPorts, view: ViewPorts): DeskView {
  const { outbox } = ports;
  const shipped = desk.justShipped === null ? null : outbox.shipment(desk.justShipped);
  const screen = screenOf(desk);
  return {
    screen,
    person: desk.person && { id: desk.person.id, name: desk.person.name, rights: [...desk.person.rights] },
    queue: screen === 'queue' ? queueOf(ports) : [],
    queueTotal: ports.catalogue.workCount(),
    session: screen === 'queue' ? null : desk.session && sessionView(desk.session, desk, ports, view),
    lastVerdict: desk.lastVerdict,
    waiting: outbox.waiting(),
    shipments: outbox.shipments(SHIPMENTS_SHOWN).map(shipmentView),
    lastShipment: shipped && shipmentView(shipped),
    lastSlip: slipView(desk.justShipped, ports),
  };
}

function slipView(shipmentId: string | null, ports: DeskPorts): DeskView['lastSlip'] {
  const slip = shipmentId === null ? null : lastSlip(ports.journal.db, shipmentId);
  return slip && { state: shownPaperState(slip.state), why: slip.why };
}

/** What lies on the bench is shown to who may pack; for anybody else it waits, untouched and unseen. */
function screenOf(desk: Desk): StationView['screen'] {
  if (desk.person === null) return 'signIn';
  if (!mayPack(desk)) return 'queue';
  if (desk.session !== null) return 'packing';
  return desk.justShipped === null ? 'queue' : 'done';
}

function queueOf(ports: DeskPorts): QueueEntry[] {
  const aside = keysPutAside(ports);
  const whole = ports.catalogue.isComplete();
  const gone = goneWhileAside(ports).map((work) =>
    queueEntry({ ...summaryOf(work), readiness: NOTHING_MISSING }, 'suspended', whole),
  );
  const open = ports.catalogue
    .works(QUEUE_SHOWN)
    .filter((work) => aside.has(work.key) || !isOnItsWay(ports, work.key))
    .map((work) => queueEntry(work, aside.has(work.key) ? 'suspended' : 'open', false));
  return [...gone, ...open];
}

/** Stock is no question for what is only to be unpacked. */
const NOTHING_MISSING: Readiness = { state: 'unknown', missing: [], missingItems: 0 };

function queueEntry(
  { revision: _revision, ...work }: WorkSummary,
  state: QueueEntry['state'],
  gone: boolean,
): QueueEntry {
  return { ...work, orderKind: orderKindOf(work.key), state, gone };
}

function sessionView(
  state: PackingState,
  desk: Desk,
  ports: DeskPorts,
  { picture, virtual }: ViewPorts,
): SessionView {
  const { work } = state;
  const labels = labelStates(ports, state);
  const next = nextStep(state);
  const nextLine = next.code === 'scanItem' || next.code === 'scanLocation' ? next.params.line : null;
  const toScanBack = state.cartons.find((carton) => carton.status === 'closed');
  return {
    workKey: work.key,
    orderKind: work.order.kind,
    orderNumber: work.order.number,
    pickListEntry: work.pickListEntry,
    customerName: work.customer.name,
    city: work.shipTo.city,
    comments: work.comments,
    shippingType: work.shippingType,
    phase: state.phase,
    mode: state.mode,
    next: { code: next.code, params: { ...next.params } },
    changes: changesToDealWith(state, ports.today()),
    pending: state.pending && {
      itemCode: state.pending.item.itemCode,
      name: state.pending.item.name,
      awaits: state.pending.awaits,
    },
    location: state.location?.code ?? null,
    typedCount: state.typedCount,
    lines: work.lines.map((line) => ({
      ...lineView(state, line, line.line === nextLine),
      ...(virtual ? scannable(state, line) : {}),
    })),
    cartons: state.cartons.map((carton) => cartonView(state, carton, labels)),
    packagings: state.rules.packagings.map(({ code, name }) => ({ code, name })),
    labelPicture: toScanBack ? picture(state, toScanBack) : null,
    liftable: desk.liftable && {
      right: desk.liftable.right,
      refusal: desk.liftable.refusal,
      by: desk.liftable.by && { badge: desk.liftable.by.badge, name: desk.liftable.by.name },
    },
  };
}

/** What SAP changed, and packed goods and labels that may not leave the bench as they are. */
function changesToDealWith(state: PackingState, today: IsoDate): Message[] {
  const told = state.sapChange === null ? [] : differences(state.work, state.sapChange.now);
  return [...told, ...whatMayNotLeave(state, today)].map(({ code, params }) => ({
    code,
    params: { ...params },
  }));
}

function lineView(state: PackingState, line: WorkLine, isNext: boolean): LineView {
  const progress = lineProgress(state, line);
  return {
    line: line.line,
    itemCode: line.item.itemCode,
    name: line.item.name,
    tracking: line.item.tracking,
    kit: line.kit,
    uom: line.uom.code,
    ordered: progress.orderedInUom,
    packed: progress.packedInUom,
    state: progress.state,
    bins: [...progress.bins],
    lots: [...progress.lots],
    isNext,
  };
}

/** Codes that stand on the goods of a line, for the virtual bench. */
function scannable(state: PackingState, line: WorkLine): Pick<LineView, 'barcode' | 'serials'> {
  const { barcodes, itemCode } = line.item;
  const inUom = barcodes.find(({ uom }) => uom.entry === line.uom.entry) ?? barcodes[0];
  const inCartons = new Set(state.cartons.flatMap(({ contents }) => contents.map(({ serial }) => serial)));
  const allocated = line.allocations.flatMap(({ serial }) => serial ?? []);
  const onStock = line.serials.map(({ serial }) => serial);
  const serials = [...new Set([...allocated, ...onStock])].filter((serial) => !inCartons.has(serial));
  return { barcode: inUom?.code ?? itemCode, serials: serials.slice(0, SERIALS_SHOWN) };
}

function cartonView(state: PackingState, carton: Carton, labels: LabelStates): CartonView {
  const expected = expectedWeight(state, carton);
  const label = carton.sscc === null ? undefined : labels.get(carton.sscc);
  return {
    number: carton.number,
    packaging: { code: carton.packaging.code, name: carton.packaging.name },
    status: carton.status,
    contents: carton.contents.map((content) => {
      const item = state.work.lines.find((line) => line.line === content.line)?.item;
      return {
        itemCode: item?.itemCode ?? '',
        name: item?.name ?? '',
        count: content.count,
        uom: content.uom.code,
        lot: content.lot,
        serial: content.serial,
      };
    }),
    expectedGrams: expected.grams,
    toleranceGrams: expected.toleranceGrams,
    grossGrams: carton.weighing?.grossGrams ?? null,
    sscc: carton.sscc,
    label: label?.state ?? 'none',
    labelTrouble: label?.why ?? null,
  };
}

function labelStates(ports: DeskPorts, session: PackingState): LabelStates {
  const rows = ports.journal.db
    .prepare<[string], { sscc: string; state: string; why: string | null }>(
      `SELECT sscc, state, why FROM print_job WHERE session_id = ? AND kind = 'label' ORDER BY copy`,
    )
    .all(session.sessionId);
  return new Map(rows.map((row) => [row.sscc, { state: shownPaperState(row.state), why: row.why }]));
}

function shownPaperState(state: string): PaperState {
  switch (state) {
    case 'printed':
    case 'sent':
    case 'notPrinted':
    case 'unknown':
      return state;
    // It was taken back from the printer; as with the unknown ones, somebody has to look.
    case 'cancelled':
      return 'unknown';
    default:
      return 'printing';
  }
}
