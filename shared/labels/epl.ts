import { gs1Bars } from './bars.ts';
import { type LabelDpi, type LabelElement, type LabelLayout, millimetresPerDot } from './label-layout.ts';

/**
 * The label in Eltron's language, EPL2: one line a command, one label. As Windows-1252; a character beyond it is
 * put in letters that are in it. EPL2 has five fonts of fixed width and no scalable one, so texts come out
 * smaller than in the layout, never larger.
 */
export function eplOf(layout: LabelLayout): string {
  const dots = (millimetres: number): number => Math.round(millimetres / millimetresPerDot(layout.dpi));
  return [
    // What another program left half-written ends here.
    '',
    'N',
    WINDOWS_1252,
    `q${dots(layout.width)}`,
    'R0,0',
    ...layout.elements.flatMap((element) => commandsOf(element, dots, layout)),
    'P1',
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}

const WINDOWS_1252 = 'I8,A,001';

function commandsOf(
  element: LabelElement,
  dots: (millimetres: number) => number,
  { dpi, moduleDots }: LabelLayout,
): readonly string[] {
  const x = dots(element.x);
  const y = dots(element.y);
  const height = dots(element.height);
  switch (element.kind) {
    case 'text': {
      const text = quotable(element.text);
      const { font, wide, high } = face(text, dots(element.width), height, dpi);
      return [`A${x},${y},0,${font},${wide},${high},N,"${text}"`];
    }
    case 'bar':
      return [`LO${x},${y},${dots(element.width)},${height}`];
    case 'frame':
      return [`X${x},${y},${dots(element.thickness)},${x + dots(element.width)},${y + height}`];
    case 'gs1-128':
      return gs1Bars(element.digits, x, moduleDots).map((bar) => `LO${bar.x},${y},${bar.width},${height}`);
  }
}

type Face = { readonly font: number; readonly wide: number; readonly high: number };
type Cell = { readonly font: number; readonly width: number; readonly height: number };

/** Dots of one character, the gap to the next one included (EPL2 guide, "A command"). Font 5 has capitals alone. */
const CELLS: Readonly<Record<LabelDpi, readonly [Cell, ...Cell[]]>> = {
  203: [
    { font: 1, width: 8, height: 12 },
    { font: 2, width: 10, height: 16 },
    { font: 3, width: 12, height: 20 },
    { font: 4, width: 14, height: 24 },
  ],
  300: [
    { font: 1, width: 12, height: 20 },
    { font: 2, width: 16, height: 28 },
    { font: 3, width: 20, height: 36 },
    { font: 4, width: 24, height: 44 },
  ],
};
const TIMES = [1, 2, 3, 4, 5, 6];

/** The largest face that is neither wider nor higher than the layout's text; the smallest when none is. */
function face(text: string, width: number, height: number, dpi: LabelDpi): Face {
  const fitting = CELLS[dpi].flatMap((cell) =>
    TIMES.filter((times) => cell.height * times <= height && cell.width * times * text.length <= width).map(
      (times) => ({ ...cell, times, size: cell.height * times }),
    ),
  );
  const best = fitting.reduce<(typeof fitting)[number] | null>(
    (largest, one) => (largest !== null && largest.size >= one.size ? largest : one),
    null,
  );
  if (best === null) return { font: CELLS[dpi][0].font, wide: 1, high: 1 };
  return { font: best.font, wide: best.times, high: best.times };
}

/** Letters of European names that do not come apart into a letter and an accent, and signs that look alike. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '"': "'",
  '\\': '/',
  '^': '-',
  '~': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': "'",
  '\u201d': "'",
  '\u201e': "'",
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  œ: 'oe',
  Œ: 'OE',
};

/** In Windows-1252 with the same number as in Unicode, and neither a quote nor a backslash nor a command's sign. */
const PLAIN = /^[ !#-[\]_`a-}\u00a0-\u00ff]$/;
const UNPRINTABLE = '?';

/** Text that can stand between quotes: a quote would end it, a backslash begins an escape. */
function quotable(text: string): string {
  return [...text.normalize('NFC')].map(inCharacterSet).join('');
}

function inCharacterSet(character: string): string {
  if (PLAIN.test(character)) return character;
  const alike = LOOK_ALIKES[character] ?? character.normalize('NFD').charAt(0);
  return [...alike].every((one) => PLAIN.test(one)) && alike !== '' ? alike : UNPRINTABLE;
}
