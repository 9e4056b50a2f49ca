import type { SlipAddress, SlipCarton, SlipContent, SlipLine } from '../../../shared/labels/slip-content.ts';
import type { PaperWords } from '../../../shared/labels/words.ts';
import {
  bytesOf,
  type Column,
  LEFT,
  LINE_STEP,
  makeRoom,
  numberPages,
  openSheet,
  RIGHT,
  row,
  rule,
  type Sheet,
  WIDTH,
} from './sheet.ts';
import { REPLACEMENT, type TextStyle } from './typesetter.ts';

const INK = '#111111';
const GREY = '#5c5c5c';
const BAND = '#efefef';
const TITLE: TextStyle = { size: 22, weight: 'bold', colour: INK };
const SUBTITLE: TextStyle = { size: 12.5, weight: 'bold', colour: INK };
const STRONG: TextStyle = { size: 9.5, weight: 'bold', colour: INK };
const PLAIN: TextStyle = { size: 9.5, weight: 'regular', colour: INK };
const SMALL: TextStyle = { size: 8, weight: 'regular', colour: GREY };

/**
 * The packing slip as PDF, A4. The same content and time give the same bytes.
 *
 * @param at when the shipment was closed, the document's own date
 * @throws when the product's font cannot be read
 */
export function packingSlip(content: SlipContent, words: PaperWords, at: Date): Promise<Buffer> {
  const sheet = openSheet(headline(content), at);
  drawHead(sheet, content);
  drawLines(sheet, content.lines, words);
  for (const carton of content.cartons) drawCarton(sheet, carton);
  if (sheet.type.hasReplaced()) {
    makeRoom(sheet, 30);
    sheet.type.draw(`${REPLACEMENT} ${words.replaced}`, LEFT, sheet.y + 12, SMALL);
  }
  numberPages(sheet, headline(content), words.page, SMALL);
  return bytesOf(sheet);
}

function headline(content: SlipContent): string {
  const [order] = content.facts;
  return order ? `${content.title} · ${order.title} ${order.text}` : content.title;
}

function drawHead(sheet: Sheet, content: SlipContent): void {
  const { type } = sheet;
  type.draw(content.title, LEFT, sheet.y, TITLE);
  sheet.y += 40;
  const half = (WIDTH - 20) / 2;
  const ends = [content.from, content.to].map((address, index) =>
    drawAddress(sheet, address, LEFT + index * (half + 20), half),
  );
  sheet.y = Math.max(...ends) + 12;
  rule(sheet);
  drawFacts(sheet, content.facts);
  rule(sheet);
  type.draw(content.completeness, LEFT, sheet.y + 4, STRONG);
  sheet.y += 28;
}

/** @returns where it ends */
function drawAddress({ type, y }: Sheet, address: SlipAddress, x: number, width: number): number {
  type.draw(address.title, x, y, SMALL);
  let at = y + 13;
  address.lines.forEach((line, index) => {
    const style = index === 0 ? SUBTITLE : { ...PLAIN, size: 10.5 };
    for (const part of type.wrap(line, width, style)) {
      type.draw(part, x, at, style);
      at += style.size * LINE_STEP;
    }
  });
  return at;
}

function drawFacts(sheet: Sheet, facts: SlipContent['facts']): void {
  const width = WIDTH / 3;
  const column = (index: number): Column => ({ x: LEFT + index * width, width: width - 12, align: 'left' });
  for (let first = 0; first < facts.length; first += 3) {
    const three = facts.slice(first, first + 3);
    const columns = three.map((_fact, index) => column(index));
    row(
      sheet,
      columns,
      three.map(({ title }) => ({ text: title, style: SMALL })),
      0,
    );
    row(
      sheet,
      columns,
      three.map(({ text }) => ({ text, style: { ...STRONG, size: 10.5 } })),
      5,
    );
  }
}

const LINE_COLUMNS: readonly Column[] = [
  { x: LEFT, width: 95, align: 'left' },
  { x: LEFT + 103, width: 200, align: 'left' },
  { x: RIGHT - 196, width: 62, align: 'right' },
  { x: RIGHT - 129, width: 62, align: 'right' },
  { x: RIGHT - 62, width: 62, align: 'right' },
];

function drawLines(sheet: Sheet, lines: readonly SlipLine[], words: PaperWords): void {
  const heads = [words.item, '', words.ordered, words.packed, words.remaining];
  sheet.repeat = () => {
    row(
      sheet,
      LINE_COLUMNS,
      heads.map((text) => ({ text, style: SMALL })),
      2,
    );
    rule(sheet);
  };
  sheet.repeat();
  for (const line of lines) {
    row(
      sheet,
      LINE_COLUMNS,
      [
        { text: line.itemCode, style: STRONG },
        { text: line.name, style: PLAIN },
        { text: line.ordered, style: PLAIN },
        { text: line.packed, style: STRONG },
        { text: line.remaining ?? '', style: PLAIN },
      ],
      4,
    );
    rule(sheet);
  }
  sheet.y += 14;
}

const CONTENT_COLUMNS: readonly Column[] = [
  { x: LEFT + 8, width: 95, align: 'left' },
  { x: LEFT + 111, width: 290, align: 'left' },
  { x: RIGHT - 98, width: 90, align: 'right' },
];

function drawCarton(sheet: Sheet, carton: SlipCarton): void {
  const { type, document } = sheet;
  sheet.repeat = () => undefined;
  makeRoom(sheet, 70);
  sheet.repeat = () => {
    document.rect(LEFT, sheet.y, WIDTH, 24).fill(BAND);
    type.draw(carton.title, LEFT + 8, sheet.y + 5, SUBTITLE);
    const facts = carton.facts.join('   ·   ');
    const style = { ...PLAIN, size: type.width(facts, PLAIN) > WIDTH - 120 ? 7.5 : PLAIN.size };
    type.draw(facts, RIGHT - 8 - type.width(facts, style), sheet.y + 7, style);
    sheet.y += 29;
  };
  sheet.repeat();
  for (const { itemCode, name, quantity, marks } of carton.contents) {
    row(
      sheet,
      CONTENT_COLUMNS,
      [
        { text: itemCode, style: STRONG },
        { text: name, style: PLAIN },
        { text: quantity, style: STRONG },
      ],
      marks.length === 0 ? 4 : 1,
    );
    for (const mark of marks) {
      row(
        sheet,
        CONTENT_COLUMNS.slice(1, 2),
        [{ text: mark, style: { ...PLAIN, size: 8.5, colour: GREY } }],
        3,
      );
    }
    rule(sheet);
  }
  sheet.repeat = () => undefined;
  sheet.y += 12;
}
