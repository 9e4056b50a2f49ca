/** Everything that a bar code can say to a packing station, and the codes that it prints itself. */

export { GS, gs1ElementString } from './gs1/element-string.ts';
export type { Gs1Facts } from './gs1/facts.ts';
export { checkRequisites, type ScanElement } from './gs1/rules.ts';
export { checkDigit } from './gtin.ts';
export { badgeCode, type CommandName, commandCode } from './own-codes.ts';
export { parseScan } from './parse-scan.ts';
export type { ParsedScan } from './scan.ts';
export { scanAsText } from './scan-text.ts';
export { SET_UP } from './set-up-code.ts';
