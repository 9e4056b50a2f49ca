import { z } from 'zod';
import type { RecordedCarton } from '../../../shared/contracts/shipment-record.ts';
import { sum } from '../../../shared/packing/quantity.ts';
import type { Carton, Content, PackingState } from '../../../shared/packing/state.ts';
import type { JournalEvent } from '../journal/event.ts';

/** The cartons of a session as they left, with who packed them and when. Empty ones left nothing. */
export function recordedCartons(
  state: PackingState,
  events: readonly JournalEvent[],
  nameOf: (id: string | null) => string,
): RecordedCarton[] {
  const work = workOn(events);
  return state.cartons
    .filter(({ contents }) => contents.length > 0)
    .map((carton) => {
      const { packed = [], closedAt = null } = work.get(carton.number) ?? {};
      const { weighing } = carton;
      return {
        number: carton.number,
        sscc: carton.sscc,
        packaging: carton.packaging.name,
        grossGrams: weighing?.grossGrams ?? null,
        expectedGrams: weighing?.expectedGrams ?? null,
        weight: weighing?.verdict ?? null,
        scale: weighing?.scale ?? null,
        packers: [...new Set(packed.map(({ person }) => nameOf(person)))],
        begunAt: packed[0]?.at ?? null,
        closedAt,
        contents: contentsOf(state, carton),
      };
    });
}

type Worked = { readonly packed: JournalEvent[]; closedAt: string | null };

const ofCarton = z.object({ carton: z.int() });

/** What was put into each carton, and when it was closed for good. */
function workOn(events: readonly JournalEvent[]): ReadonlyMap<number, Worked> {
  const cartons = new Map<number, Worked>();
  for (const event of events) {
    if (event.type !== 'UnitPacked' && event.type !== 'CartonClosed') continue;
    const { carton } = ofCarton.parse(JSON.parse(event.body));
    const worked = cartons.get(carton) ?? { packed: [], closedAt: null };
    cartons.set(carton, worked);
    if (event.type === 'UnitPacked') worked.packed.push(event);
    else worked.closedAt = event.at;
  }
  return cartons;
}

/** Goods that are alike are one row, in the order in which the first of them went in. */
function contentsOf(state: PackingState, { contents }: Carton): RecordedCarton['contents'] {
  const alike = Map.groupBy(contents, ({ line, uom, lot, expiry, serial }) =>
    JSON.stringify([line, uom.entry, lot, expiry, serial]),
  );
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [contentOf(state, first, sum(same.map(({ count }) => count)))];
  });
}

function contentOf(state: PackingState, content: Content, count: number): RecordedCarton['contents'][number] {
  const item = state.work.lines.find(({ line }) => line === content.line)?.item;
  return {
    itemCode: item?.itemCode ?? '',
    name: item?.name ?? '',
    count,
    uom: content.uom.code,
    lot: content.lot,
    expiry: content.expiry,
    serial: content.serial,
  };
}
