import bwipjs from 'bwip-js/node';
import { z } from 'zod';
import { GS, SET_UP } from '../../../shared/barcode/index.ts';
import {
  bytesOf,
  LEFT,
  makeRoom,
  numberPages,
  openSheet,
  RIGHT,
  rule,
  type Sheet,
  WIDTH,
} from '../printing/sheet.ts';
import type { TextStyle } from '../printing/typesetter.ts';
import type { CommandSection } from './command-sheet.ts';
import type { CommandWords } from './command-words.ts';
import type { SheetWords } from './sheet-words.ts';
import { type SheetEntry, sheetFor } from './test-sheet.ts';

const INK = '#111111';
const TITLE: TextStyle = { size: 22, weight: 'bold', colour: INK };
const SECTION: TextStyle = { size: 13, weight: 'bold', colour: INK };
const STRONG: TextStyle = { size: 11, weight: 'bold', colour: INK };
const SMALL: TextStyle = { size: 8, weight: 'regular', colour: '#5c5c5c' };

/** Points. A bar of 0.33 mm and a module of 0.5 mm are what hand scanners read at arm's length. */
const BAR_WIDTH = 0.94;
const MODULE = 1.42;
const BAR_HEIGHT = 42;
const COLUMN = WIDTH / 2;
const ROW_HEIGHT = 82;
const HEAD_HEIGHT = 92;
const SECTION_HEIGHT = 26;
/** Of a row, what is under its symbol: the code in letters. */
const UNDER_SYMBOL = 36;

/**
 * The test sheet as PDF, A4: the codes of a shift's start above those that a bench's acceptance has beside them.
 *
 * @param station what it is for, in the foot
 * @param digits of the code that this sheet alone has; it comes last, for whoever tries the printer too
 * @param at the document's own date
 */
export function testSheet(words: SheetWords, station: string, digits: string, at: Date): Promise<Buffer> {
  const sheet = openSheet(`${words.title} · ${station}`, at);
  sheet.type.draw(words.title, LEFT, sheet.y, TITLE);
  sheet.type.draw(words.how, LEFT, sheet.y + 30, { ...STRONG, weight: 'regular' });
  drawSetUp(sheet, words);
  sheet.y += HEAD_HEIGHT;
  const codes = sheetFor('full').map((entry, place) => ({
    title: `${place + 1}  ${words.codes[entry.code]}`,
    ...entry,
  }));
  const own: Drawn = {
    title: `${codes.length + 1}  ${words.thisSheet}`,
    bcid: 'gs1-128',
    drawn: `(${digits.slice(0, 2)})${digits.slice(2)}`,
  };
  drawSection(
    sheet,
    words.shift,
    codes.filter(({ atShiftStart }) => atShiftStart),
  );
  drawSection(sheet, words.full, [...codes.filter(({ atShiftStart }) => !atShiftStart), own]);
  numberPages(sheet, `${words.title} · ${station}`, words.page, SMALL);
  return bytesOf(sheet);
}

/** The sheet of command codes as PDF, A4, on as many pages as it needs. */
export function commandPaper(
  words: Pick<CommandWords, 'title' | 'how' | 'page'>,
  station: string,
  sections: readonly CommandSection[],
  at: Date,
): Promise<Buffer> {
  const headline = `${words.title} · ${station}`;
  const sheet = openSheet(headline, at);
  sheet.type.draw(words.title, LEFT, sheet.y, TITLE);
  sheet.type.draw(words.how, LEFT, sheet.y + 30, { ...STRONG, weight: 'regular' });
  sheet.y += 56;
  for (const { title, codes } of sections) {
    makeRoom(sheet, SECTION_HEIGHT + ROW_HEIGHT);
    drawSection(
      sheet,
      title,
      codes.map((code) => ({ title: code.title, bcid: 'code128', drawn: code.text })),
    );
  }
  numberPages(sheet, headline, words.page, SMALL);
  return bytesOf(sheet);
}

/** The code by which the page learns how a keyboard-mode scanner types; it comes before all others. */
function drawSetUp(sheet: Sheet, words: SheetWords): void {
  const text = `${SET_UP.before}^${GS_NUMBER}${SET_UP.after}`;
  const symbol = modulesOf(matrix.parse(rawOf({ bcid: 'datamatrix', text, parse: true })));
  const x = RIGHT - symbol.width;
  drawBoxes(sheet, symbol, x, sheet.y);
  sheet.type.wrap(words.keyboard, x - LEFT - 16, STRONG).forEach((line, at) => {
    sheet.type.draw(line, LEFT, sheet.y + 58 + at * 14, STRONG);
  });
}

const GS_NUMBER = String(GS.charCodeAt(0)).padStart(3, '0');

/** A code with what stands over it. */
type Drawn = Pick<SheetEntry, 'bcid' | 'drawn'> & { readonly title: string };

/** A symbol that is wider than a column has the row to itself. */
function drawSection(sheet: Sheet, title: string, entries: readonly Drawn[]): void {
  rule(sheet);
  sheet.type.draw(title, LEFT, sheet.y, SECTION);
  sheet.y += SECTION_HEIGHT;
  let column = 0;
  for (const entry of entries) {
    const symbol = symbolOf(entry);
    const isWide = symbol.width > COLUMN - 24;
    if (column === 1 && isWide) column = nextRow(sheet);
    if (column === 0) makeRoom(sheet, symbol.height + UNDER_SYMBOL);
    drawEntry(sheet, LEFT + column * COLUMN, entry, symbol);
    column = column === 1 || isWide ? nextRow(sheet) : 1;
  }
  if (column === 1) nextRow(sheet);
}

function nextRow(sheet: Sheet): 0 {
  sheet.y += ROW_HEIGHT;
  return 0;
}

function drawEntry(sheet: Sheet, x: number, { title, drawn }: Drawn, symbol: Symbol): void {
  const { type, y } = sheet;
  type.draw(title, x, y, STRONG);
  drawBoxes(sheet, symbol, x + 10, y + 20);
  type.draw(drawn, x, y + 24 + symbol.height, SMALL);
}

function drawBoxes({ document }: Sheet, { boxes }: Symbol, x: number, y: number): void {
  for (const { left, top, width, height } of boxes) document.rect(x + left, y + top, width, height);
  document.fill(INK);
}

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Symbol = { readonly boxes: readonly Box[]; readonly width: number; readonly height: number };

const linear = z.object({ sbs: z.array(z.number()) });
const matrix = z.object({ pixs: z.array(z.number()), pixx: z.number(), pixy: z.number() });

/** As the drawing library describes a symbol: widths of bars, or rows of modules. */
function rawOf(options: Parameters<typeof bwipjs.raw>[0]): unknown {
  return (bwipjs.raw(options) as readonly unknown[])[0];
}

function symbolOf({ bcid, drawn }: Drawn): Symbol {
  const raw = rawOf({ bcid, text: drawn });
  const bars = linear.safeParse(raw);
  return bars.success ? barsOf(bars.data.sbs) : modulesOf(matrix.parse(raw));
}

/** Widths of bars and spaces in turn, a bar first. */
function barsOf(widths: readonly number[]): Symbol {
  let left = 0;
  const boxes: Box[] = [];
  for (const [at, width] of widths.entries()) {
    if (at % 2 === 0) boxes.push({ left, top: 0, width: width * BAR_WIDTH, height: BAR_HEIGHT });
    left += width * BAR_WIDTH;
  }
  return { boxes, width: left, height: BAR_HEIGHT };
}

function modulesOf({ pixs, pixx, pixy }: z.infer<typeof matrix>): Symbol {
  const boxes = pixs.flatMap((dark, at): Box[] =>
    dark === 1
      ? [{ left: (at % pixx) * MODULE, top: Math.floor(at / pixx) * MODULE, width: MODULE, height: MODULE }]
      : [],
  );
  return { boxes, width: pixx * MODULE, height: pixy * MODULE };
}
