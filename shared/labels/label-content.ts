import type { Carton, PackingState } from '../packing/state.ts';
import type { Address } from '../packing/work.ts';
import { kilograms } from './numbers.ts';
import { printableText } from './printable-text.ts';
import { type PaperLanguage, paperWords } from './words.ts';

/** What a carton's label says, as text ready for paper; a fact that is not known is left out. */
export type LabelContent = {
  readonly from: TitledAddress;
  readonly to: TitledAddress;
  /** "Carton" and its number. How many there will be is not known while packing. */
  readonly carton: TitledText;
  readonly facts: readonly TitledText[];
  readonly sscc: string;
  /** 'Copy 2' on every label after the first that may be on paper; else null. */
  readonly copy: string | null;
};

export type TitledText = { readonly title: string; readonly text: string };
export type TitledAddress = {
  readonly title: string;
  readonly name: string;
  readonly street: string;
  /** 'DE 22765 Hamburg' */
  readonly place: string;
};

/**
 * @param copy the number to mark the label with as a copy; null for the original
 * @returns null while the carton has no SSCC: then there is nothing to print
 */
export function labelContent(
  { work }: Pick<PackingState, 'work'>,
  carton: Pick<Carton, 'number' | 'packaging' | 'sscc' | 'weighing'>,
  shipFrom: Address,
  language: PaperLanguage,
  copy: number | null,
): LabelContent | null {
  if (carton.sscc === null) return null;
  const words = paperWords(language);
  const facts: readonly { readonly title: string; readonly text: string | null }[] = [
    { title: words[work.order.kind ?? 'order'], text: String(work.order.number) },
    { title: words.customerReference, text: work.order.customerReference },
    { title: words.shippingType, text: work.shippingType },
    { title: words.packaging, text: carton.packaging.name },
    { title: words.grossWeight, text: carton.weighing && kilograms(carton.weighing.grossGrams, language) },
  ];
  return {
    from: titledAddress(words.from, shipFrom),
    to: titledAddress(words.to, work.shipTo),
    carton: { title: words.carton, text: String(carton.number) },
    facts: facts
      .map(({ title, text }) => ({ title, text: printableText(text ?? '') }))
      .filter(({ text }) => text !== ''),
    sscc: carton.sscc,
    copy: copy === null ? null : `${words.copy} ${copy}`,
  };
}

function titledAddress(title: string, { name, street, zip, city, country }: Address): TitledAddress {
  return {
    title,
    name: printableText(name),
    street: printableText(street),
    place: printableText(`${country} ${zip} ${city}`),
  };
}
