import { type Books, table } from '../books.ts';
import type { Entity } from '../company.ts';
import type { Packing } from './items.ts';

export const PIECE = 1;
export const BOX = 2;
export const CASE = 3;
export const KILOGRAM = 4;

/** Unit groups: pieces in a box and in a case. SAP's own entry -1 ("Manual") stands for no group. */
export const PACKINGS: Readonly<
  Record<Packing, { readonly entry: number; readonly box: number; readonly case: number }>
> = {
  PC: { entry: 1, box: 0, case: 0 },
  'PC-6-24': { entry: 2, box: 6, case: 24 },
  'PC-10-100': { entry: 3, box: 10, case: 100 },
  'PC-12-48': { entry: 4, box: 12, case: 48 },
  KG: { entry: 5, box: 0, case: 0 },
};

export const GRAM_UNIT = 2;
export const KILOGRAM_UNIT = 3;

/** Warehouse 01 has bins, four aisles of five racks with two levels; 02 has none. */
export const MAIN = '01';
export const OUTLET = '02';
export const BIN_COUNT = 40;
const RACKS = 5;
const LEVELS = 2;

/** What everything else refers to: units, warehouses, bins, shipping and package types, countries. */
export function seedGround(books: Books): void {
  for (const [set, key, rows] of GROUND) {
    for (const row of rows) table(books, set).put(row[key] as string | number, row);
  }
  for (let index = 0; index < BIN_COUNT; index++) {
    const level = (index % LEVELS) + 1;
    const rack = (Math.floor(index / LEVELS) % RACKS) + 1;
    const aisle = String.fromCharCode('A'.charCodeAt(0) + Math.floor(index / (LEVELS * RACKS)));
    putBin(books, index + 1, MAIN, [aisle, String(rack).padStart(2, '0'), String(level)]);
  }
}

/** The label in the rack carries the code without its dashes. */
export function putBin(books: Books, entry: number, warehouse: string, levels: readonly string[]): void {
  const [first = null, second = null, third = null] = levels;
  table(books, 'BinLocations').put(entry, {
    AbsEntry: entry,
    Warehouse: warehouse,
    Sublevel1: first,
    Sublevel2: second,
    Sublevel3: third,
    BinCode: [warehouse, ...levels].join('-'),
    BarCode: [warehouse, ...levels].join(''),
    Inactive: 'tNO',
    IsSystemBin: 'tNO',
    ReceivingBinLocation: 'tNO',
    ExcludeAutoAllocOnIssue: 'tNO',
  });
}

function unit(entry: number, code: string, name: string, symbol: string | null): Entity {
  return { AbsEntry: entry, Code: code, Name: name, InternationalSymbol: symbol };
}

function group([name, { entry, box, case: inCase }]: [string, (typeof PACKINGS)[Packing]]): Entity {
  const base = name === 'KG' ? KILOGRAM : PIECE;
  const rows: readonly (readonly [number, number])[] = [
    [base, 1],
    [BOX, box],
    [CASE, inCase],
  ];
  return {
    AbsEntry: entry,
    Code: name,
    Name: name,
    BaseUoM: base,
    UoMGroupDefinitionCollection: rows
      .filter(([, count]) => count > 0)
      .map(([AlternateUoM, BaseQuantity]) => ({
        AlternateUoM,
        AlternateQuantity: 1,
        BaseQuantity,
        Active: 'tYES',
      })),
  };
}

function warehouse(code: string, name: string, bins: boolean): Entity {
  return {
    WarehouseCode: code,
    WarehouseName: name,
    EnableBinLocations: bins ? 'tYES' : 'tNO',
    AutoAllocOnIssue: 'whsBinSingleChoiceOnly',
    DefaultBinEnforced: 'tNO',
    DropShip: 'tNO',
    Inactive: 'tNO',
    City: 'Hamburg',
    Country: 'DE',
  };
}

function packageType(
  code: number,
  type: string,
  [length, width, height]: readonly [number, number, number],
): Entity {
  return { Code: code, Type: type, Length1: length, Width1: width, Height1: height };
}

function country(code: string, name: string): Entity {
  return { Code: code, Name: name, EU: 'tYES', ISOAlpha2Code: code };
}

const GROUND: readonly (readonly [set: string, key: string, rows: readonly Entity[]])[] = [
  [
    'UnitOfMeasurements',
    'AbsEntry',
    [
      unit(-1, 'Manual', 'Manual', null),
      unit(PIECE, 'PC', 'Piece', 'H87'),
      unit(BOX, 'BOX', 'Box', 'XBX'),
      unit(CASE, 'CASE', 'Case', 'XCS'),
      unit(KILOGRAM, 'KG', 'Kilogram', 'KGM'),
    ],
  ],
  ['UnitOfMeasurementGroups', 'AbsEntry', Object.entries(PACKINGS).map((each) => group(each))],
  [
    'WeightMeasures',
    'UnitCode',
    [
      { UnitCode: 1, UnitDisplay: 'mg', UnitName: 'Milligram', UnitWeightinmg: 1 },
      { UnitCode: GRAM_UNIT, UnitDisplay: 'g', UnitName: 'Gram', UnitWeightinmg: 1_000 },
      { UnitCode: KILOGRAM_UNIT, UnitDisplay: 'kg', UnitName: 'Kilogram', UnitWeightinmg: 1_000_000 },
      { UnitCode: 4, UnitDisplay: 'oz', UnitName: 'Ounce', UnitWeightinmg: 28_349.523125 },
      { UnitCode: 5, UnitDisplay: 'lb', UnitName: 'Pound', UnitWeightinmg: 453_592.37 },
    ],
  ],
  [
    'LengthMeasures',
    'UnitCode',
    [
      { UnitCode: 1, UnitDisplay: 'mm', UnitName: 'Millimetre', UnitLengthinmm: 1 },
      { UnitCode: 2, UnitDisplay: 'cm', UnitName: 'Centimetre', UnitLengthinmm: 10 },
      { UnitCode: 3, UnitDisplay: 'm', UnitName: 'Metre', UnitLengthinmm: 1_000 },
    ],
  ],
  [
    'Warehouses',
    'WarehouseCode',
    [warehouse(MAIN, 'Main warehouse', true), warehouse(OUTLET, 'Outlet Altona', false)],
  ],
  [
    'Users',
    'InternalKey',
    [{ InternalKey: 1, UserCode: 'manager', UserName: 'Petra Manager', Locked: 'tNO' }],
  ],
  [
    'ShippingTypes',
    'Code',
    [
      { Code: 1, Name: 'Parcel', Website: null },
      { Code: 2, Name: 'Express parcel', Website: null },
      { Code: 3, Name: 'Freight forwarder', Website: null },
      { Code: 4, Name: 'Customer collects', Website: null },
    ],
  ],
  [
    'PackagesTypes',
    'Code',
    [
      packageType(1, 'S', [300, 200, 150]),
      packageType(2, 'M', [400, 300, 200]),
      packageType(3, 'L', [600, 400, 300]),
      packageType(4, 'Pallet', [1200, 800, 150]),
    ],
  ],
  [
    'Countries',
    'Code',
    [
      country('AT', 'Austria'),
      country('DE', 'Germany'),
      country('DK', 'Denmark'),
      country('NL', 'Netherlands'),
    ],
  ],
];
