import { dayMeant, type IsoDate } from './dates.ts';
import type { ScanElement } from './rules.ts';

/** What the elements of one symbol say about the goods, by their AI. A field is left out when its AI is. */
export type Gs1Facts = {
  /** 00: serial shipping container code, 18 digits. */
  readonly sscc?: string;
  /** 01: trade item that carries the symbol, 14 digits. */
  readonly gtin?: string;
  /** 02: trade item within a logistic unit, 14 digits; `count` tells how many. */
  readonly contentGtin?: string;
  /** 10: batch or lot. */
  readonly lot?: string;
  /** 21: serial number. */
  readonly serial?: string;
  /** 17, else the date of 7003. */
  readonly expiry?: IsoDate;
  /** 7003: time of expiry on that date, `HH:MM`. */
  readonly expiryTime?: string;
  /** 15. */
  readonly bestBefore?: IsoDate;
  /** 16. */
  readonly sellBy?: IsoDate;
  /** 11. */
  readonly production?: IsoDate;
  /** 13. */
  readonly packed?: IsoDate;
  /** 37: trade items within the logistic unit, else 30: pieces of a variable measure item. */
  readonly count?: number;
  /** 310n: net weight in kg, decimal with as many places as printed. */
  readonly netWeightKg?: string;
  /** 330n: gross weight in kg. */
  readonly grossWeightKg?: string;
  /** 20: internal product variant, two digits. */
  readonly variant?: string;
  /** 240: additional product identification given by the manufacturer. */
  readonly additionalId?: string;
  /** 241: the customer's part number. */
  readonly customerPart?: string;
  /** 400: the customer's purchase order number. */
  readonly orderNumber?: string;
};

/**
 * The facts among checked elements.
 *
 * @param today decides the century of the dates
 * @returns null when a date does not exist in its century (29 February)
 */
export function factsOf(elements: readonly ScanElement[], today: IsoDate): Gs1Facts | null {
  const value = (ai: string): string | undefined => elements.find((one) => one.ai === ai)?.value;
  const dates = datesOf(value, today);
  if (Object.values(dates).includes(null)) return null;
  const count = value('37') ?? value('30');
  return withoutGaps({
    sscc: value('00'),
    gtin: value('01'),
    contentGtin: value('02'),
    lot: value('10'),
    serial: value('21'),
    ...dates,
    expiryTime: value('7003')?.replace(/^.{6}(..)(..)$/, '$1:$2'),
    count: count === undefined ? undefined : Number(count),
    netWeightKg: measure(elements, '310'),
    grossWeightKg: measure(elements, '330'),
    variant: value('20'),
    additionalId: value('240'),
    customerPart: value('241'),
    orderNumber: value('400'),
  });
}

type Dates = Readonly<
  Record<'expiry' | 'bestBefore' | 'sellBy' | 'production' | 'packed', IsoDate | null | undefined>
>;

function datesOf(value: (ai: string) => string | undefined, today: IsoDate): Dates {
  const day = (yymmdd: string | undefined): IsoDate | null | undefined =>
    yymmdd === undefined ? undefined : dayMeant(yymmdd, today);
  return {
    expiry: day(value('17') ?? value('7003')?.slice(0, 6)),
    bestBefore: day(value('15')),
    sellBy: day(value('16')),
    production: day(value('11')),
    packed: day(value('13')),
  };
}

/** Six digits whose decimal places are the last digit of the AI: 3103 001250 is 1.250. */
function measure(elements: readonly ScanElement[], family: string): string | undefined {
  const found = elements.find(({ ai }) => ai.length === 4 && ai.startsWith(family));
  if (found === undefined) return undefined;
  const places = Number(found.ai.charAt(3));
  const point = found.value.length - places;
  const whole = found.value.slice(0, point).replace(/^0+(?=\d)/, '');
  return places === 0 ? whole : `${whole}.${found.value.slice(point)}`;
}

function withoutGaps(facts: { readonly [Fact in keyof Gs1Facts]: Gs1Facts[Fact] | null }): Gs1Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null),
  );
}
