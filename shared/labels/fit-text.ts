/**
 * How wide text is in the label printer's scalable font (ZPL font 0, a bold condensed sans-serif), in parts of
 * its height. Taken from Helvetica Narrow Bold, which has the same widths; printers differ by a little, so a
 * twentieth is added. What is not in the table is counted as full width.
 */

/** Thousandths of the height by character. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    228: ' ,./\\ijl',
    273: "!()-:;[]`fIt'",
    319: '*r{}',
    230: '|',
    389: '"',
    410: 'z',
    456: '#$0123456789_aceksvxy?',
    479: '+<=>^~',
    501: 'FLTZbdghnopqu',
    547: 'EPSVXY',
    592: 'ABCDHKNRU&',
    638: 'GOQw',
    683: 'M',
    729: 'm%',
    774: 'W',
    800: '@',
    460: 'J',
  }).flatMap(([width, characters]) => [...characters].map((one) => [one, Number(width)] as const)),
);
const FULL_WIDTH = 1_000;
const MARGIN = 1.05;
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

/**
 * Text in at most `maxLines` lines no wider than `width`: broken at spaces, a longer word inside itself, and
 * what does not fit ends in three dots.
 *
 * @param width and `height` in one unit
 */
export function fitText(text: string, width: number, height: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  for (let rest = text; rest !== ''; ) {
    if (lines.length === maxLines - 1) return [...lines, shortened(rest, width, height)];
    const line = firstLine(rest, width, height);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}

/** The longest beginning that fits: up to a space if there is one, at least one character. */
function firstLine(text: string, width: number, height: number): string {
  const fits = longestFitting(text, width, height);
  if (fits.length === text.length || text.charAt(fits.length) === ' ') return fits;
  const space = fits.lastIndexOf(' ');
  return space > 0 ? fits.slice(0, space) : fits;
}

function shortened(text: string, width: number, height: number): string {
  if (textWidth(text, height) <= width) return text;
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
