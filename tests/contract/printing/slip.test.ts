import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packingSlip } from '../../../electron/station/printing/packing-slip.ts';
import { putIntoFolder } from '../../../electron/station/printing/slip-folder.ts';
import { slipContent } from '../../../shared/labels/slip-content.ts';
import { type PaperLanguage, paperWords } from '../../../shared/labels/words.ts';
import type { PackingState } from '../../../shared/packing/state.ts';
import { anItem, aWorkLine } from '../../support/works.ts';
import { aCarton, aContent, aSession, aShipment, SHIP_FROM } from '../../unit/labels/packed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packwright-slips-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const CLOSED = { packer: 'Anna Krüger', at: '2026-05-04T08:00:00.000Z' };

function pdf(state: PackingState, language: PaperLanguage = 'en'): Promise<Buffer> {
  const content = slipContent(state, SHIP_FROM, CLOSED, language);
  return packingSlip(content, paperWords(language), new Date(CLOSED.at));
}

/** What a reader of the document gets, page by page. */
function pagesOf(bytes: Buffer): readonly string[] {
  const file = join(folder, 'read.pdf');
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
}

/** Runs of space say where something stands, not what. */
function textOf(bytes: Buffer): string {
  return pagesOf(bytes).join(' ').replace(/\s+/g, ' ');
}

describe('a packing slip', () => {
  it('names who, what, how much, from which lots, with which serials, in which cartons', async () => {
    const text = textOf(await pdf(aShipment()));
    for (const said of [
      'Packing slip',
      'Hollerbach Food & Hardware Norm Thompson',
      'DE 22765 Hamburg US 97201 Portland',
      'Order Your reference Date 1407 PO-4711 2026-05-04',
      'Packed by Shipping Cartons Anna Krüger Parcel 2',
      'A1000 Wood screws 3 Box 3 Box',
      'B2000 Olive oil 24 EA 20 EA 4 EA',
      'C3000 Cordless drill (Part of WORKSHOP) 3 EA 3 EA',
      'Carton 1 SSCC 0 9529 9990 0000 0001 9 · Carton M · Gross weight 12.340 kg',
      'B2000 Olive oil 12 EA Lot L-07, expires 2027-03-31',
      'B2000 Olive oil 8 EA Lot L-09, expires 2027-06-30',
      'Carton 2 SSCC 0 9529 9990 0000 0002 6 · Carton L',
      'Serial SN-1, SN-2, SN-3',
      'Part of the order.',
      'Page 1 / 1',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('says when the order is complete, in the language of the station', async () => {
    const line = aWorkLine({ quantity: 1.5 });
    const state = aSession([aCarton({ contents: [aContent({ count: 1.5 })] })], { lines: [line] });
    const text = textOf(await pdf(state, 'de'));
    expect(text).toContain('Mit dieser Sendung ist der Auftrag vollständig.');
    expect(text).toContain('A1 Screws 1,5 EA');
  });

  it('is the same bytes for the same shipment', async () => {
    expect((await pdf(aShipment())).equals(await pdf(aShipment()))).toBe(true);
  });

  it('goes over as many pages as it needs, each with its head and its number, and loses nothing', async () => {
    const serials = Array.from({ length: 900 }, (_, index) => `SERIAL-${index}`);
    const lines = Array.from({ length: 120 }, (_, orderLine) =>
      aWorkLine({ orderLine, item: anItem({ itemCode: `ITEM-${orderLine}` }), quantity: 900 }),
    );
    const contents = serials.map((serial, id) => aContent({ id, serial }));
    const pages = pagesOf(await pdf(aSession([aCarton({ contents })], { lines })));
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} / ${pages.length}`);
      expect(page).toMatch(/Ordered +Packed +To follow|Carton 1 +SSCC/);
    });
    const words = new Set(pages.join(' ').split(/[\s,]+/));
    expect(serials.filter((serial) => !words.has(serial))).toEqual([]);
    expect(lines.filter(({ item }) => !words.has(item.itemCode))).toEqual([]);
  });

  it('shows a sign for what its font does not have, and says what the sign means', async () => {
    const named = (name: string) =>
      pdf(
        aSession([aCarton({ contents: [aContent({})] })], { lines: [aWorkLine({ item: anItem({ name }) })] }),
      );
    const text = textOf(await named('Oil 橄榄油 🚚 Łódź Đặng \u202e\u0000end \ud800'));
    expect(text).toContain('Oil ¤¤¤ ¤ Łódź Đặng end ¤');
    expect(text).toContain('¤ stands for a character that this document cannot show.');
    expect(textOf(await named('Olive oil – Größe “XL”'))).not.toContain('¤');
  });

  it('breaks a word that is wider than its column, and keeps every letter of it', async () => {
    const itemCode = 'XZQQ'.repeat(12);
    const state = aSession([aCarton({ contents: [aContent({})] })], {
      lines: [aWorkLine({ item: anItem({ itemCode }) })],
    });
    const letters = textOf(await pdf(state)).replace(/[^XZQ]/g, '');
    // Once among the lines, once in its carton.
    expect(letters).toBe(itemCode.repeat(2));
  });
});

describe('a folder for slips', () => {
  const bytes = Buffer.from('%PDF-1.3 all of it');

  it('gets the whole file under its name and nothing else', async () => {
    const slips = join(folder, 'not', 'there', 'yet');
    expect(await putIntoFolder(slips, 'slip-1.pdf', bytes)).toEqual({
      state: 'printed',
      why: null,
      detail: null,
    });
    expect(readdirSync(slips)).toEqual(['slip-1.pdf']);
    expect(readFileSync(join(slips, 'slip-1.pdf'))).toEqual(bytes);
  });

  it('that cannot be one is an answer, and leaves nothing behind', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const end = await putIntoFolder(file, 'slip-1.pdf', bytes);
    expect(end).toMatchObject({ state: 'notPrinted', why: 'SLIP_FOLDER_NOT_WRITABLE' });
    expect(end.detail).toContain('a-file');
    expect(readdirSync(folder)).toEqual(['a-file']);
  });
});
