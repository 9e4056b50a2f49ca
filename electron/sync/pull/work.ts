import { orderKeyOf, workKeyOf } from '../../../shared/packing/order-key.ts';
import { quantity, sum, toBase } from '../../../shared/packing/quantity.ts';
import type { Address, Allocation, IsoDate } from '../../../shared/packing/work.ts';
import { kindOf } from '../orders.ts';
import type { Customer, OrderLine, PickList, PickListLine } from '../service-layer/entities.ts';
import { factorOf, KIT_PARENT, lineOf } from './lines.ts';
import type { SourceWork } from './offer.ts';
import type { OpenOrder, Part, SapView } from './view.ts';

/**
 * Open work: each released pick list's part of each order is one, and each order that is on no released pick
 * list is one. Pure. Parents of kits have no stock and are dropped; their components carry the parent's code.
 */
export function worksOf(view: SapView): readonly SourceWork[] {
  const open = view.orders.filter((order) => !isUnclear(order));
  const orders = new Map(open.map((order) => [keyOf(order), order]));
  const onPickLists = new Set<string>();
  const works: SourceWork[] = [];
  for (const list of view.pickLists) {
    const byOrder = Map.groupBy(list.PickListsLines.filter(isOpenOnList), orderOnList);
    for (const [key, lines] of byOrder) {
      const order = orders.get(key ?? '');
      if (order === undefined) continue;
      onPickLists.add(keyOf(order));
      works.push(...workOf(view, order, list, pickedParts(view, order, list, lines)));
    }
  }
  for (const order of open) {
    if (!onPickLists.has(keyOf(order))) works.push(...workOf(view, order, null, openParts(view, order)));
  }
  return works;
}

/** Keys of the reserve invoices that are not offered, as SAP does not say plainly what is left to be sent of them. */
export function unclearOrders(view: SapView): readonly string[] {
  return view.orders.filter(isUnclear).map(keyOf);
}

/**
 * An invoice's lines stay open whatever is sent; what is left of each is told in its own unit and in base units. That
 * the two mean the same as on an order is not known of every version: where they do not fit together, or nothing is
 * left although SAP has the goods as open, nobody packs by them.
 */
function isUnclear({ kind, DocumentLines }: OpenOrder): boolean {
  if (kind === 'order') return false;
  const fits = DocumentLines.filter(({ TreeType }) => TreeType !== KIT_PARENT).every((line) => {
    const { RemainingOpenQuantity: inUnit, RemainingOpenInventoryQuantity: inBase } = line;
    return Math.abs(inUnit * factorOf(line) - inBase) <= factorOf(line) * ROUNDING;
  });
  return !fits || !DocumentLines.some((line) => line.RemainingOpenInventoryQuantity > 0);
}

/** SAP rounds quantities to the company's decimals, two at least. */
const ROUNDING = 0.01;

function keyOf({ kind, DocEntry }: OpenOrder): string {
  return orderKeyOf({ kind, entry: DocEntry });
}

const DONE_ON_PICK_LIST = new Set(['ps_Closed', 'ps_PartiallyDelivered']);

function isOpenOnList(line: PickListLine): boolean {
  return !DONE_ON_PICK_LIST.has(line.PickStatus);
}

/** Key of the order that a pick list's line is for; lists are for other documents too. */
function orderOnList({ BaseObjectType, OrderEntry }: PickListLine): string | null {
  const kind = kindOf(BaseObjectType);
  return kind === null ? null : orderKeyOf({ kind, entry: OrderEntry });
}

function openLines(view: SapView, order: OpenOrder): readonly OrderLine[] {
  return order.DocumentLines.filter(
    (line) =>
      (line.LineStatus === 'bost_Open' || order.kind === 'reserveInvoice') &&
      line.TreeType !== KIT_PARENT &&
      line.RemainingOpenInventoryQuantity > 0 &&
      line.WarehouseCode !== null &&
      (view.warehouses === null || view.warehouses.includes(line.WarehouseCode)) &&
      view.items.has(line.ItemCode ?? ''),
  );
}

function openParts(view: SapView, order: OpenOrder): readonly Part[] {
  return openLines(view, order).map((line) => ({
    line,
    quantity: quantity(line.RemainingOpenInventoryQuantity),
    pickListLine: null,
    allocations: [],
  }));
}

/** Never more than the order has open: what was delivered meanwhile is not on the pick list any less. */
function pickedParts(
  view: SapView,
  order: OpenOrder,
  list: PickList,
  lines: readonly PickListLine[],
): readonly Part[] {
  return openLines(view, order).flatMap((line) => {
    const picked = lines.filter(({ OrderRowID }) => OrderRowID === line.LineNum);
    const factor = list.UseBaseUnits === true ? 1 : factorOf(line);
    const listed = toBase(
      sum(picked.map(({ ReleasedQuantity, PickedQuantity }) => ReleasedQuantity + PickedQuantity)),
      factor,
    );
    const [first] = picked;
    if (first === undefined || listed <= 0) return [];
    return {
      line,
      quantity: Math.min(listed, quantity(line.RemainingOpenInventoryQuantity)),
      pickListLine: first.LineNumber,
      allocations: picked.flatMap((each) => allocationsOf(view, each)),
    };
  });
}

/** Bin rows point to the lot or serial they hold; without bins the lots and serials stand for themselves. */
function allocationsOf(view: SapView, line: PickListLine): readonly Allocation[] {
  const { BatchNumbers: lots, SerialNumbers: serials, DocumentLinesBinAllocations: bins } = line;
  if (bins.length > 0) {
    return bins.map(({ binEntry, quantity, rowIndex }) => ({
      quantity,
      bin: view.bins.get(binEntry) ?? null,
      lot: lots[rowIndex]?.lot ?? null,
      serial: serials[rowIndex]?.serial ?? null,
    }));
  }
  return [
    ...lots.map(({ lot, quantity }) => ({ quantity, bin: null, lot, serial: null })),
    ...serials.map(({ serial }) => ({ quantity: 1, bin: null, lot: null, serial })),
  ];
}

function workOf(
  view: SapView,
  order: OpenOrder,
  list: PickList | null,
  parts: readonly Part[],
): readonly SourceWork[] {
  if (parts.length === 0) return [];
  const customer = view.customers.get(order.CardCode);
  return [
    {
      work: {
        key: workKeyOf({ kind: order.kind, entry: order.DocEntry }, list?.Absoluteentry ?? null),
        pickListEntry: list?.Absoluteentry ?? null,
        tote: list === null || list.U_PW_TOTE === '' ? null : list.U_PW_TOTE,
        order: {
          ...(order.kind === 'order' ? {} : { kind: order.kind }),
          entry: order.DocEntry,
          number: order.DocNum,
          dueDate: dueDateOf(order),
          customerReference: order.NumAtCard,
        },
        customer: { code: order.CardCode, name: order.CardName ?? order.CardCode },
        shipTo: shipToOf(order, customer),
        shippingType: view.shippingTypes.get(order.TransportationCode ?? -1) ?? null,
        partialAllowed: order.PartialSupply && customer?.PartialDelivery !== false,
        comments: order.Comments,
        lines: parts.flatMap((part) => lineOf(view, order, part)),
      },
      openOfOrder: Object.fromEntries(
        openParts(view, order).map(({ line, quantity }) => [line.LineNum, quantity]),
      ),
    },
  ];
}

/** When goods are to be sent. An invoice is due when it is to be paid; of its goods its lines say it. */
function dueDateOf({ kind, DocDueDate, DocumentLines }: OpenOrder): IsoDate {
  if (kind === 'order') return DocDueDate;
  const open = DocumentLines.filter((line) => line.RemainingOpenInventoryQuantity > 0);
  const [first] = open.flatMap(({ ShipDate }) => ShipDate ?? []).sort();
  return first ?? DocDueDate;
}

/** The order's own address; where it has none, the customer's address of that name. */
function shipToOf(order: OpenOrder, customer: Customer | undefined): Address {
  const name = order.CardName ?? order.CardCode;
  const own = order.AddressExtension;
  if (own != null && (own.ShipToStreet ?? own.ShipToCity) !== null) {
    return {
      name,
      street: joined(own.ShipToStreet, own.ShipToStreetNo),
      zip: own.ShipToZipCode ?? '',
      city: own.ShipToCity ?? '',
      country: own.ShipToCountry ?? '',
    };
  }
  const address = customer?.BPAddresses.find(
    ({ AddressName, AddressType }) => AddressType === 'bo_ShipTo' && AddressName === order.ShipToCode,
  );
  return {
    name,
    street: joined(address?.Street ?? null, address?.StreetNo ?? null),
    zip: address?.ZipCode ?? '',
    city: address?.City ?? '',
    country: address?.Country ?? '',
  };
}

function joined(street: string | null, number: string | null): string {
  return [street, number].filter((part) => part !== null && part !== '').join(' ');
}
