import { gs1Code128, modulesOf, QUIET_MODULES } from './code128.ts';
import { fitText, textWidth } from './fit-text.ts';
import type { LabelContent, TitledAddress, TitledText } from './label-content.ts';
import { readableSscc } from './sscc.ts';

/** Dots per inch of the printer's head. */
export type LabelDpi = 203 | 300;

/** One thing on the label; every length in millimetres from the top left corner. */
export type LabelElement =
  /** One line of text; `height` is the height of the font, from ascender to descender. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly text: string;
    }
  /** A filled rectangle. */
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  /** A rectangle's outline. */
  | {
      readonly kind: 'frame';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly thickness: number;
    }
  /** The SSCC as GS1-128 with application identifier 00. */
  | {
      readonly kind: 'sscc';
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly sscc: string;
    };

/** A label as data, drawn by the printer (zpl.ts) and on the page (picture.ts) alike. */
export type LabelLayout = {
  readonly width: number;
  readonly height: number;
  readonly dpi: LabelDpi;
  /** Width of the bar code's narrowest bar in printer dots: always whole ones, or it would not be read. */
  readonly moduleDots: number;
  readonly elements: readonly LabelElement[];
};

/** A6, the usual size of a GS1 logistic label. */
const WIDTH = 105;
const HEIGHT = 148;
const MARGIN = 5;
const INNER = WIDTH - 2 * MARGIN;
const RIGHT = WIDTH - MARGIN;
/** The column of the carton's number. */
const CARTON_X = 72;
const RULE = 0.5;

const TITLE: Size = { height: 3, maxLines: 1 };
const SSCC_TEXT: Size = { height: 8.5, maxLines: 1 };
const INTERPRETATION: Size = { height: 4.5, maxLines: 1 };
const FACT_STEP = 11;
const FACT_SIZES: readonly Size[] = [
  { height: 5.5, maxLines: 1 },
  { height: 4.4, maxLines: 1 },
  { height: 3.1, maxLines: 2 },
];
/** GS1 asks for an X-dimension of at least 0.495 mm and bars of at least 31.75 mm on logistic units. */
const MINIMUM_MODULE = 0.495;
const BAR_HEIGHT = 32;

const TO_TOP = 29;
const FACTS_TOP = 62;
const SSCC_TOP = 86;
const BARS_TOP = 103;

export function millimetresPerDot(dpi: LabelDpi): number {
  return 25.4 / dpi;
}

/**
 * The GS1 logistic label: free text on top, facts and the SSCC as text in the middle, the bar code with its
 * human readable interpretation at the bottom.
 */
export function labelLayout(content: LabelContent, dpi: LabelDpi): LabelLayout {
  const moduleDots = Math.ceil(MINIMUM_MODULE / millimetresPerDot(dpi));
  return {
    width: WIDTH,
    height: HEIGHT,
    dpi,
    moduleDots,
    elements: [
      ...fromBlock(content.from),
      ...cartonBlock(content.carton, content.copy),
      rule(TO_TOP - 2),
      ...toBlock(content.to),
      rule(FACTS_TOP - 2),
      ...factsBlock(content.facts),
      rule(SSCC_TOP - 2),
      ...ssccBlock(content.sscc, moduleDots * millimetresPerDot(dpi)),
    ],
  };
}

function rule(y: number): LabelElement {
  return { kind: 'bar', x: MARGIN, y, width: INNER, height: RULE };
}

function fromBlock(from: TitledAddress): readonly LabelElement[] {
  const width = CARTON_X - MARGIN - 3;
  return [
    ...lines(MARGIN, MARGIN, width, TITLE, from.title),
    ...stacked(MARGIN, MARGIN + 4, width, [
      {
        text: from.name,
        sizes: [
          { height: 4, maxLines: 1 },
          { height: 3.2, maxLines: 2 },
        ],
      },
      {
        text: from.street,
        sizes: [
          { height: 3.4, maxLines: 1 },
          { height: 2.8, maxLines: 2 },
        ],
      },
      {
        text: from.place,
        sizes: [
          { height: 3.4, maxLines: 1 },
          { height: 2.8, maxLines: 1 },
        ],
      },
    ]),
  ];
}

/** The number large, and below it a frame that cannot be overlooked when this label is a copy. */
function cartonBlock(carton: TitledText, copy: string | null): readonly LabelElement[] {
  const width = RIGHT - CARTON_X - 1;
  const heights = copy === null ? [17, 11, 8] : [11, 8];
  const sizes = heights.map((height) => ({ height, maxLines: 1 }));
  return [
    { kind: 'bar', x: CARTON_X - 2, y: MARGIN, width: RULE, height: TO_TOP - 2 - MARGIN },
    ...lines(CARTON_X + 1, MARGIN, width, TITLE, carton.title),
    ...lines(CARTON_X + 1, MARGIN + 4, width, fittingSize(carton.text, width, sizes), carton.text),
    ...(copy === null ? [] : copyMark(copy, width)),
  ];
}

function copyMark(copy: string, width: number): readonly LabelElement[] {
  return [
    { kind: 'frame', x: CARTON_X + 1, y: 19.5, width, height: 6.5, thickness: 0.9 },
    ...lines(CARTON_X + 3, 20.6, width - 4, { height: 4.8, maxLines: 1 }, copy),
  ];
}

function toBlock(to: TitledAddress): readonly LabelElement[] {
  return [
    ...lines(MARGIN, TO_TOP, INNER, TITLE, to.title),
    ...stacked(MARGIN, TO_TOP + 4.2, INNER, [
      {
        text: to.name,
        sizes: [
          { height: 6, maxLines: 1 },
          { height: 4.4, maxLines: 2 },
        ],
      },
      {
        text: to.street,
        sizes: [
          { height: 5, maxLines: 1 },
          { height: 3.8, maxLines: 2 },
        ],
      },
      {
        text: to.place,
        sizes: [
          { height: 6.5, maxLines: 1 },
          { height: 3.6, maxLines: 2 },
        ],
      },
    ]),
  ];
}

/** Three facts to a row, each under its title. */
function factsBlock(facts: readonly TitledText[]): readonly LabelElement[] {
  const columns = 3;
  const gap = 3;
  const width = (INNER - gap * (columns - 1)) / columns;
  return facts.slice(0, 2 * columns).flatMap(({ title, text }, index) => {
    const x = MARGIN + (index % columns) * (width + gap);
    const y = FACTS_TOP + Math.floor(index / columns) * FACT_STEP;
    return [
      ...lines(x, y, width, TITLE, title),
      ...lines(x, y + 3.8, width, fittingSize(text, width, FACT_SIZES), text),
    ];
  });
}

function ssccBlock(sscc: string, module: number): readonly LabelElement[] {
  const symbolWidth = modulesOf(gs1Code128(`00${sscc}`)) * module;
  const x = (WIDTH - symbolWidth) / 2;
  if (x < QUIET_MODULES * module) throw new Error('The bar code has no room for its quiet zones');
  const interpretation = `(00) ${sscc}`;
  const underneath = (WIDTH - textWidth(interpretation, INTERPRETATION.height)) / 2;
  return [
    ...lines(MARGIN, SSCC_TOP, INNER, TITLE, 'SSCC'),
    ...lines(MARGIN, SSCC_TOP + 4, INNER, SSCC_TEXT, readableSscc(sscc)),
    { kind: 'sscc', x, y: BARS_TOP, height: BAR_HEIGHT, sscc },
    ...lines(underneath, BARS_TOP + BAR_HEIGHT + 1.5, INNER, INTERPRETATION, interpretation),
  ];
}

/** A font height, and how many lines of it there is room for. */
type Size = { readonly height: number; readonly maxLines: number };

/** The first size at which nothing of the text has to be left out; the last one if there is none. */
function fittingSize(text: string, width: number, sizes: readonly Size[]): Size {
  const size =
    sizes.find(({ height, maxLines }) => fitText(text, width, height, maxLines).whole) ?? sizes.at(-1);
  if (!size) throw new Error('A text without a size');
  return size;
}

type Paragraph = { readonly text: string; readonly sizes: readonly Size[] };

/** Paragraphs one below the other, each as large as it fits; an empty one takes no room. */
function stacked(
  x: number,
  top: number,
  width: number,
  paragraphs: readonly Paragraph[],
): readonly LabelElement[] {
  let y = top;
  return paragraphs.flatMap(({ text, sizes }) => {
    const size = fittingSize(text, width, sizes);
    const placed = lines(x, y, width, size, text);
    y += placed.length * lineStep(size);
    return placed;
  });
}

function lines(x: number, y: number, width: number, size: Size, text: string): readonly LabelElement[] {
  const { height, maxLines } = size;
  return fitText(text, width, height, maxLines).lines.map((line, index) => ({
    kind: 'text',
    x,
    y: y + index * lineStep(size),
    width: Math.min(width, textWidth(line, height)),
    height,
    text: line,
  }));
}

function lineStep({ height }: Size): number {
  return height * 1.12;
}
