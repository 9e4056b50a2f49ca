import type { IsoDate } from './gs1/dates.ts';
import { parseScan } from './parse-scan.ts';
import { readAim } from './symbology.ts';

/** Where Unicode has the pictures of the control characters: U+2400 is that of U+0000. */
const CONTROL_PICTURES = 0x2400;

/**
 * A scan as a person can read it: GS1 values behind their identifiers in brackets, any other code as it stands on
 * the paper, without the scanner's AIM identifier and with pictures for what cannot be seen.
 *
 * @param raw one scan as it came
 */
export function scanAsText(raw: string, today: IsoDate): string {
  const parsed = parseScan(raw, today);
  if (parsed.ok && parsed.kind === 'gs1') {
    return parsed.elements.map(({ ai, value }) => `(${ai})${value}`).join('');
  }
  const data = readAim(raw)?.data ?? raw;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is shown
  return data.replaceAll(/[\u0000-\u001f]/g, (character) =>
    String.fromCharCode(CONTROL_PICTURES + character.charCodeAt(0)),
  );
}
