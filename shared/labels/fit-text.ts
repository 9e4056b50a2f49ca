/**
 * How wide text is in the label printer's scalable font (ZPL font 0, a bold condensed sans-serif), in parts of
 * its height. Printers differ by a little, so some room is added. What is not in the table counts as full width.
 */

/** Thousandths of the height by character, as a ZPL renderer draws them. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  [
    [250, " '\\|"],
    [278, '/:;Ijfilt{}'],
    [333, '!"(),.[]`r'],
    [389, 'z'],
    [444, 'Jcksvxy'],
    [500, '0123456789#$*+<=>?^_~EFLTZabdeghnopqu'],
    [556, 'ABCKPSVXY'],
    [611, 'DGHNOQRU'],
    [667, '&w'],
    [778, 'Mm'],
    [800, '-'],
    [833, '%@W'],
  ].flatMap(([width, characters]) => [...String(characters)].map((one) => [one, Number(width)] as const)),
);
const FULL_WIDTH = 1_000;
const MARGIN = 1.02;
const CUT = '...';

/** Width of one line in the unit of `height`. */
export function textWidth(text: string, height: number): number {
  let thousandths = 0;
  for (const character of text.normalize('NFD')) thousandths += widthOf(character);
  return (thousandths / 1_000) * height * MARGIN;
}

function widthOf(character: string): number {
  return /\p{M}/u.test(character) ? 0 : (WIDTHS.get(character) ?? FULL_WIDTH);
}

export type FittedText = {
  readonly lines: readonly string[];
  /** False when the last line ends in three dots because the rest found no room. */
  readonly whole: boolean;
};

/**
 * Text in at most `maxLines` lines no wider than `width`: broken at spaces, a longer word inside itself; what finds no room is cut off
 * and three dots say so.
 *
 * @param width and `height` in one unit
 */
export function fitText(text: string, width: number, height: number, maxLines: number): FittedText {
  const lines: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const line = firstLine(rest, width, height);
    if (lines.length === maxLines - 1 && line.length < rest.length) {
      return { lines: [...lines, cut(rest, width, height)], whole: false };
    }
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return { lines, whole: true };
}

/** The longest beginning that fits: up to a space if there is one, at least one character. */
function firstLine(text: string, width: number, height: number): string {
  const fits = longestFitting(text, width, height);
  if (fits.length === text.length || text.charAt(fits.length) === ' ') return fits;
  const space = fits.lastIndexOf(' ');
  return space > 0 ? fits.slice(0, space) : fits;
}

function cut(text: string, width: number, height: number): string {
  return longestFitting(text, width - textWidth(CUT, height), height).trimEnd() + CUT;
}

function longestFitting(text: string, width: number, height: number): string {
  let fits = '';
  let used = 0;
  for (const character of text) {
    used += textWidth(character, height);
    if (fits !== '' && used > width) break;
    fits += character;
  }
  return fits;
}
