import { CUSTOMER_CODES } from './customers.ts';
import { BOX, CASE, OUTLET } from './ground.ts';
import { DEMO_ITEMS, DEMO_KIT } from './items.ts';
import { between, oneOf, randomFrom } from './random.ts';
import { SHOWCASE } from './showcase.ts';

export type DemoLine = {
  readonly item: string;
  /** In `unit`, or in the item's base unit. */
  readonly quantity: number;
  readonly unit?: number;
  readonly warehouse?: string;
};

export type DemoOrder = {
  readonly customer: string;
  readonly lines: readonly DemoLine[];
  /** Days from today. */
  readonly dueIn: number;
  readonly partial: boolean;
  readonly reference: string;
  readonly comments?: string;
  readonly shippingType?: number;
};

const EXPRESS = 2;

/** The open orders, in the order of their numbers: each of the first is there for one thing. */
export function demoOrders(): readonly DemoOrder[] {
  const orders: readonly Partial<DemoOrder>[] = [
    { customer: 'C20001', lines: SHOWCASE.lines },
    // One piece, one lot, one serial.
    { customer: 'C20006', lines: [line('H3017', 1)] },
    { customer: 'C20003', lines: [line('F1023', 5)] },
    { customer: 'C20002', lines: [line('T2006', 1)] },
    {
      customer: 'C20005',
      lines: DEMO_ITEMS.slice(34, 58).map(({ code }, index) => line(code, 1 + (index % 4))),
    },
    // The same item on two lines.
    { customer: 'C20004', lines: [line('F1003', 6), line('F1012', 3), line('F1003', 4)] },
    // A kit beside one of its own parts.
    { customer: 'C20012', lines: [line(DEMO_KIT.code, 2), line('H3017', 1), line('H3008', 2)] },
    // Weighed goods.
    { customer: 'C20003', lines: [line('C4001', 2.5), line('C4002', 1.75), line('C4004', 3.2)] },
    // Ordered in boxes and cases.
    {
      customer: 'C20009',
      lines: [boxes('F1007', 2), cases('F1013', 1), boxes('F1001', 1), line('H3009', 3)],
    },
    // From the warehouse without bins, and from both.
    { customer: 'C20011', lines: [outlet('F1001', 4), outlet('F1004', 6), outlet('H3002', 2)] },
    { customer: 'C20012', lines: [line('H3013', 2), outlet('T2003', 1)] },
    { customer: 'C20008', partial: false, lines: [line('F1019', 8), line('F1021', 12), line('F1022', 12)] },
    // The customer takes no partial deliveries, whatever the order says.
    { customer: 'C20005', lines: [line('H3003', 4), line('H3005', 3)] },
    // Lots that are about to expire, expired, and locked.
    { customer: 'C20004', lines: [line('F1003', 10)] },
    { customer: 'C20004', lines: [line('F1006', 12), line('F1017', 6)] },
    { customer: 'C20006', lines: [line('F1009', 12), line('F1005', 4)] },
    {
      customer: 'C20011',
      shippingType: EXPRESS,
      comments: 'Needed on site tomorrow morning',
      lines: [line('T2010', 1)],
    },
    { customer: 'C20008', lines: [line('F1016', 120), line('F1018', 60)] },
    // Two orders that go on one pick list.
    { customer: 'C20010', lines: [line('T2001', 1), line('H3011', 4)] },
    {
      customer: 'C20010',
      lines: [line('T2002', 1), line('H3012', 10)],
      comments: 'Second order of the week',
    },
  ];
  const more = Array.from({ length: 20 }, (_, index) => invented(index));
  return [...orders, ...more].map((order, index) => ({
    customer: CUSTOMER_CODES[0] ?? '',
    lines: [],
    dueIn: 1 + (index % 6),
    partial: true,
    reference: `PO-${4710 + index}`,
    ...order,
  }));
}

/** Paid before they are sent, as web shops do; the first is not paid yet, the second is on a pick list. */
export function demoInvoices(): readonly DemoOrder[] {
  return [
    { customer: 'C20009', lines: [line('F1002', 6), line('H3015', 4)] },
    { customer: 'C20006', lines: [line('F1004', 4), line('T2008', 1), line('H3016', 2)] },
    { customer: 'C20003', lines: [line('H3014', 8)] },
  ].map((invoice, index) => ({ ...invoice, dueIn: 8, partial: true, reference: `WEB-${20711 + index}` }));
}

/** Everyday orders of a few lines. */
function invented(index: number): Partial<DemoOrder> {
  const random = randomFrom(index + 1);
  const items = [...DEMO_ITEMS];
  const lines = Array.from({ length: between(random, 1, 6) }, () => {
    const [item] = items.splice(between(random, 0, items.length - 1), 1);
    const most = item?.tracking === 'serial' ? 1 : 8;
    return line(item?.code ?? '', between(random, 1, most));
  });
  return {
    customer: CUSTOMER_CODES[index % CUSTOMER_CODES.length] ?? '',
    lines,
    partial: oneOf(random, [true, true, false]),
  };
}

function line(item: string, quantity: number): DemoLine {
  return { item, quantity };
}

function boxes(item: string, quantity: number): DemoLine {
  return { item, quantity, unit: BOX };
}

function cases(item: string, quantity: number): DemoLine {
  return { item, quantity, unit: CASE };
}

function outlet(item: string, quantity: number): DemoLine {
  return { item, quantity, warehouse: OUTLET };
}
