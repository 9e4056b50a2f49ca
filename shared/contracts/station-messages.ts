import { ADOPTION_REFUSALS } from './adoption.ts';

/**
 * Refusals of the station itself, beside those of the packing core (shared/packing/refusals.ts). The page has
 * for each: what happened, what was expected, what to do next.
 */
export const STATION_REFUSALS = [
  /** {} A scan came while nobody was signed in. */
  'SIGN_IN_FIRST',
  /** {badge} */
  'BADGE_UNKNOWN',
  /** {name} The person has no right to pack. */
  'NO_RIGHT_TO_PACK',
  /** {code} No open work has this tote, pick list or order. */
  'WORK_NOT_FOUND',
  /** {code, works} The code names several works, e.g. a pick list over two orders. */
  'WORK_AMBIGUOUS',
  /** {work} Packed here already; its confirmation is on its way to SAP. */
  'WORK_ON_ITS_WAY',
  /** {work} */
  'WORK_GONE',
  /** {reason, detail} The code cannot be read without guessing; reason is a ScanProblem of shared/barcode. */
  'SCAN_UNREADABLE',
  /** {command} The command code has no meaning on this screen. */
  'COMMAND_NOT_HERE',
  /** {} No scale is configured, or it is unplugged. */
  'SCALE_AWAY',
  /** {verdict} The scale is moving, over, under, faulty: there is no weight now. */
  'SCALE_NOT_STABLE',
  /** {why, expected, tolerance} The test weight comes before the carton; why is a ScaleCheckReason, grams. */
  'SCALE_CHECK_DUE',
  /** {actual, expected, tolerance} in grams; no carton is weighed until a check passes. */
  'SCALE_CHECK_FAILED',
  /** {expected, tolerance} The scale is empty. */
  'TEST_WEIGHT_NOT_ON_SCALE',
  /** {} None is configured for this scale. */
  'NO_TEST_WEIGHT',
  /** {prefix} */
  'SSCC_RANGE_EXHAUSTED',
  /** {} */
  'NOTHING_TO_LIFT',
  /** {right, name} */
  'OVERRIDE_NOT_ALLOWED',
  /** {} Badge or PIN is wrong; which one is not said. */
  'PIN_WRONG',
  /** {seconds} */
  'PIN_LOCKED',
  /** {} */
  'REASON_MISSING',
  /** {carton} */
  'NO_LABEL_TO_REPRINT',
  /** {} No shipment of this station has this id. */
  'NO_SLIP_TO_REPRINT',
  /** {} The virtual bench is off because real devices are configured. */
  'BENCH_NOT_VIRTUAL',
  /** {state} What was asked makes no sense for a shipment that is so far: see contracts/shipment-actions.ts. */
  'SHIPMENT_NOT_NOW',
  /** {} The sync service is away: nothing was asked of it, and nothing is kept to be asked later. */
  'SYNC_AWAY',
  /** {} The sync service was asked and did not answer; what it did shows in the shipment's state. */
  'DECISION_UNANSWERED',
  /** {} The sync service does not have the shipment yet, or refuses what was asked of it. */
  'DECISION_REFUSED',
  ...ADOPTION_REFUSALS,
  /** {serial, item} Packed in another shipment at this station. */
  'SERIAL_IN_OTHER_SHIPMENT',
  /** {right, name} What was asked for belongs to people with another right. */
  'RIGHT_MISSING',
  /** {} The journal of this station does not hold such a shipment. */
  'SHIPMENT_NOT_HERE',
  /** {detail} The journal could not be read for an answer. */
  'QUESTION_FAILED',
  /** {order} The bench is proved with nothing on it, so that no test code is taken for goods. */
  'ORDER_ON_BENCH',
  /** {} */
  'ACCEPTANCE_NOT_RUNNING',
  /** {} What is due is no code: it is weighed, printed or listened to. */
  'NO_CODE_DUE',
  /** {} What is due is a code of the test sheet. */
  'CODE_DUE',
  /** {count} So many steps of the acceptance did not come out right. */
  'BENCH_NOT_ACCEPTED',
  /** {why, detail} */
  'TEST_SHEET_NOT_PRINTED',
  /** {why, detail} */
  'COMMAND_SHEET_NOT_PRINTED',
  /** {} It is too long, too short, or has characters that no carrier's number has. */
  'TRACKING_UNUSABLE',
  /** {} The label is of a carton of another shipment. */
  'TRACKING_CARTON_UNKNOWN',
  /** {} */
  'TRACKING_NOT_ASKED',
  /** {detail} The sync service says that no SAP is configured. */
  'SAP_UNCONFIGURED',
  /** {detail} SAP could not be asked, or its answer was lost: what was to be made may be there. */
  'COMPANY_NOT_SEEN',
  /** {detail} The command does not have the agreed shape. */
  'COMMAND_INVALID',
  /** {} The service is not running just now; said by the shell. */
  'STATION_AWAY',
  /** {} The disk has no room: nothing can be recorded, so nothing is done. Said without a journal line. */
  'DISK_FULL',
] as const;
export type StationRefusalCode = (typeof STATION_REFUSALS)[number];

/** Why a service cannot go on; shown on the halted screen, with {detail} for whoever repairs it. */
export const HALT_CODES = [
  'DATA_FOLDER_IN_USE',
  'CONFIG_UNREADABLE',
  'CONFIG_INVALID',
  'SCHEMA_NEWER',
  'STORAGE_NOT_DURABLE',
  'STORAGE_BROKEN',
  'STORAGE_FAILED',
  'SQLITE_TOO_OLD',
  'JOURNAL_BROKEN',
  'SERVICE_KEEPS_FAILING',
] as const;
export type HaltCode = (typeof HALT_CODES)[number];

/**
 * Why a paper did not come out for sure, beside the troubles of the label printer itself (DeviceTrouble). What
 * the system said stands in the journal as `detail`.
 */
export const PRINT_TROUBLES = [
  /** The station stopped in the middle of the job: somebody must look whether the paper came out. */
  'STATION_STOPPED_WHILE_PRINTING',
  'LABEL_PRINTER_NOT_CONFIGURED',
  /** It waited longer than a label may: what comes out late is put on the wrong carton. Nothing came out. */
  'PRINT_TOO_LATE',
  /** It is on paper, at another printer than usual: the first could not, and had got nothing. */
  'PRINTED_BY_STAND_IN',
  /** The carton was opened again before its label came out: that SSCC is dead. */
  'LABEL_NO_LONGER_VALID',
  /** The journal does not hold what this job wants on paper. */
  'NOTHING_TO_PRINT',
  /** The slip could not be put together: its font is missing or damaged. */
  'SLIP_NOT_MADE',
  /** The folder for packing slips is missing, full or write-protected. */
  'SLIP_FOLDER_NOT_WRITABLE',
  /** The system's print service does not answer; it got nothing. */
  'PRINT_QUEUE_AWAY',
  /** The print service has no such queue, or does not take the job. */
  'PRINT_QUEUE_REFUSED',
  /** The job was handed over and is not finished: out of paper, stopped, or many jobs before it. */
  'PRINT_QUEUE_NOT_CONFIRMED',
  /** The connection broke while the job was handed over. */
  'PRINT_QUEUE_BROKE_OFF',
  /** The queue ended the job before it was done; some pages may have come out. */
  'PRINT_QUEUE_ENDED_JOB',
] as const;
export type PrintTrouble = (typeof PRINT_TROUBLES)[number];

/** Accepted actions, as verdict messages. The first ones are the packing core's events by name. */
export const ACCEPTED = [
  /** {kind, order, customer, lines} */
  'SessionOpened',
  'SessionResumed',
  'SessionSuspended',
  'SessionAbandoned',
  /** {bin} */
  'LocationConfirmed',
  /** {item, name, awaits} */
  'ItemIdentified',
  'PendingDropped',
  /** {count} */
  'QuantityTyped',
  /** {item, name, count, uom, packed, ordered, lot, serial} in the line's unit; lot and serial may be null */
  'UnitPacked',
  /** the same, and the line is complete with it */
  'LineCompleted',
  /** the same, and the whole order is complete with it */
  'OrderCompleted',
  'TakeOutStarted',
  'TakeOutEnded',
  /** {item, name, count, uom} */
  'UnitTakenOut',
  /** {carton} */
  'CartonOpened',
  /** {packaging} */
  'PackagingChosen',
  /** {carton} */
  'ClosingStarted',
  'ClosingCancelled',
  /** {carton, sscc, grams} */
  'CartonClosed',
  /** {carton, sscc} */
  'LabelConfirmed',
  /** {carton} */
  'CartonReopened',
  /** {order} */
  'WorkChanged',
  /** {kind, order, cartons} */
  'ShipmentClosed',
  /** {name} */
  'SignedIn',
  'SignedOut',
  /** {carton, copy} */
  'LabelAskedAgain',
  /** {} */
  'SlipAskedAgain',
  /** {order} Left alone until somebody has it tried again. */
  'ShipmentHeld',
  /** {order} Not posted any more; its goods are offered again once SAP surely has no delivery. */
  'ShipmentGivenBack',
  /** {order, number} Its delivery, which was booked by hand, is taken for the shipment's. */
  'ShipmentAdopted',
  /** {actual, expected, tolerance} in grams */
  'ScaleChecked',
  /** {name} */
  'BadgeForOverride',
  /** {kind, count} The bench is tried, in so many steps. */
  'AcceptanceStarted',
  /** {code} A code of the test sheet came as it stands there. */
  'SheetCodeRead',
  /** {step} It came out right. */
  'BenchStepDone',
  /** {count} Every step came out right. */
  'AcceptancePassed',
  /** {place} */
  'TestSheetPrinted',
  /** {place} */
  'CommandSheetPrinted',
  /** {number} */
  'TrackingGiven',
  'TrackingTakenBack',
  /** {carton} */
  'TrackedCartonChosen',
  'TrackedShipmentChosen',
  /** {printer} Its code is to be scanned. */
  'TestLabelPrinted',
  /** {open} The company was looked at; so many findings are not in order. */
  'CompanySeen',
  /** {made, open} */
  'CompanyMade',
] as const;
export type AcceptedCode = (typeof ACCEPTED)[number];
