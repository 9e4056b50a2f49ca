import { gs1Code128, modulesOf, QUIET_MODULES } from './code128.ts';
import { textWidth } from './fit-text.ts';
import type { LabelContent, TitledAddress, TitledText } from './label-content.ts';
import { readableSscc } from './sscc.ts';
import { oneLine, type Paragraph, type PlacedLine, paragraph, stacked, twoLines } from './text-block.ts';

/** Dots per inch of the printer's head. */
export type LabelDpi = 203 | 300;

/** One thing on the label; every length in millimetres from the top left corner. */
export type LabelElement =
  | PlacedLine
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
  /** A GS1-128 of an even number of digits, application identifiers included: 00 and the SSCC. */
  | {
      readonly kind: 'gs1-128';
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly digits: string;
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

const TITLE = [oneLine(3)];
const SSCC_TEXT = [oneLine(8.5)];
const INTERPRETATION_HEIGHT = 4.5;
const FACT_STEP = 11;
const FACT_SIZES = [oneLine(5.5), oneLine(4.4), twoLines(3.1)];
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
      ...ssccBlock(content.sscc, moduleDots, dpi),
    ],
  };
}

function rule(y: number): LabelElement {
  return { kind: 'bar', x: MARGIN, y, width: INNER, height: RULE };
}

function fromBlock(from: TitledAddress): readonly LabelElement[] {
  const width = CARTON_X - MARGIN - 3;
  return [
    ...paragraph(MARGIN, MARGIN, width, { text: from.title, sizes: TITLE }),
    ...stacked(MARGIN, MARGIN + 4, width, [
      { text: from.name, sizes: [oneLine(4), twoLines(3.2)] },
      { text: from.street, sizes: [oneLine(3.4), twoLines(2.8)] },
      { text: from.place, sizes: [oneLine(3.4), oneLine(2.8)] },
    ]),
  ];
}

/** The number large, and below it a frame that cannot be overlooked when this label is a copy. */
function cartonBlock(carton: TitledText, copy: string | null): readonly LabelElement[] {
  const width = RIGHT - CARTON_X - 1;
  const sizes = copy === null ? [oneLine(17), oneLine(11), oneLine(8)] : [oneLine(11), oneLine(8)];
  return [
    { kind: 'bar', x: CARTON_X - 2, y: MARGIN, width: RULE, height: TO_TOP - 2 - MARGIN },
    ...paragraph(CARTON_X + 1, MARGIN, width, { text: carton.title, sizes: TITLE }),
    ...paragraph(CARTON_X + 1, MARGIN + 4, width, { text: carton.text, sizes }),
    ...(copy === null ? [] : copyMark(copy, width)),
  ];
}

function copyMark(copy: string, width: number): readonly LabelElement[] {
  return [
    { kind: 'frame', x: CARTON_X + 1, y: 19.5, width, height: 6.5, thickness: 0.9 },
    ...paragraph(CARTON_X + 3, 20.6, width - 4, { text: copy, sizes: [oneLine(4.8), oneLine(3.6)] }),
  ];
}

function toBlock(to: TitledAddress): readonly LabelElement[] {
  const address: readonly Paragraph[] = [
    { text: to.name, sizes: [oneLine(6), twoLines(4.4)] },
    { text: to.street, sizes: [oneLine(5), twoLines(3.8)] },
    { text: to.place, sizes: [oneLine(6.5), twoLines(3.6)] },
  ];
  return [
    ...paragraph(MARGIN, TO_TOP, INNER, { text: to.title, sizes: TITLE }),
    ...stacked(MARGIN, TO_TOP + 4.2, INNER, address),
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
      ...paragraph(x, y, width, { text: title, sizes: TITLE }),
      ...paragraph(x, y + 3.8, width, { text, sizes: FACT_SIZES }),
    ];
  });
}

function ssccBlock(sscc: string, moduleDots: number, dpi: LabelDpi): readonly LabelElement[] {
  return [
    ...paragraph(MARGIN, SSCC_TOP, INNER, { text: 'SSCC', sizes: TITLE }),
    ...paragraph(MARGIN, SSCC_TOP + 4, INNER, { text: readableSscc(sscc), sizes: SSCC_TEXT }),
    ...barCode(`00${sscc}`, moduleDots * millimetresPerDot(dpi)),
  ];
}

/** At the foot, in the middle, with what it says under it; its application identifier has two digits. */
function barCode(digits: string, module: number): readonly LabelElement[] {
  const symbolWidth = modulesOf(gs1Code128(digits)) * module;
  const x = (WIDTH - symbolWidth) / 2;
  if (x < QUIET_MODULES * module) throw new Error('The bar code has no room for its quiet zones');
  const text = `(${digits.slice(0, 2)}) ${digits.slice(2)}`;
  const interpretation = { text, sizes: [oneLine(INTERPRETATION_HEIGHT)] };
  const underneath = (WIDTH - textWidth(text, INTERPRETATION_HEIGHT)) / 2;
  return [
    { kind: 'gs1-128', x, y: BARS_TOP, height: BAR_HEIGHT, digits },
    ...paragraph(underneath, BARS_TOP + BAR_HEIGHT + 1.5, INNER, interpretation),
  ];
}

/** What a test label says; `digits` as the bar code has them. */
export type TestLabelContent = {
  readonly title: string;
  readonly station: string;
  readonly printer: string;
  /** That it belongs on no carton. */
  readonly warning: string;
  readonly digits: string;
};

/**
 * A label that proves a printer: as large as a carton's, with edges at its margins and a bar code of the same kind and
 * size, and nothing on it that a carrier could take for one.
 */
export function testLabelLayout(content: TestLabelContent, dpi: LabelDpi): LabelLayout {
  const moduleDots = Math.ceil(MINIMUM_MODULE / millimetresPerDot(dpi));
  const { title, station, printer, warning, digits } = content;
  return {
    ...{ width: WIDTH, height: HEIGHT, dpi, moduleDots },
    elements: [
      { kind: 'frame', x: 2, y: 2, width: WIDTH - 4, height: HEIGHT - 4, thickness: RULE },
      ...stacked(MARGIN, MARGIN + 2, INNER, [
        { text: title, sizes: [oneLine(12), oneLine(9)] },
        { text: station, sizes: [oneLine(6), twoLines(4.4)] },
        { text: printer, sizes: [oneLine(6), twoLines(4.4)] },
      ]),
      rule(FACTS_TOP - 2),
      ...paragraph(MARGIN, FACTS_TOP + 2, INNER, { text: warning, sizes: [twoLines(8), twoLines(6)] }),
      rule(SSCC_TOP - 2),
      ...barCode(digits, moduleDots * millimetresPerDot(dpi)),
    ],
  };
}
