import { z } from 'zod';

/**
 * The properties of SAP's entities that this service relies on, by the names of the v2 metadata. Each schema
 * names exactly what is selected; a property that a company does not have would fail the whole request.
 */

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const yes = z.enum(['tYES', 'tNO']).transform((value) => value === 'tYES');
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);
/** v2 writes days as 2023-10-26T00:00:00Z. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .transform((value) => value.slice(0, 10));
const optionalDay = day.nullish().transform((value) => value ?? null);

/** A row of lots as it stands on a line: `BatchNumberProperty` in v2, `BatchNumber` in companies that keep the old name. */
const batchNumber = z
  .object({ BatchNumberProperty: text, BatchNumber: text, Quantity: number })
  .transform((row) => ({ lot: row.BatchNumberProperty ?? row.BatchNumber, quantity: row.Quantity }));
const serialNumber = z
  .object({ InternalSerialNumber: text, Quantity: number })
  .transform((row) => ({ serial: row.InternalSerialNumber }));
const binAllocation = z
  .object({ BinAbsEntry: z.int(), Quantity: number, SerialAndBatchNumbersBaseLine: z.int().default(-1) })
  .transform((row) => ({
    binEntry: row.BinAbsEntry,
    quantity: row.Quantity,
    rowIndex: row.SerialAndBatchNumbersBaseLine,
  }));
const rows = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((value) => value ?? []);

export const orderLine = z.object({
  LineNum: z.int(),
  ItemCode: text,
  WarehouseCode: text,
  ShipDate: optionalDay,
  /** Whether a part of the line's quantity may be delivered. */
  BackOrder: yes.nullish(),
  LineStatus: z.string(),
  TreeType: z.string().default('iNotATree'),
  ParentLineNum: z.int().nullish(),
  RemainingOpenQuantity: number,
  RemainingOpenInventoryQuantity: number,
  UoMEntry: z
    .int()
    .nullish()
    .transform((value) => value ?? -1),
  UoMCode: text,
  UnitsOfMeasurment: number,
  /** Only versions from FP2508 on have it. */
  DocLinePickLists: z.array(z.unknown()).optional(),
});
export type OrderLine = z.infer<typeof orderLine>;

const shipTo = z.object({
  ShipToStreet: text,
  ShipToStreetNo: text,
  ShipToZipCode: text,
  ShipToCity: text,
  ShipToCountry: text,
});

export const ORDER_SELECT = [
  'DocEntry',
  'DocNum',
  'DocType',
  'DocDueDate',
  'CardCode',
  'CardName',
  'NumAtCard',
  'Comments',
  'PartialSupply',
  'TransportationCode',
  'ShipToCode',
  'AddressExtension',
  'DocumentLines',
] as const;
export const order = z.object({
  DocEntry: z.int(),
  DocNum: z.int(),
  DocType: z.string(),
  DocDueDate: day,
  CardCode: z.string().min(1),
  CardName: text,
  NumAtCard: text,
  Comments: text,
  PartialSupply: yes,
  TransportationCode: z.int().nullish(),
  ShipToCode: text,
  AddressExtension: shipTo.nullish(),
  DocumentLines: rows(orderLine),
});
export type Order = z.infer<typeof order>;

/** What an order says of how far it is at the benches; none of it until somebody began it. */
export const ORDER_FIELDS_SELECT = ['U_PW_STATE', 'U_PW_PACKED', 'U_PW_STATION'] as const;
export const orderFields = z.object({
  DocumentStatus: text,
  InventoryStatus: text,
  U_PW_STATE: text,
  U_PW_PACKED: text,
  U_PW_STATION: text,
});

export const pickListLine = z.object({
  LineNumber: z.int(),
  BaseObjectType: z.int(),
  OrderEntry: z.int(),
  OrderRowID: z.int(),
  PickStatus: z.string(),
  ReleasedQuantity: number,
  PickedQuantity: number,
  BatchNumbers: rows(batchNumber),
  SerialNumbers: rows(serialNumber),
  DocumentLinesBinAllocations: rows(binAllocation),
});
export type PickListLine = z.infer<typeof pickListLine>;

export const PICK_LIST_SELECT = ['Absoluteentry', 'Status', 'UseBaseUnits', 'PickListsLines'] as const;
export const pickList = z.object({
  Absoluteentry: z.int(),
  Status: z.string(),
  UseBaseUnits: yes.nullish(),
  U_PW_TOTE: text,
  PickListsLines: rows(pickListLine),
});
export type PickList = z.infer<typeof pickList>;

export const ITEM_SELECT = [
  'ItemCode',
  'ItemName',
  'BarCode',
  'InventoryItem',
  'ManageBatchNumbers',
  'ManageSerialNumbers',
  'UoMGroupEntry',
  'InventoryUoMEntry',
  'InventoryUOM',
  'InventoryWeight',
  'InventoryWeightUnit',
  'ItemBarCodeCollection',
  'UpdateDate',
] as const;
export const item = z.object({
  ItemCode: z.string().min(1),
  ItemName: text,
  BarCode: text,
  InventoryItem: yes,
  ManageBatchNumbers: yes,
  ManageSerialNumbers: yes,
  UoMGroupEntry: z
    .int()
    .nullish()
    .transform((value) => value ?? -1),
  InventoryUoMEntry: z
    .int()
    .nullish()
    .transform((value) => value ?? -1),
  InventoryUOM: text,
  InventoryWeight: number,
  InventoryWeightUnit: z.int().nullish(),
  ItemBarCodeCollection: rows(z.object({ UoMEntry: z.int().nullish(), Barcode: text })),
  UpdateDate: optionalDay,
});
export type SapItem = z.infer<typeof item>;

export const originalItem = z.object({
  AlternativeItems: rows(z.object({ AlternativeItemCode: text, MatchFactor: number })),
});
export type OriginalItem = z.infer<typeof originalItem>;

export const UOM_SELECT = ['AbsEntry', 'Code', 'InternationalSymbol'] as const;
export const unitOfMeasurement = z.object({ AbsEntry: z.int(), Code: z.string(), InternationalSymbol: text });

export const UOM_GROUP_SELECT = ['AbsEntry', 'BaseUoM', 'UoMGroupDefinitionCollection'] as const;
export const unitOfMeasurementGroup = z.object({
  AbsEntry: z.int(),
  BaseUoM: z.int(),
  UoMGroupDefinitionCollection: rows(
    z.object({ AlternateUoM: z.int(), AlternateQuantity: z.number(), BaseQuantity: z.number() }),
  ),
});

export const WEIGHT_SELECT = ['UnitCode', 'UnitWeightinmg'] as const;
export const weightMeasure = z.object({ UnitCode: z.int(), UnitWeightinmg: z.number() });

export const BIN_SELECT = ['AbsEntry', 'Warehouse', 'BinCode', 'BarCode'] as const;
export const binLocation = z.object({
  AbsEntry: z.int(),
  Warehouse: z.string().min(1),
  BinCode: z.string().min(1),
  BarCode: text,
});

export const WAREHOUSE_SELECT = ['WarehouseCode', 'EnableBinLocations'] as const;
export const warehouse = z.object({ WarehouseCode: z.string(), EnableBinLocations: yes });

export const SHIPPING_TYPE_SELECT = ['Code', 'Name'] as const;
export const shippingType = z.object({ Code: z.int(), Name: text });

export const CUSTOMER_SELECT = ['CardCode', 'CardName', 'PartialDelivery', 'BPAddresses'] as const;
export const customer = z.object({
  CardCode: z.string(),
  CardName: text,
  PartialDelivery: yes.nullish(),
  BPAddresses: rows(
    z.object({
      AddressName: text,
      AddressType: text,
      Street: text,
      StreetNo: text,
      ZipCode: text,
      City: text,
      Country: text,
    }),
  ),
});
export type Customer = z.infer<typeof customer>;

export const DELIVERY_SELECT = ['DocEntry', 'DocNum', 'CancelStatus', 'U_PW_ID'] as const;
export const delivery = z.object({ DocEntry: z.int(), DocNum: z.int(), CancelStatus: z.string().nullish() });
export type Delivery = z.infer<typeof delivery>;

export const DELIVERED_SELECT = [...DELIVERY_SELECT, 'CardCode', 'Comments', 'DocumentLines'] as const;
/** A delivery with the goods that are in it. */
export const deliveredDocument = z.object({
  DocEntry: z.int(),
  DocNum: z.int(),
  CancelStatus: text,
  U_PW_ID: text,
  CardCode: text,
  Comments: text,
  DocumentLines: rows(
    z.object({
      BaseType: z.int().nullish(),
      BaseEntry: z.int().nullish(),
      BaseLine: z.int().nullish(),
      ItemCode: text,
      WarehouseCode: text,
      InventoryQuantity: number,
      BatchNumbers: rows(batchNumber),
      SerialNumbers: rows(serialNumber),
      DocumentLinesBinAllocations: rows(binAllocation),
    }),
  ),
});
export type DeliveredDocument = z.infer<typeof deliveredDocument>;

export const OWN_ROW_SELECT = ['Code', 'U_STATION'] as const;
export const ownRow = z.object({ Code: z.string(), U_STATION: text });

export const DRAFT_SELECT = [...DELIVERY_SELECT, 'DocObjectCode', 'DocumentStatus', 'AuthorizationStatus'];
export const draft = z.object({
  DocEntry: z.int(),
  DocNum: z.int(),
  DocObjectCode: text,
  DocumentStatus: text,
  AuthorizationStatus: text,
});
export type Draft = z.infer<typeof draft>;

export const APPROVAL_SELECT = ['Code', 'DraftEntry', 'Status', 'ApprovalRequestLines'] as const;
export const approvalRequest = z.object({
  Code: z.int(),
  Status: text,
  ApprovalRequestLines: rows(z.object({ UserID: z.int().nullish(), Status: text, Remarks: text })),
});
export type ApprovalRequest = z.infer<typeof approvalRequest>;

/** Rows of stored queries come with the columns' names as they stand in the SQL. */
export const stockRow = z.object({
  ItemCode: z.string(),
  WhsCode: z.string(),
  DistNumber: text,
  ExpDate: z.string().nullish(),
  Status: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => String(value ?? '0')),
  BinAbs: z
    .int()
    .nullish()
    .transform((value) => value ?? null),
  OnHandQty: number,
});
export type StockRow = z.infer<typeof stockRow>;
