import { packedOf } from '../packing/lines.ts';
import { orderIsComplete } from '../packing/progress.ts';
import { type Quantity, subtract, sum } from '../packing/quantity.ts';
import type { Carton, Content, PackingState } from '../packing/state.ts';
import type { Address, WorkLine } from '../packing/work.ts';
import { kilograms, quantityText } from './numbers.ts';
import { printableText } from './printable-text.ts';
import { readableSscc } from './sscc.ts';
import { type PaperLanguage, type PaperWords, paperWords } from './words.ts';

/** What a packing slip says, as text ready for paper. */
export type SlipContent = {
  readonly title: string;
  readonly from: SlipAddress;
  readonly to: SlipAddress;
  readonly facts: readonly { readonly title: string; readonly text: string }[];
  /** Whether the order is complete with this shipment, as a sentence. */
  readonly completeness: string;
  readonly lines: readonly SlipLine[];
  readonly cartons: readonly SlipCarton[];
};

export type SlipAddress = { readonly title: string; readonly lines: readonly string[] };

/** One line of the order; quantities in its own unit of measure, unit included. */
export type SlipLine = {
  readonly itemCode: string;
  /** The item's name, and the kit that it was sold in. */
  readonly name: string;
  readonly ordered: string;
  readonly packed: string;
  /** What is still to follow; null when nothing is. */
  readonly remaining: string | null;
};

export type SlipCarton = {
  /** 'Carton 2' */
  readonly title: string;
  /** 'SSCC 3 9529 …', packaging and gross weight as far as they are known. */
  readonly facts: readonly string[];
  readonly contents: readonly SlipContents[];
};

/** So much of one item, from one lot or with these serials. */
export type SlipContents = {
  readonly itemCode: string;
  readonly name: string;
  readonly quantity: string;
  /** Lot with its expiry, and serials; empty when the item has neither. */
  readonly marks: readonly string[];
};

/** @param closed who closed the shipment, and when: ISO 8601 */
export function slipContent(
  state: PackingState,
  shipFrom: Address,
  closed: { readonly packer: string; readonly at: string },
  language: PaperLanguage,
): SlipContent {
  const { work } = state;
  const words = paperWords(language);
  const lines = work.lines.map((line, index) => slipLine(state, line, index, words, language));
  const facts = [
    { title: words[work.order.kind ?? 'order'], text: String(work.order.number) },
    { title: words.customerReference, text: work.order.customerReference },
    { title: words.date, text: closed.at.slice(0, 10) },
    { title: words.packedBy, text: closed.packer },
    { title: words.shippingType, text: work.shippingType },
    { title: words.cartons, text: String(closedCartons(state).length) },
  ];
  return {
    title: words.packingSlip,
    from: slipAddress(words.from, shipFrom),
    to: slipAddress(words.to, work.shipTo),
    facts: facts
      .map(({ title, text }) => ({ title, text: printableText(text ?? '') }))
      .filter(({ text }) => text !== ''),
    completeness: orderIsComplete(state) ? words.complete : words.partial,
    lines,
    cartons: closedCartons(state).map((carton) => slipCarton(work.lines, carton, words, language)),
  };
}

function closedCartons(state: PackingState): readonly Carton[] {
  return state.cartons.filter(({ sscc, contents }) => sscc !== null && contents.length > 0);
}

function slipAddress(title: string, { name, street, zip, city, country }: Address): SlipAddress {
  const lines = [name, street, `${country} ${zip} ${city}`].map(printableText).filter((line) => line !== '');
  return { title, lines };
}

function slipLine(
  state: PackingState,
  line: WorkLine,
  index: number,
  words: PaperWords,
  language: PaperLanguage,
): SlipLine {
  const packed = packedOf(state, index);
  const remaining = subtract(line.quantity, packed);
  const inUnit = (base: Quantity): string =>
    `${quantityText(base / line.uom.factor, language)} ${printableText(line.uom.code)}`;
  return {
    itemCode: printableText(line.item.itemCode),
    name: printableText(line.kit === null ? line.item.name : `${line.item.name} (${words.kit} ${line.kit})`),
    ordered: inUnit(line.quantity),
    packed: inUnit(packed),
    remaining: remaining > 0 ? inUnit(remaining) : null,
  };
}

function slipCarton(
  lines: readonly WorkLine[],
  carton: Carton,
  words: PaperWords,
  language: PaperLanguage,
): SlipCarton {
  const weight = carton.weighing && `${words.grossWeight} ${kilograms(carton.weighing.grossGrams, language)}`;
  return {
    title: `${words.carton} ${carton.number}`,
    facts: [
      `SSCC ${readableSscc(carton.sscc ?? '')}`,
      printableText(carton.packaging.name),
      ...(weight === null ? [] : [weight]),
    ],
    contents: alike(carton.contents).map((contents) => slipContents(lines, contents, words, language)),
  };
}

/** Scan after scan of the same item, unit and lot is one entry, in the order of the first scan. */
function alike(contents: readonly Content[]): readonly (readonly [Content, ...Content[]])[] {
  const groups = new Map<string, [Content, ...Content[]]>();
  for (const content of contents) {
    const key = JSON.stringify([
      content.line,
      content.uom.entry,
      content.uom.code,
      content.lot,
      content.expiry,
    ]);
    const group = groups.get(key);
    if (group) group.push(content);
    else groups.set(key, [content]);
  }
  return [...groups.values()];
}

function slipContents(
  lines: readonly WorkLine[],
  contents: readonly [Content, ...Content[]],
  words: PaperWords,
  language: PaperLanguage,
): SlipContents {
  const [{ line, lot, expiry, uom }] = contents;
  const item = lines.find((one) => one.line === line)?.item;
  const serials = contents.flatMap(({ serial }) => (serial === null ? [] : [serial]));
  const lotMark = `${words.lot} ${lot}${expiry === null ? '' : `, ${words.expiry} ${expiry}`}`;
  return {
    itemCode: printableText(item?.itemCode ?? ''),
    name: printableText(item?.name ?? ''),
    quantity: `${quantityText(sum(contents.map(({ count }) => count)), language)} ${printableText(uom.code)}`,
    marks: [
      ...(lot === null ? [] : [printableText(lotMark)]),
      ...(serials.length === 0 ? [] : [printableText(`${words.serial} ${serials.join(', ')}`)]),
    ],
  };
}
