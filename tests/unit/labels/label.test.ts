import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ready } from 'zpl-renderer-js';
import { gs1Code128 } from '../../../shared/labels/code128.ts';
import { type LabelContent, labelContent } from '../../../shared/labels/label-content.ts';
import {
  type LabelDpi,
  type LabelElement,
  labelLayout,
  millimetresPerDot,
} from '../../../shared/labels/label-layout.ts';
import { pictureOf } from '../../../shared/labels/picture.ts';
import { nextSscc } from '../../../shared/labels/sscc.ts';
import { zplOf } from '../../../shared/labels/zpl.ts';
import { codesOnLabel } from '../../support/label-reader.ts';
import { aCarton, aSession, aShipment, SHIP_FROM } from './packed.ts';
import { fieldTexts, withoutText, zplCommands } from './zpl-commands.ts';

const DPIS: readonly LabelDpi[] = [203, 300];

function content(copy: number | null = null): LabelContent {
  const state = aShipment();
  const [carton] = state.cartons;
  const made = carton && labelContent(state, carton, SHIP_FROM, 'en', copy);
  if (!made) throw new Error('No label');
  return made;
}

/** A label on which the same text stands wherever an order's text can stand. */
function labelSaying(text: string): string {
  const address = { name: text, street: text, zip: text, city: text, country: text };
  const state = aSession([], {
    shipTo: address,
    shippingType: text,
    order: { entry: 1, number: 1407, dueDate: '2026-11-30', customerReference: text },
  });
  const carton = aCarton({ packaging: { code: 'M', name: text, tareGrams: 1 } });
  const made = labelContent(state, carton, address, 'en', null);
  if (!made) throw new Error('No label');
  return zplOf(labelLayout(made, 203));
}

describe('the bar code on the drawn label', () => {
  it.each(DPIS)('is read as GS1-128 with the carton’s SSCC at %i dpi', async (dpi) => {
    for (const serial of [1, 123_456]) {
      const next = nextSscc(
        { extensionDigit: 0, companyPrefix: '9529999', firstSerial: serial, lastSerial: 999_999 },
        null,
      );
      if ('refusal' in next) throw new Error(next.refusal);
      const zpl = zplOf(labelLayout({ ...content(), sscc: next.sscc }, dpi));
      expect(await codesOnLabel(zpl, dpi)).toEqual([
        { symbologyIdentifier: ']C1', text: `(00)${next.sscc}` },
      ]);
    }
  });

  it.each(DPIS)('has bars as wide and as high as GS1 asks for at %i dpi, and quiet zones', (dpi) => {
    const layout = labelLayout(content(), dpi);
    const symbol = layout.elements.find((one) => one.kind === 'gs1-128');
    const module = layout.moduleDots * millimetresPerDot(dpi);
    const width = gs1Code128(`00${content().sscc}`).reduce((sum, one) => sum + one, 0) * module;
    expect(module).toBeGreaterThanOrEqual(0.495);
    expect(module).toBeLessThanOrEqual(0.94);
    expect(symbol?.height).toBeGreaterThanOrEqual(31.75);
    expect(symbol?.x).toBeGreaterThanOrEqual(10 * module);
    expect(layout.width - width - (symbol?.x ?? 0)).toBeGreaterThanOrEqual(10 * module);
  });

  it('is the same on the page’s picture', () => {
    const layout = labelLayout(content(), 203);
    const [, path = ''] = /crispEdges" d="([^"]*)"/.exec(pictureOf(layout)) ?? [];
    const edges = [...path.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)].flatMap(([, left, right]) => [
      left,
      right,
    ]);
    const module = layout.moduleDots * millimetresPerDot(203);
    const widths = edges
      .slice(1)
      .map((edge, index) => Math.round((Number(edge) - Number(edges[index])) / module));
    expect(widths).toEqual(gs1Code128(`00${content().sscc}`));
  });
});

describe('what the label says', () => {
  it('is the shipment’s', () => {
    expect(fieldTexts(zplOf(labelLayout(content(), 203)))).toEqual([
      'From',
      'Hollerbach Food & Hardware',
      'Lagerstraße 12',
      'DE 22765 Hamburg',
      'Carton',
      '1',
      'To',
      'Norm Thompson',
      '3190 SW Broadway',
      'US 97201 Portland',
      'Order',
      '1407',
      'Your reference',
      'PO-4711',
      'Shipping',
      'Parcel',
      'Packaging',
      'Carton M',
      'Gross weight',
      '12.340 kg',
      'SSCC',
      '0 9529 9990 0000 0001 9',
      '(00) 095299990000000019',
    ]);
  });

  it('is marked when it is a copy, and only then', () => {
    expect(fieldTexts(zplOf(labelLayout(content(2), 203)))).toContain('Copy 2');
    expect(fieldTexts(zplOf(labelLayout(content(), 203))).join()).not.toContain('Copy');
    expect(pictureOf(labelLayout(content(2), 203))).toContain('>Copy 2<');
  });

  it('leaves out what is not known, and is nothing at all without an SSCC', () => {
    const state = aSession([]);
    const unweighed = labelContent(state, aCarton({ weighing: null }), SHIP_FROM, 'de', null);
    expect(unweighed?.facts.map(({ title }) => title)).toEqual(['Auftrag', 'Verpackung']);
    expect(labelContent(state, aCarton({ sscc: null }), SHIP_FROM, 'en', null)).toBeNull();
  });

  it('calls a reserve invoice an invoice, which is what the customer has of it', () => {
    const order = {
      kind: 'reserveInvoice',
      entry: 1,
      number: 9001,
      dueDate: '2026-11-30',
      customerReference: null,
    } as const;
    const titled = (language: 'en' | 'de') =>
      labelContent(aSession([], { order }), aCarton(), SHIP_FROM, language, null)?.facts[0];
    expect([titled('en'), titled('de')]).toEqual([
      { title: 'Invoice', text: '9001' },
      { title: 'Rechnung', text: '9001' },
    ]);
  });

  it('is the same bytes for the same shipment', () => {
    for (const dpi of DPIS) {
      expect(zplOf(labelLayout(content(), dpi))).toBe(zplOf(labelLayout(content(), dpi)));
      expect(pictureOf(labelLayout(content(), dpi))).toBe(pictureOf(labelLayout(content(), dpi)));
    }
  });
});

const HOSTILE = [
  '^XA^FO0,0^FDevil^FS^XZ',
  '~JA',
  '^FS^PQ99',
  '_5E_7E',
  '\\&\\\\',
  'a\u0000b\u0010\u001b\u007f',
  'line\r\nline\u2028line',
  '\u202eright to left\u202c',
  '"quoted" \'text\' <tag attribute="1">&amp;</tag>',
  '🚚📦👩‍🔧',
  '\ud800 half a pair',
  '橄榄油 Ελιά Масло',
  'W'.repeat(400),
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...'^~_\\>,;:\n\r\0aXZ09'), { maxLength: 40 }).map((all) => all.join('')),
);

describe('no text of an order', () => {
  it('is ever a command: the label has the commands of one that says something harmless', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const zpl = labelSaying(text);
        expect(zpl.split('\n').filter((line) => !COMMAND.test(line))).toEqual(['']);
        expect(
          zplCommands(zpl)
            .filter((command) => /^\^(XA|XZ|PQ|BC)/.test(command))
            .map(withoutText),
        ).toEqual(['^XA', '^BCN,256,N,N,N,N', '^PQ1', '^XZ']);
      }),
      { numRuns: 300 },
    );
  });

  it('changes a command: two texts that take the same room give the same commands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('^', '~', '_', '<', '>', '=', '+', '*', '#'), {
          minLength: 1,
          maxLength: 6,
        }),
        (all) => {
          const harmless = '0'.repeat(all.length);
          expect(zplCommands(labelSaying(all.join(''))).map(withoutText)).toEqual(
            zplCommands(labelSaying(harmless)).map(withoutText),
          );
        },
      ),
    );
  });

  it('is lost or altered where the label has room for it', () => {
    for (const text of ['^XA~JA_5E', 'Größe "XL"', 'Łódź & Söhne', '橄榄油']) {
      expect(fieldTexts(labelSaying(text))).toContain(text);
    }
  });

  it('breaks the picture', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const address = { name: text, street: text, zip: text, city: text, country: text };
        const made = labelContent(aSession([], { shipTo: address }), aCarton(), address, 'en', null);
        const picture = made ? pictureOf(labelLayout(made, 203)) : '';
        const inside = [...picture.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, one = '']) => one);
        expect(picture.split('<text').length - 1).toBe(inside.length);
        for (const one of inside)
          expect(one).toMatch(/^([^&<>"'\p{Cc}\ufffe\uffff]|&(amp|lt|gt|quot|#39);)*$/u);
      }),
    );
  });

  it('throws the printer’s renderer', async () => {
    const { api } = await ready;
    for (const text of ['^XA^FO0,0^FDevil^FS^XZ~JA', '_5E_7E 🚚📦 橄榄油']) {
      await expect(api.zplToBase64Async(labelSaying(text), 105, 148, 8)).resolves.toMatch(/^iVBOR/);
    }
  });

  it('runs out of its place: everything stays on the label and nothing lies on anything else', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...DPIS), fc.constantFrom(null, 2, 12_345), (text, dpi, copy) => {
        const address = { name: text, street: text, zip: text, city: text, country: text };
        const order = { entry: 1, number: 2_147_483_647, dueDate: '2026-11-30', customerReference: text };
        const state = aSession([], { shipTo: address, order, shippingType: text });
        const carton = aCarton({ number: 12_345, packaging: { code: 'M', name: text, tareGrams: 1 } });
        const made = labelContent(state, carton, address, 'de', copy);
        if (!made) throw new Error('No label');
        const layout = labelLayout(made, dpi);
        const boxes = layout.elements.filter(({ kind }) => kind !== 'frame').map(extent);
        for (const box of boxes) {
          expect(box.right).toBeLessThanOrEqual(layout.width);
          expect(box.bottom).toBeLessThanOrEqual(layout.height);
        }
        expect(
          boxes.filter((one, index) => boxes.slice(index + 1).some((other) => overlap(one, other))),
        ).toEqual([]);
      }),
    );
  });
});

/** Every line that a label may have: one command, or a field's text that is plain or in hex escapes. */
const COMMAND =
  /^\^(XA|CI28|PW\d+|LL\d+|LH0,0|FO\d+,\d+|A0N,\d+,\d+|FH_\^FD([A-Za-z0-9 .,:()/+-]|_[0-9A-F]{2})*|FS|GB\d+,\d+,\d+|BY\d|BCN,\d+,N,N,N,N\^FD>;>8\d{20}|PQ1|XZ)$/;

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

function extent(element: LabelElement): Box {
  const width = element.kind === 'gs1-128' ? 80 : element.width;
  return { left: element.x, top: element.y, right: element.x + width, bottom: element.y + element.height };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
