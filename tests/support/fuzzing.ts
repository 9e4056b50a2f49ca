/**
 * How many inputs each framing, parser and status reader is given in its test, whose name begins with "any input":
 * 20,000 in `npm test`, 1,000,000 in `npm run test:fault -- parsers`.
 */
export const INPUTS = Number(process.env['PACKWRIGHT_FAULT_INPUTS'] ?? 20_000);
