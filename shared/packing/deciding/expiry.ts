import { type Refusal, refusal } from '../refusals.ts';
import type { PackingState } from '../state.ts';
import { daysBetween, lotOf, serialOf } from '../stock.ts';
import type { IsoDate, WorkLine } from '../work.ts';
import { type Goods, naming } from './decision.ts';

/** The expiry of the goods: SAP's for this lot or serial, else what their label says. */
export function expiryOf(line: WorkLine, goods: Goods): IsoDate | null {
  return recordedExpiry(line, goods) ?? goods.expiry;
}

/** The label of goods that SAP keeps neither lots nor serials of says itself that they have expired. */
export function expiredGoodsFault(line: WorkLine, { expiry }: Goods, today: IsoDate): Refusal | null {
  return line.item.tracking === 'none' && expiry !== null && expiry < today
    ? refusal('GOODS_EXPIRED', { ...naming(line.item), expiry })
    : null;
}

/** Label and SAP must not name two days: one of them is of other goods. */
export function contradictionFault(line: WorkLine, goods: Goods): Refusal | null {
  const onRecord = recordedExpiry(line, goods);
  return onRecord === null || goods.expiry === null || onRecord === goods.expiry
    ? null
    : refusal('EXPIRY_CONTRADICTS', {
        ...naming(line.item),
        of: nameOf(line, goods),
        onLabel: goods.expiry,
        onRecord,
      });
}

/** What still lives, but not as long as the rules ask for. The last day itself counts as none left. */
export function lifeObjections(
  state: PackingState,
  line: WorkLine,
  goods: Goods,
  today: IsoDate,
): readonly Refusal[] {
  const expiry = expiryOf(line, goods);
  const daysRequired = state.rules.minimumRemainingLifeDays;
  if (expiry === null) return [];
  const daysLeft = daysBetween(today, expiry);
  return daysLeft >= daysRequired
    ? []
    : [
        refusal('REMAINING_LIFE_SHORT', {
          ...naming(line.item),
          of: nameOf(line, goods),
          expiry,
          daysLeft,
          daysRequired,
        }),
      ];
}

function recordedExpiry(line: WorkLine, { lot, serial }: Goods): IsoDate | null {
  switch (line.item.tracking) {
    case 'none':
      return null;
    case 'lot':
      return (lot === null ? undefined : lotOf(line, lot))?.expiry ?? null;
    case 'serial':
      return (serial === null ? undefined : serialOf(line, serial))?.expiry ?? null;
  }
}

/** What carries the expiry: the lot, the serial, else the item itself. */
function nameOf({ item }: WorkLine, { lot, serial }: Goods): string {
  const tracked = item.tracking === 'lot' ? lot : item.tracking === 'serial' ? serial : null;
  return tracked ?? item.itemCode;
}
