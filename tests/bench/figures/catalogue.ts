import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openCatalogue } from '../../../electron/station/orders/catalogue.ts';
import { work as workSchema } from '../../../shared/contracts/work.ts';
import { decide } from '../../../shared/packing/decide.ts';
import { resolveRules } from '../../../shared/packing/rule-layers.ts';
import { aTote } from '../../support/bench-work.ts';
import { anItem } from '../../support/works.ts';
import { type Figure, percentile, timeEach } from '../figure.ts';

const BARCODES = 1_000_000;
const PER_ITEM = 10;
const LOOK_UPS = 20_000;
const LINES = 2_000;
const OPENINGS = 50;
const PAGE = 5_000;

/** Looking up a bar code among a million, and opening an order of 2,000 lines. */
export async function catalogueFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pw-bench-catalogue-'));
  try {
    return [lookUpFigure(folder), openingFigure(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lookUpFigure(folder: string): Figure {
  const catalogue = openCatalogue(folder);
  const uom = { entry: 1, code: 'PC', factor: 1 };
  for (let first = 0; first < BARCODES / PER_ITEM; first += PAGE) {
    const items = Array.from({ length: PAGE }, (_none, n) =>
      anItem({
        itemCode: `I${first + n}`,
        barcodes: Array.from({ length: PER_ITEM }, (_code, k) => ({ code: codeOf(first + n, k), uom })),
      }),
    );
    const at = { storeId: 'bench', revision: first + PAGE, reset: false, caughtUp: true };
    catalogue.apply(
      items.map((item) => ({ kind: 'putItem', item })),
      at,
    );
  }
  const wanted = (run: number) => codeOf((run * 7_919) % (BARCODES / PER_ITEM), run % PER_ITEM);
  const ours = timeEach(LOOK_UPS, (run) => catalogue.itemsByCode(wanted(run)));
  catalogue.close();
  const db = new Database(join(folder, 'catalogue.db'), { readonly: true });
  const bare = db.prepare('SELECT item_code FROM barcode WHERE code = ?');
  const limit = timeEach(LOOK_UPS, (run) => bare.get(wanted(run)));
  db.close();
  return {
    figure: `an item looked up by bar code among ${BARCODES}, p50`,
    value: percentile(ours, 0.5),
    unit: 'µs',
    budget: 50,
    limit: { what: 'the bare index look-up in the same file, p50', value: percentile(limit, 0.5) },
  };
}

function codeOf(item: number, k: number): string {
  return String(4_000_000_000_000 + item * PER_ITEM + k);
}

function openingFigure(folder: string): Figure {
  const [line] = aTote().lines;
  if (!line) throw new Error('The tote has no lines');
  const lines = Array.from({ length: LINES }, (_none, n) => ({ ...line, line: n, orderLine: n }));
  const catalogue = openCatalogue(folder);
  const work = aTote({ lines });
  const at = { storeId: 'bench', revision: BARCODES, reset: false, caughtUp: true };
  catalogue.apply([{ kind: 'putWork', work }], at);
  const packagings = [{ code: 'M', name: 'Carton M', tareGrams: 350 }];
  const rules = resolveRules({ company: { packagings }, station: {}, customer: {} });
  const context = {
    person: { id: 'ana', name: 'Ana', rights: ['pack' as const] },
    today: '2026-11-24',
    override: null,
  };
  const ours = timeEach(OPENINGS, () => {
    const found = catalogue.work(work.key);
    if (found === null) throw new Error('The order is not in the catalogue');
    const ids = { sessionId: 'session', shipmentId: 'shipment' };
    return decide(null, { type: 'openSession', ...ids, work: found, rules }, context);
  });
  catalogue.close();
  const text = JSON.stringify(work);
  const limit = timeEach(OPENINGS, () => workSchema.parse(JSON.parse(text)));
  return {
    figure: `an order of ${LINES} lines opened, p50`,
    value: percentile(ours, 0.5) / 1_000,
    unit: 'ms',
    budget: 50,
    limit: { what: 'its text parsed by its schema, p50', value: percentile(limit, 0.5) / 1_000 },
  };
}
