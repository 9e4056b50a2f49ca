import type { CartonView, LineView, SessionView } from '../../../shared/contracts/station-view.ts';

export type Language = 'en' | 'de';

type Goods = Pick<LineView, 'itemCode' | 'tracking' | 'uom' | 'ordered' | 'bins' | 'lots'> & {
  readonly name: Readonly<Record<Language, string>>;
  readonly packed: number;
  readonly kit?: string;
};

/** What a wholesaler of food and hardware packs for a restaurant's kitchen and its caretaker. */
const ORDER: readonly Goods[] = [
  {
    itemCode: 'OIL-EV-750',
    name: { en: 'Olive oil extra virgin, bottle 750 ml', de: 'Olivenöl nativ extra, Flasche 750 ml' },
    tracking: 'lot',
    uom: 'FL',
    ordered: 12,
    packed: 12,
    bins: ['A-03-02'],
    lots: [],
  },
  {
    itemCode: 'TOM-PEL-400',
    name: { en: 'Peeled tomatoes, tin 400 g', de: 'Geschälte Tomaten, Dose 400 g' },
    tracking: 'lot',
    uom: 'DS',
    ordered: 24,
    packed: 24,
    bins: ['A-04-11'],
    lots: [],
  },
  {
    itemCode: 'PAS-SPA-500',
    name: { en: 'Spaghetti no. 5, bag 500 g', de: 'Spaghetti Nr. 5, Beutel 500 g' },
    tracking: 'lot',
    uom: 'BT',
    ordered: 20,
    packed: 13,
    bins: ['A-04-07', 'A-04-08'],
    lots: [
      { lot: 'L2608-41', expiry: '2027-08-31', quantity: 7 },
      { lot: 'L2609-02', expiry: '2027-09-30', quantity: 40 },
    ],
  },
  {
    itemCode: 'HAM-SER-1',
    name: { en: 'Serrano ham, sliced, about 1 kg', de: 'Serrano-Schinken, geschnitten, ca. 1 kg' },
    tracking: 'lot',
    uom: 'KG',
    ordered: 4.5,
    packed: 0,
    bins: ['K-01-03'],
    lots: [{ lot: '7741-B', expiry: '2026-12-19', quantity: 6.2 }],
  },
  {
    itemCode: 'DRL-18V-2A',
    name: {
      en: 'Cordless drill driver 18 V with two batteries and charger, in case',
      de: 'Akku-Bohrschrauber 18 V mit zwei Akkus und Ladegerät, im Koffer',
    },
    tracking: 'serial',
    uom: 'ST',
    ordered: 2,
    packed: 0,
    bins: ['H-12-01'],
    lots: [],
  },
  {
    itemCode: 'BLT-M10-120',
    name: {
      en: 'Carriage bolt M10 × 120, galvanised, box of 50',
      de: 'Schlossschraube M10 × 120, verzinkt, 50 St.',
    },
    tracking: 'none',
    uom: 'PAK',
    ordered: 3,
    packed: 1,
    bins: ['H-02-14'],
    lots: [],
  },
  {
    itemCode: 'GLV-NIT-10',
    name: { en: 'Work gloves, nitrile, size 10', de: 'Arbeitshandschuhe Nitril, Größe 10' },
    tracking: 'none',
    uom: 'PAA',
    ordered: 6,
    packed: 0,
    bins: ['H-07-03'],
    lots: [],
    kit: 'KIT-SAFE',
  },
  {
    itemCode: 'GGL-CLR',
    name: { en: 'Safety goggles, clear', de: 'Schutzbrille, klar' },
    tracking: 'none',
    uom: 'ST',
    ordered: 6,
    packed: 0,
    bins: ['H-07-05'],
    lots: [],
    kit: 'KIT-SAFE',
  },
];

/** The order's lines; `next` is the item that the sign shows. */
export function lines(language: Language, next: string | null): readonly LineView[] {
  return ORDER.map(({ name, kit, ...goods }, line) => ({
    ...goods,
    line,
    name: name[language],
    kit: kit ?? null,
    state: goods.packed === 0 ? 'open' : goods.packed < goods.ordered ? 'partly' : 'complete',
    bins: [...goods.bins],
    lots: [...goods.lots],
    isNext: goods.itemCode === next,
  }));
}

/** The same order with everything packed. */
export function completeLines(language: Language): readonly LineView[] {
  return lines(language, null).map((line) => ({
    ...line,
    packed: line.ordered,
    state: 'complete',
    lots: [],
  }));
}

/** An order as long as a week's supply of a school: every third line is complete. */
export function manyLines(language: Language, count: number): readonly LineView[] {
  const goods = lines(language, null);
  return Array.from({ length: count }, (_, line) => {
    const one = goods[line % goods.length];
    if (!one) throw new Error('The fixtures hold no goods');
    const packed = line % 3 === 0 ? one.ordered : 0;
    return {
      ...one,
      line,
      packed,
      state: packed === 0 ? 'open' : 'complete',
      isNext: line === 40,
    };
  });
}

export function carton(changes: Partial<CartonView> = {}): CartonView {
  return {
    number: 2,
    packaging: { code: 'KT-M', name: 'KT-M 40 × 30 × 25' },
    status: 'open',
    contents: [
      content('TOM-PEL-400', 'en', 24, 'DS', 'L2607-11'),
      content('BLT-M10-120', 'en', 1, 'PAK', null),
      content('PAS-SPA-500', 'en', 12, 'BT', 'L2608-41'),
      content('PAS-SPA-500', 'en', 1, 'BT', 'L2608-41'),
    ],
    expectedGrams: null,
    toleranceGrams: null,
    grossGrams: null,
    sscc: null,
    label: 'none',
    labelTrouble: null,
    ...changes,
  };
}

/** The first carton of the shipment, long closed. */
export function firstCarton(language: Language): CartonView {
  return carton({
    number: 1,
    status: 'done',
    contents: [content('OIL-EV-750', language, 12, 'FL', 'L2605-90')],
    expectedGrams: 16_240,
    toleranceGrams: 120,
    grossGrams: 16_255,
    sscc: '340123450000000017',
    label: 'printed',
  });
}

function content(
  itemCode: string,
  language: Language,
  count: number,
  uom: string,
  lot: string | null,
): CartonView['contents'][number] {
  const name = ORDER.find((goods) => goods.itemCode === itemCode)?.name[language] ?? itemCode;
  return { itemCode, name, count, uom, lot, serial: null };
}

export function openCarton(language: Language): CartonView {
  return carton({
    contents: carton().contents.map(({ itemCode, count, uom, lot }) =>
      content(itemCode, language, count, uom, lot),
    ),
  });
}

export const PACKAGINGS: SessionView['packagings'] = [
  { code: 'KT-S', name: 'KT-S 30 × 20 × 15' },
  { code: 'KT-M', name: 'KT-M 40 × 30 × 25' },
  { code: 'KT-L', name: 'KT-L 60 × 40 × 40' },
  { code: 'TUBE', name: 'TUBE 100 × 10' },
];
