import type { ShipmentReason } from '../../../shared/contracts/sap-messages.ts';

/** SAP's numbered inner messages and well-known texts, most telling first (service-layer errors are prose). */
const BY_TEXT: readonly (readonly [RegExp, ShipmentReason])[] = [
  [/base documents? has already been closed/i, 'ORDER_CLOSED'],
  [/\b10001153\b|falls into negative inventory/i, 'STOCK_SHORT'],
  [/\b1470000341\b|allocate item .* to bin/i, 'BIN_MISSING'],
  [/\b480000112\b/, 'LOT_OR_SERIAL_UNKNOWN'],
  [/\b131 - |is frozen in warehouse/i, 'ITEM_FROZEN'],
  [/\b10000515\b|not found in warehouse/i, 'ITEM_NOT_IN_WAREHOUSE'],
  [/whse field/i, 'WAREHOUSE_UNKNOWN'],
  [/update the exchange rate/i, 'EXCHANGE_RATE_MISSING'],
  [/posting period/i, 'PERIOD_CLOSED'],
  [/\b10000005\b|credit limit/i, 'CREDIT_LIMIT'],
  [/base document card and target document card/i, 'ORDER_OF_ANOTHER'],
  [/invalid bp code/i, 'CUSTOMER_UNKNOWN'],
  [/(inactive|frozen).*\.CardCode\]/i, 'CUSTOMER_INACTIVE'],
  [/(inactive|frozen).*\.ItemCode\]/i, 'ITEM_INACTIVE'],
  [/\b125000012[68]\b|no state found/i, 'ADDRESS_INCOMPLETE'],
  [/account is not defined|\.(Acct|Ocr)Code\]/i, 'ACCOUNTING_INCOMPLETE'],
  // What SBO_SP_TransactionNotification says begins with its own number.
  [/^\(\d+\)/, 'COMPANY_RULE'],
];

const BY_CODE: Readonly<Record<string, ShipmentReason>> = {
  '-4014': 'LOT_OR_SERIAL_INCOMPLETE',
  '-4002': 'SERIES_MISSING',
  '-4013': 'PERIOD_CLOSED',
  '-2028': 'ORDER_GONE',
  '-2039': 'CHANGED_MEANWHILE',
  '-1000': 'FIELD_UNKNOWN',
  '-1002': 'FIELD_UNKNOWN',
  '200': 'FIELD_UNKNOWN',
  '201': 'FIELD_UNKNOWN',
  '-6006': 'NOT_PERMITTED',
};

/** The reason for a refusal in SAP's words. */
export function reasonOf(error: { readonly code: string; readonly message: string }): ShipmentReason {
  for (const [pattern, reason] of BY_TEXT) if (pattern.test(error.message)) return reason;
  return BY_CODE[error.code] ?? 'SAP_REFUSED';
}
