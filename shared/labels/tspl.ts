import { gs1Bars } from './bars.ts';
import { type LabelElement, type LabelLayout, millimetresPerDot } from './label-layout.ts';

/**
 * The label in TSC's language, TSPL2: one line a command, one label. As UTF-8. The order's text stands between
 * quotes, without any character that could end it or be read as a command of its own.
 */
export function tsplOf(layout: LabelLayout): string {
  const dots = (millimetres: number): number => Math.round(millimetres / millimetresPerDot(layout.dpi));
  return [
    `SIZE ${layout.width} mm,${layout.height} mm`,
    'REFERENCE 0,0',
    'CODEPAGE UTF-8',
    'CLS',
    ...layout.elements.flatMap((element) => commandsOf(element, dots, layout.moduleDots)),
    'PRINT 1,1',
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}

/** Font 0 is the bold condensed sans-serif that ZPL calls 0; its size is given in points, wide and high. */
const FONT = '"0"';
const POINTS_PER_MM = 72 / 25.4;

function commandsOf(
  element: LabelElement,
  dots: (millimetres: number) => number,
  moduleDots: number,
): readonly string[] {
  const x = dots(element.x);
  const y = dots(element.y);
  const height = dots(element.height);
  switch (element.kind) {
    case 'text': {
      const points = Math.max(1, Math.round(element.height * POINTS_PER_MM));
      return [`TEXT ${x},${y},${FONT},0,${points},${points},"${quotable(element.text)}"`];
    }
    case 'bar':
      return [`BAR ${x},${y},${dots(element.width)},${height}`];
    case 'frame': {
      const right = x + dots(element.width);
      return [`BOX ${x},${y},${right},${y + height},${dots(element.thickness)}`];
    }
    case 'gs1-128':
      return gs1Bars(element.digits, x, moduleDots).map((bar) => `BAR ${bar.x},${y},${bar.width},${height}`);
  }
}

/**
 * A quote would end the text, a backslash begins an escape, and `~!` and ESC are obeyed wherever they stand. What
 * looks most like them takes their place.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '"': '\u201d', '\\': '/', '~': '-' };

function quotable(text: string): string {
  return text.replace(/["\\~]/g, (one) => LOOK_ALIKES[one] ?? ' ').replace(/\p{Cc}/gu, ' ');
}
