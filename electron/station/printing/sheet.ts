import PDFDocument from 'pdfkit';
import { openTypesetter, type TextStyle, type Typesetter } from './typesetter.ts';

/** A4 in points, and what stays white around it. */
const PAGE = { width: 595.28, height: 841.89, margin: 45 };
export const LEFT = PAGE.margin;
export const RIGHT = PAGE.width - PAGE.margin;
export const WIDTH = RIGHT - LEFT;
const BOTTOM = PAGE.height - PAGE.margin - 25;
const FOOT_Y = PAGE.height - PAGE.margin - 8;

const RULE = '#bdbdbd';
/** From line to line, in parts of the font's size. */
export const LINE_STEP = 1.3;
/** A row is kept on one page unless it is taller than this; then it goes on overleaf. */
const KEPT_TOGETHER = 120;

/** A document of A4 pages, and the page being filled. */
export type Sheet = {
  readonly document: typeof PDFDocument.prototype;
  readonly type: Typesetter;
  /** Where the next thing goes, from the top. */
  y: number;
  /** Draws the head of the table that goes on, on a new page. */
  repeat: () => void;
};

export type Column = { readonly x: number; readonly width: number; readonly align: 'left' | 'right' };
type Cell = { readonly text: string; readonly style: TextStyle };

/**
 * @param at the document's own date: nothing else in it depends on when it is made
 * @throws when the product's font cannot be read
 */
export function openSheet(title: string, at: Date): Sheet {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    info: { Title: title, Producer: 'Packwright', Creator: 'Packwright', CreationDate: at, ModDate: at },
  });
  return { document, type: openTypesetter(document), y: PAGE.margin, repeat: () => undefined };
}

/** One row of cells, each as many lines high as it needs. */
export function row(
  sheet: Sheet,
  columns: readonly Column[],
  cells: readonly Cell[],
  gapAfter: number,
): void {
  const { type } = sheet;
  const placed = columns.flatMap((column, index) => {
    const cell = cells[index];
    return cell ? [{ column, style: cell.style, lines: type.wrap(cell.text, column.width, cell.style) }] : [];
  });
  const step = Math.max(...placed.map(({ style }) => style.size)) * LINE_STEP;
  const count = Math.max(...placed.map(({ lines }) => lines.length));
  makeRoom(sheet, Math.min(count * step + gapAfter, KEPT_TOGETHER));
  for (let index = 0; index < count; index++) {
    makeRoom(sheet, step);
    for (const { column, style, lines } of placed) {
      const text = lines[index] ?? '';
      const x = column.align === 'left' ? column.x : column.x + column.width - type.width(text, style);
      type.draw(text, x, sheet.y, style);
    }
    sheet.y += step;
  }
  sheet.y += gapAfter;
}

export function rule(sheet: Sheet): void {
  sheet.document.moveTo(LEFT, sheet.y).lineTo(RIGHT, sheet.y).lineWidth(0.6).stroke(RULE);
  sheet.y += 5;
}

/** Goes to a new page when less than `height` is left on this one. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height <= BOTTOM) return;
  sheet.document.addPage();
  sheet.y = PAGE.margin;
  sheet.repeat();
}

/** Every page's foot: what it belongs to, and which of how many it is. */
export function numberPages({ document, type }: Sheet, title: string, page: string, style: TextStyle): void {
  const { count } = document.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    document.switchToPage(index);
    const number = `${page} ${index + 1} / ${count}`;
    type.draw(title, LEFT, FOOT_Y, style);
    type.draw(number, RIGHT - type.width(number, style), FOOT_Y, style);
  }
}

/** Ends the document. */
export async function bytesOf({ document }: Sheet): Promise<Buffer> {
  document.end();
  const chunks: Buffer[] = [];
  for await (const chunk of document) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
