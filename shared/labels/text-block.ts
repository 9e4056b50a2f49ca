import { fitText, textWidth } from './fit-text.ts';

/** One line of text at its place; `height` is the font's, from ascender to descender. Lengths in millimetres. */
export type PlacedLine = {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
};

/** A font height, and how many lines of it there is room for. */
export type Size = { readonly height: number; readonly maxLines: number };

export function oneLine(height: number): Size {
  return { height, maxLines: 1 };
}

export function twoLines(height: number): Size {
  return { height, maxLines: 2 };
}

/** A text and the sizes it may have, the wanted one first. */
export type Paragraph = { readonly text: string; readonly sizes: readonly Size[] };

/** Paragraphs one below the other, each as large as it fits; an empty one takes no room. */
export function stacked(
  x: number,
  top: number,
  width: number,
  paragraphs: readonly Paragraph[],
): readonly PlacedLine[] {
  let y = top;
  return paragraphs.flatMap((one) => {
    const placed = paragraph(x, y, width, one);
    y += placed.reduce((sum, line) => sum + lineStep(line), 0);
    return placed;
  });
}

/** A text in the first of its sizes at which nothing has to be left out; in the last if there is none. */
export function paragraph(
  x: number,
  y: number,
  width: number,
  { text, sizes }: Paragraph,
): readonly PlacedLine[] {
  const size =
    sizes.find(({ height, maxLines }) => fitText(text, width, height, maxLines).whole) ?? sizes.at(-1);
  if (!size) throw new Error('A text without a size');
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

function lineStep({ height }: { readonly height: number }): number {
  return height * 1.12;
}
