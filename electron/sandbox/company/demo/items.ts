/** How SAP counts an item: pieces alone, pieces packed in boxes and cases of so many, or kilograms. */
export type Packing = 'PC' | 'PC-6-24' | 'PC-10-100' | 'PC-12-48' | 'KG';

export type DemoItem = {
  readonly code: string;
  readonly name: string;
  readonly tracking: 'plain' | 'lot' | 'serial';
  readonly packing: Packing;
  /** Grams of one base unit. */
  readonly grams: number;
  /** Euro for one base unit. */
  readonly price: number;
};

/** Food is kept by lot with expiry, meat and cheese by the kilogram, tools by serial number, hardware plainly. */
export const DEMO_ITEMS: readonly DemoItem[] = [
  ...of('lot', 'PC-6-24', [
    ['F1001', 'Olive oil extra virgin, bottle 500 ml', 920, 8.9],
    ['F1002', 'Balsamic vinegar of Modena, bottle 250 ml', 520, 6.4],
    ['F1003', 'Wild honey, jar 500 g', 760, 7.5],
    ['F1004', 'Strawberry jam, jar 340 g', 560, 3.2],
    ['F1005', 'Dijon mustard, jar 200 g', 340, 2.6],
    ['F1006', 'Pesto genovese, jar 190 g', 330, 3.9],
    ['F1007', 'Apple juice naturally cloudy, bottle 1 l', 1560, 2.4],
    ['F1008', 'Elderflower syrup, bottle 700 ml', 1240, 5.6],
    ['F1009', 'Sunflower oil, bottle 1 l', 980, 3.1],
    ['F1010', 'Pickled gherkins, jar 670 g', 1080, 2.9],
  ]),
  ...of('lot', 'PC-12-48', [
    ['F1011', 'Rye crispbread, pack 250 g', 270, 1.9],
    ['F1012', 'Butter biscuits, pack 200 g', 225, 1.6],
    ['F1013', 'Dark chocolate 70 %, bar 100 g', 108, 1.8],
    ['F1014', 'Milk chocolate with hazelnuts, bar 100 g', 108, 1.7],
    ['F1015', 'Muesli with berries, bag 600 g', 620, 4.3],
    ['F1016', 'Rolled oats, bag 500 g', 512, 1.3],
    ['F1017', 'Spaghetti no. 5, pack 500 g', 515, 1.5],
    ['F1018', 'Penne rigate, pack 500 g', 515, 1.5],
    ['F1019', 'Basmati rice, bag 1 kg', 1010, 3.4],
    ['F1020', 'Red lentils, bag 500 g', 508, 2.2],
    ['F1021', 'Chopped tomatoes, tin 400 g', 460, 1.1],
    ['F1022', 'Chickpeas, tin 400 g', 455, 1.2],
    ['F1023', 'Ground coffee, vacuum pack 500 g', 520, 7.2],
    ['F1024', 'Earl Grey tea, tin 100 g', 160, 5.9],
  ]),
  ...of('lot', 'KG', [
    ['C4001', 'Smoked ham, whole', 1000, 18.5],
    ['C4002', 'Mountain cheese, cut', 1000, 21.0],
    ['C4003', 'Salami, air-dried', 1000, 24.9],
    ['C4004', 'Salmon side, smoked', 1000, 34.0],
  ]),
  ...of('serial', 'PC', [
    ['T2001', 'Cordless drill 18 V', 1650, 129],
    ['T2002', 'Cordless impact driver 18 V', 1450, 139],
    ['T2003', 'Angle grinder 125 mm', 2100, 89],
    ['T2004', 'Jigsaw 650 W', 2300, 99],
    ['T2005', 'Orbital sander 300 W', 1500, 79],
    ['T2006', 'Circular saw 1400 W', 4200, 149],
    ['T2007', 'Rotary hammer SDS-plus', 3100, 189],
    ['T2008', 'Heat gun 2000 W', 900, 49],
    ['T2009', 'Laser distance meter 50 m', 140, 69],
    ['T2010', 'Cross line laser', 520, 119],
  ]),
  ...of('plain', 'PC-10-100', [
    ['H3001', 'Wood screws 4 x 40, box of 200', 520, 6.9],
    ['H3002', 'Wood screws 5 x 60, box of 200', 1130, 9.8],
    ['H3003', 'Drywall screws 3.5 x 35, box of 500', 1040, 7.9],
    ['H3004', 'Wall plugs 8 mm, box of 100', 150, 5.4],
    ['H3005', 'Hexagon bolts M8 x 50, box of 50', 1300, 12.5],
    ['H3006', 'Hexagon nuts M8, box of 100', 540, 6.2],
    ['H3007', 'Washers M8, box of 200', 380, 4.1],
    ['H3008', 'Cable ties 200 mm, bag of 100', 120, 3.5],
    ['H3009', 'Insulating tape 15 mm x 10 m', 45, 1.2],
    ['H3010', 'Masking tape 50 mm x 50 m', 190, 3.9],
    ['H3011', 'Sanding discs 125 mm P120, pack of 10', 85, 8.4],
    ['H3012', 'Cutting disc 125 x 1.0 mm', 38, 1.6],
  ]),
  ...of('plain', 'PC-12-48', [
    ['H3013', 'Claw hammer 450 g', 680, 14.9],
    ['H3014', 'Screwdriver set, 6 pieces', 540, 19.9],
    ['H3015', 'Combination pliers 180 mm', 260, 12.4],
    ['H3016', 'Adjustable spanner 250 mm', 420, 16.8],
    ['H3017', 'Tape measure 5 m', 220, 7.9],
    ['H3018', 'Spirit level 60 cm', 480, 15.5],
    ['H3019', 'Utility knife 18 mm', 130, 6.5],
    ['H3020', 'Paint roller 25 cm', 190, 5.8],
    ['H3021', 'Flat brush 50 mm', 70, 3.3],
    ['H3022', 'Work gloves size 9, pair', 95, 4.6],
    ['H3023', 'Safety glasses, clear', 60, 8.2],
    ['H3024', 'Dust mask FFP2, pack of 10', 110, 9.9],
  ]),
];

/** The starter set is sold as one and packed as its parts. */
export const DEMO_KIT = {
  code: 'K5001',
  name: 'Starter set for tool boxes',
  price: 49.9,
  components: [
    { item: 'H3013', quantity: 1 },
    { item: 'H3014', quantity: 1 },
    { item: 'H3017', quantity: 1 },
    { item: 'H3022', quantity: 2 },
  ],
} as const;

function of(
  tracking: DemoItem['tracking'],
  packing: Packing,
  rows: readonly (readonly [code: string, name: string, grams: number, price: number])[],
): readonly DemoItem[] {
  return rows.map(([code, name, grams, price]) => ({ code, name, tracking, packing, grams, price }));
}
