import type { StationRefusalCode } from '../../../shared/contracts/station-messages.ts';
import type { PageRefusalCode } from '../../keyboard/wedge.ts';
import type { Explained } from '../translated.ts';

/** Refusals of the station itself, and of the page. */
export const stationRefusals = {
  SIGN_IN_FIRST: {
    happened: 'Nobody is signed in',
    expected: 'A badge, before anything else is scanned.',
    next: 'Scan your badge.',
  },
  BADGE_UNKNOWN: {
    happened: 'This badge is not known here',
    expected: 'The badge of somebody who works at this station.',
    next: 'Scan your own badge, or ask the station admin to add this one.',
  },
  NO_RIGHT_TO_PACK: {
    happened: '{{name}} may not pack',
    expected: 'Somebody with the right to pack.',
    next: 'Ask the station admin for the right.',
  },
  WORK_NOT_FOUND: {
    happened: 'No open order belongs to {{code}}',
    expected: 'A tote, a pick list or an order that waits to be packed.',
    next: 'Check the code; if it is right, ask the office whether the order is released.',
  },
  WORK_AMBIGUOUS: {
    happened: '{{code}} stands for several orders: {{works}}',
    expected: 'A code that names one order.',
    next: 'Scan the order itself, or choose it from the list.',
  },
  WORK_ON_ITS_WAY: {
    happened: '{{work}} was packed here already',
    expected: 'An order that is still to pack.',
    next: 'Put the goods aside and ask the office; its shipment is on its way to SAP.',
  },
  WORK_GONE: {
    happened: '{{work}} is no longer open',
    expected: 'An order that is still to pack.',
    next: 'Put the goods aside; the office has closed or changed the order.',
  },
  SCAN_UNREADABLE: {
    happened: 'The code cannot be read without guessing',
    expected: 'A complete bar code.',
    next: 'Scan it again; if it stays so, use another label of the item.',
  },
  COMMAND_NOT_HERE: {
    happened: 'This command means nothing here',
    expected: 'What the sign says.',
    next: 'Follow the sign, then use the command again.',
  },
  SCALE_AWAY: {
    happened: 'There is no scale',
    expected: 'A scale that is plugged in and switched on.',
    next: 'Check cable and power of the scale. It comes back by itself.',
  },
  SCALE_NOT_STABLE: {
    happened: 'The scale has no weight now: $t(words.scale.{{verdict}})',
    expected: 'A steady weight.',
    next: 'Let go of the carton, wait until the scale is steady, press F2.',
  },
  SCALE_CHECK_DUE: {
    happened: 'Check the scale first: $t(words.scaleCheck.{{why}})',
    expected: 'The test weight of {{expected, weight}} ± {{tolerance, grams}} on the scale.',
    next: 'Put the test weight on the scale and press F2.',
  },
  SCALE_CHECK_FAILED: {
    happened: 'The scale weighs wrong: {{actual, weight}}',
    expected: 'The test weight of {{expected, weight}} ± {{tolerance, grams}}.',
    next: 'Zero the empty scale and check again. If it stays so, call the station admin.',
  },
  TEST_WEIGHT_NOT_ON_SCALE: {
    happened: 'The scale is empty',
    expected: 'The test weight of {{expected, weight}}.',
    next: 'Put the test weight on the scale, wait until it is steady, press F2.',
  },
  NO_TEST_WEIGHT: {
    happened: 'This scale has no test weight',
    expected: 'A test weight in the configuration of the station.',
    next: 'Go on packing; ask the station admin if the scale is to be checked.',
  },
  SSCC_RANGE_EXHAUSTED: {
    happened: 'This station has used all its carton numbers of {{prefix}}',
    expected: 'A free number (SSCC) for this carton.',
    next: 'Ask the station admin for a new number range.',
  },
  NOTHING_TO_LIFT: {
    happened: 'There is nothing to let pass',
    expected: 'A refusal just before.',
    next: 'Scan the unit again; let it pass when it is refused.',
  },
  OVERRIDE_NOT_ALLOWED: {
    happened: '{{name}} may not let this pass',
    expected: 'Somebody with the right: $t(words.right.{{right}}).',
    next: 'Scan the badge of somebody who may.',
  },
  PIN_WRONG: {
    happened: 'Badge or PIN is wrong',
    expected: 'The badge and the PIN of the same person.',
    next: 'Type the PIN again.',
  },
  PIN_LOCKED: {
    happened: 'Too many wrong PINs',
    expected: 'A pause of {{seconds, quantity}} seconds.',
    next: 'Wait {{seconds, quantity}} seconds, or ask somebody else who may.',
  },
  REASON_MISSING: {
    happened: 'A reason is missing',
    expected: 'A few words, for the record.',
    next: 'Use the key on the screen and choose a reason.',
  },
  NO_LABEL_TO_REPRINT: {
    happened: 'Carton {{carton}} has no label yet',
    expected: 'A closed carton.',
    next: 'Close the carton first.',
  },
  BENCH_NOT_VIRTUAL: {
    happened: 'This bench has real devices',
    expected: 'A scan from the scanner, a weight from the scale.',
    next: 'Use the devices of the bench.',
  },
  SHIPMENT_NOT_NOW: {
    happened: 'Not now: $t(words.shipmentState.{{state}})',
    expected: 'A shipment that is not in SAP and not on its way there.',
    next: 'Look at the shipment: its buttons are what can be done now.',
  },
  SYNC_AWAY: {
    happened: 'Nothing was done: the sync service is away',
    expected: 'The sync service, which keeps the shipments for SAP. It comes back by itself.',
    next: 'Wait until the head of the screen shows it again, then ask once more.',
  },
  DECISION_UNANSWERED: {
    happened: 'The sync service did not say whether it was done',
    expected: 'An answer within a few seconds.',
    next: 'Look at the state of the shipment; if it is as before, ask once more.',
  },
  DECISION_REFUSED: {
    happened: 'Not done: the sync service does not take it now',
    expected: 'A shipment that the sync service has, in a state that allows it.',
    next: 'Look at the state of the shipment, then ask once more.',
  },
  DELIVERY_NOT_FOUND: {
    happened: 'SAP has no delivery {{number}}',
    expected: 'The number at the head of the delivery in SAP.',
    next: 'Look the number up in SAP and type it again.',
  },
  DELIVERY_CANCELLED: {
    happened: 'Delivery {{number}} is cancelled in SAP',
    expected: 'A delivery that stands.',
    next: 'Ask in the office whether there is another delivery.',
  },
  DELIVERY_OF_ANOTHER: {
    happened: 'Delivery {{number}} belongs to another shipment',
    expected: 'A delivery that was booked by hand: its field U_PW_ID is empty.',
    next: 'Look the number up in SAP and type it again.',
  },
  DELIVERY_OF_OTHER_CUSTOMER: {
    happened: 'Delivery {{number}} is for another customer: {{detail}}',
    expected: 'A delivery for the customer of this shipment.',
    next: 'Look the number up in SAP and type it again.',
  },
  DELIVERY_DIFFERS: {
    happened: 'Delivery {{number}} differs, packed ≠ in SAP: {{detail}}',
    expected: 'The lines of the same order, with the quantities, lots and serial numbers that were packed.',
    next: 'Have the delivery cancelled and booked anew as it was packed, then type its number.',
  },
  DELIVERY_AMBIGUOUS: {
    happened: 'Several deliveries in SAP have number {{number}}',
    expected: 'One delivery of this number that agrees with what was packed.',
    next: 'Have the one that is not for this shipment cancelled in SAP.',
  },
  SHIPMENT_IN_SAP: {
    happened: 'SAP already has something of this shipment {{detail}}',
    expected: 'Neither a delivery nor a draft of the shipment in SAP.',
    next: 'If it is a draft, have it removed in SAP; then type the number again.',
  },
  MAY_STILL_LAND: {
    happened: 'Not now: something of this order may still reach SAP',
    expected: 'An order of which nothing is being sent.',
    next: 'Wait a few minutes, then type the number again.',
  },
  ADOPTION_NOT_TAKEN: {
    happened: 'Delivery {{number}} is not taken for this shipment. {{detail}}',
    expected: 'SAP answers, and lets the delivery be marked.',
    next: 'Look at the state of the shipment, then type the number again.',
  },
  SERIAL_IN_OTHER_SHIPMENT: {
    happened: 'Serial number {{serial}} is packed in another shipment',
    expected: 'A serial number that was never packed.',
    next: 'Put this unit aside and take another one.',
  },
  RIGHT_MISSING: {
    happened: '{{name}} may not do this',
    expected: 'Somebody with the right: $t(words.right.{{right}}).',
    next: 'Ask somebody who may, or ask the station admin for the right.',
  },
  SHIPMENT_NOT_HERE: {
    happened: 'This station does not know the shipment',
    expected: 'A shipment that was closed at this station.',
    next: 'Look for it at the station that packed it.',
  },
  QUESTION_FAILED: {
    happened: 'The record could not be read',
    expected: "An answer from the station's journal.",
    next: 'Try again; if it stays so, tell the station admin: {{detail}}',
  },
  ORDER_ON_BENCH: {
    happened: 'Order {{order}} lies on the bench',
    expected: 'An empty bench, so that no test code is taken for goods.',
    next: 'Close the order or put it aside, then start the check.',
  },
  ACCEPTANCE_NOT_RUNNING: {
    happened: 'No check is running',
    expected: 'A check with the test sheet.',
    next: 'Start the check first.',
  },
  NO_CODE_DUE: {
    happened: 'No code is due now',
    expected: 'What stands on the sign.',
    next: 'Do what the sign says, then press F2.',
  },
  CODE_DUE: {
    happened: 'A code of the test sheet is due',
    expected: 'A scan.',
    next: 'Scan the code with the number on the screen.',
  },
  BENCH_NOT_ACCEPTED: {
    happened: 'Not passed: {{count, quantity}} steps did not come out right',
    expected: 'Every code read as it stands there, and every device right.',
    next: 'Put right what the list shows, then start the check again.',
  },
  TEST_SHEET_NOT_PRINTED: {
    happened: 'The test sheet did not come out for sure',
    expected: 'A printed sheet.',
    next: 'Look at the printer of the packing slips: {{detail}}',
  },
  COMMAND_SHEET_NOT_PRINTED: {
    happened: 'The command codes did not come out for sure',
    expected: 'A printed sheet.',
    next: 'Look at the printer of the packing slips: {{detail}}',
  },
  TRACKING_UNUSABLE: {
    happened: "That is not a carrier's number",
    expected: '4 to 30 letters, digits, hyphens, dots or slashes.',
    next: "Scan the carrier's other bar code, or type the number that is printed beside it.",
  },
  TRACKING_CARTON_UNKNOWN: {
    happened: 'This label is of another shipment',
    expected: 'A carton of the chosen shipment.',
    next: "See that the right shipment is chosen, then scan the carrier's label.",
  },
  TRACKING_NOT_ASKED: {
    happened: 'No tracking number is asked for just now',
    expected: 'A shipment that was chosen before.',
    next: 'Choose the shipment, then press Tracking number.',
  },
  COMMAND_INVALID: {
    happened: 'The station did not understand the press',
    expected: 'A command in the agreed form.',
    next: 'Try again; if it stays so, tell the station admin: {{detail}}',
  },
  NO_SLIP_TO_REPRINT: {
    happened: 'There is no packing slip to print again',
    expected: 'A shipment that was closed at this station.',
    next: 'Find the shipment in the list, then print its slip.',
  },
  DISK_FULL: {
    happened: 'The disk is full: nothing was done',
    expected: 'Room to record it. Everything before is kept.',
    next: 'Stop packing and call the station admin; once there is room, scan again.',
  },
  STATION_AWAY: {
    happened: 'The station service is not there just now',
    expected: 'Its answer; it comes back by itself.',
    next: 'Wait until the notice is gone, then scan or press again.',
  },
  SCAN_TOO_LONG: {
    happened: 'That was too long for a code',
    expected: 'One code, ended by Enter.',
    next: 'Scan again; check that the scanner ends each code with Enter.',
  },
  SCANS_OVERLAP: {
    happened: 'Two scans came at the same time',
    expected: 'One scan after the other.',
    next: 'Scan again, one after the other.',
  },
  SCAN_CAPS_LOCK: {
    happened: 'Caps Lock is on: capitals and small letters are mixed up',
    expected: 'Caps Lock off while scanning.',
    next: 'Switch Caps Lock off and scan again.',
  },
  SCAN_LAYOUT: {
    happened: 'The scanner types keys that are no characters',
    expected: 'A scanner whose layout is known.',
    next: "Scan the scanner's set-up sheet, then scan again.",
  },
  SCAN_SEPARATORS_LOST: {
    happened: 'The scanner leaves out the separators of GS1 codes',
    expected: 'Each separator as a character.',
    next: 'Set the scanner to send GS, then scan the set-up sheet again.',
  },
  SCANNER_LAYOUT_UNKNOWN: {
    happened: "The scanner's keyboard layout is not known",
    expected: "US, German, French or the computer's own.",
    next: 'Set the scanner to one of them and scan the sheet again.',
  },
  SAP_UNCONFIGURED: {
    happened: 'No SAP is configured',
    expected: 'An SAP company in the settings of the sync service.',
    next: 'Name SAP in the sync settings, then start again.',
  },
  COMPANY_NOT_SEEN: {
    happened: 'SAP could not be asked',
    expected: 'An answer of SAP.',
    next: 'See to the connection, then check again. {{detail, text}}',
  },
} satisfies Readonly<Record<StationRefusalCode | PageRefusalCode, Explained>>;
