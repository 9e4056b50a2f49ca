import { byNumber, sameGoods } from './difference.ts';
import { lineAt, packedOf } from './lines.ts';
import { type Quantity, subtract } from './quantity.ts';
import type { Carton, Content, PackingState } from './state.ts';
import { lotOf } from './stock.ts';
import type { IsoDate, LotStock, Work, WorkLine } from './work.ts';

/** What lies in cartons of one line beyond what a newer order wants of it, in base units. */
export type Surplus = {
  readonly line: WorkLine;
  readonly packed: Quantity;
  readonly ordered: Quantity;
  readonly surplus: Quantity;
  readonly cartons: readonly Carton[];
};

/** Everything that was packed for this session and is in `now` no longer ordered, line by line. */
export function surplusAgainst(state: PackingState, now: Work): readonly Surplus[] {
  const lines = byNumber(now);
  return state.work.lines.flatMap((line, position) => {
    const packed = packedOf(state, position);
    if (packed <= 0) return [];
    const other = lines.get(line.line);
    const ordered = other !== undefined && sameGoods(line, other) ? other.quantity : 0;
    if (packed <= ordered) return [];
    const cartons = cartonsWith(state, (content) => content.line === line.line);
    return [{ line, packed, ordered, surplus: subtract(packed, ordered), cartons }];
  });
}

/** A lot that went into cartons and may not be sent any more. */
export type LotInVain = {
  readonly line: WorkLine;
  readonly lot: LotStock;
  readonly why: 'blocked' | 'expired';
  readonly cartons: readonly Carton[];
};

/** Lots in cartons that SAP has blocked since, or that have expired, as far as SAP still has them on stock. */
export function lotsInVain(state: PackingState, today: IsoDate): readonly LotInVain[] {
  return state.packed.flatMap(({ taken }, position) => {
    const line = lineAt(state.work, position);
    const lots = new Set(taken.flatMap(({ lot }) => lot ?? []));
    return [...lots].flatMap((name) => {
      const lot = lotOf(line, name);
      if (lot === undefined) return [];
      const expired = lot.expiry !== null && lot.expiry < today;
      if (lot.status === 'released' && !expired) return [];
      const why = lot.status === 'released' ? 'expired' : 'blocked';
      const cartons = cartonsWith(state, (content) => content.line === line.line && content.lot === name);
      return [{ line, lot, why, cartons }];
    });
  });
}

function cartonsWith({ cartons }: PackingState, which: (content: Content) => boolean): readonly Carton[] {
  return cartons.filter(({ contents }) => contents.some(which));
}
