import i18next, { type i18n } from 'i18next';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { dayText, gramsText, type Language, quantityText, ssccText, weightText } from './format.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    nsSeparator: false;
  }
}

/** How the placeholders of the texts write their values: `{{grams, weight}}`. */
const FORMATS: Readonly<Record<string, (value: unknown, language: Language) => string>> = {
  quantity: (value, language) => (typeof value === 'number' ? quantityText(value, language) : String(value)),
  weight: (value, language) => (typeof value === 'number' ? weightText(value, language) : String(value)),
  grams: (value, language) => (typeof value === 'number' ? gramsText(value, language) : String(value)),
  day: (value, language) => dayText(String(value), language),
  sscc: (value) => ssccText(String(value)),
  /** A text of SAP's that may be empty. */
  text: (value) => String(value),
  /** A list that comes as text; an empty one is said, not left out. */
  list: (value) => String(value),
};

/** What stands in a text for a value that nobody gave. */
const NOTHING = '–';

/** All texts of the page, in `language` until the station names the packer's. */
export async function openCatalogue(language: Language): Promise<i18n> {
  const catalogue = i18next.createInstance();
  await catalogue.init({
    lng: language,
    fallbackLng: 'en',
    nsSeparator: false,
    resources: { en: { translation: en }, de: { translation: de } },
    // React escapes what it writes; texts are never HTML.
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => NOTHING,
  });
  for (const [name, write] of Object.entries(FORMATS)) {
    catalogue.services.formatter?.add(name, (value: unknown, lng: string | undefined) =>
      value === null || value === undefined || value === ''
        ? NOTHING
        : write(value, lng === 'de' ? 'de' : 'en'),
    );
  }
  return catalogue;
}
