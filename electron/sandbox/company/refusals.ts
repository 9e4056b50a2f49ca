import type { Outcome, SapError } from './company.ts';

/**
 * Why SAP says no, in its own codes and words (the DI API's English texts). Lines are counted from 1 in them.
 * Where no answer of a real Service Layer is known, the code is the nearest known one, and it is said so.
 */
export const refusals = {
  noMatch: (status: 400 | 404): SapError => ({
    status,
    code: -2028,
    message: 'No matching records found (ODBC -2028)',
  }),
  duplicate: bad(-2035, 'This entry already exists in the following tables (ODBC -2035)'),
  unknownProperty: (property: string, type: string) =>
    bad(-1000, `Property '${property}' of '${type}' is invalid`),
  /** The text for a value of the wrong kind is not known. */
  wrongValue: (property: string, type: string) =>
    bad(-1000, `Value of property '${property}' of '${type}' is invalid`),
  unknownSet: (set: string) => bad(200, `Unrecognized resource path. Invalid entityset '${set}'`),
  unknownService: (name: string) => bad(-1002, `Service Not Found: ${name}`),
  notSupported: (what: string) => bad(-5006, `${what} is not supported`),
  /** Known of stored queries; that other sets say the same is likely. */
  notPermitted: { status: 403, code: -6006, message: 'You are not permitted to perform this action' },
  notRemovable: bad(-5006, 'The requested action is not supported for this object; it cannot be removed'),
  /** Known as text only; its code is not. */
  missing: (property: string, type: string) => bad(-5002, `Enter valid code  [${type}.${property}]`),

  baseClosed: (line: number) =>
    bad(-10, `One of the base documents has already been closed  [DLN1.BaseEntry][line: ${line}]`),
  baseOfAnother: bad(-5002, 'Base document card and target document card do not match.'),
  noLines: bad(-5002, 'Enter at least one row  [DocumentLines]'),
  itemMissing: (line: number) =>
    bad(-5002, `Item number is missing; specify an item number [DocumentLines.ItemCode][line: ${line}]`),
  customer: (table: string, code: string) => bad(-5002, `Invalid BP code [${table}.CardCode] , '${code}'`),
  warehouse: (line: number) => bad(-5002, `Enter a valid value in Whse field [DLN1.WhsCode][line: ${line}]`),
  quantity: (line: number) =>
    bad(-5002, `Quantity must be greater than zero  [DocumentLines.Quantity][line: ${line}]`),
  /** The text is known; its code from two public integrations alone. */
  periodLocked: (table: string) =>
    bad(-4013, `Posting period locked; specify an alternative date  [${table}.DocDate]`),
  /** SAP's message 10000005; its outer code is not known. */
  creditLimit: (table: string) =>
    bad(-5002, `10000005 - Customer has exceeded credit limit  [${table}.CardCode]`),
  /** The texts for what is frozen (or not valid) in its master data are not known. */
  inactiveCustomer: (table: string, code: string) =>
    bad(-5002, `Business partner is inactive  [${table}.CardCode] , '${code}'`),
  inactiveItem: (item: string, line: number) =>
    bad(-5002, `Item is inactive  [DocumentLines.ItemCode][line: ${line}] , '${item}'`),
  series: bad(
    -4002,
    'To generate this document, first define the numbering series in the Administration module',
  ),
  notInWarehouse: (item: string, warehouse: string) =>
    bad(-5002, `10000515 - Item ${item} not found in Warehouse ${warehouse}`),
  negativeStock: (line: number) =>
    bad(-10, `Quantity falls into negative inventory  [DocumentLines.ItemCode][line: ${line}]`),
  incompleteNumbers: bad(-4014, 'Cannot add row without complete selection of batch/serial numbers'),
  unknownNumber: (number: string, line: number) =>
    bad(
      -10,
      `480000112 - Batch/serial number ${number} selected in row ${line} does not exist; specify a valid batch/serial number`,
    ),
  /** Locked lots, too, have no quantity to give; their own text is not known. */
  numberShort: (item: string, number: string) =>
    bad(-10, `10001153 - insufficient quantity for item ${item} with batch ${number} in warehouse`),
  binsMissing: (item: string, warehouse: string) =>
    bad(-10, `1470000341 - Fully allocate item "${item}" to bin locations in warehouse "${warehouse}"`),

  frozen: (item: string, warehouse: string, bin: string | null) =>
    bad(
      -10,
      `131 - Item ${item} is frozen in warehouse ${warehouse}${bin === null ? '' : ` and bin location ${bin}`}`,
    ),

  /** The text is not known. */
  noBins: (warehouse: string) => bad(-5002, `Bin locations are not enabled in warehouse ${warehouse}`),

  /** The text is known; its code is not. */
  attachmentEntry: (table: string, entry: number) =>
    bad(-5002, `Invalid attachment entry.  [${table}.AtcEntry] , '${entry}'`),
  /** The text is known from the DI API; its code is not. */
  valueTooLong: (property: string, type: string) =>
    bad(-5002, `Value too long in property '${property}' of '${type}'`),
  /** The texts are known of SAP's client; their codes are not. */
  noAttachmentFolder: bad(-5002, 'Attachment folder has not been defined, or has been changed or removed'),
  fileNameInUse: (name: string) => bad(-5002, `A file with this name already exists , '${name}'`),

  fieldFixed: (table: string, property: string) =>
    bad(-1029, `[${table}.${property}] , 'Field cannot be updated (ODBC -1029)'`),
  /** The texts for closing twice, and for changing what is delivered, are not known. */
  alreadyClosed: bad(-5002, 'Document is already closed or canceled'),
  /** The texts for reopening what is open or cancelled, and for drafts that nobody has approved, are not known. */
  notReopenable: bad(-5002, 'Document is not closed, or is canceled, and cannot be reopened'),
  notApproved: bad(-5002, 'Draft has not been approved'),
  decided: bad(-5002, 'Approval request has already been decided'),
  hasTargets: bad(-5002, 'Document has target documents and cannot be canceled'),
  pickedTooMuch: (line: number) =>
    bad(-5002, `Picked quantity exceeds released quantity  [PickListsLines.PickedQuantity][line: ${line}]`),
  pickDone: (line: number) =>
    bad(-5002, `Pick list row is delivered or closed  [PickListsLines][line: ${line}]`),
  pickLinesNeedPut: bad(-5002, 'PickListsLines cannot be updated by PATCH; use PUT'),

  sqlGrammar: bad(701, 'Invalid SQL syntax'),
  sqlTable: (table: string) => bad(702, `Table '${table}' not accessible`),
  sqlColumn: (column: string) => bad(703, `Column '${column}' not accessible`),
} as const;

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(error: SapError): { readonly ok: false; readonly error: SapError } {
  return { ok: false, error };
}

function bad(code: number, message: string): SapError {
  return { status: 400, code, message };
}
