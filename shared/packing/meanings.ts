import type { SessionCommand } from './commands.ts';
import { positionsOfItem } from './lines.ts';
import type { PackingState } from './state.ts';
import { binsOfStock } from './stock.ts';
import type { Bin, Item, UnitOfMeasure } from './work.ts';

/** What the station knows of SAP's items and bins beside the order. */
export type Catalogue = {
  readonly itemsByCode: (code: string) => readonly { readonly item: Item; readonly uom: UnitOfMeasure }[];
  readonly binByCode: (code: string) => Bin | null;
  /** Keys of other works that want an item. */
  readonly worksWanting: (itemCode: string) => readonly string[];
};

/** An item in the unit that a code stands for, and the other works that want it when this one does not. */
export type GoodsMeant = {
  readonly item: Item;
  readonly uom: UnitOfMeasure;
  readonly wantedBy: readonly string[];
};

/** `name` is how a person would call it. */
export type Meaning = { readonly name: string; readonly command: SessionCommand };

/** True for an SSCC, plain or with its 00 before it, that this shipment gave out, alive or dead. */
export function isOwnLabel(state: PackingState, sscc: string): boolean {
  return state.deadSsccs.includes(sscc) || state.cartons.some((carton) => carton.sscc === sscc);
}

/** What a code means as what the goods in hand wait for; null when they wait for nothing of that name. */
export function pendingMeaning(
  state: PackingState,
  text: string,
  catalogue: Catalogue,
): SessionCommand | null {
  const { pending } = state;
  switch (pending?.awaits) {
    case 'lot':
      return namesOf(state, pending.item, 'lot').has(text)
        ? { type: 'scanLot', lot: text, expiry: null }
        : null;
    case 'serial':
      return namesOf(state, pending.item, 'serial').has(text) ? { type: 'scanSerial', serial: text } : null;
    case 'location': {
      const bin = binOnOrder(state, text) ?? catalogue.binByCode(text);
      return bin === null ? null : { type: 'scanLocation', bin };
    }
    default:
      return null;
  }
}

/**
 * All that a code can mean, with nothing in hand that waits for it: a label of ours, else items and bins of the
 * order, else items and bins of the catalogue. While a location has to be scanned first, a bin is meant.
 *
 * @param codes the ways in which the code may be written in SAP
 */
export function meaningsOf(
  state: PackingState,
  text: string,
  codes: readonly string[],
  catalogue: Catalogue,
): readonly Meaning[] {
  const sscc = text.length === 20 && text.startsWith('00') ? text.slice(2) : text;
  if (isOwnLabel(state, sscc)) return [{ name: sscc, command: { type: 'scanLabel', sscc } }];
  const bin = binOnOrder(state, text);
  if (bin !== null && state.rules.location === 'scan' && state.location === null) return [locationScan(bin)];
  const onOrder = [...goodsOnOrder(state, codes).map(itemScan), ...(bin === null ? [] : [locationScan(bin)])];
  if (onOrder.length > 0) return onOrder;
  const elsewhere = catalogue.binByCode(text);
  return [
    ...goodsInCatalogue(state, codes, catalogue).map(itemScan),
    ...(elsewhere === null ? [] : [locationScan(elsewhere)]),
  ];
}

/** Goods that one of the codes stands for: the order's, else the catalogue's. */
export function goodsMeant(
  state: PackingState,
  codes: readonly string[],
  catalogue: Catalogue,
): readonly GoodsMeant[] {
  const onOrder = goodsOnOrder(state, codes);
  return onOrder.length > 0 ? onOrder : goodsInCatalogue(state, codes, catalogue);
}

function goodsOnOrder({ work }: PackingState, codes: readonly string[]): readonly GoodsMeant[] {
  return distinct(
    work.lines.flatMap(({ item }) => unitsMeant(item, codes).map((uom) => ({ item, uom, wantedBy: [] }))),
  );
}

function unitsMeant(item: Item, codes: readonly string[]): readonly UnitOfMeasure[] {
  const units = item.barcodes.filter(({ code }) => codes.includes(code)).map(({ uom }) => uom);
  return units.length === 0 && codes.includes(item.itemCode) ? [item.baseUom] : units;
}

/** The catalogue may know newer codes than the work was made with, of an item that is on the order. */
function goodsInCatalogue(
  { work }: PackingState,
  codes: readonly string[],
  catalogue: Catalogue,
): readonly GoodsMeant[] {
  const found = [...new Set(codes)].flatMap((code) => catalogue.itemsByCode(code));
  return distinct(
    found.map(({ item, uom }) => ({
      item,
      uom,
      wantedBy: positionsOfItem(work, item.itemCode).length > 0 ? [] : catalogue.worksWanting(item.itemCode),
    })),
  );
}

function distinct(goods: readonly GoodsMeant[]): readonly GoodsMeant[] {
  return [
    ...new Map(goods.map((one) => [`${one.uom.entry}/${one.uom.factor}/${one.item.itemCode}`, one])).values(),
  ];
}

function binOnOrder({ work }: PackingState, text: string): Bin | null {
  for (const line of work.lines) {
    const bin = binsOfStock(line).find(({ code, barcode }) => code === text || barcode === text);
    if (bin !== undefined) return bin;
  }
  return null;
}

/** Lots or serials of an item that can be meant: on stock, or in a carton when something is taken out. */
function namesOf(state: PackingState, item: Item, kind: 'lot' | 'serial'): ReadonlySet<string | null> {
  return new Set(
    positionsOfItem(state.work, item.itemCode).flatMap((position) => [
      ...(state.packed[position]?.taken.map((taken) => taken[kind]) ?? []),
      ...(kind === 'lot'
        ? (state.work.lines[position]?.lots.map(({ lot }) => lot) ?? [])
        : (state.work.lines[position]?.serials.map(({ serial }) => serial) ?? [])),
    ]),
  );
}

function itemScan({ item, uom, wantedBy }: GoodsMeant): Meaning {
  return {
    name: `${item.itemCode} (${uom.code})`,
    command: {
      type: 'scanItem',
      item,
      uom,
      count: 1,
      lot: null,
      expiry: null,
      serial: null,
      weightGrams: null,
      wantedBy,
    },
  };
}

function locationScan(bin: Bin): Meaning {
  return { name: bin.code, command: { type: 'scanLocation', bin } };
}
