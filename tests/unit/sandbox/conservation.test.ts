import fc from 'fast-check';
import { expect, it } from 'vitest';
import { all, document, entity, onHand, openDemo, rows, value, wholeDelivery } from './demo-company.ts';

type Step = {
  readonly set: 'Orders' | 'Invoices';
  readonly order: number;
  readonly part: number;
  readonly cancel: boolean;
};

const steps = fc.array(
  fc.record({
    set: fc.constantFrom<Step['set']>('Orders', 'Orders', 'Invoices'),
    order: fc.integer({ min: 1, max: 40 }),
    part: fc.double({ min: 0.1, max: 1, noNaN: true }),
    cancel: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The documents of the demo company that are open at first. */
const COUNTS = { Orders: 40, Invoices: 3 } as const;

/** What is on hand, delivered and still ordered of an item, over the whole company. */
function account(company: ReturnType<typeof openDemo>) {
  const stocked = new Map(
    all(company, 'Items').map((item) => [String(item.ItemCode), onHand(company, String(item.ItemCode))]),
  );
  const open = new Map<string, number>();
  for (const [set, type] of [
    ['Orders', 17],
    ['Invoices', 13],
  ] as const) {
    for (const order of all(company, set)) {
      for (const line of rows(order.DocumentLines)) {
        const key = `${type}/${order.DocEntry}/${line.LineNum}`;
        open.set(key, Number(line.RemainingOpenInventoryQuantity));
      }
    }
  }
  return { stocked, open };
}

function delivered(company: ReturnType<typeof openDemo>) {
  const byItem = new Map<string, number>();
  const byLine = new Map<string, number>();
  for (const delivery of all(company, 'DeliveryNotes').filter(
    ({ CancelStatus }) => CancelStatus === 'csNo',
  )) {
    for (const line of rows(delivery.DocumentLines)) {
      const quantity = Number(line.InventoryQuantity);
      const key = `${line.BaseType}/${line.BaseEntry}/${line.BaseLine}`;
      byItem.set(String(line.ItemCode), (byItem.get(String(line.ItemCode)) ?? 0) + quantity);
      byLine.set(key, (byLine.get(key) ?? 0) + quantity);
    }
  }
  return { byItem, byLine };
}

function apply(company: ReturnType<typeof openDemo>, { set, order: number, part, cancel }: Step): boolean {
  const order = entity(company, set, ((number - 1) % COUNTS[set]) + 1);
  const body = wholeDelivery(company, order, (open) =>
    Math.ceil(open * part * 4) / 4 >= open ? open : Math.floor(open * part),
  );
  if (rows(body.DocumentLines).length === 0) return false;
  const delivery = document(company.create('DeliveryNotes', body));
  if (cancel) value(company.act('DeliveryNotes', Number(delivery.DocEntry), 'Cancel', {}));
  return !cancel;
}

it('whatever is delivered and cancelled, stock and deliveries, and orders and deliveries, add up to what they were', () => {
  const company = openDemo();
  const before = account(company);
  const gone = delivered(company);
  let kept = 0;
  fc.assert(
    fc.property(steps, (all) => {
      const tried = company.atomically(() => {
        for (const step of all) if (apply(company, step)) kept++;
        const after = account(company);
        const now = delivered(company);
        for (const [item, was] of before.stocked) {
          const more = (now.byItem.get(item) ?? 0) - (gone.byItem.get(item) ?? 0);
          expect((after.stocked.get(item) ?? 0) + more, item).toBeCloseTo(was, 6);
        }
        for (const [line, was] of before.open) {
          const more = (now.byLine.get(line) ?? 0) - (gone.byLine.get(line) ?? 0);
          const isKit = !now.byLine.has(line);
          if (!isKit) expect((after.open.get(line) ?? 0) + more, line).toBeCloseTo(was, 6);
        }
        return { ok: false, error: { status: 400, code: 0, message: 'only tried' } };
      });
      expect(tried.ok).toBe(false);
      expect(account(company)).toEqual(before);
    }),
    { numRuns: 25 },
  );
  expect(kept).toBeGreaterThan(20);
});
