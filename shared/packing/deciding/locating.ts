import type { CommandContext } from '../commands.ts';
import { openOf } from '../lines.ts';
import type { PackingState } from '../state.ts';
import { binsOfStock, binsToTakeFrom } from '../stock.ts';
import type { Bin } from '../work.ts';
import { accepted, type Decision, list, refuse, refused } from './decision.ts';
import { locatePending } from './goods.ts';
import { openCartonOf, takingOut } from './readiness.ts';

/**
 * A scanned location: where the goods in hand come from, else where the next ones will. It must hold something
 * that the order still needs, as SAP had it, set aside or not.
 */
export function scanLocation(state: PackingState, bin: Bin, context: CommandContext): Decision {
  const ready = openCartonOf(state);
  if ('refusal' in ready) return refused(ready.refusal);
  const inTheWay = takingOut(state);
  if (inTheWay !== null) return refused(inTheWay);
  if (state.pending !== null) return locatePending(state, state.pending, bin, context);
  const holdsSomething = state.work.lines.some(
    (line, position) =>
      openOf(state, position) > 0 && binsOfStock(line).some(({ entry }) => entry === bin.entry),
  );
  return holdsSomething
    ? accepted({ type: 'LocationConfirmed', bin })
    : refuse('LOCATION_NOT_EXPECTED', { bin: bin.code, expected: list(expectedBins(state)) });
}

/** The sign names a few bins; an order of thousands of lines is not looked through for all of them. */
const ENOUGH_BINS = 10;

function expectedBins(state: PackingState): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const [position, line] of state.work.lines.entries()) {
    if (openOf(state, position) <= 0) continue;
    for (const { code } of binsToTakeFrom(state, line, state.openedOn)) codes.add(code);
    if (codes.size >= ENOUGH_BINS) break;
  }
  return codes;
}
