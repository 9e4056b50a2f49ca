import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eplOf } from '../../../shared/labels/epl.ts';
import { labelContent } from '../../../shared/labels/label-content.ts';
import { type LabelDpi, labelLayout, millimetresPerDot } from '../../../shared/labels/label-layout.ts';
import { tsplOf } from '../../../shared/labels/tspl.ts';
import { codesOnPicture } from '../../support/label-reader.ts';
import { drawnByEpl, drawnByTspl, pictureOfBoxes } from './drawn-label.ts';
import { aCarton, aSession, aShipment, SHIP_FROM } from './packed.ts';

const LANGUAGES = [
  ['TSPL2', tsplOf, drawnByTspl],
  ['EPL2', eplOf, drawnByEpl],
] as const;
const DPIS: readonly LabelDpi[] = [203, 300];

function layout(dpi: LabelDpi, copy: number | null = null) {
  const state = aShipment();
  const [carton] = state.cartons;
  const content = carton && labelContent(state, carton, SHIP_FROM, 'en', copy);
  if (!content) throw new Error('No label');
  return labelLayout(content, dpi);
}

/** A label on which the same text stands wherever an order's text can stand. */
function layoutSaying(text: string) {
  const address = { name: text, street: text, zip: text, city: text, country: text };
  const state = aSession([], {
    shipTo: address,
    shippingType: text,
    order: { entry: 1, number: 1407, dueDate: '2026-11-30', customerReference: text },
  });
  const carton = aCarton({ packaging: { code: 'M', name: text, tareGrams: 1 } });
  const content = labelContent(state, carton, address, 'en', null);
  if (!content) throw new Error('No label');
  return labelLayout(content, 203);
}

describe.each(LANGUAGES)('the label in %s', (_language, written, drawn) => {
  it.each(DPIS)('has the carton’s SSCC in bars that a reader reads, at %i dpi', async (dpi) => {
    const wanted = layout(dpi);
    const { boxes } = drawn(written(wanted));
    const dots = (millimetres: number) => Math.ceil(millimetres / millimetresPerDot(dpi));
    const found = await codesOnPicture(pictureOfBoxes(boxes, dots(wanted.width), dots(wanted.height)));
    expect(found).toEqual([{ symbologyIdentifier: ']C1', text: '(00)095299990000000019' }]);
  });

  it('says what the layout says, each text where it belongs', () => {
    const wanted = layout(203);
    const dots = (millimetres: number) => Math.round(millimetres / millimetresPerDot(203));
    const expected = wanted.elements.flatMap((element) =>
      element.kind === 'text' ? [{ x: dots(element.x), y: dots(element.y), text: element.text }] : [],
    );
    expect(drawn(written(wanted)).texts).toEqual(expected);
  });

  it('is marked when it is a copy, and only then', () => {
    const texts = (copy: number | null) => drawn(written(layout(203, copy))).texts.map(({ text }) => text);
    expect(texts(2)).toContain('Copy 2');
    expect(texts(null).join()).not.toContain('Copy');
  });

  it('lets no text of an order become a command', () => {
    const { others } = drawn(written(layoutSaying('plain')));
    expect(others.length).toBeGreaterThan(3);
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('"\r\nPRINT 9', '\\["]', 'x",0\nP9', '~!T', '\u001b!R', '\\', '^@\r\nP5', '"', 'a\\'),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        expect(drawn(written(layoutSaying(text))).others).toEqual(others);
      }),
      { numRuns: 500 },
    );
  });

  it('is one label', () => {
    expect(drawn(written(layout(203))).others.filter((line) => /^P/.test(line))).toHaveLength(1);
  });
});

describe('the label in EPL2', () => {
  it('is in Windows-1252 to the last character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(eplOf(layoutSaying(text))).toMatch(/^[\r\n -~\u00a0-\u00ff]*$/);
      }),
      { numRuns: 300 },
    );
  });

  it('spells names as well as it can', () => {
    const said = drawnByEpl(eplOf(layoutSaying('Łódź Žižkov Größe'))).texts.map(({ text }) => text);
    expect(said).toContain('Lódz Zizkov Größe');
  });

  it('never draws a text wider or higher than the layout has it, where its fonts can', () => {
    const wanted = layout(203);
    const cells: Record<string, readonly [number, number]> = {
      1: [8, 12],
      2: [10, 16],
      3: [12, 20],
      4: [14, 24],
    };
    const texts = wanted.elements.flatMap((element) => (element.kind === 'text' ? [element] : []));
    const drawn = [...eplOf(wanted).matchAll(/^A\d+,\d+,0,(\d),(\d),(\d),N,"(.*)"\r$/gm)];
    expect(drawn).toHaveLength(texts.length);
    for (const [index, [, font = '', wide, high, text = '']] of drawn.entries()) {
      const [width, height] = cells[font] ?? [0, 0];
      const asked = texts[index];
      if (!asked) throw new Error('A text too many');
      if (font === '1' && wide === '1') continue;
      expect(width * Number(wide) * text.length).toBeLessThanOrEqual(
        Math.round(asked.width / millimetresPerDot(203)),
      );
      expect(height * Number(high)).toBeLessThanOrEqual(Math.round(asked.height / millimetresPerDot(203)));
    }
  });
});
