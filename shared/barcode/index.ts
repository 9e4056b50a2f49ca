/** Everything that a bar code can say to a packing station, and the codes that it prints itself. */

export type { IsoDate } from './gs1/dates.ts';
export { digitalLinkOf } from './gs1/digital-link.ts';
export { type CodeBuilt, GS, gs1ElementString } from './gs1/element-string.ts';
export type { Gs1Facts } from './gs1/facts.ts';
export { checkExclusions, checkRequisites, type ScanElement } from './gs1/rules.ts';
export { checkDigit, isValidGtin, toGtin14 } from './gtin.ts';
export { badgeCode, COMMAND_NAMES, type CommandName, commandCode } from './own-codes.ts';
export { MAX_SCAN_CHARACTERS, parseScan } from './parse-scan.ts';
export { SCAN_PROBLEM_TEXTS, type ScanFault, type ScanProblem } from './problems.ts';
export type { ParsedScan, ReadScan, UnreadableScan } from './scan.ts';
export type { Symbology } from './symbology.ts';
