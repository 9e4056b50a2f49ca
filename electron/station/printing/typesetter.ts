import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type PDFDocument from 'pdfkit';
import { resourcesFolder } from '../../service/resources.ts';

export type Weight = 'regular' | 'bold';
export type TextStyle = { readonly size: number; readonly weight: Weight; readonly colour: string };

/** Sets lines of text into a document, in the product's own font. Lengths in points. */
export type Typesetter = {
  /** Draws one line; `y` is its top. */
  draw(text: string, x: number, y: number, style: TextStyle): void;
  width(text: string, style: TextStyle): number;
  /** The text in lines no wider than `width`, broken at spaces, a longer word inside itself. Nothing is left out. */
  wrap(text: string, width: number, style: TextStyle): readonly string[];
  /** True once a character had to be drawn as `REPLACEMENT`. */
  hasReplaced(): boolean;
};

/** Stands where the font has no such character: seen by everybody, instead of a gap that nobody sees. */
export const REPLACEMENT = '¤';

/** The font comes in parts, each with the characters of some languages; the first that has one draws it. */
const PARTS = ['latin', 'latin-ext', 'vietnamese'];
const FILE_WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };

/** One base character with the accents on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/** @throws when a font file is missing or damaged */
export function openTypesetter(document: typeof PDFDocument.prototype): Typesetter {
  const parts = { regular: openParts(document, 'regular'), bold: openParts(document, 'bold') };
  let replaced = false;

  /** The text as pieces of one font part each. */
  function runs(text: string, weight: Weight): readonly Run[] {
    const found: Run[] = [];
    for (const cluster of text.match(CLUSTER) ?? []) {
      const part = parts[weight].find(({ has }) => has(cluster));
      if (!part) replaced = true;
      const font = (part ?? parts[weight][0])?.font ?? '';
      const piece = part ? cluster : REPLACEMENT;
      const last = found.at(-1);
      if (last?.font === font) found.splice(-1, 1, { font, text: last.text + piece });
      else found.push({ font, text: piece });
    }
    return found;
  }

  function widthOf(run: Run, size: number): number {
    return document.font(run.font).fontSize(size).widthOfString(run.text);
  }

  function width(text: string, { size, weight }: TextStyle): number {
    return runs(text, weight).reduce((sum, run) => sum + widthOf(run, size), 0);
  }

  return {
    draw: (text, x, y, { size, weight, colour }) => {
      let at = x;
      for (const run of runs(text, weight)) {
        const advance = widthOf(run, size);
        document.fillColor(colour).text(run.text, at, y, { lineBreak: false });
        at += advance;
      }
    },
    width,
    wrap: (text, room, style) => wrapped(text, room, (line) => width(line, style)),
    hasReplaced: () => replaced,
  };
}

type Run = { readonly font: string; readonly text: string };
type FontPart = { readonly font: string; has(cluster: string): boolean };

function openParts(document: typeof PDFDocument.prototype, weight: Weight): readonly FontPart[] {
  return PARTS.map((part) => {
    const font = `${part}-${weight}`;
    const file = join(resourcesFolder(), 'fonts', `barlow-${part}-${FILE_WEIGHTS[weight]}.ttf`);
    document.registerFont(font, readFileSync(file)).font(font);
    const has = coverageOf(document);
    return { font, has: (cluster) => [...cluster].every((one) => has(one.codePointAt(0) ?? 0)) };
  });
}

/** Which characters the document's current font has. pdfkit knows it and has no public word for it. */
function coverageOf(document: typeof PDFDocument.prototype): (codePoint: number) => boolean {
  const { _font } = document as unknown as {
    readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  };
  return (codePoint) => _font.font.hasGlyphForCodePoint(codePoint);
}

function wrapped(text: string, room: number, width: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => inPieces(one, room, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer) > room) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** A word that is wider than the room, cut where it is full. */
function inPieces(word: string, room: number, width: (line: string) => number): readonly string[] {
  if (width(word) <= room) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const cluster of word.match(CLUSTER) ?? []) {
    if (piece !== '' && width(piece + cluster) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += cluster;
  }
  return [...pieces, piece];
}
