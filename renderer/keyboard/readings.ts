import { characterOn, type Layout, NO_CHARACTER, type Stroke } from './layouts.ts';

/** The same keys, read as the operating system did and as a scanner of each layout meant them. */
export type Readings = { readonly key: string } & Readonly<Record<Layout, string>>;

export const NO_READINGS: Readings = { key: '', us: '', de: '', fr: '' };
export const GROUP_SEPARATOR = '\u001d';

/** One key's character and what it would be in other layouts, as long as the character itself. */
export function readingsOf(character: string, key: Stroke & { readonly alt: boolean }): Readings {
  if (character === GROUP_SEPARATOR) return same(character);
  const stroke = { ...key, altGraph: key.altGraph || key.alt };
  const by = (layout: Layout) => characterOn(layout, stroke).padEnd(character.length, NO_CHARACTER);
  return { key: character, us: by('us'), de: by('de'), fr: by('fr') };
}

export function same(character: string): Readings {
  return { key: character, us: character, de: character, fr: character };
}

export function joined(one: Readings, other: Readings): Readings {
  return { key: one.key + other.key, us: one.us + other.us, de: one.de + other.de, fr: one.fr + other.fr };
}

export function cut({ key, us, de, fr }: Readings, from: number, to?: number): Readings {
  return { key: key.slice(from, to), us: us.slice(from, to), de: de.slice(from, to), fr: fr.slice(from, to) };
}
