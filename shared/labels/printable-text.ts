/**
 * Text of an order as one line that can stand on paper: control characters become spaces, invisible format
 * characters (among them those that turn the reading direction) go, halves of surrogate pairs and
 * non-characters become U+FFFD, runs of space become one, letters and their accents become one character.
 */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
