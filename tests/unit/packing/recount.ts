import { sum } from '../../../shared/packing/quantity.ts';
import type { Content, PackedLine, PackingState } from '../../../shared/packing/state.ts';
import type { WorkLine } from '../../../shared/packing/work.ts';

/** What lies in cartons, counted anew from their contents: a second opinion on `state.packed`. */
export function recounted(state: PackingState): readonly PackedLine[] {
  return state.work.lines.map(({ line }) => {
    const contents = allContents(state).filter((content) => content.line === line);
    const byKind = Map.groupBy(contents, (one) => `${one.lot}/${one.serial}/${one.bin?.entry}`);
    return {
      quantity: total(contents),
      taken: [...byKind.values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined) return [];
        const { lot, serial, bin } = first;
        return [{ quantity: total(same), lot, serial, bin }];
      }),
    };
  });
}

/** The same whatever order rows are in. */
export function inOrder(packed: readonly PackedLine[]): readonly PackedLine[] {
  const key = (row: PackedLine['taken'][number]): string => `${row.lot}/${row.serial}/${row.bin?.entry}`;
  return packed.map((line) => ({
    ...line,
    taken: line.taken.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
  }));
}

/** In words, everything of which more lies in cartons than was ordered, or than there is; must be empty. */
export function tooMuch(state: PackingState): readonly string[] {
  const serials = allContents(state).flatMap((content) =>
    content.serial === null ? [] : `${itemOf(state, content)}/${content.serial}`,
  );
  return [
    ...serials.filter((serial, at) => serials.indexOf(serial) !== at).map((serial) => `${serial} twice`),
    ...state.work.lines.flatMap((line) => [
      ...over(state, `line ${line.line}`, line.quantity, (content) => content.line === line.line),
      ...beyondStock(state, line),
    ]),
  ];
}

function beyondStock(state: PackingState, line: WorkLine): readonly string[] {
  const lines = new Map(state.work.lines.map((one) => [one.line, one]));
  const here = (content: Content): boolean => {
    const other = lines.get(content.line);
    return other?.item.itemCode === line.item.itemCode && other.warehouse === line.warehouse;
  };
  const name = `${line.item.itemCode} in ${line.warehouse}`;
  return [
    ...line.lots.flatMap((stock) => [
      ...over(state, `${name} lot ${stock.lot}`, stock.quantity, (one) => here(one) && one.lot === stock.lot),
      ...stock.bins.flatMap(({ bin, quantity }) =>
        over(
          state,
          `${name} lot ${stock.lot} bin ${bin.code}`,
          quantity,
          (one) => here(one) && one.lot === stock.lot && one.bin?.entry === bin.entry,
        ),
      ),
    ]),
    ...line.bins.flatMap(({ bin, quantity }) =>
      over(state, `${name} bin ${bin.code}`, quantity, (one) => here(one) && one.bin?.entry === bin.entry),
    ),
    ...allContents(state)
      .filter(here)
      .flatMap((content) => unknownSource(line, content).map((what) => `${name} ${what}`)),
  ];
}

/** What names a lot, serial or bin that the warehouse does not have, or none where it must. */
function unknownSource(line: WorkLine, { lot, serial, bin }: Content): readonly string[] {
  const { tracking } = line.item;
  const stock = line.lots.find((one) => one.lot === lot);
  const known = {
    none: lot === null && serial === null,
    lot: serial === null && stock?.status === 'released',
    serial: lot === null && line.serials.some((one) => one.serial === serial),
  };
  return [
    ...(known[tracking] ? [] : [`from lot ${lot}, serial ${serial}`]),
    ...((bin !== null) === line.binManaged ? [] : [`from bin ${bin?.code}`]),
  ];
}

function over(
  state: PackingState,
  what: string,
  limit: number,
  which: (content: Content) => boolean,
): readonly string[] {
  const packed = total(allContents(state).filter(which));
  return packed > limit ? [`${packed} of ${limit} from ${what}`] : [];
}

function allContents(state: PackingState): readonly Content[] {
  return state.cartons.flatMap(({ contents }) => contents);
}

function itemOf(state: PackingState, content: Content): string | undefined {
  return state.work.lines.find(({ line }) => line === content.line)?.item.itemCode;
}

function total(contents: readonly Content[]): number {
  return sum(contents.map(({ quantity }) => quantity));
}
