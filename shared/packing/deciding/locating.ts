import type { CommandContext } from '../commands.ts';
import { openOf } from '../lines.ts';
import type { PackingState } from '../state.ts';
import { binsOfStock, binsToTakeFrom, distinctBins } from '../stock.ts';
import type { Bin } from '../work.ts';
import { accepted, type Decision, list, refuse, refused } from './decision.ts';
import { locatePending } from './goods.ts';
import { openCartonOf, takingOut } from './readiness.ts';

/**
 * A scanned location: where the goods in hand come from, else where the next ones will. It must hold something
 * that the order still needs.
 */
export function scanLocation(state: PackingState, bin: Bin, context: CommandContext): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const inTheWay = takingOut(state);
  if (inTheWay !== null) return refused(inTheWay);
  if (state.pending !== null) return locatePending(state, state.pending, bin, context);
  const expected = expectedBins(state);
  return expected.some(({ entry }) => entry === bin.entry)
    ? accepted({ type: 'LocationConfirmed', bin })
    : refuse('LOCATION_NOT_EXPECTED', { bin: bin.code, expected: list(expected.map(({ code }) => code)) });
}

/** Every bin in which something lies that the order still needs, set aside or not. */
function expectedBins(state: PackingState): readonly Bin[] {
  const bins = state.work.lines.flatMap((line, position) =>
    openOf(state, position) > 0 ? [...binsToTakeFrom(state, line, state.openedOn), ...binsOfStock(line)] : [],
  );
  return distinctBins(bins);
}
