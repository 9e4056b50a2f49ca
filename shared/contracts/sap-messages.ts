/**
 * Why a shipment is where it is. The page's message catalogue has a text for each; SAP's own words go beside
 * it, never instead of it.
 */
export const SHIPMENT_REASONS = [
  /** SAP could not be reached; posted as soon as it can. */
  'SAP_AWAY',
  /** The answer to a post was lost; being looked up. */
  'ANSWER_LOST',
  /** Not in SAP so far; waits until the old attempt can no longer land. */
  'QUIET_PERIOD',
  /** SAP took the shipment, but no delivery carries its id: never posted again, somebody must look. */
  'LANDED_NOT_FOUND',
  /** More than one delivery carries the id: somebody copied it, or it was posted by other means. */
  'DELIVERED_TWICE',
  /** An approval procedure made a draft of it, on which somebody has to decide. */
  'APPROVAL_NEEDED',
  /** Somebody decided against the draft; SAP's words say who, and why. */
  'APPROVAL_REJECTED',
  /** The draft is in SAP no more, and there is no delivery. */
  'DRAFT_REMOVED',
  'STOCK_SHORT',
  'LOT_OR_SERIAL_INCOMPLETE',
  'LOT_OR_SERIAL_UNKNOWN',
  'BIN_MISSING',
  'ITEM_FROZEN',
  /** The item's master data is frozen or not valid. */
  'ITEM_INACTIVE',
  'CUSTOMER_INACTIVE',
  'CUSTOMER_UNKNOWN',
  'CREDIT_LIMIT',
  'ORDER_CLOSED',
  /** The order, or something else that the delivery names, is not there. */
  'ORDER_GONE',
  'ORDER_OF_ANOTHER',
  'ITEM_NOT_IN_WAREHOUSE',
  'WAREHOUSE_UNKNOWN',
  'SERIES_MISSING',
  /** The posting period of the day is locked or closed. */
  'PERIOD_CLOSED',
  'FIELD_UNKNOWN',
  'NOT_PERMITTED',
  'EXCHANGE_RATE_MISSING',
  'ACCOUNTING_INCOMPLETE',
  'ADDRESS_INCOMPLETE',
  /** Somebody else was changing the same data; nothing is wrong with the shipment. */
  'CHANGED_MEANWHILE',
  /** A rule that the company added to SAP itself; SAP's words are the company's. */
  'COMPANY_RULE',
  /** Any other refusal; SAP's own words say which. */
  'SAP_REFUSED',
  /** Its delivery was booked by hand, and marking it as the shipment's came to nothing. It is not posted by itself. */
  'NOT_ADOPTED',
  /** Somebody gave it back: SAP is asked whether it has a delivery of it after all. */
  'GIVEN_BACK',
  /** SAP has none so far, but an earlier attempt may still land. */
  'GIVEN_BACK_QUIET',
  /** SAP has a draft of it, of which a delivery may still come. */
  'GIVEN_BACK_DRAFT',
  /** SAP took it once, but no delivery carries its id: its goods stay taken until somebody finds it. */
  'GIVEN_BACK_NOT_FOUND',
  /** SAP surely has no delivery of it and none can come: its goods are offered again. */
  'GIVEN_BACK_FREE',
] as const;
export type ShipmentReason = (typeof SHIPMENT_REASONS)[number];

/** How SAP receives the service, where it is not 'connected'; `sapStatus.code`, with {detail} beside it. */
export const SAP_STANDINGS = [
  /** No answer from SAP. */
  'SAP_AWAY',
  /** An answer that is not SAP's: a proxy's page, another service on the address. */
  'SAP_NOT_UNDERSTOOD',
  /** The certificate is not the trusted one; the detail names the fingerprint seen. */
  'SAP_CERTIFICATE',
  'SAP_WRONG_PASSWORD',
  'SAP_USER_LOCKED',
  /** Refused for another reason: company, licence. */
  'SAP_LOGIN_REFUSED',
] as const;
export type SapStandingCode = (typeof SAP_STANDINGS)[number];
