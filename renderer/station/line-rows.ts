import type { LineView, SessionView } from '../../shared/contracts/station-view.ts';

/** A row of the list of lines, with its place in pixels from the top. */
export type LineRow = {
  readonly line: LineView;
  readonly kind: 'next' | 'open' | 'complete';
  readonly top: number;
  readonly height: number;
};

/** Heights by kind; styles/packing.css draws them to these. */
export const ROW_HEIGHTS = { next: 104, open: 72, complete: 44 } as const;
/** Rows drawn beyond the visible ones, so that a quick flick shows no gap. */
const SPARE_PX = 300;

/** The same lines; that of the item which waits for its lot or serial stays the next one until it is packed. */
export function withLineInHand(
  lines: readonly LineView[],
  pending: SessionView['pending'],
): readonly LineView[] {
  const inHand = lines.find(({ itemCode, state }) => itemCode === pending?.itemCode && state !== 'complete');
  if (!inHand || lines.some(({ isNext }) => isNext)) return lines;
  return lines.map((line) => (line === inHand ? { ...line, isNext: true } : line));
}

/** The lines as the packer needs them: the next one on top, then what is open, then what is complete, folded. */
export function lineRows(lines: readonly LineView[]): readonly LineRow[] {
  const kinds = lines.map((line) => ({ line, kind: kindOf(line) }));
  let top = 0;
  return (['next', 'open', 'complete'] as const).flatMap((kind) =>
    kinds
      .filter((row) => row.kind === kind)
      .map((row) => {
        const placed = { ...row, top, height: ROW_HEIGHTS[kind] };
        top += placed.height;
        return placed;
      }),
  );
}

/** The rows to draw when `viewPx` of the list can be seen from `scrolledPx` on; an order may have 2,000. */
export function visibleRows(
  rows: readonly LineRow[],
  scrolledPx: number,
  viewPx: number,
): readonly LineRow[] {
  return rows.filter(
    ({ top, height }) => top + height >= scrolledPx - SPARE_PX && top <= scrolledPx + viewPx + SPARE_PX,
  );
}

function kindOf(line: LineView): LineRow['kind'] {
  if (line.isNext) return 'next';
  return line.state === 'complete' ? 'complete' : 'open';
}
