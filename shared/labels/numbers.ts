import type { PaperLanguage } from './words.ts';

/** Grams as kilograms with three decimals, '12.340 kg'; the same on every machine, whatever its locale data. */
export function kilograms(grams: number, language: PaperLanguage): string {
  return `${withComma((grams / 1_000).toFixed(3), language)} kg`;
}

/** A quantity with as many decimals as it has, at most six. */
export function quantityText(value: number, language: PaperLanguage): string {
  return withComma(String(Number(value.toFixed(6))), language);
}

function withComma(text: string, language: PaperLanguage): string {
  return language === 'de' ? text.replace('.', ',') : text;
}
