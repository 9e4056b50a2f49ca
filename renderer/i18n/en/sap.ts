import type { AdditionReason } from '../../../shared/contracts/addition.ts';
import type { AlarmCode } from '../../../shared/contracts/alarm.ts';
import type { SapStandingCode, ShipmentReason } from '../../../shared/contracts/sap-messages.ts';
import type { Explained } from '../translated.ts';

/** How SAP receives us, why a shipment is not in SAP yet, and in what SAP disagrees with us; SAP's own words stand beside it on the screen. */
export const sap = {
  SAP_AWAY: {
    happened: 'SAP could not be reached.',
    expected: 'A connection to SAP.',
    next: 'Nothing to do: it is posted as soon as SAP is back.',
  },
  SAP_NOT_UNDERSTOOD: {
    happened: 'Something answers, but it is not SAP.',
    expected: "SAP's Service Layer at the address of the settings.",
    next: 'Ask the station admin to check address and proxy.',
  },
  SAP_CERTIFICATE: {
    happened: "SAP's certificate is not the trusted one.",
    expected: 'The certificate of the settings.',
    next: 'Ask the station admin to compare the fingerprint; nothing is sent until then.',
  },
  SAP_WRONG_PASSWORD: {
    happened: 'SAP does not accept the password.',
    expected: 'User and password of the SAP connection.',
    next: 'Ask the station admin to enter the password again.',
  },
  SAP_USER_LOCKED: {
    happened: 'SAP has locked the user of the connection.',
    expected: 'A user that may sign in.',
    next: 'Ask whoever runs SAP to unlock the user.',
  },
  SAP_LOGIN_REFUSED: {
    happened: 'SAP refuses the sign-in.',
    expected: 'A company and a licence for the connection.',
    next: 'Ask whoever runs SAP to check company and licence.',
  },
  ANSWER_LOST: {
    happened: "SAP's answer was lost on the way.",
    expected: 'An answer that says whether the delivery was made.',
    next: 'Nothing to do: SAP is asked whether it has it before anything is sent again.',
  },
  QUIET_PERIOD: {
    happened: 'SAP does not have it yet, but the first attempt may still arrive.',
    expected: 'A quiet period without it.',
    next: 'Nothing to do: it is sent again when the first attempt can no longer land.',
  },
  LANDED_NOT_FOUND: {
    happened: 'SAP took the shipment, but its delivery cannot be found.',
    expected: 'One delivery with the number of this shipment.',
    next: 'Look for the delivery in SAP. It is not sent again by itself.',
  },
  DELIVERED_TWICE: {
    happened: 'SAP has more than one delivery for this shipment.',
    expected: 'Exactly one delivery.',
    next: 'Look at both deliveries in SAP and cancel the one that was made by other means.',
  },
  APPROVAL_NEEDED: {
    happened: 'SAP wants the delivery to be approved.',
    expected: 'A decision by whoever approves deliveries.',
    next: 'Approve or reject the draft in SAP.',
  },
  APPROVAL_REJECTED: {
    happened: 'The delivery was not approved in SAP.',
    expected: 'An approved draft.',
    next: 'Ask who rejected it: the draft can be put forward again in SAP, or the parcel is unpacked.',
  },
  DRAFT_REMOVED: {
    happened: 'The draft of the delivery was removed in SAP.',
    expected: 'A draft, or the delivery made of it.',
    next: 'Ask the office whether it is still to be delivered. It is not sent again by itself.',
  },
  STOCK_SHORT: {
    happened: 'SAP has less on stock than was packed.',
    expected: 'Enough stock in the warehouse.',
    next: 'Correct the stock in SAP, then try again.',
  },
  LOT_OR_SERIAL_INCOMPLETE: {
    happened: 'Lots or serial numbers are not complete for SAP.',
    expected: 'A lot or serial number for every unit.',
    next: 'Compare the lots of the order in SAP, then try again.',
  },
  LOT_OR_SERIAL_UNKNOWN: {
    happened: 'SAP does not know a lot or serial number that was packed.',
    expected: 'Lots and serial numbers that are on stock in SAP.',
    next: 'Receive or correct the lot in SAP, then try again.',
  },
  BIN_MISSING: {
    happened: 'SAP wants to know the bin of the goods.',
    expected: 'A bin for every unit of this warehouse.',
    next: 'Check the bin stock in SAP, then try again.',
  },
  ITEM_FROZEN: {
    happened: 'An item is locked in this warehouse.',
    expected: 'Items that may be moved.',
    next: 'Unlock the item in SAP, then try again.',
  },
  ITEM_INACTIVE: {
    happened: 'An item is blocked in SAP.',
    expected: 'Items that may be sold.',
    next: 'Release the item in SAP, then try again.',
  },
  CUSTOMER_INACTIVE: {
    happened: 'The customer is blocked in SAP.',
    expected: 'A customer that may be delivered to.',
    next: 'Hold the parcel and ask the office to release the customer, then try again.',
  },
  CUSTOMER_UNKNOWN: {
    happened: 'SAP does not know the customer of the order.',
    expected: 'The customer for whom it was packed.',
    next: 'Ask the office what became of the customer in SAP, then try again.',
  },
  CREDIT_LIMIT: {
    happened: 'The delivery is beyond the credit limit of the customer.',
    expected: 'A delivery within the credit limit.',
    next: 'Hold the parcel and ask the office for a release or a higher limit, then try again.',
  },
  ORDER_CLOSED: {
    happened: 'The order was closed in SAP meanwhile.',
    expected: 'An open order.',
    next: 'Stop the parcel and ask the office whether the order is to be reopened.',
  },
  ORDER_GONE: {
    happened: 'SAP does not find the order, or a line of it.',
    expected: 'The order as it was packed.',
    next: 'Ask the office what became of the order; if it is gone, give the shipment back and unpack.',
  },
  ORDER_OF_ANOTHER: {
    happened: 'The order belongs to another customer in SAP now.',
    expected: 'The customer for whom it was packed.',
    next: 'Ask the office; give the shipment back and pack it for the right customer.',
  },
  ITEM_NOT_IN_WAREHOUSE: {
    happened: 'An item does not exist in this warehouse.',
    expected: 'Items of the warehouse on the order.',
    next: 'Add the warehouse to the item in SAP, then try again.',
  },
  WAREHOUSE_UNKNOWN: {
    happened: 'SAP does not accept the warehouse of the goods.',
    expected: 'A warehouse that goods may be delivered from.',
    next: 'Check the warehouse in SAP, then try again.',
  },
  SERIES_MISSING: {
    happened: 'SAP has no document number for the delivery.',
    expected: 'An open number series for deliveries.',
    next: 'Open a number series for this period in SAP, then try again.',
  },
  PERIOD_CLOSED: {
    happened: 'The posting period of today is closed in SAP.',
    expected: 'An open posting period.',
    next: 'Ask accounting to open the period, then try again.',
  },
  FIELD_UNKNOWN: {
    happened: 'SAP does not know a field that is sent.',
    expected: 'The fields that the set-up adds to SAP.',
    next: 'Run the set-up of the SAP connection again, then try again.',
  },
  NOT_PERMITTED: {
    happened: "SAP's user may not make this delivery.",
    expected: 'A user with the right to make deliveries.',
    next: 'Give the user of the connection the right in SAP, then try again.',
  },
  EXCHANGE_RATE_MISSING: {
    happened: 'SAP has no exchange rate for today.',
    expected: "Today's exchange rate.",
    next: 'Enter the exchange rate in SAP, then try again.',
  },
  ACCOUNTING_INCOMPLETE: {
    happened: 'SAP lacks an account or a cost centre for this delivery.',
    expected: 'Accounts for the items and warehouses.',
    next: 'Ask accounting to complete what SAP names, then try again.',
  },
  ADDRESS_INCOMPLETE: {
    happened: 'SAP finds the address of the customer incomplete.',
    expected: 'A complete ship-to and pay-to address.',
    next: 'Complete the address in SAP, then try again.',
  },
  CHANGED_MEANWHILE: {
    happened: 'Somebody was changing the same data in SAP just then.',
    expected: 'An order that nobody else is changing.',
    next: 'Try again.',
  },
  COMPANY_RULE: {
    happened: 'A rule of your company in SAP forbids the delivery.',
    expected: 'A delivery that the rule allows.',
    next: 'Read what the rule says, correct it in SAP, then try again.',
  },
  NOT_ADOPTED: {
    happened: 'The delivery that was booked by hand could not be assigned to this shipment.',
    expected: 'A delivery in SAP that carries the number of the shipment.',
    next: 'Give its number once more. Do not try again while that delivery is in SAP: the goods would be delivered twice.',
  },
  SAP_REFUSED: {
    happened: 'SAP refuses the delivery.',
    expected: 'A delivery that SAP accepts.',
    next: 'Read what SAP says, correct it there, then try again.',
  },
  GIVEN_BACK: {
    happened: 'The shipment was given back and is not sent any more.',
    expected: 'An answer of SAP that it has no delivery of it.',
    next: 'Nothing to do yet: SAP is asked; then the goods are offered again.',
  },
  GIVEN_BACK_QUIET: {
    happened: 'Given back; SAP does not have it, but an earlier attempt may still arrive.',
    expected: 'A quiet period without it.',
    next: 'Nothing to do yet: the goods are offered again when nothing can arrive any more.',
  },
  GIVEN_BACK_DRAFT: {
    happened: 'Given back, but SAP still has a draft of the delivery.',
    expected: 'No draft of which a delivery could come.',
    next: 'Remove the draft in SAP; then the goods are offered again.',
  },
  GIVEN_BACK_NOT_FOUND: {
    happened: 'Given back, but SAP once took it, and its delivery cannot be found.',
    expected: 'The delivery, or certainty that there is none.',
    next: 'Look for the delivery in SAP. Do not pack the goods again before it is clear.',
  },
  GIVEN_BACK_FREE: {
    happened: 'Given back; SAP surely has no delivery of it.',
    expected: 'The goods back at the bench.',
    next: 'Take the labels off the cartons and pack the order again: it is in the queue.',
  },
  NOT_IN_SAP: {
    happened: 'Posted here, but SAP has no such delivery.',
    expected: 'The delivery whose number is known here.',
    next: 'Look in SAP what became of the delivery, and whether it lost its field U_PW_ID.',
  },
  NOT_KNOWN_HERE: {
    happened: 'SAP has a delivery of a shipment that nobody here knows.',
    expected: 'Only deliveries of shipments that were packed here.',
    next: 'Look in SAP who made it, and whether the goods left.',
  },
  GOODS_DIFFER: {
    happened: 'The delivery in SAP has other goods than were packed.',
    expected: 'The quantities, lots, serials and bins that were packed.',
    next: 'Compare the lines and correct the stock in SAP.',
  },
  TWICE_IN_SAP: {
    happened: 'SAP has more than one delivery of this shipment.',
    expected: 'Exactly one delivery.',
    next: 'Look at the deliveries in SAP and cancel those that were made by other means.',
  },
  CANCELLED_IN_SAP: {
    happened: 'The delivery was cancelled in SAP after it was posted.',
    expected: 'A delivery that stands, as the goods have left.',
    next: 'Ask who cancelled it and why; the goods are packed and may be on their way.',
  },
  IN_SAP_AFTER_ALL: {
    happened: 'SAP has a delivery, although here it counts as not posted.',
    expected: 'No delivery of what was refused, held or given back.',
    next: 'Look in SAP who made it; see that the goods are not packed a second time.',
  },
  ADDITION_REFUSED: {
    happened: 'SAP does not take it.',
    expected: 'Something that SAP adds to a posted delivery.',
    next: 'See what SAP says; a tracking number can be given again, or be entered in SAP.',
  },
  TRACKING_OF_OTHERS: {
    happened: 'The delivery has another tracking number, which was given in SAP.',
    expected: 'A delivery without one, or with ours.',
    next: 'Look which one is right and correct it in SAP; what stands there is left alone.',
  },
  ATTACHMENT_NOT_SHOWN: {
    happened: 'SAP took the file, but the delivery does not show it.',
    expected: "The packing slip among the delivery's attachments.",
    next: 'Look at the attachments in SAP and attach the slip there.',
  },
  FILE_NOT_MADE: {
    happened: 'The packing slip could not be made for SAP, or is too large.',
    expected: 'A packing slip of at most 4 MB.',
    next: 'Attach the printed slip in SAP by hand, and tell the station admin.',
  },
} satisfies Readonly<Record<ShipmentReason | SapStandingCode | AlarmCode | AdditionReason, Explained>>;
