import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Confirmation, confirmation } from '../../shared/contracts/confirmation.ts';
import { journalOf } from './journal.ts';

/** What a station's journal says was closed, oldest first; the place in the chain is left as it stands there. */
export function shipmentsIn(stationFolder: string): readonly Omit<Confirmation, 'journal'>[] {
  return journalOf(stationFolder)
    .filter(({ type }) => type === 'ShipmentClosed')
    .map(({ body }) => {
      const closed = JSON.parse(body) as { readonly confirmation: unknown };
      return confirmation.unwrap().omit({ journal: true }).parse(closed.confirmation);
    });
}

/** The texts of the packing slips in a folder, by poppler's pdftotext. */
export function slipTexts(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => execFileSync('pdftotext', ['-layout', join(folder, name), '-'], { encoding: 'utf8' }));
}
